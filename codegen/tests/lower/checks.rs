//! What is wrong with a file as a whole.

use crate::support::*;

#[test]
fn other_formats_are_named() {
    let said = |text: &str| lower(text).said();
    assert_eq!(
        said("{ \"openapi\": \"3.0.1\", \"paths\": {} }"),
        ["openapi-3 1:3 /openapi"]
    );
    assert_eq!(
        said("{ \"openapi\": \"3.0.1\", \"paths\": [] }"),
        ["openapi-3 1:3 /openapi"]
    );
    assert_eq!(
        said("{ \"swagger\": \"1.2\" }"),
        ["not-swagger 1:14 /swagger"]
    );
    assert_eq!(said("{ \"name\": \"x\" }"), ["not-swagger 1:1 "]);
    assert_eq!(
        said("openapi: 3.1.0\npaths: {}\n"),
        ["openapi-3 1:1 /openapi"]
    );
}

#[test]
fn a_referenced_file_is_checked_too() {
    let text =
        answering(r#""Thing": { "properties": { "x": { "$ref": "other.json#/definitions/X" } } }"#);
    let outcome = lower_files(&[(FILE, &text), ("other.json", "{}")], &inputs(&[FILE]));
    assert_eq!(outcome.said(), ["not-swagger 1:1 "]);
}

#[test]
fn a_value_of_another_type_is_reported_where_it_stands() {
    let outcome = lower(
        "{ \"swagger\": \"2.0\",\n\"paths\": { \"/x\": { \"get\": { \"operationId\": \"A\", \"deprecated\": \"yes\",\n\"responses\": { \"204\": {} } } } } }",
    );
    assert_eq!(
        outcome.said(),
        ["wrong-type 2:63 /paths/~1x/get/deprecated"]
    );
}

#[test]
fn a_missing_input_is_reported_and_the_others_are_read() {
    let text = answering(r#""Thing": { "properties": { "x": {} } }"#);
    let outcome = lower_files(&[(FILE, &text)], &inputs(&["missing.json", FILE]));
    assert_eq!(outcome.said(), ["file-missing"]);
    assert_eq!(outcome.api.map(|api| api.types.len()), Some(1));
}

#[test]
fn keys_that_stand_twice_are_reported() {
    let outcome = lower(&answering(
        r#"
"Thing": { "type": "object", "properties": { "x": {}, "x": {} }, "type": "object" },
"Other": {},
"Other": {}"#,
    ));
    assert_eq!(
        outcome.said(),
        [
            "duplicate-key 8:12 /definitions/Thing/type",
            "duplicate-key 8:46 /definitions/Thing/properties/x",
            "duplicate-key 9:1 /definitions/Other",
        ]
    );
}

#[test]
fn keys_that_are_not_understood_are_reported_and_extensions_without_effect_are_not() {
    let outcome = lower(&answering(
        r#"
"Thing": { "properties": { "x": { "oneOf": [], "x-ms-identifiers": [], "x-unheard-of": 1 } } }"#,
    ));
    assert_eq!(
        outcome.said(),
        [
            "unsupported 8:35 /definitions/Thing/properties/x/oneOf",
            "unsupported 8:72 /definitions/Thing/properties/x/x-unheard-of",
        ]
    );
}

#[test]
fn extensions_that_are_not_known_are_warnings_unless_they_are_those_of_the_format() {
    let has_errors = |key: &str| {
        let get = format!(
            r#""get": {{ "operationId": "A", "responses": {{ "204": {{}} }}, "{key}": {{}} }}"#
        );
        let outcome = lower(&document(&get, ""));
        assert_eq!(outcome.said().len(), 1, "{key}");
        outcome.diagnostics.has_errors()
    };
    assert!(!has_errors("x-unheard-of"));
    assert!(has_errors("x-ms-unheard-of"));
    assert!(has_errors("unheard-of"));
}

#[test]
fn constructs_of_the_whole_file_that_are_not_supported_are_named() {
    let said = |keys: &str| {
        lower(&format!(
            r#"{{ "swagger": "2.0", {keys}
            "paths": {{ "/x": {{ "get": {{ "operationId": "A_B", "responses": {{ "200": {{}} }} }} }} }} }}"#
        ))
        .said()
    };
    assert_eq!(
        said(r#""host": "example.org","#),
        ["unsupported 1:29 /host"]
    );
    assert_eq!(
        said(r#""schemes": ["http"],"#),
        ["unsupported 1:32 /schemes"]
    );
    assert_eq!(
        said(r#""x-ms-parameterized-host": {},"#),
        ["wrong-type 1:48 /x-ms-parameterized-host"]
    );
    assert!(said(r#""host": "management.azure.com", "schemes": ["https"],"#).is_empty());
}

#[test]
fn operations_of_paths_that_are_not_supported_are_named() {
    let operation = r#"{ "operationId": "A_B", "responses": { "200": {} } }"#;
    let said = |section: &str, path: &str| {
        lower(&format!(
            r#"{{ "swagger": "2.0", "{section}": {{ "{path}": {{ "get": {operation} }} }} }}"#
        ))
        .said()
    };
    assert!(said("x-ms-paths", "/x?y").is_empty());
    assert_eq!(said("paths", "/{x"), ["unsupported 1:32 /paths/~1{x"]);
    let item = r##"{ "swagger": "2.0", "paths": { "/x": { "$ref": "#/paths/y" } } }"##;
    assert_eq!(
        lower(item).said(),
        ["reference-missing 1:48 /paths/~1x/$ref"]
    );
}

#[test]
fn all_problems_are_reported_together() {
    let outcome = lower(&answering(
        r##"
"Thing": { "properties": { "a": { "$ref": "#/definitions/None" }, "b": { "type": "x" }, "c": { "$ref": "#/definitions/E" } } },
"E": { "type": "string", "enum": [] }"##,
    ));
    let codes: Vec<&str> = outcome
        .diagnostics
        .iter()
        .map(|problem| problem.code.as_str())
        .collect();
    assert_eq!(codes, ["reference-missing", "unsupported", "enum-empty"]);
}

#[test]
fn yaml_is_read_like_json() {
    let text = "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths:\n  /x:\n    get:\n      operationId: A_B\n      responses:\n        200:\n          description: ok\n          schema: { $ref: '#/definitions/X' }\ndefinitions:\n  X: { properties: { a: { type: string } } }\n";
    let api = lower_files(&[("a.yaml", text)], &inputs(&["a.yaml"])).model();
    assert_eq!(only_operation(&api).responses[0].status, 200);
    assert_eq!(properties(&api, "X"), ["a: String(Plain)"]);
}
