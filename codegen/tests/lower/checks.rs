//! Problems of a file as a whole.

use crate::support::*;

#[test]
fn other_formats_are_reported_by_name() {
    let reported = |text: &str| lower(text).reported();
    let openapi = ["openapi-3 /openapi"];
    assert_eq!(reported(r#"{ "openapi": "3.0.1", "paths": {} }"#), openapi);
    assert_eq!(reported("openapi: 3.0.1\npaths: []\n"), openapi);
    assert_eq!(reported("openapi: 3.1.0\npaths: {}\n"), openapi);
    assert_eq!(reported("swagger: '1.2'"), ["not-swagger /swagger"]);
    assert_eq!(reported("name: x"), ["not-swagger "]);
}

#[test]
fn a_referenced_file_is_checked_too() {
    let text = definitions("Thing: { properties: { x: { $ref: 'other.yaml#/definitions/X' } } }");
    let outcome = lower_files(&[(FILE, &text), ("other.yaml", "{}")], &inputs(&[FILE]));
    assert_eq!(outcome.reported(), ["not-swagger "]);
}

#[test]
fn a_value_of_another_type_is_reported_where_it_stands() {
    let problems = lower(operation("get", "deprecated: 'yes'")).reported();
    assert_eq!(problems, ["wrong-type /paths/~1things/get/deprecated"]);
}

#[test]
fn a_missing_input_is_reported_and_the_others_are_checked() {
    let text = operation("get", "deprecated: 'yes'");
    let outcome = lower_files(&[(FILE, &text)], &inputs(&["missing.yaml", FILE]));
    assert_eq!(
        outcome.reported(),
        ["file-missing", "wrong-type /paths/~1things/get/deprecated"]
    );
}

#[test]
fn keys_that_stand_twice_are_reported() {
    let problems = reported(
        r"
        Thing: { type: object, properties: { x: {}, x: {} }, type: object }
        Other: {}
        Other: {}",
    );
    assert_eq!(
        problems,
        [
            "duplicate-key /definitions/Thing/type",
            "duplicate-key /definitions/Thing/properties/x",
            "duplicate-key /definitions/Other",
        ]
    );
}

#[test]
fn keys_that_are_not_understood_are_reported_and_extensions_without_effect_are_not() {
    let problems = reported(
        "Thing: { properties: { x: { oneOf: [], x-ms-identifiers: [], x-unheard-of: 1 } } }",
    );
    assert_eq!(
        problems,
        [
            "key-unknown /definitions/Thing/properties/x/oneOf",
            "extension-unknown /definitions/Thing/properties/x/x-unheard-of",
        ]
    );
}

#[test]
fn extensions_that_are_not_known_are_warnings_and_other_keys_are_errors() {
    let has_errors = |key: &str| {
        let outcome = lower(operation("get", &format!("{key}: {{}}")));
        assert_eq!(outcome.reported().len(), 1, "{key}");
        outcome.has_errors()
    };
    assert!(!has_errors("x-unheard-of"));
    assert!(!has_errors("x-ms-unheard-of"));
    assert!(has_errors("unheard-of"));
    assert!(has_errors("x_ms_unheard_of"));
}

#[test]
fn an_extension_that_is_known_and_has_the_wrong_type_is_an_error() {
    let outcome = lower(operation("get", "x-ms-pageable: [1]"));
    assert!(outcome.has_errors(), "{}", outcome.diagnostics);
}

#[test]
fn examples_beside_what_they_are_of_have_no_effect() {
    let keys = "example: 1\nexamples: [1]";
    for text in [
        definitions(&format!("Thing:\n  type: object\n{}", indent(keys, 2))),
        operation("get", keys),
        operation(
            "get",
            "parameters: [{ name: q, in: query, type: string, example: a, examples: [a]}]",
        ),
    ] {
        assert_eq!(lower(text).reported(), [""; 0]);
    }
}

#[test]
fn constructs_of_the_whole_file_that_are_not_supported_are_named() {
    let reported = |keys: &str| {
        let paths = "paths: { /x: { get: { operationId: A_B, responses: { 200: {} } } } }";
        lower(document(&format!("{keys}\n{paths}"))).reported()
    };
    assert_eq!(reported("host: example.org"), ["unsupported-host /host"]);
    assert_eq!(reported("schemes: [http]"), ["unsupported-host /schemes"]);
    let no_template = reported("x-ms-parameterized-host: {}");
    assert_eq!(no_template, ["key-missing /x-ms-parameterized-host"]);
    assert!(reported("host: management.azure.com\nschemes: [https]").is_empty());
}

#[test]
fn operations_of_paths_that_are_not_supported_are_named() {
    let reported = |section: &str, path: &str| {
        let operation = "get: { operationId: A_B, responses: { 200: {} } }";
        lower(document(&format!("{section}:\n  {path}:\n    {operation}"))).reported()
    };
    assert!(reported("x-ms-paths", "/x?y").is_empty());
    assert_eq!(reported("paths", "'/{x'"), ["path-syntax /paths/~1{x"]);
    let item = document("paths: { /x: { $ref: '#/paths/y' } }");
    assert_eq!(
        lower(item).reported(),
        ["reference-missing /paths/~1x/$ref"]
    );
}

#[test]
fn all_problems_are_reported_together() {
    let problems = reported(
        r"
        Thing:
          properties: { a: { $ref: '#/definitions/None' }, b: { type: x }, c: { $ref: '#/definitions/E' } }
        E: { type: string, enum: [] }",
    );
    assert_eq!(
        problems,
        [
            "reference-missing /definitions/Thing/properties/a/$ref",
            "value-unknown /definitions/Thing/properties/b/type",
            "enum-empty /definitions/E/enum",
        ]
    );
}

#[test]
fn json_is_read_like_yaml() {
    let text = r##"{
        "swagger": "2.0", "info": { "title": "T", "version": "1" },
        "paths": { "/x": { "get": { "operationId": "A_B", "responses": {
            "200": { "description": "ok", "schema": { "$ref": "#/definitions/X" } } } } } },
        "definitions": { "X": { "properties": { "a": { "type": "string" } } } } }"##;
    let api = lower_files(&[("a.json", text)], &inputs(&["a.json"])).model();
    assert_eq!(only_operation(&api).responses[0].status.to_string(), "200");
    assert_eq!(properties(&api, "X"), ["a: String(Plain)"]);
}
