//! `x-ms-examples`.

use crate::support::*;

fn with_example(reference: &str) -> String {
    document(
        &format!(
            "\"get\": {{ \"operationId\": \"A_B\", \"responses\": {{ \"200\": {{}} }},\n\"x-ms-examples\": {{ \"one\": {reference} }} }}"
        ),
        "",
    )
}

#[test]
fn headers_that_are_no_texts_are_written_as_such() {
    let text = with_example(r#"{ "$ref": "x.json" }"#);
    let example = r#"{ "parameters": {}, "responses": { "200": { "headers": { "Retry-After": 5 } }, "default": {} } }"#;
    let api = lower_files(&[(FILE, &text), ("x.json", example)], &inputs(&[FILE])).model();
    let example = &only_operation(&api).examples[0];
    assert_eq!(example.responses[&200].headers["Retry-After"], "5");
    assert_eq!(example.responses.len(), 1);
}

#[test]
fn a_missing_file_is_reported_where_it_is_named() {
    let outcome = lower(&with_example(r#"{ "$ref": "x.json" }"#));
    assert_eq!(
        outcome.said(),
        ["file-missing 3:37 /paths/~1things/get/x-ms-examples/one/$ref"]
    );
}

#[test]
fn a_file_that_is_no_example_is_reported_in_that_file() {
    let text = with_example(r#"{ "$ref": "x.json" }"#);
    let said =
        |example: &str| lower_files(&[(FILE, &text), ("x.json", example)], &inputs(&[FILE])).said();
    assert_eq!(
        said("{ \"responses\": [] }"),
        ["wrong-type 1:16 /responses"]
    );
    assert_eq!(
        said("{ \"responses\": { \"ok\": {} } }"),
        ["wrong-type 1:18 /responses/ok"]
    );
    assert_eq!(said("{"), ["json-syntax 1:1 "]);
}

#[test]
fn an_example_without_a_file_is_reported() {
    let outcome = lower(&with_example("{}"));
    assert_eq!(
        outcome.said(),
        ["unsupported 3:27 /paths/~1things/get/x-ms-examples/one"]
    );
}
