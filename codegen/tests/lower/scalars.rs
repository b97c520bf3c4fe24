//! `type` and `format`.

use crate::support::*;

/// The type of a property that a schema describes.
fn shown(schema: &str) -> String {
    let api = any_model(&format!("Thing:\n  properties:\n    p: {schema}"));
    show(&api, &property(&api, "Thing", "p").ty)
}

#[test]
fn types_and_formats_have_their_counterparts() {
    let expected = [
        ("{ type: boolean }", "Boolean"),
        ("{ type: integer }", "Integer64"),
        ("{ type: integer, format: int32 }", "Integer32"),
        ("{ type: integer, format: int64 }", "Integer64"),
        ("{ type: number }", "Float64"),
        ("{ type: number, format: float }", "Float32"),
        ("{ type: number, format: double }", "Float64"),
        ("{ type: string }", "String(Plain)"),
        ("{ type: string, format: uuid }", "String(Uuid)"),
        ("{ type: string, format: uri }", "String(Url)"),
        ("{ type: string, format: url }", "String(Url)"),
        ("{ type: string, format: arm-id }", "String(ResourceId)"),
        ("{ type: string, format: password }", "String(Plain)"),
        ("{ type: string, format: date-time }", "Formatted(DateTime)"),
        (
            "{ type: string, format: date-time-rfc1123 }",
            "Formatted(DateTimeRfc1123)",
        ),
        ("{ type: string, format: date }", "Formatted(Date)"),
        ("{ type: string, format: time }", "Formatted(Time)"),
        ("{ type: string, format: duration }", "Formatted(Duration)"),
        ("{ type: string, format: byte }", "Formatted(Base64)"),
        (
            "{ type: string, format: base64url }",
            "Formatted(Base64Url)",
        ),
        ("{ type: integer, format: unixtime }", "Formatted(UnixTime)"),
        (
            "{ type: array, items: { type: string } }",
            "[String(Plain)]",
        ),
        ("{ type: array }", "[Any]"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn a_missing_type_is_inferred() {
    let expected = [
        ("{ format: int32 }", "Integer32"),
        ("{ format: double }", "Float64"),
        ("{ format: uuid }", "String(Uuid)"),
        ("{ format: unixtime }", "Formatted(UnixTime)"),
        ("{ format: date }", "Formatted(Date)"),
        ("{ items: { type: string } }", "[String(Plain)]"),
        ("{ properties: { a: {} } }", "ThingP"),
        (
            "{ additionalProperties: { type: string } }",
            "{String(Plain)}",
        ),
        ("{ enum: [a] }", "ThingP"),
        ("{}", "Any"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn secrets_are_marked_by_format_or_extension() {
    let api = model(
        r"
        Thing:
          properties:
            a: { type: string, format: password }
            b: { type: string, x-ms-secret: true }
            c: { $ref: '#/definitions/Key' }
            d: { type: string }
            e: { type: array, items: { type: string, format: password } }
            f: { additionalProperties: { $ref: '#/definitions/Key' } }
        Key: { type: string, x-ms-secret: true }",
    );
    let secret: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.secret)
        .collect();
    assert_eq!(secret, [true, true, true, false, true, true]);
}

#[test]
fn read_only_is_declared_in_several_ways() {
    let api = model(
        r"
        Thing:
          properties:
            a: { type: string, readOnly: true }
            b: { $ref: '#/definitions/Other', readOnly: true }
            c: { type: string, x-ms-mutability: [read] }
            d: { type: string, x-ms-mutability: [read, create] }
            e: { readOnly: true, allOf: [{ $ref: '#/definitions/Other' }] }
            f: { $ref: '#/definitions/Other' }
        Other: { properties: { x: {} } }",
    );
    let read_only: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.read_only)
        .collect();
    assert_eq!(read_only, [true, true, true, false, true, false]);
}

#[test]
fn what_is_set_on_creation_only_is_marked() {
    let api = any_model(
        r"
        Thing:
          properties:
            a: { type: string, x-ms-mutability: [create, read] }
            b: { type: string, x-ms-mutability: [create] }
            c: { type: string, x-ms-mutability: [create, update] }
            d: { type: string, x-ms-mutability: [] }",
    );
    let properties = &object(&api, "Thing").properties;
    let create_only = properties.iter().map(|property| property.create_only);
    assert_eq!(create_only.collect::<Vec<_>>(), [true, true, false, false]);
    assert!(properties.iter().all(|property| !property.read_only));
}

#[test]
fn a_format_that_says_nothing_of_its_type_leaves_the_type() {
    let expected = [
        ("{ type: number, format: decimal }", "Float64"),
        ("{ type: number, format: int32 }", "Float64"),
        ("{ type: integer, format: decimal }", "Integer64"),
        ("{ type: integer, format: double }", "Integer64"),
        ("{ type: string, format: int32 }", "String(Plain)"),
        ("{ type: string, format: char }", "String(Plain)"),
        ("{ type: string, format: binary }", "String(Plain)"),
        ("{ type: boolean, format: int32 }", "Boolean"),
        ("{ type: object, format: file }", "Any"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn an_unknown_format_is_a_warning_and_leaves_the_type() {
    let outcome = lower(definitions(
        r"
        Thing: { properties: { p: { type: string, format: roman }, q: { type: integer, format: int128 } } }",
    ));
    assert_eq!(
        outcome.reported(),
        [
            "unsupported-format /definitions/Thing/properties/p/format",
            "unsupported-format /definitions/Thing/properties/q/format",
        ]
    );
    let message = &outcome.first().message;
    assert!(
        message.contains("`roman`") && message.contains("`string`"),
        "{message}"
    );
    assert!(!outcome.has_errors());
    let api = outcome.any_model();
    assert_eq!(
        properties(&api, "Thing"),
        ["p: String(Plain)", "q: Integer64"]
    );
}

#[test]
fn an_unknown_type_is_reported() {
    let problems = reported("Thing: { properties: { p: { type: text } } }");
    assert_eq!(
        problems,
        ["value-unknown /definitions/Thing/properties/p/type"]
    );
}

#[test]
fn keys_of_another_type_are_reported() {
    let problems = reported(
        r"
        Thing:
          properties:
            p: { type: string, items: { type: string } }
            q: { type: object, items: { type: string } }
            r: { type: string, properties: { x: {} } }",
    );
    assert_eq!(
        problems,
        [
            "key-misplaced /definitions/Thing/properties/p/items",
            "key-misplaced /definitions/Thing/properties/q/items",
            "key-misplaced /definitions/Thing/properties/r/properties",
        ]
    );
}

#[test]
fn null_may_be_among_the_values_of_lists_and_maps() {
    assert_eq!(
        shown("{ type: array, items: { type: string, x-nullable: true } }"),
        "[String(Plain)?]"
    );
    assert_eq!(
        shown("{ additionalProperties: { type: string, x-nullable: true } }"),
        "{String(Plain)?}"
    );
    assert_eq!(
        shown("{ type: array, items: { x-nullable: true } }"),
        "[Any]"
    );
}
