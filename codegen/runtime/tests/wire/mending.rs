//! Documents that are JSON but for values that no parser accepts.

use crate::models::{Animal, Everything, Login, Open};
use crate::nullables::Update;
use armgen_runtime::runtime::{Misfit, Value, from_json, from_json_with_misfits};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use serde_json::json;

const NUMBER: &str = "a number that is out of range";
const NOT_FINITE: &str = "a number that is not finite";
const TEXT: &str = "a string that is not valid Unicode";
const NAME: &str = "a name that is not valid Unicode";

fn mended<T: Value>(json: impl AsRef<[u8]>) -> (T, Vec<Misfit>) {
    from_json_with_misfits(json.as_ref()).unwrap()
}

/// What is read, and the paths of what is left out with what was found there.
fn parts(json: impl AsRef<[u8]>) -> (Everything, Vec<(String, String)>) {
    let (read, misfits) = mended(json);
    let parts = misfits.into_iter().map(|one| (one.path, one.found));
    (read, parts.collect())
}

fn one(path: &str, found: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), found.to_owned())]
}

#[test]
fn a_number_that_is_out_of_range_is_left_out() {
    let digits = "9".repeat(400);
    for number in ["1e400", "-1e400", "1E+400", "0.1e999999999999", &digits] {
        let json = format!(r#"{{"text": "a", "weight": {number}, "small": 1}}"#);
        let (read, misfits) = parts(json);
        assert_eq!(read.text.as_deref(), Some("a"));
        assert_eq!((read.weight, read.small), (None, Some(1)));
        assert_eq!(misfits, one("weight", NUMBER));
    }
}

#[test]
fn a_number_that_is_not_finite_is_left_out() {
    for number in ["NaN", "Infinity", "-Infinity"] {
        let (read, misfits) = parts(format!(
            r#"{{"matrix":[[1,{number},2]],"weight":{number}}}"#
        ));
        assert_eq!(read.matrix, Some(vec![vec![1.0, 2.0]]));
        assert_eq!(
            misfits,
            [one("matrix[0][1]", NOT_FINITE), one("weight", NOT_FINITE)].concat()
        );
    }
}

#[test]
fn half_of_a_surrogate_pair_is_left_out_with_its_string() {
    for text in [
        r"\ud800",
        r"a\uD83Db",
        r"\udc00",
        r"\ud800\ud800\udc00",
        r"\ud800\n",
    ] {
        let (read, misfits) = parts(format!(r#"{{"text": "{text}", "small": 1}}"#));
        assert_eq!((read.text, read.small), (None, Some(1)), "{text}");
        assert_eq!(misfits, one("text", TEXT));
    }
}

#[test]
fn whole_pairs_and_other_escapes_stay() {
    let (read, misfits) =
        parts(r#"{"text": "\ud83d\ude00 \u00e9 \\ud800 \" \/ \t", "weight": NaN}"#);
    assert_eq!(read.text.as_deref(), Some("😀 é \\ud800 \" / \t"));
    assert_eq!(misfits, one("weight", NOT_FINITE));
}

#[test]
fn bytes_that_are_not_utf8_are_left_out_with_their_string() {
    let (read, misfits) = parts(b"{\"text\": \"a\xff\", \"small\": 1}");
    assert_eq!((read.text, read.small), (None, Some(1)));
    assert_eq!(misfits, one("text", TEXT));
}

#[test]
fn raw_control_characters_in_strings_are_kept() {
    let (read, misfits) =
        parts("{\"text\": \"a\nb\tc\r\u{0}\u{1f}\", \"tags\": {\"a\nb\": \"c\"}}");
    assert_eq!(read.text.as_deref(), Some("a\nb\tc\r\u{0}\u{1f}"));
    assert_eq!(json!(read.tags), json!({"a\nb": "c"}));
    assert_eq!(misfits, []);
}

#[test]
fn a_name_that_is_not_unicode_has_replacement_characters() {
    for name in [&b"a\\ud800"[..], b"a\xff"] {
        let json = [b"{\"tags\": {\"", name, b"\": \"b\"}}"].concat();
        let (read, misfits) = parts(json);
        assert_eq!(json!(read.tags), json!({"a\u{fffd}": "b"}));
        assert_eq!(misfits, one("tags[\"a\u{fffd}\"]", NAME));
    }
}

#[test]
fn the_path_has_names_and_indexes() {
    let json = r#"{"inner": {"connections": [{}, {"id": "a"}, {"properties": {"x": [{}], "description": "\ud800"}}]}}"#;
    assert_eq!(
        parts(json).1,
        one("inner.connections[2].properties.description", TEXT)
    );
    let json = r#"{"any": [{"a.b": [[], 1e999]}]}"#;
    let (read, misfits) = parts(json);
    assert_eq!(misfits, one(r#"any[0]["a.b"][1]"#, NUMBER));
    assert_eq!(read.any, Some(json!([{"a.b": [[], null]}])));
}

#[test]
fn what_does_not_fit_otherwise_is_told_too() {
    let (_, misfits) = parts(r#"{"numbers": {}, "small": "x", "weight": 1e400}"#);
    let paths: Vec<_> = misfits.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["weight", "numbers", "small"]);
}

#[test]
fn what_was_read_before_is_not_read_twice() {
    let json = r#"{"numbers": [1], "tags": {"a": "b"}, "pets": [{"kind": "Cat"}], "weight": NaN}"#;
    let (read, _) = parts(json);
    assert_eq!(read.numbers, Some(vec![1]));
    assert_eq!(read.pets.unwrap().len(), 1);
    let (list, misfits) = mended::<Vec<Everything>>(r#"[{"small": 1}, {"weight": NaN}]"#);
    assert_eq!((list.len(), misfits.len()), (2, 1));
}

#[test]
fn kinds_are_read_wherever_the_discriminator_stands() {
    for json in [
        r#"{"kind": "Dog", "x": "\ud800", "good": true}"#,
        r#"{"x": 1e400, "good": true, "kind": "Dog"}"#,
        r#"{"x": NaN, "kind": "Owl"}"#,
    ] {
        let (animal, misfits) = mended::<Animal>(json);
        assert_eq!(misfits[0].path, "x");
        assert_eq!(serde_json::to_value(animal).unwrap()["x"], json!(null));
    }
}

#[test]
fn the_text_of_a_secret_is_not_repeated() {
    let (read, misfits) = mended::<Login>(r#"{"password": "s3cret\ud800", "user": "me"}"#);
    assert_eq!((read.password, read.user.as_deref()), (None, Some("me")));
    assert!(!format!("{misfits:?}").contains("s3cret"));
}

#[test]
fn what_no_parser_accepts_is_missing_and_does_not_clear_anything() {
    let json = r#"{"size": 1e400, "tags": {"a": "\ud800", "b": "c"}, "list": [1, NaN, 2]}"#;
    let (read, misfits) = mended::<Update>(json);
    assert!(read.size.is_missing());
    assert_eq!(json!(read.tags), json!({"b": "c"}));
    assert_eq!(json!(read.list), json!([1, null, 2]));
    assert_eq!(misfits.len(), 3);
}

#[test]
fn as_the_whole_document_it_is_an_error() {
    for (json, found) in [
        ("1e400", "number out of range"),
        (r#""\ud800a""#, "hex escape"),
        ("NaN", "expected value"),
    ] {
        let failure = from_json::<serde_json::Value>(json.as_bytes()).unwrap_err();
        assert!(failure.found.contains(found), "{failure:?}");
        assert_eq!(failure.path, "");
    }
}

#[test]
fn other_errors_stay() {
    for json in [
        r#"{"text": "\ud8"}"#,
        r#"{"text": "\x"}"#,
        r#"{"small": 01}"#,
        r#"{"small": nan}"#,
        r#"{"small": 1e400x}"#,
        r#"{"small": +1}"#,
        r#"{"small": 1,}"#,
        "{'small': 1}",
        r#"{"text": "a"#,
        "{",
        "",
    ] {
        let read = from_json::<Everything>(json.as_bytes()).unwrap_err();
        let error = serde_json::from_str::<serde_json::Value>(json).unwrap_err();
        let message = format!("it cannot be read as JSON: {error}");
        assert_eq!(read.message, message, "{json}");
    }
    let failure = from_json::<Everything>(b"{\"text\": \"a\xff\"").unwrap_err();
    assert!(failure.found.starts_with("EOF"), "{failure}");
    let failure = from_json::<Everything>(b"{\xff: 1}").unwrap_err();
    assert_eq!(failure.found, "bytes that are not UTF-8");
    let failure = from_json::<Everything>(br#"[{"a": NaN}]"#).unwrap_err();
    assert_eq!(failure.found, "an array");
}

#[test]
fn deep_documents_end_in_an_error() {
    let deep = format!("{}1e400", "[".repeat(1_000_000));
    assert!(from_json::<serde_json::Value>(deep.as_bytes()).is_err());
    let deep = format!("{}1e400{}", "[".repeat(127), "]".repeat(127));
    let (json, misfits) = mended::<serde_json::Value>(deep);
    assert_eq!(misfits[0].path, "[0]".repeat(127));
    assert_eq!(json.to_string().matches("null").count(), 1);
}

#[test]
fn a_hundred_misfits_of_many_are_told() {
    let numbers = vec![r#"1e400,"\ud800\ud800""#; 50_000].join(",");
    let (read, misfits) = parts(format!(r#"{{"numbers": [{numbers}], "small": "x"}}"#));
    assert_eq!(read.numbers, Some(vec![]));
    assert_eq!(misfits.len(), 100);
}

proptest! {
    #[test]
    fn nothing_makes_mending_panic(bytes: Vec<u8>, text in r#"[\[\]{}",:0-9eNaIu\\d8\n-]{0,40}"#) {
        let _ = from_json::<Everything>(&bytes);
        let _ = from_json::<serde_json::Value>(text.as_bytes());
        let _ = from_json::<Open>(format!("{{\"weight\":NaN,{text}").as_bytes());
    }

    #[test]
    fn all_else_of_a_document_stays(text: String, number in any::<i64>()) {
        let json = json!({"text": text, "any": [{ text.clone(): number }, number], "size": null});
        let json = json.to_string();
        let (whole, _) = mended::<Everything>(&json);
        let (read, misfits) = mended::<Everything>(json.replacen('{', r#"{"weight":1e400,"#, 1));
        prop_assert_eq!(read, whole);
        prop_assert_eq!(misfits.len(), 1);
        prop_assert!(misfits[0].path == "weight");
    }
}
