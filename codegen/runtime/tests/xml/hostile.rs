//! Documents that are meant to do harm.

use crate::error;
use crate::models::{Food, Pet};
use armgen_runtime::runtime::{Value, from_xml};
use proptest::prelude::{any, prop, proptest};
use std::time::{Duration, Instant};

/// Reads a document as several types. It is an error or a value, and takes no time.
fn read_all(document: &[u8]) {
    fn one<T: Value>(document: &[u8]) {
        let _ = from_xml::<T>(document);
    }
    one::<Pet>(document);
    one::<Food>(document);
    one::<Vec<Pet>>(document);
    one::<serde_json::Value>(document);
    one::<String>(document);
}

#[test]
fn elements_are_not_too_deep_in_one_another() {
    for name in ["friend", "remark", "any", "unknown", "food"] {
        let open = format!("<{name}>").repeat(100_000);
        assert!(
            error::<Pet>(&format!("<pet>{open}")).contains("more than 128 elements in one another"),
            "{name}"
        );
        read_all(open.as_bytes());
    }
    let deep = "<friend>".repeat(128) + &"</friend>".repeat(128);
    assert!(from_xml::<Pet>(deep.as_bytes()).is_ok());
}

#[test]
fn entities_are_not_expanded() {
    let laughs =
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><pet><Name>&b;</Name></pet>";
    assert!(error::<Pet>(laughs).contains("a declaration of the type"));
    assert!(error::<Pet>("<pet lang='&b;'/>").starts_with("expected XML"));
    assert!(error::<Pet>("<pet><Name>&#xD800;</Name></pet>").starts_with("expected XML"));
    assert!(
        error::<Pet>("<pet><Name>&#99999999999999999999;</Name></pet>").starts_with("expected XML")
    );
}

#[test]
fn large_documents_take_time_in_proportion() {
    let start = Instant::now();
    let many = 50_000;
    let numbered = |before: &str| {
        let attributes = (0..many).map(|index| format!(" {before}{index}='1'"));
        attributes.collect::<Vec<_>>().concat()
    };
    let name = "n".repeat(2_000_000);
    let (attributes, namespaces) = (numbered("a"), numbered("xmlns:a"));
    for document in [
        format!("<pet{attributes}/>"),
        format!("<pet{namespaces}/>"),
        format!("<remark{attributes}/>"),
        format!("<pet>{}</pet>", "<any/>".repeat(many)),
        format!("<pet>{}</pet>", "<x>1</x>".repeat(many)),
        format!("<pet>{}</pet>", "&amp;".repeat(many)),
        format!(
            "<pet>{}</pet>",
            "<food><kind>Fish</kind></food>".repeat(many / 4)
        ),
        format!(
            "<{name}>{}</{name}>",
            "<food/><food><kind>Fish</kind></food>".repeat(many)
        ),
    ] {
        read_all(document.as_bytes());
    }
    assert!(start.elapsed() < Duration::from_secs(60));
}

/// Pieces of documents.
const PIECES: [&str; 28] = [
    "<pet>",
    "</pet>",
    "<pet/>",
    "<friend>",
    "</friend>",
    "<toys>",
    "</toys>",
    "<food kind='Fish'>",
    "</food>",
    "<kind>hay</kind>",
    "<remark a='b' c='d'>",
    "</remark>",
    "<any>",
    "</any>",
    "<Name>x</Name>",
    "<grid><row><cell>1</cell></row></grid>",
    "<tags><a>b</a></tags>",
    "text",
    "&amp;",
    "&#65;",
    "&x;",
    "&",
    "<![CDATA[x]]>",
    "<!-- x -->",
    "<?x y?>",
    "<!DOCTYPE x>",
    "<",
    "xsi:nil='true'",
];

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(document in prop::collection::vec(any::<u8>(), 0..64)) {
        read_all(&document);
        read_all(&[b"<pet>", &document[..], b"</pet>"].concat());
    }

    #[test]
    fn any_pieces_of_documents_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        read_all(pieces.concat().as_bytes());
        read_all(format!("<pet>{}</pet>", pieces.concat()).as_bytes());
    }
}
