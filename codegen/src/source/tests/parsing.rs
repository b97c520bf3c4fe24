use super::one;
use crate::diagnostic::{Code, Diagnostic};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Debug, Deserialize, PartialEq)]
struct Document {
    name: String,
    #[serde(default)]
    items: Vec<BTreeMap<String, Item>>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Item {
    size: i64,
    deep: Option<serde_json::Value>,
}

fn fault(text: &str) -> Diagnostic {
    let (sources, file) = one(text);
    sources.parse::<Document>(file).unwrap_err()
}

/// `code at place: message`
fn shown(text: &str) -> String {
    let fault = fault(text);
    format!(
        "{} at {}: {}",
        fault.code,
        fault.place.unwrap(),
        fault.message
    )
}

#[test]
fn the_first_character_distinguishes_json_from_yaml() {
    for text in [
        "{\"name\": \"n\"}",
        "\n \t{\"name\": \"n\"}",
        "name: n",
        "---\nname: n",
        "# {\nname: n",
    ] {
        let (sources, file) = one(text);
        assert!(sources.parse::<Document>(file).is_ok(), "{text}");
    }
}

#[test]
fn a_json_syntax_error_has_its_position() {
    assert_eq!(
        shown("{\n  \"name\": \"é\" oops\n}"),
        "json-syntax at api.json:2:15: invalid JSON: expected `,` or `}`"
    );
    assert_eq!(
        shown("{\"name\": \"n\"\n"),
        "json-syntax at api.json:1:1: invalid JSON: a `{` that is not closed before the file ends"
    );
    assert_eq!(
        shown("{\"name\": \"n\"} x"),
        "json-syntax at api.json:1:15: invalid JSON: trailing characters"
    );
}

#[test]
fn a_nul_in_json_is_a_syntax_error() {
    assert_eq!(fault("{\"name\": \"a\0\"}").code, Code::JsonSyntax);
}

#[test]
fn a_yaml_syntax_error_has_its_position() {
    assert_eq!(
        shown("name: n\nitems:\n  - a: {size: 1\n  b: 2\n"),
        "yaml-syntax at api.json:3:8: invalid YAML: a `{` that is not closed, or a comma that is missing after it"
    );
    assert_eq!(fault("name: \"a\0\"").code, Code::YamlSyntax);
    assert_eq!(fault("name: a\n---\nname: b\n").code, Code::YamlSyntax);
}

#[test]
fn a_value_of_the_wrong_type_has_its_place_and_pointer() {
    assert_eq!(
        shown("{\"name\": \"n\", \"items\": [{}, {\"a/b\": {\"size\": \"big\"}}]}"),
        "wrong-type at api.json:1:46, /items/1/a~1b/size: expected an integer, found the string \"big\""
    );
    assert_eq!(
        shown("name: n\nitems:\n  - {}\n  - a/b:\n      size: big\n"),
        "wrong-type at api.json:5:13, /items/1/a~1b/size: expected an integer, found the string \"big\""
    );
}

#[test]
fn messages_use_the_names_of_json_types() {
    assert!(
        shown("{\"name\": \"n\", \"items\": {}}")
            .ends_with("/items: expected an array, found an object")
    );
    assert!(
        shown("{\"name\": \"n\", \"items\": [[]]}")
            .ends_with("/items/0: expected an object, found an array")
    );
    assert!(shown("{\"name\": null}").ends_with("/name: expected a string, found null"));
    assert!(shown("{\"name\": 1.5}").ends_with("/name: expected a string, found the number `1.5`"));
    assert!(shown("name: [a]").ends_with("/name: expected a string, found an array"));
}

#[test]
fn a_missing_key_is_reported_at_the_object() {
    assert_eq!(
        shown("{\"name\": \"n\", \"items\": [{\"a\": {}}]}"),
        "wrong-type at api.json:1:31, /items/0/a: missing key `size`"
    );
    assert_eq!(
        shown("name: n\nitems:\n- a: {}"),
        "wrong-type at api.json:3:6, /items/0/a: missing key `size`"
    );
}

#[test]
fn an_empty_file_is_an_error() {
    assert_eq!(fault("").code, Code::WrongType);
    assert_eq!(fault("# only a remark\n").code, Code::WrongType);
}

#[test]
fn nesting_ten_thousand_deep_is_too_deep() {
    let lists = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    let in_value = |nested: &str| {
        format!("{{\"name\": \"n\", \"items\": [{{\"a\": {{\"size\": 1, \"deep\": {nested}}}}}]}}")
    };
    assert_eq!(fault(&in_value(&lists)).code, Code::TooDeep);
    assert_eq!(fault(&in_value(&objects)).code, Code::TooDeep);
    assert_eq!(
        fault(&format!(
            "name: n\nitems: [{{a: {{size: 1, deep: {lists}}}}}]"
        ))
        .code,
        Code::TooDeep
    );
    assert_eq!(
        fault(&format!("name: {}", "[".repeat(100_000))).code,
        Code::TooDeep
    );
    let indented = (6..1000)
        .map(|indent| " ".repeat(indent))
        .collect::<Vec<_>>()
        .join("a:\n");
    assert_eq!(
        fault(&format!("name: n\nitems:\n- a:\n    deep:\n{indented}")).code,
        Code::TooDeep
    );
}

#[test]
fn aliases_that_multiply_are_too_deep() {
    let mut text = String::from("name: n\nx0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for level in 1..12 {
        let below = format!("*x{}, ", level - 1).repeat(9);
        writeln!(text, "x{level}: &x{level} [{below}]").unwrap();
    }
    text.push_str("items: [{a: {size: 1, deep: *x11}}]\n");
    assert_eq!(fault(&text).code, Code::TooDeep);
}

#[test]
fn quoted_text_in_a_message_is_escaped_and_shortened() {
    let message = fault(&format!(
        "{{\"name\": \"n\", \"items\": \"\\u001b[31m\\u202e{}\"}}",
        "x".repeat(5000)
    ))
    .message;
    assert!(
        message
            .chars()
            .all(|character| !character.is_control() && character != '\u{202e}'),
        "{message}"
    );
    assert!(message.chars().count() <= 601);
}
