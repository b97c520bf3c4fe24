//! Objects without properties, and properties that are not declared.

use crate::support::*;

#[test]
fn objects_without_properties_are_any_value_or_maps() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": {
            "any": { "type": "object" },
            "yes": { "type": "object", "additionalProperties": true },
            "no": { "type": "object", "additionalProperties": false },
            "empty": { "type": "object", "additionalProperties": {} },
            "typed": { "type": "object", "additionalProperties": { "type": "integer", "format": "int32" } },
            "named": { "type": "object", "additionalProperties": { "$ref": "#/definitions/Other" } },
            "inline": { "type": "object", "additionalProperties": { "properties": { "x": {} } } },
            "definition": { "$ref": "#/definitions/Free" }
        } }, "Other": { "properties": { "x": {} } }, "Free": { "type": "object" }"##,
    ))
    .clean();
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
    let api = lower_file(&answering(
        r#""Thing": { "properties": { "a": {} }, "additionalProperties": { "type": "string" } }"#,
    ))
    .clean();
    let additional = object(&api, "Thing")
        .additional
        .as_ref()
        .map(|value| show(&api, value));
    assert_eq!(additional.as_deref(), Some("Text(Plain)"));
}

#[test]
fn additional_properties_of_a_parent_are_a_childs_unless_it_forbids_them() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "a": { "$ref": "#/definitions/Open" }, "b": { "$ref": "#/definitions/Closed" } } },
        "Open": { "allOf": [{ "$ref": "#/definitions/Parent" }], "properties": { "c": {} } },
        "Closed": { "allOf": [{ "$ref": "#/definitions/Parent" }], "properties": { "c": {} }, "additionalProperties": false },
        "Parent": { "properties": { "p": {} }, "additionalProperties": true }"##,
    ))
    .clean();
    assert!(object(&api, "Open").additional.is_some());
    assert!(object(&api, "Closed").additional.is_none());
}
