//! Values of the wrong JSON type: they are reported, and converted or left out, and the rest of the file is used.

use crate::support::*;
use armgen::api::Type;

/// Lowers a definition `Thing` with one property `p`; problems are warnings.
fn with_property(schema: &str) -> Lowered {
    let text = definitions(&format!("Thing:\n  properties:\n    p: {schema}"));
    let outcome = lower_files(&[(FILE, &text)], &skipping());
    assert!(!outcome.has_errors(), "{}", outcome.diagnostics);
    outcome
}

/// The message about the only odd value, and the type that the property has.
#[track_caller]
fn odd(schema: &str) -> (String, String) {
    let outcome = with_property(schema);
    let [only] = outcome.diagnostics.iter().collect::<Vec<_>>()[..] else {
        panic!("{schema}: {}", outcome.diagnostics);
    };
    assert_eq!(only.code.as_str(), "wrong-type");
    let message = only.message.clone();
    let property = properties(&outcome.any_model(), "Thing").remove(0);
    (message, property.replace("p: ", ""))
}

#[test]
fn a_value_of_another_type_is_left_out() {
    let text = "String(Plain)".to_owned();
    for (key, value, expected) in [
        ("required", "true", "an array"),
        ("description", "{}", "a string"),
        ("enum", "a", "an array"),
        ("x-ms-enum", "false", "an `x-ms-enum` object"),
        ("properties", "[]", "an object"),
        ("additionalProperties", "1", "a boolean or a schema"),
        ("readOnly", "[true]", "a boolean"),
        ("items", "[{}]", "a schema (an object)"),
    ] {
        let schema = format!("{{ type: string, {key}: {value} }}");
        let message = format!("`{key}` must be {expected}");
        assert_eq!(odd(&schema), (message, text.clone()), "{schema}");
    }
}

#[test]
fn a_value_of_another_type_is_converted_if_its_meaning_is_clear() {
    let first_type = odd("{ type: ['null', boolean] }");
    assert_eq!(
        first_type,
        ("`type` must be a string".into(), "Boolean".into())
    );
    let outcome = with_property("{ type: string, readOnly: 'True', description: 5 }");
    assert_eq!(outcome.reported().len(), 1);
    let api = outcome.any_model();
    let property = property(&api, "Thing", "p");
    assert!(property.read_only);
    assert_eq!(property.description.as_deref(), Some("5"));
}

#[test]
fn an_odd_value_is_an_error_where_nothing_is_skipped() {
    let outcome = lower(definitions(
        "Thing: { properties: { p: { type: string, required: true } } }",
    ));
    assert!(outcome.has_errors());
    assert_eq!(
        outcome.reported(),
        ["wrong-type /definitions/Thing/properties/p/required"]
    );
}

#[test]
fn a_schema_that_is_no_object_is_any_value() {
    let (message, value) = odd("7");
    assert_eq!(
        (message.as_str(), value.as_str()),
        ("`p` must be an object", "Any")
    );
}

#[test]
fn odd_items_of_lists_keep_the_places_of_the_others() {
    let problems = reported(
        r"
        Thing:
          allOf: [Base, { type: object, properties: { a: { type: x } } }]",
    );
    let pointers: Vec<_> = problems
        .iter()
        .filter_map(|one| one.rsplit(' ').next())
        .collect();
    assert_eq!(
        pointers,
        [
            "/definitions/Thing/allOf/0",
            "/definitions/Thing/allOf/1/properties/a/type"
        ]
    );
}

#[test]
fn an_odd_parameter_is_a_fault_of_its_operations_only() {
    let text = operations(
        r"
        get: { operationId: A, responses: { 204: { description: '' } } }
        put: { operationId: B, parameters: [null], responses: { 204: { description: '' } } }",
        "",
    );
    let api = lower_files(&[(FILE, &text)], &skipping()).any_model();
    assert_eq!(only_operation(&api).id, "A");
    assert_eq!(api.skipped[0].id, "B");
}

#[test]
fn default_may_be_anything() {
    for value in ["null", "[]", "{}", "1.5", "x"] {
        let api = with_property(&format!("{{ type: string, default: {value} }}")).any_model();
        assert!(matches!(property(&api, "Thing", "p").ty, Type::String(_)));
    }
}

#[test]
fn odd_values_of_the_whole_file_are_left_out_too() {
    let problems = lower(document(
        r"
        swagger: 2.0
        info: [x]
        paths:
          /a:
            get: { operationId: A, deprecated: never, responses: { 204: { description: 1 } } }",
    ))
    .reported();
    assert_eq!(
        problems,
        ["wrong-type /info", "wrong-type /paths/~1a/get/deprecated"]
    );
}
