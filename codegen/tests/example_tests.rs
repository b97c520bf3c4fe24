//! The tests that are made of examples, where bodies and answers are not the usual ones.

use armgen::manifest::Manifest;
use armgen::source::Sources;
use std::path::Path;

const MANIFEST: &str = "packages:
  - name: arm_pets
    version: 0.1.0
    license: MIT
    description: Example
    output: out
    inputs: [pets.json]
";

/// The file `tests/examples.rs` for an operation with an example; nothing is said on the way.
fn tests_of(operation: &str, example: &str) -> String {
    let pets = format!(
        r#"{{ "swagger": "2.0", "info": {{ "title": "Pets", "version": "1" }},
        "paths": {{ "/pets": {{ "post": {{ "operationId": "Pets_Do", {operation},
            "x-ms-examples": {{ "Do it": {{ "$ref": "do.json" }} }} }} }} }},
        "definitions": {{ "Page": {{ "properties": {{ "value": {{ "type": "array", "items": {{ "type": "string" }} }} }} }} }} }}"#
    );
    let sources = Sources::in_memory([
        ("armgen.yaml", MANIFEST),
        ("pets.json", &pets),
        ("do.json", example),
    ]);
    let manifest = Manifest::from_sources(&sources, "armgen.yaml", Path::new("/folder"));
    let output = armgen::generate(&manifest.unwrap()).unwrap();
    assert!(output.warnings.is_empty(), "{}", output.warnings);
    output.value[0].files["tests/examples.rs"].clone()
}

#[track_caller]
fn assert_has(text: &str, part: &str) {
    let all = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(all.contains(part), "{part} in {text}");
}

#[test]
fn a_body_that_is_not_json_is_sent_as_it_is() {
    let operation = |schema: &str| {
        format!(
            r#""consumes": ["text/powershell"], "responses": {{ "204": {{ "description": "" }} }},
            "parameters": [{{ "name": "script", "in": "body", "required": true, "schema": {schema} }}]"#
        )
    };
    let example = r#"{ "parameters": { "script": "ls" }, "responses": { "204": {} } }"#;
    let text = tests_of(&operation(r#"{ "type": "string" }"#), example);
    assert_has(
        &text,
        r#"let body = example["parameters"]["script"].as_str().unwrap(); let request = pets::r#do(body).unwrap();"#,
    );
    assert_has(&text, "assert_eq!(request.body(), body.as_bytes());");
    let bytes = operation(r#"{ "type": "string", "format": "binary" }"#);
    assert_has(&tests_of(&bytes, example), "pets::r#do(body.as_bytes())");
}

#[test]
fn the_fields_of_a_form_are_given() {
    let operation = r#""consumes": ["multipart/form-data"], "responses": { "204": { "description": "" } },
        "parameters": [{ "name": "name", "in": "formData", "required": true, "type": "string" },
            { "name": "file", "in": "formData", "required": true, "type": "file" }]"#;
    let example = r#"{ "parameters": { "name": "Rex", "file": "a" }, "responses": { "204": {} } }"#;
    let text = tests_of(operation, example);
    assert_has(&text, r#"pets::r#do("Rex", "a".as_bytes())"#);
    assert!(!text.contains("request.body()"), "{text}");
}

#[test]
fn a_file_and_a_page_without_a_body_are_decoded_only() {
    let file = r#""produces": ["image/png"], "responses": { "200": { "description": "", "schema": { "type": "file" } } }"#;
    let text = tests_of(
        file,
        r#"{ "parameters": {}, "responses": { "200": { "body": "a" } } }"#,
    );
    assert_has(
        &text,
        "request.decode(support::response(&example, 200)).unwrap();",
    );
    let pages = r##""x-ms-pageable": {}, "responses": { "204": { "description": "" },
        "200": { "description": "", "schema": { "$ref": "#/definitions/Page" } } }"##;
    let text = tests_of(pages, r#"{ "parameters": {}, "responses": { "204": {} } }"#);
    assert_has(
        &text,
        "request.decode(support::response(&example, 204)).unwrap();",
    );
}
