//! `$ref`.

use crate::support::*;

#[test]
fn references_to_references_end_at_a_type() {
    let api = model(
        r"
        Thing: { $ref: '#/definitions/Alias' }
        Alias: { $ref: '#/definitions/Real' }
        Real: { properties: { x: { $ref: '#/definitions/Text' } } }
        Text: { type: string }",
    );
    assert_eq!(names(&api), ["Real"]);
    assert_eq!(properties(&api, "Real"), ["x: String(Plain)"]);
}

#[test]
fn names_may_hold_any_character() {
    let api = model(
        r"
        Thing: { properties: { a: { $ref: '#/definitions/Pair[A,B]' }, b: { $ref: '#/definitions/x~1y%20z' } } }
        'Pair[A,B]': { properties: { x: {} } }
        'x/y z': { properties: { x: {} } }",
    );
    assert_eq!(properties(&api, "Thing"), ["a: Pair[A,B]", "b: x/y z"]);
}

#[test]
fn parameters_and_responses_are_followed_into_other_files() {
    let service = operations(
        r"
        get:
          operationId: Things_Get
          parameters: [{ $ref: 'folder/shared.yaml#/parameters/Top' }]
          responses: { 200: { $ref: 'folder/shared.yaml#/responses/Done' } }",
        "",
    );
    let shared = r"
    swagger: '2.0'
    parameters: { Top: { name: $top, in: query, type: integer, format: int32 } }
    responses: { Done: { description: Done., schema: { $ref: '../other.yaml#/definitions/Thing' } } }";
    let other = r"
        swagger: '2.0'
        definitions: { Thing: { properties: { x: {} } } }";
    let files = [
        (FILE, service.as_str()),
        ("folder/shared.yaml", shared),
        ("other.yaml", other),
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
fn keys_beside_a_reference_apply_to_the_property() {
    let api = model(
        r"
        Thing:
          properties:
            x:
              $ref: '#/definitions/Other'
              description: Here.
              x-ms-client-name: y
              x-nullable: true
              type: object
        Other: { properties: { x: {} } }",
    );
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
    let problems = reported(
        r"
        Thing:
          properties: { x: { $ref: '#/definitions/Other', properties: { y: {} } } }
        Other: { properties: { x: {} } }",
    );
    assert_eq!(
        problems,
        ["key-misplaced /definitions/Thing/properties/x/properties"]
    );
}

#[test]
fn a_reference_to_nothing_is_reported_with_the_nearest_name() {
    let outcome = lower(definitions(
        r"
        Thing: { properties: { x: { $ref: '#/definitions/Othr' } } }
        Other: { properties: { x: {} } }",
    ));
    assert_eq!(
        outcome.reported(),
        ["reference-missing /definitions/Thing/properties/x/$ref"]
    );
    assert_eq!(
        outcome.first().help.as_deref(),
        Some("did you mean `Other`?")
    );
}

#[test]
fn a_reference_to_a_missing_file_is_reported_where_it_stands() {
    let problems =
        reported("Thing: { properties: { x: { $ref: 'other.yaml#/definitions/Other' } } }");
    assert_eq!(
        problems,
        ["file-missing /definitions/Thing/properties/x/$ref"]
    );
}

#[test]
fn a_reference_that_nothing_reaches_is_not_followed() {
    model(
        r"
        Thing: { properties: { x: {} } }
        Unused: { $ref: '#/definitions/Missing' }",
    );
}

#[test]
fn a_reference_to_something_other_than_a_schema_is_reported() {
    let problems = reported(
        r"
        Thing:
          properties:
            x: { $ref: '#/definitions/Other/required/0' }
            y: { $ref: '#/definitions/Other/properties/z' }
        Other: { required: [y], properties: { y: { type: string } } }",
    );
    assert_eq!(
        problems,
        [
            "unsupported-reference /definitions/Thing/properties/x/$ref",
            "unsupported-reference /definitions/Thing/properties/y/$ref"
        ]
    );
}

#[test]
fn a_cycle_of_references_is_reported() {
    let problems = reported(
        r"
        Thing: { $ref: '#/definitions/Other' }
        Other: { $ref: '#/definitions/Thing' }",
    );
    assert_eq!(problems, ["reference-cycle /definitions/Thing"]);
}

#[test]
fn a_list_of_itself_is_a_list_of_any_values_with_a_warning() {
    for thing in [
        "Thing: { type: array, items: { $ref: '#/definitions/Thing' } }",
        "Thing: { type: array, items: { type: array, items: { $ref: '#/definitions/Thing' } } }",
        "Thing: { $ref: '#/definitions/Other' }
Other: { items: { allOf: [{ $ref: '#/definitions/Thing' }] } }",
    ] {
        let outcome = lower(definitions(thing));
        assert!(!outcome.has_errors(), "{thing}");
        assert_eq!(outcome.reported(), ["reference-cycle /definitions/Thing"]);
    }
}

#[test]
fn a_map_that_contains_itself_is_a_type() {
    for thing in [
        "Thing: { type: object, additionalProperties: { $ref: '#/definitions/Thing' } }",
        "Thing: { additionalProperties: { $ref: '#/definitions/Thing' } }",
        "Thing: { type: object, additionalProperties: { type: array, items: { $ref: '#/definitions/Thing' } } }",
        "Thing: { type: object, additionalProperties: { type: object, additionalProperties: { $ref: '#/definitions/Thing' } } }",
        "Thing: { type: object, additionalProperties: { $ref: '#/definitions/Other' } }
Other: { type: array, items: { $ref: '#/definitions/Thing' } }",
        "Thing: { type: object, additionalProperties: { $ref: '#/definitions/Other' } }
Other: { $ref: '#/definitions/Thing' }",
    ] {
        let outcome = lower(definitions(thing));
        assert_eq!(outcome.reported(), [""; 0], "{thing}");
        let api = outcome.model();
        let names: Vec<_> = api.types.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Thing"], "{thing}");
    }
}

#[test]
fn an_inline_map_that_contains_itself_is_a_type() {
    for (thing, expected) in [
        // Through its definition, which is no map of itself.
        (
            "Thing: { type: array, items: { type: object, additionalProperties: { $ref: '#/definitions/Thing' } } }",
            vec!["ThingItem"],
        ),
        (
            "Thing: { type: object, allOf: [{ type: object, additionalProperties: { $ref: '#/definitions/Thing' } }] }",
            vec!["Thing"],
        ),
        // Through references to the inside of a definition.
        (
            "Thing: { properties: { a: { type: object, additionalProperties: { $ref: '#/definitions/Thing/properties/a' } } } }",
            vec!["Thing", "ThingA"],
        ),
        (
            "Thing: { additionalProperties: { additionalProperties: { $ref: '#/definitions/Thing/additionalProperties' } } }",
            vec!["ThingValue"],
        ),
        (
            "Thing: { properties: { a: { type: array, items: { additionalProperties: { $ref: '#/definitions/Thing/properties/a/items' } } } } }",
            vec!["Thing", "ThingAItem"],
        ),
    ] {
        let outcome = lower(definitions(thing));
        assert_eq!(outcome.reported(), [""; 0], "{thing}");
        let api = outcome.model();
        let names: Vec<_> = api.types.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, expected, "{thing}");
    }
}

#[test]
fn an_inline_list_of_itself_is_a_list_of_any_values_with_a_warning() {
    for thing in [
        "Thing: { properties: { a: { type: array, items: { $ref: '#/definitions/Thing/properties/a' } } } }",
        "Thing: { properties: { a: { type: array, items: { type: array, items: { $ref: '#/definitions/Thing/properties/a' } } } } }",
    ] {
        let outcome = lower(definitions(thing));
        assert!(!outcome.has_errors(), "{thing}");
        assert_eq!(
            outcome.reported(),
            ["reference-cycle /definitions/Thing/properties/a"]
        );
    }
}

#[test]
fn an_inline_reference_to_itself_is_reported() {
    let problems =
        reported("Thing: { properties: { a: { $ref: '#/definitions/Thing/properties/a' } } }");
    assert_eq!(
        problems,
        ["reference-cycle /definitions/Thing/properties/a"]
    );
}

#[test]
fn a_list_of_maps_of_itself_has_the_type_of_the_map() {
    let outcome = lower(definitions(
        "Thing: { type: array, items: { $ref: '#/definitions/Other' } }
Other: { type: object, additionalProperties: { $ref: '#/definitions/Thing' } }",
    ));
    let api = outcome.model();
    let names: Vec<_> = api.types.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Other"]);
}

#[test]
fn a_cycle_of_parameters_is_reported() {
    let problems = lower(document(
        r"
        paths:
          /x: { get: { operationId: A_B, responses: { 200: {} }, parameters: [{ $ref: '#/parameters/A' }] } }
        parameters: { A: { $ref: '#/parameters/B' }, B: { $ref: '#/parameters/A' } }",
    )).reported();
    assert_eq!(
        problems,
        ["reference-cycle /paths/~1x/get/parameters/0/$ref"]
    );
}

#[test]
fn a_reference_may_point_into_a_definition_or_an_operation() {
    let text = operations(
        r"
        put:
          operationId: Things_Put
          parameters:
            - { name: body, in: body, schema: { properties: { x: { type: boolean } } } }
          responses: { 200: { description: '', schema: { $ref: '#/definitions/Thing' } } }",
        r"
        Thing:
          properties:
            property: { $ref: '#/definitions/Other/properties/a~1b' }
            object: { $ref: '#/definitions/Other/properties/list/items' }
            value: { $ref: '#/definitions/Other/properties/map/additionalProperties' }
            parent: { $ref: '#/definitions/Other/allOf/0' }
            body: { $ref: '#/paths/~1things/put/parameters/0/schema' }
            result: { $ref: '#/paths/~1things/put/responses/200/schema' }
        Other:
          allOf: [{ properties: { p: {} } }]
          properties:
            a/b: { type: string, enum: [x] }
            list: { type: array, items: { properties: { y: {} } } }
            map: { additionalProperties: { type: boolean } }",
    );
    let api = lower(text).model();
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
    let text = document(
        r"
    paths:
      /:
        get:
          operationId: A
          responses: { 200: { description: '', schema: { $ref: '#/definitions/Thing' } } }
    parameters: { Body: { name: b, in: body, schema: { type: boolean } } }
    responses: { Answer: { description: '', schema: { type: integer, format: int32 } } }
    definitions:
      Thing: { properties: { a: { $ref: '#/parameters/Body' }, b: { $ref: '#/responses/Answer' } } }",
    );
    let api = lower(text).model();
    assert_eq!(properties(&api, "Thing"), ["a: Boolean", "b: Integer32"]);
}

#[test]
fn a_cycle_of_references_to_properties_is_reported() {
    let outcome = lower(definitions(
        r"
        Thing:
          properties:
            a: { $ref: '#/definitions/Thing/properties/b' }
            b: { $ref: '#/definitions/Thing/properties/a' }",
    ));
    assert!(
        outcome
            .diagnostics
            .iter()
            .all(|one| one.code.as_str() == "reference-cycle")
    );
    assert!(!outcome.diagnostics.is_empty());
}

#[test]
fn a_path_item_may_stand_elsewhere() {
    let service = &document(
        "paths: { /here: { $ref: 'more.yaml#/paths/~1there' }, /gone: { $ref: '#/paths/~1nowhere' } }",
    );
    let more = r"
    swagger: '2.0'
    info: { version: '1' }
    paths:
      /there: { get: { operationId: A, responses: { 204: { description: '' } } } }
      /other: { get: { operationId: B, responses: { 204: { description: '' } } } }";
    let outcome = lower_files(&[(FILE, service), ("more.yaml", more)], &skipping());
    assert_eq!(outcome.reported(), ["reference-missing /paths/~1gone/$ref"]);
    let api = outcome.any_model();
    let operation = only_operation(&api);
    assert_eq!(
        (operation.id.as_str(), operation.path_with_names()),
        ("A", "/here".to_owned())
    );
}

#[test]
fn a_file_that_cannot_be_read_is_any_value_and_a_fault_of_operations() {
    let text = r"
    paths:
      /:
        get:
          operationId: A
          responses: { 200: { description: '', schema: { $ref: 'bad.yaml#/definitions/X' } } }
        put:
          operationId: B
          parameters: [{ $ref: 'bad.yaml#/parameters/X' }]
          responses: { 204: { description: '' } }";
    let files = [(FILE, document(text)), ("bad.yaml", "[".to_owned())];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let outcome = lower_files(&files, &skipping());
    assert!(!outcome.has_errors(), "{}", outcome.diagnostics);
    let api = outcome.any_model();
    let operation = only_operation(&api);
    assert_eq!(operation.responses[0].body, Some(armgen::api::Type::Any));
    assert_eq!(api.skipped[0].id, "B");
}

#[test]
fn type_and_title_beside_a_reference_are_ignored_and_other_keys_apply_to_the_property() {
    let api = model(
        r"
        Thing:
          properties:
            x:
              $ref: '#/definitions/Other'
              type: object
              title: T
              description: This.
              readOnly: true
              x-ms-secret: true
              x-ms-client-flatten: true
              x-ms-client-name: y
              default: {}
        Other: { description: That., properties: { z: {} } }",
    );
    let property = property(&api, "Thing", "x");
    assert_eq!(property.description.as_deref(), Some("This."));
    assert_eq!(property.client_name.as_deref(), Some("y"));
    assert!(property.read_only && property.secret);
    assert_eq!(properties(&api, "Thing"), ["x: Other"]);
}
