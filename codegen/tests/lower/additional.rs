//! Objects without properties, and properties that are not declared.

use crate::support::*;

#[test]
fn objects_without_properties_are_any_value_or_maps() {
    let api = model(
        r"
        Thing:
          properties:
            any: { type: object }
            yes: { type: object, additionalProperties: true }
            no: { type: object, additionalProperties: false }
            empty: { type: object, additionalProperties: {} }
            typed: { type: object, additionalProperties: { type: integer, format: int32 } }
            named: { type: object, additionalProperties: { $ref: '#/definitions/Other' } }
            inline: { type: object, additionalProperties: { properties: { x: {} } } }
            definition: { $ref: '#/definitions/Free' }
        Other: { properties: { x: {} } }
        Free: { type: object }",
    );
    assert_eq!(
        properties(&api, "Thing"),
        [
            "any: Any",
            "yes: {Any}",
            "no: Any",
            "empty: {Any}",
            "typed: {Integer32}",
            "named: {Other}",
            "inline: {ThingInlineValue}",
            "definition: Any",
        ]
    );
}

#[test]
fn additional_properties_beside_declared_ones_are_kept() {
    let api = model("Thing: { properties: { a: {} }, additionalProperties: { type: string } }");
    let additional = object(&api, "Thing")
        .additional
        .as_ref()
        .map(|additional| show(&api, &additional.ty));
    assert_eq!(additional.as_deref(), Some("String(Plain)"));
}

#[test]
fn additional_properties_of_a_parent_are_a_childs_unless_it_forbids_them() {
    let api = model(
        r"
        Thing: { properties: { a: { $ref: '#/definitions/Open' }, b: { $ref: '#/definitions/Closed' } } }
        Open: { allOf: [{ $ref: '#/definitions/Parent' }], properties: { c: {} } }
        Closed: { allOf: [{ $ref: '#/definitions/Parent' }], properties: { c: {} }, additionalProperties: false }
        Parent: { properties: { p: {} }, additionalProperties: true }",
    );
    assert!(object(&api, "Open").additional.is_some());
    assert!(object(&api, "Closed").additional.is_none());
}

#[test]
fn additional_properties_are_secret_if_their_values_are() {
    let api = model(
        r"
        Thing:
          properties:
            a: { $ref: '#/definitions/Marked' }
            b: { $ref: '#/definitions/Formatted' }
            c: { $ref: '#/definitions/Referring' }
            d: { $ref: '#/definitions/Child' }
            e: { $ref: '#/definitions/Plain' }
        Marked: { properties: { a: {} }, additionalProperties: { type: string, x-ms-secret: true } }
        Formatted: { properties: { b: {} }, additionalProperties: { type: string, format: password } }
        Referring: { properties: { c: {} }, additionalProperties: { $ref: '#/definitions/Keys' } }
        Child: { properties: { d: {} }, allOf: [{ $ref: '#/definitions/Marked' }] }
        Plain: { properties: { e: {} }, additionalProperties: { type: string } }
        Keys: { type: array, items: { type: string, x-ms-secret: true } }",
    );
    let names = ["Marked", "Formatted", "Referring", "Child", "Plain"];
    let secret = names.map(|name| object(&api, name).additional.as_ref().unwrap().secret);
    assert_eq!(secret, [true, true, true, true, false]);
}

#[test]
fn objects_of_one_name_are_two_if_only_one_has_secret_additional_properties() {
    let file = |id: &str, secret: bool| {
        let file = document(
            r"
            paths:
              /ID:
                get:
                  operationId: A_ID
                  responses:
                    200: { description: '', schema: { $ref: '#/definitions/Thing' } }
            definitions:
              Thing:
                properties: { a: {} }
                additionalProperties: { type: string, x-ms-secret: SECRET }",
        );
        file.replace("ID", id)
            .replace("SECRET", &secret.to_string())
    };
    let names = |second| {
        let files = [
            ("a.yaml", &*file("x", true)),
            ("b.yaml", &*file("y", second)),
        ];
        let api = lower_files(&files, &inputs(&["a.yaml", "b.yaml"])).any_model();
        names(&api).len()
    };
    assert_eq!(names(true), 1);
    assert_eq!(names(false), 2);
}
