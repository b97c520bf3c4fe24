//! `x-ms-examples`.

use crate::support::*;

fn with_example(reference: &str) -> String {
    operation("get", &format!("x-ms-examples: {{ one: {reference} }}"))
}

/// Lowers an operation whose example is the file `x.yaml`.
fn with_file(example: &str) -> Lowered {
    let text = with_example("{ $ref: x.yaml }");
    lower_files(&[(FILE, &text), ("x.yaml", example)], &inputs(&[FILE]))
}

#[test]
fn example_headers_that_are_not_strings_become_strings() {
    let api = with_file("responses: { 200: { headers: { Retry-After: 5 } }, default: {} }").model();
    let example = &only_operation(&api).examples[0];
    assert_eq!(example.responses[&200].headers["Retry-After"], "5");
    assert_eq!(example.responses.len(), 1);
}

#[test]
fn a_missing_file_is_reported_where_it_is_named() {
    let outcome = lower(with_example("{ $ref: x.yaml }"));
    assert_eq!(
        outcome.reported(),
        ["file-missing /paths/~1things/get/x-ms-examples/one/$ref"]
    );
}

#[test]
fn a_file_that_is_no_example_is_reported_in_that_file() {
    let reported = |example: &str| with_file(example).reported();
    assert_eq!(reported("responses: []"), ["wrong-type /responses"]);
    let no_status = reported("responses: { ok: {} }");
    assert_eq!(no_status, ["example-invalid /responses/ok"]);
    assert_eq!(reported("{"), ["json-syntax "]);
}

#[test]
fn an_example_without_a_file_is_a_warning() {
    for example in [
        "{}",
        "{ parameters: { a: 1 }, responses: { 200: { body: 1 } } }",
        "x.yaml",
        "[1]",
    ] {
        let outcome = lower(with_example(example));
        let expected = "example-invalid /paths/~1things/get/x-ms-examples/one";
        assert_eq!(outcome.reported(), [expected]);
        assert!(!outcome.has_errors(), "{example}");
    }
}

#[test]
fn what_is_no_header_of_a_response_is_left_out_with_a_warning() {
    let headers = "'x-id: 1': '2', 'a b': c, 'größe': d, x-lines: \"a\\nb\", '': e, ETag: '\"ü\"'";
    let lowered = with_file(&format!(
        "responses: {{ 200: {{ headers: {{ {headers} }} }} }}"
    ));
    assert!(!lowered.has_errors());
    let names = ["x-id: 1", "a b", "größe", "x-lines", ""];
    assert_eq!(
        lowered.reported(),
        names.map(|name| format!("example-invalid /responses/200/headers/{name}"))
    );
    let api = lowered.any_model();
    let headers = &only_operation(&api).examples[0].responses[&200].headers;
    assert_eq!(headers.keys().collect::<Vec<_>>(), ["ETag"]);
}
