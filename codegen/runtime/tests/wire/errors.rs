//! What is said of a document that does not fit.

use crate::models::{Animal, Connection, Everything};
use armgen_runtime::runtime::{DecodeFailure, Value, from_json, from_json_with_misfits};

fn failure<T: Value>(json: &str) -> DecodeFailure {
    from_json::<T>(json.as_bytes()).err().unwrap()
}

/// Path, expected and found of the first thing that is left out when this is read into a model.
fn parts(json: &str) -> (String, String, String) {
    let (_, misfits) = from_json_with_misfits::<Everything>(json.as_bytes()).unwrap();
    let first = misfits.into_iter().next().unwrap();
    (first.path, first.expected.to_owned(), first.found)
}

fn strings(path: &str, expected: &str, found: &str) -> (String, String, String) {
    (path.to_owned(), expected.to_owned(), found.to_owned())
}

#[test]
fn what_is_left_out_is_told_with_path_expected_and_found() {
    assert_eq!(
        parts(r#"{"connections": [{}, {"properties": {"status": {}}}]}"#),
        strings("connections[1].properties.status", "a string", "an object"),
    );
}

#[test]
fn the_error_of_serde_json_says_the_same() {
    let error =
        serde_json::from_str::<Connection>(r#"{"properties": {"status": []}}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "properties.status: expected a string, found an array at line 1 column 28"
    );
}

#[test]
fn a_failure_displays_as_the_error_of_serde_json() {
    let failure = failure::<Connection>("\n\n []");
    let error = serde_json::from_str::<Connection>("\n\n []").unwrap_err();
    assert_eq!(failure.to_string(), error.to_string());
    assert_eq!(
        (failure.line, failure.column),
        (error.line(), error.column())
    );
}

#[test]
fn what_contradicts_the_shape_inside_of_a_response_is_left_out() {
    let json = br#"{"numbers": {"a": [1]}, "inner": "x", "text": "kept", "connections": [{"id": "a"}, "b", {"id": []}]}"#;
    let (read, misfits) = from_json_with_misfits::<Everything>(json).unwrap();
    assert_eq!(read.numbers, None);
    assert_eq!(read.inner, None);
    assert_eq!(read.text.as_deref(), Some("kept"));
    let ids: Vec<_> = read
        .connections
        .unwrap()
        .into_iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(ids, [Some("a".to_owned()), None]);
    let paths: Vec<_> = misfits.iter().map(|misfit| misfit.path.as_str()).collect();
    assert_eq!(
        paths,
        ["numbers", "inner", "connections[1]", "connections[2].id"]
    );
}

#[test]
fn what_spells_no_value_of_the_type_is_told_too() {
    assert_eq!(
        parts(r#"{"small": "x"}"#),
        strings("small", "a 32-bit integer", r#"the string "x""#)
    );
}

#[test]
fn the_first_hundred_misfits_are_told() {
    let items = vec!["[]"; 200].join(",");
    let json = format!(r#"{{"connections": [{items}]}}"#);
    let (read, misfits) = from_json_with_misfits::<Everything>(json.as_bytes()).unwrap();
    assert_eq!(read.connections, Some(vec![]));
    assert_eq!(misfits.len(), 100);
}

#[test]
fn dropped_items_count_in_the_path() {
    assert_eq!(parts(r#"{"numbers": [null, []]}"#).0, "numbers[1]");
}

#[test]
fn names_of_a_map_are_in_the_path() {
    assert_eq!(
        parts(r#"{"connectionsByName": {"one": {"id": {}}}}"#),
        strings("connectionsByName.one.id", "a string", "an object"),
    );
}

#[test]
fn names_that_are_not_plain_are_quoted_in_the_path() {
    assert_eq!(parts(r#"{"odd name": {}}"#).0, r#"["odd name"]"#);
    assert_eq!(parts(r#"{"tags": {"a.\"b": []}}"#).0, r#"tags["a.\"b"]"#);
    assert_eq!(parts(r#"{"tags": {"": []}}"#).0, r#"tags[""]"#);
    assert_eq!(parts(r#"{"tags": {"1": []}}"#).0, r#"tags["1"]"#);
}

#[test]
fn long_names_are_shortened_in_the_path() {
    let json = serde_json::json!({"tags": {"n".repeat(1000): []}}).to_string();
    assert_eq!(parts(&json).0, format!("tags[\"{}…\"]", "n".repeat(40)));
}

#[test]
fn the_whole_document_has_an_empty_path() {
    let failure = failure::<Connection>("[]");
    assert_eq!(failure.path, "");
    assert_eq!(
        failure.message,
        "expected an object, found an array at line 1 column 2"
    );
}

#[test]
fn null_as_a_whole_document_is_no_number_and_no_boolean() {
    assert_eq!(failure::<i32>("null").found, "null");
    assert_eq!(failure::<bool>("null").expected, "a boolean");
}

#[test]
fn each_type_says_what_it_expects() {
    let expected = |name: &str| parts(&format!(r#"{{"{name}": [[]]}}"#)).1;
    assert_eq!(expected("flag"), "a boolean");
    assert_eq!(expected("small"), "a 32-bit integer");
    assert_eq!(expected("large"), "a 64-bit integer");
    assert_eq!(expected("size"), "an unsigned 64-bit integer");
    assert_eq!(expected("ratio"), "a 32-bit number");
    assert_eq!(expected("weight"), "a number");
    assert_eq!(expected("text"), "a string");
    assert_eq!(expected("status"), "a string");
    assert_eq!(expected("connections"), "an object");
    assert_eq!(expected("tags"), "an object");
    assert_eq!(expected("inner"), "an object");
    assert_eq!(expected("pets"), "an object");
    assert_eq!(parts(r#"{"numbers": 1}"#).1, "an array");
}

#[test]
fn each_kind_of_json_says_what_it_is() {
    let found = |json: &str| parts(&format!(r#"{{"inner": {json}}}"#)).2;
    assert_eq!(found("true"), "true");
    assert_eq!(found("-7"), "the number -7");
    assert_eq!(
        found("18446744073709551615"),
        "the number 18446744073709551615"
    );
    assert_eq!(found("1.0"), "the number 1.0");
    assert_eq!(found(r#""a\nb""#), r#"the string "a\nb""#);
    assert_eq!(parts(r#"{"text": {}}"#).2, "an object");
    assert_eq!(parts(r#"{"text": []}"#).2, "an array");
}

#[test]
fn long_texts_are_shortened() {
    let json = serde_json::json!({"inner": "é".repeat(1000)}).to_string();
    assert_eq!(
        parts(&json).2,
        format!("the string \"{}…\"", "é".repeat(40))
    );
}

#[test]
fn a_list_does_not_stand_for_its_only_item_nor_an_item_for_its_list() {
    assert_eq!(
        parts(r#"{"numbers": {}}"#),
        strings("numbers", "an array", "an object")
    );
    assert_eq!(parts(r#"{"small": [1]}"#).2, "an array");
}

#[test]
fn a_single_value_does_not_stand_for_a_list_or_an_object() {
    assert_eq!(parts(r#"{"numbers": "1"}"#).2, "a string");
    assert_eq!(parts(r#"{"inner": 0}"#).2, "the number 0");
    assert_eq!(parts(r#"{"tags": " "}"#).2, "a string");
    assert_eq!(parts(r#"{"pets": [false]}"#).2, "a boolean");
}

#[test]
fn a_whole_document_is_not_missing() {
    let failure = self::failure::<i32>(r#""x""#);
    assert_eq!(
        (failure.expected.as_str(), failure.found.as_str()),
        ("a 32-bit integer", "a string")
    );
    assert_eq!(self::failure::<Connection>(r#""""#).expected, "an object");
}

#[test]
fn what_is_not_json_has_a_position_and_no_path() {
    let failure = failure::<Connection>("{\"id\": \"a\",\n]");
    assert_eq!((failure.line, failure.column), (2, 1));
    assert_eq!(
        (failure.path.as_str(), failure.expected.as_str()),
        ("", "JSON")
    );
    assert_eq!(failure.found, "key must be a string");
}

#[test]
fn text_behind_the_document_is_a_failure() {
    assert_eq!(failure::<Connection>("{} {}").found, "trailing characters");
}

#[test]
fn a_document_that_ends_too_early_is_a_failure() {
    assert_eq!(failure::<Connection>("").found, "EOF while parsing a value");
    assert!(
        failure::<Connection>(r#"{"properties": {"#)
            .message
            .contains("EOF")
    );
}

#[test]
fn bytes_that_are_not_utf8_outside_of_strings_are_a_failure() {
    let failure = from_json::<Connection>(b"{\n\"id\": \xff}").unwrap_err();
    assert_eq!((failure.line, failure.column), (2, 7));
    assert_eq!(failure.found, "bytes that are not UTF-8");
}

#[test]
fn deep_nesting_is_a_failure_and_not_the_end_of_the_stack() {
    let deep = |open: &str| open.repeat(100_000);
    assert!(
        failure::<Everything>(&deep(r#"{"inner":"#))
            .message
            .contains("recursion limit")
    );
    assert!(
        failure::<Everything>(&deep(r#"{"any":"#))
            .message
            .contains("recursion limit")
    );
    assert!(
        failure::<Everything>(&deep(r#"{"skipped":"#))
            .message
            .contains("EOF")
    );
    assert!(
        failure::<Animal>(&deep(r#"{"kind":"Cat","kittens":["#))
            .message
            .contains("recursion limit")
    );
    assert!(
        failure::<Animal>(&deep(r#"{"kittens":["#))
            .message
            .contains("recursion limit")
    );
}
