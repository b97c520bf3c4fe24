//! `type` and `format`.

use crate::support::*;

/// The type of a property that a schema describes.
fn shown(schema: &str) -> String {
    let api = lower(&answering(&format!(
        r#""Thing": {{ "properties": {{ "p": {schema} }} }}"#
    )))
    .model();
    show(&api, &property(&api, "Thing", "p").ty)
}

#[test]
fn types_and_formats_have_their_counterparts() {
    let expected = [
        (r#"{ "type": "boolean" }"#, "Boolean"),
        (r#"{ "type": "integer" }"#, "Integer64"),
        (r#"{ "type": "integer", "format": "int32" }"#, "Integer32"),
        (r#"{ "type": "integer", "format": "int64" }"#, "Integer64"),
        (r#"{ "type": "number" }"#, "Float64"),
        (r#"{ "type": "number", "format": "float" }"#, "Float32"),
        (r#"{ "type": "number", "format": "double" }"#, "Float64"),
        (r#"{ "type": "string" }"#, "String(Plain)"),
        (r#"{ "type": "string", "format": "uuid" }"#, "String(Uuid)"),
        (r#"{ "type": "string", "format": "uri" }"#, "String(Url)"),
        (r#"{ "type": "string", "format": "url" }"#, "String(Url)"),
        (
            r#"{ "type": "string", "format": "arm-id" }"#,
            "String(ResourceId)",
        ),
        (
            r#"{ "type": "string", "format": "password" }"#,
            "String(Plain)",
        ),
        (
            r#"{ "type": "string", "format": "date-time" }"#,
            "Formatted(DateTime)",
        ),
        (
            r#"{ "type": "string", "format": "date-time-rfc1123" }"#,
            "Formatted(DateTimeRfc1123)",
        ),
        (
            r#"{ "type": "string", "format": "date" }"#,
            "Formatted(Date)",
        ),
        (
            r#"{ "type": "string", "format": "time" }"#,
            "Formatted(Time)",
        ),
        (
            r#"{ "type": "string", "format": "duration" }"#,
            "Formatted(Duration)",
        ),
        (
            r#"{ "type": "string", "format": "byte" }"#,
            "Formatted(Base64)",
        ),
        (
            r#"{ "type": "string", "format": "base64url" }"#,
            "Formatted(Base64Url)",
        ),
        (
            r#"{ "type": "integer", "format": "unixtime" }"#,
            "Formatted(UnixTime)",
        ),
        (
            r#"{ "type": "array", "items": { "type": "string" } }"#,
            "[String(Plain)]",
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
        (r#"{ "format": "double" }"#, "Float64"),
        (r#"{ "format": "uuid" }"#, "String(Uuid)"),
        (r#"{ "format": "unixtime" }"#, "Formatted(UnixTime)"),
        (r#"{ "format": "date" }"#, "Formatted(Date)"),
        (r#"{ "items": { "type": "string" } }"#, "[String(Plain)]"),
        (r#"{ "properties": { "a": {} } }"#, "ThingP"),
        (
            r#"{ "additionalProperties": { "type": "string" } }"#,
            "{String(Plain)}",
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
    let api = lower(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "format": "password" },
            "b": { "type": "string", "x-ms-secret": true },
            "c": { "$ref": "#/definitions/Key" },
            "d": { "type": "string" },
            "e": { "type": "array", "items": { "type": "string", "format": "password" } },
            "f": { "additionalProperties": { "$ref": "#/definitions/Key" } }
        } }, "Key": { "type": "string", "x-ms-secret": true }"##,
    ))
    .model();
    let secret: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.secret)
        .collect();
    assert_eq!(secret, [true, true, true, false, true, true]);
}

#[test]
fn read_only_is_said_in_several_ways() {
    let api = lower(&answering(
        r##""Thing": { "properties": {
            "a": { "type": "string", "readOnly": true },
            "b": { "$ref": "#/definitions/Other", "readOnly": true },
            "c": { "type": "string", "x-ms-mutability": ["read"] },
            "d": { "type": "string", "x-ms-mutability": ["read", "create"] },
            "e": { "readOnly": true, "allOf": [{ "$ref": "#/definitions/Other" }] },
            "f": { "$ref": "#/definitions/Other" }
        } }, "Other": { "properties": { "x": {} } }"##,
    ))
    .model();
    let read_only: Vec<bool> = object(&api, "Thing")
        .properties
        .iter()
        .map(|property| property.read_only)
        .collect();
    assert_eq!(read_only, [true, true, true, false, true, false]);
}

#[test]
fn what_is_set_on_creation_only_is_marked() {
    let api = lower(&answering(
        r#""Thing": { "properties": {
            "a": { "type": "string", "x-ms-mutability": ["create", "read"] },
            "b": { "type": "string", "x-ms-mutability": ["create"] },
            "c": { "type": "string", "x-ms-mutability": ["create", "update"] },
            "d": { "type": "string", "x-ms-mutability": [] }
        } }"#,
    ))
    .model();
    let properties = &object(&api, "Thing").properties;
    let create_only = properties.iter().map(|property| property.create_only);
    assert_eq!(create_only.collect::<Vec<_>>(), [true, true, false, false]);
    assert!(properties.iter().all(|property| !property.read_only));
}

#[test]
fn a_format_that_says_nothing_of_its_type_leaves_the_type() {
    let expected = [
        (r#"{ "type": "number", "format": "decimal" }"#, "Float64"),
        (r#"{ "type": "number", "format": "int32" }"#, "Float64"),
        (r#"{ "type": "integer", "format": "decimal" }"#, "Integer64"),
        (r#"{ "type": "integer", "format": "double" }"#, "Integer64"),
        (
            r#"{ "type": "string", "format": "int32" }"#,
            "String(Plain)",
        ),
        (r#"{ "type": "string", "format": "char" }"#, "String(Plain)"),
        (
            r#"{ "type": "string", "format": "binary" }"#,
            "String(Plain)",
        ),
        (r#"{ "type": "boolean", "format": "int32" }"#, "Boolean"),
        (r#"{ "type": "object", "format": "file" }"#, "Any"),
    ];
    for (schema, expected) in expected {
        assert_eq!(shown(schema), expected, "{schema}");
    }
}

#[test]
fn an_unknown_format_is_a_warning_and_leaves_the_type() {
    let outcome = lower(&answering(
        r#"
"Thing": { "properties": {
  "p": { "type": "string", "format": "roman" },
  "q": { "type": "integer", "format": "int128" }
} }"#,
    ));
    assert_eq!(
        outcome.said(),
        [
            "unsupported-format 9:38 /definitions/Thing/properties/p/format",
            "unsupported-format 10:39 /definitions/Thing/properties/q/format",
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
    assert!(!outcome.diagnostics.has_errors());
    let api = outcome.api.expect("a model");
    assert_eq!(
        properties(&api, "Thing"),
        ["p: String(Plain)", "q: Integer64"]
    );
}

#[test]
fn an_unknown_type_is_reported() {
    let outcome = lower(&answering(
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
    let outcome = lower(&answering(
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
fn null_may_be_among_the_values_of_lists_and_maps() {
    assert_eq!(
        shown(r#"{ "type": "array", "items": { "type": "string", "x-nullable": true } }"#),
        "[String(Plain)?]"
    );
    assert_eq!(
        shown(r#"{ "additionalProperties": { "type": "string", "x-nullable": true } }"#),
        "{String(Plain)?}"
    );
    assert_eq!(
        shown(r#"{ "type": "array", "items": { "x-nullable": true } }"#),
        "[Any]"
    );
}
