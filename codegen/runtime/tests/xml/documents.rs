//! What the parts of a document mean.

use crate::models::{Entry, Fish, Food, Note, Pet};
use crate::read;
use serde_json::json;
use std::collections::BTreeMap;

#[test]
fn elements_and_attributes_are_properties() {
    let pet: Pet = read(
        "<?xml version='1.0'?><pet id='7' lang=\"en\"><Name>Tom</Name><age>1.5</age><tame>true</tame>\
         <born>2024-01-01T00:00:00Z</born><picture>QUJD</picture></pet>",
    );
    assert_eq!(pet.id, Some(7));
    assert_eq!(pet.language.as_deref(), Some("en"));
    assert_eq!(pet.name.as_deref(), Some("Tom"));
    assert_eq!(pet.age, Some(1.5));
    assert_eq!(pet.tame, Some(true));
    assert_eq!(pet.born.unwrap().as_str(), "2024-01-01T00:00:00Z");
    assert_eq!(pet.picture.unwrap().to_bytes().unwrap(), b"ABC");
}

#[test]
fn the_text_of_an_element_is_a_property() {
    let note: Note = read("<note author='me'>I am <![CDATA[<text>]]> &amp; &#x41;</note>");
    assert_eq!(note.author.as_deref(), Some("me"));
    assert_eq!(note.text.as_deref(), Some("I am <text> & A"));
    assert_eq!(read::<Note>("<note/>").text, None);
}

#[test]
fn items_without_an_element_around_them_may_be_apart() {
    let pet: Pet = read(
        "<pet><friend><Name>A</Name></friend><age>1</age><friend><Name>B</Name></friend></pet>",
    );
    let friends = pet.friends.unwrap();
    let names: Vec<_> = friends.iter().map(|one| one.name.as_deref()).collect();
    assert_eq!(names, [Some("A"), Some("B")]);
    assert_eq!(pet.age, Some(1.0));
}

#[test]
fn all_elements_in_the_element_of_a_list_are_items() {
    let toys = |text: &str| read::<Pet>(&format!("<pet>{text}</pet>")).toys;
    let expected = Some(vec!["ball".to_owned(), String::new()]);
    assert_eq!(toys("<toys><toy>ball</toy><toy/></toys>"), expected);
    assert_eq!(
        toys("<toys> <string>ball</string> <x></x> </toys>"),
        expected
    );
    assert_eq!(toys("<toys/>"), Some(Vec::new()));
    assert_eq!(toys(""), None);
}

#[test]
fn lists_can_be_in_one_another() {
    let pet: Pet = read("<p><grid><row><cell>1</cell><cell>2</cell></row><row/></grid></p>");
    assert_eq!(pet.grid, Some(vec![vec![1, 2], vec![]]));
}

#[test]
fn a_document_can_be_a_list_a_map_or_a_scalar() {
    assert_eq!(read::<Vec<i32>>("<a><b>1</b><b>2</b></a>"), [1, 2]);
    let map: BTreeMap<String, bool> = read("<a><x>true</x><y>false</y></a>");
    assert_eq!(
        map,
        BTreeMap::from([("x".to_owned(), true), ("y".to_owned(), false)])
    );
    assert_eq!(read::<i64>("<a> 5 </a>"), 5);
    assert_eq!(read::<String>("<a> 5 </a>"), " 5 ");
}

#[test]
fn the_elements_in_a_map_are_its_values() {
    let pet: Pet = read(
        "<pet><tags about='x'><Color>red</Color><x-y>nasdf$@#$$</x-y></tags><groups><a><member>1</member></a></groups></pet>",
    );
    let tags = pet.tags.unwrap();
    let tags: Vec<_> = tags
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(tags, ["Color=red", "x-y=nasdf$@#$$"]);
    assert_eq!(pet.groups.unwrap()["a"], ["1"]);
}

