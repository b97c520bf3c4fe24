//! `$ref`.

use crate::support::*;

#[test]
fn references_to_references_end_at_a_type() {
    let api = lower(&answering(
        r##""Thing": { "$ref": "#/definitions/Alias" }, "Alias": { "$ref": "#/definitions/Real" },
        "Real": { "properties": { "x": { "$ref": "#/definitions/Text" } } }, "Text": { "type": "string" }"##,
    ))
    .model();
    assert_eq!(names(&api), ["Real"]);
    assert_eq!(properties(&api, "Real"), ["x: String(Plain)"]);
}

#[test]
fn names_may_hold_any_character() {
    let api = lower(&answering(
        r##""Thing": { "properties": { "a": { "$ref": "#/definitions/Pair[A,B]" }, "b": { "$ref": "#/definitions/x~1y%20z" } } },
        "Pair[A,B]": { "properties": { "x": {} } }, "x/y z": { "properties": { "x": {} } }"##,
    ))
    .model();
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
    let api = lower_files(&files, &inputs(&[FILE])).model();
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
    let api = lower(&answering(
        r##""Thing": { "properties": { "x": {
            "$ref": "#/definitions/Other", "description": "Here.", "x-ms-client-name": "y", "x-nullable": true, "type": "object"
        } } }, "Other": { "properties": { "x": {} } }"##,
    ))
    .model();
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
    let outcome = lower(&answering(
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
    let outcome = lower(&answering(
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
    let outcome = lower(&answering(
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
    lower(&answering(
        r##""Thing": { "properties": { "x": {} } }, "Unused": { "$ref": "#/definitions/Missing" }"##,
    ))
    .model();
}

#[test]
fn a_reference_to_something_other_than_a_schema_is_reported() {
    let outcome = lower(&answering(
        r##"
"Thing": { "properties": { "x": { "$ref": "#/definitions/Other/required/0" }, "y": { "$ref": "#/definitions/Other/properties/z" } } },
"Other": { "required": ["y"], "properties": { "y": { "type": "string" } } }"##,
    ));
    assert_eq!(
        outcome.said(),
        [
            "reference-unsupported 8:43 /definitions/Thing/properties/x/$ref",
            "reference-unsupported 8:94 /definitions/Thing/properties/y/$ref"
        ]
    );
}

#[test]
fn a_cycle_of_references_is_reported() {
    let outcome = lower(&answering(
        r##"
"Thing": { "$ref": "#/definitions/Other" },
"Other": { "$ref": "#/definitions/Thing" }"##,
    ));
    assert_eq!(outcome.said(), ["reference-cycle 8:10 /definitions/Thing"]);
}

#[test]
fn a_list_of_itself_is_reported() {
    let outcome = lower(&answering(
        r##"
"Thing": { "type": "array", "items": { "$ref": "#/definitions/Thing" } }"##,
    ));
    assert_eq!(outcome.said(), ["reference-cycle 8:10 /definitions/Thing"]);
}

#[test]
fn a_cycle_of_parameters_is_reported() {
    let outcome = lower(
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

#[test]
fn a_reference_may_lead_inside_of_something() {
    let text = document(
        r##""put": { "operationId": "Things_Put",
            "parameters": [{ "name": "body", "in": "body", "schema": { "properties": { "x": { "type": "boolean" } } } }],
            "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } } }"##,
        r##""Thing": { "properties": {
            "property": { "$ref": "#/definitions/Other/properties/a~1b" },
            "object": { "$ref": "#/definitions/Other/properties/list/items" },
            "value": { "$ref": "#/definitions/Other/properties/map/additionalProperties" },
            "parent": { "$ref": "#/definitions/Other/allOf/0" },
            "body": { "$ref": "#/paths/~1things/put/parameters/0/schema" },
            "result": { "$ref": "#/paths/~1things/put/responses/200/schema" } } },
        "Other": { "allOf": [{ "properties": { "p": {} } }], "properties": {
            "a/b": { "type": "string", "enum": ["x"] },
            "list": { "type": "array", "items": { "properties": { "y": {} } } },
            "map": { "additionalProperties": { "type": "boolean" } } } }"##,
    );
    let api = lower(&text).model();
    assert_eq!(
        properties(&api, "Thing"),
        [
            "property: OtherA/b",
            "object: OtherListItem",
            "value: Boolean",
            "parent: OtherParent",
            "body: ThingsPutBody",
            "result: Thing"
        ]
    );
}

#[test]
fn a_reference_to_a_parameter_or_response_means_its_schema() {
    let text = r##"{ "swagger": "2.0",
        "paths": { "/": { "get": { "operationId": "A", "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } } } } },
        "parameters": { "Body": { "name": "b", "in": "body", "schema": { "type": "boolean" } } },
        "responses": { "Answer": { "description": "", "schema": { "type": "integer", "format": "int32" } } },
        "definitions": { "Thing": { "properties": {
            "a": { "$ref": "#/parameters/Body" }, "b": { "$ref": "#/responses/Answer" } } } } }"##;
    let api = lower(text).model();
    assert_eq!(properties(&api, "Thing"), ["a: Boolean", "b: Integer32"]);
}

#[test]
fn a_reference_that_leads_around_in_a_circle_inside_of_things_is_too_deep() {
    let outcome = lower(&answering(
        r##""Thing": { "properties": { "a": { "$ref": "#/definitions/Thing/properties/b" }, "b": { "$ref": "#/definitions/Thing/properties/a" } } }"##,
    ));
    assert!(
        outcome
            .diagnostics
            .iter()
            .all(|one| one.code.as_str() == "too-deep")
    );
    assert!(!outcome.diagnostics.is_empty());
}

#[test]
fn a_path_item_may_stand_elsewhere() {
    let service = r##"{ "swagger": "2.0", "info": { "title": "T", "version": "1" },
        "paths": { "/here": { "$ref": "more.json#/paths/~1there" }, "/gone": { "$ref": "#/paths/~1nowhere" } } }"##;
    let more = r#"{ "swagger": "2.0", "info": { "version": "1" }, "paths": {
        "/there": { "get": { "operationId": "A", "responses": { "204": { "description": "" } } } },
        "/other": { "get": { "operationId": "B", "responses": { "204": { "description": "" } } } } } }"#;
    let outcome = lower_files(&[(FILE, service), ("more.json", more)], &inputs(&[FILE]));
    assert_eq!(
        outcome.said(),
        ["reference-missing 2:88 /paths/~1gone/$ref"]
    );
    let api = outcome.api.expect("a model");
    let operation = only_operation(&api);
    assert_eq!(
        (operation.id.as_str(), operation.path.as_str()),
        ("A", "/here")
    );
}

#[test]
fn a_file_that_cannot_be_read_is_any_value_and_a_fault_of_operations() {
    let text = r#"{ "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": { "/": {
        "get": { "operationId": "A", "responses": { "200": { "description": "", "schema": { "$ref": "bad.json#/definitions/X" } } } },
        "put": { "operationId": "B", "parameters": [{ "$ref": "bad.json#/parameters/X" }], "responses": { "204": { "description": "" } } } } } }"#;
    let selection = armgen::lower::Selection {
        skip_faulty: true,
        ..inputs(&[FILE])
    };
    let outcome = lower_files(&[(FILE, text), ("bad.json", "{")], &selection);
    assert!(!outcome.diagnostics.has_errors(), "{}", outcome.diagnostics);
    let api = outcome.api.expect("a model");
    let operation = only_operation(&api);
    assert_eq!(operation.responses[0].body, Some(armgen::api::Type::Any));
    assert_eq!(api.skipped[0].id, "B");
}

#[test]
fn type_and_title_beside_a_reference_say_nothing_and_the_rest_is_of_the_property() {
    let api = lower(&answering(
        r##""Thing": { "properties": { "x": { "$ref": "#/definitions/Other", "type": "object", "title": "T",
            "description": "This.", "readOnly": true, "x-ms-secret": true, "x-ms-client-flatten": true,
            "x-ms-client-name": "y", "default": {} } } },
        "Other": { "description": "That.", "properties": { "z": {} } }"##,
    ))
    .model();
    let property = property(&api, "Thing", "x");
    assert_eq!(property.description.as_deref(), Some("This."));
    assert_eq!(property.client_name.as_deref(), Some("y"));
    assert!(property.read_only && property.secret);
    assert_eq!(properties(&api, "Thing"), ["x: Other"]);
}
