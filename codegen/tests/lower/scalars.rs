//! `type` and `format`.

use crate::support::*;

/// The type of a property that a schema describes.
fn shown(schema: &str) -> String {
    let api = lower_file(&answering(&format!(
        r#""Thing": {{ "properties": {{ "p": {schema} }} }}"#
    )))
    .clean();
    show(&api, &property(&api, "Thing", "p").value)
}

#[test]
fn types_and_formats_have_their_counterparts() {
    let expected = [
        (r#"{ "type": "boolean" }"#, "Boolean"),
        (r#"{ "type": "integer" }"#, "Integer64"),
        (r#"{ "type": "integer", "format": "int32" }"#, "Integer32"),
        (r#"{ "type": "integer", "format": "int64" }"#, "Integer64"),
        (r#"{ "type": "number" }"#, "Number64"),
        (r#"{ "type": "number", "format": "float" }"#, "Number32"),
        (r#"{ "type": "number", "format": "double" }"#, "Number64"),
        (r#"{ "type": "string" }"#, "Text(Plain)"),
        (r#"{ "type": "string", "format": "uuid" }"#, "Text(Uuid)"),
        (r#"{ "type": "string", "format": "uri" }"#, "Text(Url)"),
        (r#"{ "type": "string", "format": "url" }"#, "Text(Url)"),
        (
            r#"{ "type": "string", "format": "arm-id" }"#,
            "Text(ResourceId)",
        ),
        (
            r#"{ "type": "string", "format": "password" }"#,
            "Text(Plain)",
        ),
        (
            r#"{ "type": "array", "items": { "type": "string" } }"#,
            "[Text(Plain)]",
        ),
        (r#"{ "type": "array" }"#, "[Any]"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn a_missing_type_is_inferred() {
    let expected = [
        (r#"{ "format": "int32" }"#, "Integer32"),
        (r#"{ "format": "double" }"#, "Number64"),
        (r#"{ "format": "uuid" }"#, "Text(Uuid)"),
        (r#"{ "items": { "type": "string" } }"#, "[Text(Plain)]"),
        (r#"{ "properties": { "a": {} } }"#, "ThingP"),
        (
            r#"{ "additionalProperties": { "type": "string" } }"#,
            "{Text(Plain)}",
        ),
        (r#"{ "enum": ["a"] }"#, "ThingP"),
        ("{}", "Any"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn secrets_are_marked_by_format_or_extension() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "format": "password" },
            "b": { "type": "string", "x-ms-secret": true },
            "c": { "$ref": "#/definitions/Key" },
            "d": { "type": "string" }
        } }, "Key": { "type": "string", "x-ms-secret": true }"##,
    ))
    .clean();
    let secret: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.secret)
        .collect();
    assert_eq!(secret, [true, true, true, false]);
}

#[test]
fn read_only_is_said_in_several_ways() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "readOnly": true },
            "b": { "$ref": "#/definitions/Other", "readOnly": true },
            "c": { "type": "string", "x-ms-mutability": ["read"] },
            "d": { "type": "string", "x-ms-mutability": ["read", "create"] },
            "e": { "readOnly": true, "allOf": [{ "$ref": "#/definitions/Other" }] },
            "f": { "$ref": "#/definitions/Other" }
        } }, "Other": { "properties": { "x": {} } }"##,
    ))
    .clean();
    let read_only: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.read_only)
        .collect();
    assert_eq!(read_only, [true, true, true, false, true, false]);
}

#[test]
fn an_unknown_format_is_reported_with_its_type() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": {
  "p": { "type": "string", "format": "roman" },
  "q": { "type": "integer", "format": "double" },
  "r": { "type": "object", "format": "file" }
} }"#,
    ));
    assert_eq!(
        outcome.said(),
        [
            "unsupported-format 9:38 /definitions/Thing/properties/p/format",
            "unsupported-format 10:39 /definitions/Thing/properties/q/format",
            "unsupported-format 11:38 /definitions/Thing/properties/r/format",
        ]
    );
    let message = &outcome
        .diagnostics
        .iter()
        .next()
        .expect("a diagnostic")
        .message;
    assert!(
        message.contains("`roman`") && message.contains("`string`"),
        "{message}"
    );
}

#[test]
fn an_unknown_type_is_reported() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": { "p": { "type": "text" } } }"#,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 8:43 /definitions/Thing/properties/p/type"]
    );
}

#[test]
fn keys_of_another_type_are_reported() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": {
  "p": { "type": "string", "items": { "type": "string" } },
  "q": { "type": "object", "items": { "type": "string" } },
  "r": { "type": "string", "properties": { "x": {} } }
} }"#,
    ));
    assert_eq!(
        outcome.said(),
        [
            "unsupported 9:37 /definitions/Thing/properties/p/items",
            "unsupported 10:37 /definitions/Thing/properties/q/items",
            "unsupported 11:42 /definitions/Thing/properties/r/properties",
        ]
    );
}

#[test]
fn null_among_values_is_reported() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": { "p": { "type": "array", "items": { "type": "string", "x-nullable": true } } } }"#,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 8:95 /definitions/Thing/properties/p/items/x-nullable"]
    );
}
