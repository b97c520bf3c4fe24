//! `skip_faulty`: what cannot be generated is left out by name, and the rest goes on.

use crate::support::*;
use armgen::api::Type;
use armgen::lower::Selection;

fn skipping(text: &str) -> Lowered {
    let selection = Selection {
        skip_faulty: true,
        ..inputs(&[FILE])
    };
    lower_files(&[(FILE, text)], &selection)
}

const GOOD: &str =
    r#""get": { "operationId": "Things_List", "responses": { "204": { "description": "" } } }"#;

/// An operation with a parameter that goes nowhere.
const BAD: &str = r#""put": { "operationId": "Things_Put",
    "parameters": [{ "name": "x", "in": "nowhere", "type": "string" }],
    "responses": { "204": { "description": "" } } }"#;

#[test]
fn a_faulty_operation_is_left_out_by_name_and_with_the_reason() {
    let outcome = skipping(&document(&format!("{GOOD}, {BAD}"), ""));
    assert!(!outcome.diagnostics.has_errors(), "{}", outcome.diagnostics);
    assert_eq!(
        outcome.said(),
        [
            "operation-skipped 2:113 /paths/~1things/put",
            "wrong-type 3:41 /paths/~1things/put/parameters/0/in"
        ]
    );
    let api = outcome.api.unwrap();
    assert_eq!(only_operation(&api).id, "Things_List");
    let [skipped] = api.skipped.as_slice() else {
        panic!("one is skipped");
    };
    assert_eq!(skipped.id, "Things_Put");
    assert_eq!(
        skipped.reason,
        "parameter `x` is in `nowhere`, which is no place for one"
    );
}

#[test]
fn extensions_that_are_not_known_are_warnings_and_leave_no_operation_out() {
    let text = document(
        r#""get": { "operationId": "A", "responses": { "204": { "description": "" } },
"x-unheard-of": 1, "x-ms-unheard-of": { "a": [] } },
"x-vendor": true"#,
        "",
    );
    let outcome = skipping(&text);
    assert!(!outcome.diagnostics.has_errors(), "{}", outcome.diagnostics);
    assert_eq!(
        outcome.said(),
        [
            "unsupported 3:1 /paths/~1things/get/x-unheard-of",
            "unsupported 3:20 /paths/~1things/get/x-ms-unheard-of",
            "unsupported 4:1 /paths/~1things/x-vendor",
        ]
    );
    let api = outcome.api.unwrap();
    assert_eq!(only_operation(&api).id, "A");
    assert!(api.skipped.is_empty());
}

#[test]
fn an_operation_that_shares_a_faulty_parameter_is_left_out_too() {
    let text = r##"{ "swagger": "2.0", "info": { "title": "T", "version": "1" },
        "parameters": { "X": { "name": "x", "in": "nowhere", "type": "string" } },
        "paths": { "/things": {
            "parameters": [{ "$ref": "#/parameters/X" }],
            "get": { "operationId": "A", "responses": { "204": { "description": "" } } },
            "put": { "operationId": "B", "responses": { "204": { "description": "" } } } } } }"##;
    let api = skipping(text).api.unwrap();
    let skipped: Vec<_> = api.skipped.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(skipped, ["A", "B"]);
}

#[test]
fn a_reference_to_nothing_is_any_value() {
    let outcome = skipping(&answering(r#""Other": { "type": "string" }"#));
    assert_eq!(outcome.said().len(), 1, "{}", outcome.diagnostics);
    let api = outcome.api.unwrap();
    let response = &only_operation(&api).responses[0];
    assert_eq!(response.body, Some(Type::Any));
    assert!(api.skipped.is_empty());
}

#[test]
fn without_it_both_are_errors() {
    let operation = lower(&document(BAD, ""));
    assert!(operation.diagnostics.has_errors());
    assert!(operation.api.unwrap().skipped.is_empty());
    assert!(lower(&answering("")).diagnostics.has_errors());
}