#[test]
fn undeclared_elements_and_attributes_are_kept_where_they_are_allowed() {
    let note: Note = read("<n author='a' x='1'>t<y>2</y><z b='3'><c>4</c>5</z><y>6</y></n>");
    let expected = json!({ "x": "1", "y": ["2", "6"], "z": { "b": "3", "c": "4", "$text": "5" } });
    assert_eq!(serde_json::to_value(&note.additional).unwrap(), expected);
    let pet: Pet = read("<pet x='1'><unknown><a/></unknown><Name>Tom</Name></pet>");
    assert_eq!(pet.name.as_deref(), Some("Tom"));
}

#[test]
fn an_element_of_any_type_is_json() {
    let any = |text: &str| read::<Pet>(&format!("<pet><any>{text}</any></pet>")).any;
    assert_eq!(any("text"), Some(json!("text")));
    assert_eq!(
        any("<a>1</a><b><c/></b>"),
        Some(json!({ "a": "1", "b": { "c": "" } }))
    );
    assert_eq!(any("<a/><a/><a/>"), Some(json!({ "a": ["", "", ""] })));
}

#[test]
fn a_union_is_told_apart_wherever_its_discriminator_is() {
    let fish = Food::Fish(Box::new(Fish {
        species: Some("cod".to_owned()),
    }));
    assert_eq!(
        read::<Food>("<f kind='Fish'><species>cod</species></f>"),
        fish
    );
    assert_eq!(
        read::<Food>("<f><species>cod</species><kind>Fish</kind></f>"),
        fish
    );
    let Food::Hay(hay) = read("<f><bale>1.5</bale><bale>2</bale><kind> hay </kind></f>") else {
        panic!("it is hay");
    };
    assert_eq!(hay.bales, Some(vec![1.5, 2.0]));
    let Food::UnknownKind(unknown) = read("<f><type>Leaf</type><size>2</size></f>") else {
        panic!("its kind is unknown");
    };
    assert_eq!(unknown.kind(), Some("Leaf"));
    assert_eq!(unknown.json()["size"], "2");
}

#[test]
fn prefixes_and_namespaces_do_not_matter() {
    for document in [
        "<entry xmlns='urn:atom' xmlns:x='urn:data' x:kind='k'><title>T</title><x:author>A</x:author></entry>",
        "<a:entry xmlns:a='urn:atom' kind='k'><a:title>T</a:title><author>A</author></a:entry>",
    ] {
        let Entry {
            title,
            author,
            kind,
        } = read(document);
        let found = [title, author, kind].map(Option::unwrap_or_default);
        assert_eq!(found, ["T", "A", "k"], "{document}");
    }
}

#[test]
fn comments_and_instructions_mean_nothing() {
    let pet: Pet =
        read("<!-- a --><?p q?><pet><!-- b --><Name>T<!-- c -->o<?p?>m</Name></pet><!-- d -->\n");
    assert_eq!(pet.name.as_deref(), Some("Tom"));
}

#[test]
fn ends_of_lines_are_normalized_in_text_and_attributes() {
    let note: Note = read("<n author='a\nb&#10;c'>d\r\ne&#13;</n>");
    assert_eq!(note.author.as_deref(), Some("a b\nc"));
    assert_eq!(note.text.as_deref(), Some("d\ne\r"));
}

#[test]
fn a_union_is_read_ahead_in_its_own_element_only() {
    for (food, kind) in [
        ("<food/>", ""),
        ("<food x='/>'/>", ""),
        ("<food x='/>'><kind>Fish</kind></food>", "Fish"),
        (
            "<food>\u{FEFF}<a><kind>hay</kind></a><kind>Fish</kind></food>",
            "Fish",
        ),
        ("<food></food>", ""),
    ] {
        let document = format!("<pet>{food}<kind>hay</kind><age>1</age></pet>");
        let pet: Pet = read(&document);
        let food = pet.food.unwrap();
        assert_eq!(
            matches!(food[0], Food::Fish(_)),
            kind == "Fish",
            "{document}"
        );
        assert!(!matches!(food[0], Food::Hay(_)), "{document}");
        assert_eq!(pet.age, Some(1.0));
    }
}
