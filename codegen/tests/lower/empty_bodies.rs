//! Bodies of requests of which everything is read-only.

use crate::support::*;
use armgen::settings::CrateSettings;
use armgen_fixtures::items;

/// The warnings of a `PUT` whose body is a `Thing`.
fn warnings(definitions: &str) -> Vec<String> {
    of_body("{ $ref: '#/definitions/Thing' }", definitions)
}

fn of_body(body: &str, definitions: &str) -> Vec<String> {
    let put = format!(
        "put:
          operationId: Things_Put
          parameters: [{{ name: body, in: body, schema: {body} }}]
          responses: {{ 200: {{ description: '' }} }}"
    );
    let api = lower(operations(&put, definitions)).any_model();
    let items = items(&api, &CrateSettings::default(), "crate").unwrap();
    let found = items
        .warnings
        .iter()
        .filter(|one| one.code.as_str() == "body-empty");
    found.map(|one| one.message.clone()).collect()
}

fn names(property: &str) -> [String; 1] {
    [format!(
        "the body of `Things_Put` is always empty: all that it could carry is read-only, such as `{property}`"
    )]
}

const ID: &str = "id: { type: string, readOnly: true }";

#[test]
fn the_property_with_the_content_is_named() {
    let found = warnings(&format!(
        "
        Thing:
          properties:
            {ID}
            properties: {{ readOnly: true, $ref: '#/definitions/Inner' }}
            type: {{ type: string, readOnly: true }}
        Inner: {{ properties: {{ policy: {{ type: string }} }} }}"
    ));
    assert_eq!(found, names("properties"));
}

#[test]
fn parts_are_looked_into() {
    let inner = "Inner: { properties: { a: { type: string, readOnly: true } } }";
    for part in [
        "{ $ref: '#/definitions/Inner' }",
        "{ type: array, items: { $ref: '#/definitions/Inner' } }",
        "{ type: object, additionalProperties: { $ref: '#/definitions/Inner' } }",
        "{ properties: { b: { $ref: '#/definitions/Inner' } } }",
    ] {
        let found = warnings(&format!(
            "Thing: {{ properties: {{ part: {part} }} }}\n{inner}"
        ));
        assert_eq!(found, names("a"), "{part}");
    }
}

#[test]
fn inherited_properties_count() {
    let base = format!("Base: {{ properties: {{ {ID} }} }}");
    let thing = "Thing: { allOf: [{ $ref: '#/definitions/Base' }], properties: { a: { type: string, readOnly: true } } }";
    assert_eq!(warnings(&format!("{thing}\n{base}")), names("id"));
    let thing = thing.replace(", readOnly: true", "");
    assert_eq!(warnings(&format!("{thing}\n{base}")), [""; 0]);
}

#[test]
fn lists_and_maps_of_such_bodies_count() {
    let thing = format!("Thing: {{ properties: {{ {ID} }} }}");
    for body in [
        "{ type: array, items: { $ref: '#/definitions/Thing' } }",
        "{ type: object, additionalProperties: { $ref: '#/definitions/Thing' } }",
    ] {
        assert_eq!(of_body(body, &thing), names("id"), "{body}");
    }
}

#[test]
fn a_union_carries_what_one_of_its_kinds_carries() {
    let base = format!(
        "Thing: {{ discriminator: kind, required: [kind], properties: {{ kind: {{ type: string }}, {ID} }} }}"
    );
    let kind = "Kind: { allOf: [{ $ref: '#/definitions/Thing' }], properties: { a: { type: string, readOnly: true } } }";
    assert_eq!(warnings(&format!("{base}\n{kind}")), names("id"));
    let kind = kind.replace(", readOnly: true", "");
    assert_eq!(warnings(&format!("{base}\n{kind}")), [""; 0]);
}

#[test]
fn what_can_carry_something_or_is_meant_to_be_empty_is_not_reported() {
    for thing in [
        "Thing: { properties: { a: { type: string } } }",
        "Thing: { properties: { id: { type: string, readOnly: true } }, additionalProperties: { type: string } }",
        "Thing: { properties: { id: { type: string, readOnly: true }, a: { type: object } } }",
        "Thing: { type: object }",
        "Thing: { type: string, readOnly: true }",
        "Thing: { properties: { id: { type: string, readOnly: true }, self: { $ref: '#/definitions/Thing' }, e: { type: string, enum: [a] } } }",
    ] {
        assert_eq!(warnings(thing), [""; 0], "{thing}");
    }
}

#[test]
fn a_type_in_itself_carries_nothing() {
    let found = warnings(&format!(
        "Thing: {{ properties: {{ {ID}, child: {{ $ref: '#/definitions/Thing' }} }} }}"
    ));
    assert_eq!(found, names("id"));
}
