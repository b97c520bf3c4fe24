//! `$ref`.

use crate::support::*;

#[test]
fn references_to_references_end_at_a_type() {
    let api = lower_file(&answering(
        r##""Thing": { "$ref": "#/definitions/Alias" }, "Alias": { "$ref": "#/definitions/Real" },
        "Real": { "properties": { "x": { "$ref": "#/definitions/Text" } } }, "Text": { "type": "string" }"##,
    ))
    .clean();
    assert_eq!(names(&api), ["Real"]);
    assert_eq!(properties(&api, "Real"), ["x: Text(Plain)"]);
}

#[test]
fn names_may_hold_any_character() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "a": { "$ref": "#/definitions/Pair[A,B]" }, "b": { "$ref": "#/definitions/x~1y%20z" } } },
        "Pair[A,B]": { "properties": { "x": {} } }, "x/y z": { "properties": { "x": {} } }"##,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["a: Pair[A,B]", "b: x/y z"]);
}

#[test]
fn parameters_and_responses_are_followed_into_other_files() {
    let service = document(
        r#""get": {
            "operationId": "Things_Get",
            "parameters": [{ "$ref": "folder/shared.json#/parameters/Top" }],
            "responses": { "200": { "$ref": "folder/shared.json#/responses/Done" } }
        }"#,
        "",
    );
    let shared = r#"{ "swagger": "2.0",
        "parameters": { "Top": { "name": "$top", "in": "query", "type": "integer", "format": "int32" } },
        "responses": { "Done": { "description": "Done.", "schema": { "$ref": "../other.json#/definitions/Thing" } } } }"#;
    let other =
        r#"{ "swagger": "2.0", "definitions": { "Thing": { "properties": { "x": {} } } } }"#;
    let files = [
        (FILE, service.as_str()),
        ("folder/shared.json", shared),
        ("other.json", other),
    ];
    let api = lower_files(&files, &inputs(&[FILE])).clean();
    let operation = only_operation(&api);
    assert_eq!(operation.parameters[0].name, "$top");
    assert_eq!(
        operation.responses[0]
            .body
            .as_ref()
            .map(|body| show(&api, body)),
        Some("Thing".into())
    );
}

#[test]
fn what_stands_beside_a_reference_is_said_of_the_property() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "x": {
            "$ref": "#/definitions/Other", "description": "Here.", "x-ms-client-name": "y", "x-nullable": true, "type": "object"
        } } }, "Other": { "properties": { "x": {} } }"##,
    ))
    .clean();
    let property = property(&api, "Thing", "x");
    assert_eq!(
        (
            property.description.as_deref(),
            property.client_name.as_deref()
        ),
        (Some("Here."), Some("y"))
    );
}

#[test]
fn a_type_beside_a_reference_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "properties": { "x": { "$ref": "#/definitions/Other", "properties": { "y": {} } } } },
"Other": { "properties": { "x": {} } }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 8:80 /definitions/Thing/properties/x/properties"]
    );
}

#[test]
fn a_reference_to_nothing_is_reported_with_the_nearest_name() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "properties": { "x": { "$ref": "#/definitions/Othr" } } },
"Other": { "properties": { "x": {} } }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["reference-missing 8:43 /definitions/Thing/properties/x/$ref"]
    );
    let help = outcome
        .diagnostics
        .iter()
        .next()
        .and_then(|problem| problem.help.clone());
    assert_eq!(help.as_deref(), Some("is `Other` meant?"));
}

#[test]
fn a_reference_to_a_missing_file_is_reported_where_it_stands() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": { "x": { "$ref": "other.json#/definitions/Other" } } }"#,
    ));
    assert_eq!(
        outcome.said(),
        ["file-missing 8:43 /definitions/Thing/properties/x/$ref"]
    );
}

#[test]
fn a_reference_that_nothing_reaches_is_not_followed() {
    lower_file(&answering(
        r##""Thing": { "properties": { "x": {} } }, "Unused": { "$ref": "#/definitions/Missing" }"##,
    ))
    .clean();
}

#[test]
fn a_reference_into_a_definition_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "properties": { "x": { "$ref": "#/definitions/Other/properties/y" } } },
"Other": { "properties": { "y": { "type": "string" } } }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["reference-unsupported 8:43 /definitions/Thing/properties/x/$ref"]
    );
}

#[test]
fn a_cycle_of_references_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "$ref": "#/definitions/Other" },
"Other": { "$ref": "#/definitions/Thing" }"##,
    ));
    assert_eq!(outcome.said(), ["reference-cycle 8:10 /definitions/Thing"]);
}

#[test]
fn a_list_of_itself_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "type": "array", "items": { "$ref": "#/definitions/Thing" } }"##,
    ));
    assert_eq!(outcome.said(), ["reference-cycle 8:10 /definitions/Thing"]);
}

#[test]
fn a_cycle_of_parameters_is_reported() {
    let outcome = lower_file(
        r##"{ "swagger": "2.0", "info": { "version": "1" },
"paths": { "/x": { "get": { "operationId": "A_B", "responses": { "200": {} },
  "parameters": [{ "$ref": "#/parameters/A" }] } } },
"parameters": { "A": { "$ref": "#/parameters/B" }, "B": { "$ref": "#/parameters/A" } } }"##,
    );
    assert_eq!(
        outcome.said(),
        ["reference-cycle 3:28 /paths/~1x/get/parameters/0/$ref"]
    );
}
