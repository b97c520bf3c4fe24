//! `enum` and `x-ms-enum`.

use crate::support::*;
use armgen::api::{Type, TypeKind};

#[test]
fn a_name_comes_from_the_extension_the_definition_or_the_place() {
    let api = model(
        r"
        Thing:
          properties:
            a: { type: string, enum: [x], x-ms-enum: { name: Given, modelAsString: true } }
            b: { $ref: '#/definitions/Defined' }
            c: { type: string, enum: [z] }
            d: { type: array, items: { type: string, enum: [w] } }
        Defined: { type: string, enum: [y] }",
    );
    assert_eq!(
        properties(&api, "Thing"),
        ["a: Given", "b: Defined", "c: ThingC", "d: [ThingDItem]"]
    );
}

#[test]
fn values_of_the_extension_win_and_those_that_it_lacks_follow() {
    let api = any_model(
        r"
        Thing:
          properties:
            a:
              type: string
              enum: [one, two, two]
              x-ms-enum:
                name: Number
                values: [{ value: two, name: Second, description: After the first. }, { value: three }]",
    );
    assert_eq!(values(&api, "Number"), ["two", "three", "one"]);
    let TypeKind::Enum(choice) = &definition(&api, "Number").kind else {
        panic!("a choice")
    };
    assert_eq!(choice.values[0].name.as_deref(), Some("Second"));
    assert_eq!(
        choice.values[0].description.as_deref(),
        Some("After the first.")
    );
}

#[test]
fn numbers_and_booleans_in_an_enum_of_strings_become_strings() {
    let api = any_model("Thing: { properties: { a: { type: string, enum: [1, true, x] } } }");
    assert_eq!(values(&api, "ThingA"), ["1", "true", "x"]);
}

#[test]
fn enums_of_one_name_and_the_same_values_are_one() {
    let api = model(
        r"
        Thing:
          properties:
            a: { type: string, enum: [x, y], x-ms-enum: { name: State } }
            b: { type: string, enum: [y, x], x-ms-enum: { name: State } }",
    );
    assert_eq!(properties(&api, "Thing"), ["a: State", "b: State"]);
    assert_eq!(values(&api, "State"), ["x", "y"]);
}

#[test]
fn enums_of_one_name_and_different_values_clash() {
    let outcome = lower(definitions(
        r"
        Thing:
          properties:
            a: { type: string, enum: [x], x-ms-enum: { name: State } }
            b: { type: string, enum: [y], x-ms-enum: { name: State } }",
    ));
    assert_eq!(
        outcome.reported(),
        ["name-clash /definitions/Thing/properties/b"]
    );
    let related = &outcome.first().related[0].0;
    assert_eq!(related.pointer, "/definitions/Thing/properties/a");
}

#[test]
fn an_enum_without_values_is_reported() {
    let problems = reported(
        r"
        Thing: { properties: { a: { type: string, enum: [] }, b: { type: string, x-ms-enum: { name: State } } } }",
    );
    assert_eq!(
        problems,
        [
            "enum-empty /definitions/Thing/properties/a/enum",
            "enum-empty /definitions/Thing/properties/b/x-ms-enum"
        ]
    );
}

#[test]
fn an_enum_has_strings_numbers_or_booleans() {
    let of = |schema: &str| {
        let api = any_model(&format!("Thing:\n  properties:\n    p: {schema}"));
        match &property(&api, "Thing", "p").ty {
            Type::Named(id) => match &api.types[*id].kind {
                TypeKind::Enum(choice) => format!("{:?}", choice.ty),
                other => panic!("{other:?}"),
            },
            other => format!("{other:?}"),
        }
    };
    let expected = [
        ("{ type: integer, enum: [1, 2] }", "Integer"),
        ("{ type: integer, enum: ['12'] }", "Integer"),
        ("{ type: number, enum: [0, 1] }", "Integer"),
        ("{ type: number, enum: [0.5, 1] }", "Number"),
        ("{ type: boolean, enum: [true] }", "Boolean"),
        ("{ enum: [1, 2] }", "Integer"),
        ("{ enum: [1, 2.5] }", "Number"),
        ("{ enum: [true, false] }", "Boolean"),
        ("{ enum: [1, a] }", "String"),
        (
            "{ x-ms-enum: { name: Level, values: [{ value: 3, name: High }] } }",
            "Integer",
        ),
    ];
    for (schema, expected) in expected {
        assert_eq!(of(schema), expected, "{schema}");
    }
}

#[test]
fn enum_values_of_another_type_are_reported() {
    let problems = reported(
        r"
        Thing:
          properties: { a: { type: integer, enum: [1, two, 3.5] }, b: { type: string, enum: [x, {}] } }",
    );
    assert_eq!(
        problems,
        [
            "enum-value-type /definitions/Thing/properties/a/enum/1",
            "enum-value-type /definitions/Thing/properties/a/enum/2",
            "enum-value-type /definitions/Thing/properties/b/enum/1"
        ]
    );
}

#[test]
fn null_among_the_values_is_no_value() {
    let api = model("Thing: { properties: { e: { type: string, enum: [a, null] } } }");
    assert_eq!(values(&api, "ThingE"), ["a"]);
}

#[test]
fn an_enum_with_a_name_alone_is_a_string() {
    let outcome = lower(definitions(
        "Thing: { properties: { e: { type: string, x-ms-enum: { name: E } } } }",
    ));
    assert!(!outcome.has_errors());
    assert_eq!(outcome.reported().len(), 1);
    assert_eq!(
        properties(&outcome.any_model(), "Thing"),
        ["e: String(Plain)"]
    );
}

#[test]
fn a_value_is_its_text_in_the_file() {
    let api = any_model(
        "Version: { type: string, enum: [1.10, 0x10, 2024-01-01, yes, True] }
Number: { type: number, enum: [1.10, 2] }
Thing: { properties: { version: { $ref: '#/definitions/Version' }, number: { $ref: '#/definitions/Number' } } }",
    );
    let expected = ["1.10", "0x10", "2024-01-01", "yes", "True"];
    assert_eq!(values(&api, "Version"), expected);
    assert_eq!(values(&api, "Number"), ["1.1", "2"]);
}
