//! Deserialization of Swagger's objects.

use armgen::swagger::{AdditionalProperties, Document, Fault, Map, NextLinkName, Pageable, Schema};

#[test]
fn a_map_keeps_the_order_of_the_file_and_the_last_of_equal_names() {
    let map: Map<u64> =
        serde_json::from_str(r#"{ "b": 1, "a": 2, "c": 3, "a": 4, "a": 5 }"#).expect("a map");
    assert_eq!(
        map.iter().collect::<Vec<_>>(),
        [("b", &1), ("c", &3), ("a", &5)]
    );
    assert_eq!(map.get("a"), Some(&5));
    assert_eq!(map.get("d"), None);
    assert_eq!(map.repeated().collect::<Vec<_>>(), ["a"]);
}

#[test]
fn unknown_and_repeated_keys_are_noted_and_those_without_effect_are_not() {
    let text = r#"{ "type": "string", "title": "T", "x-ms-azure-resource": true, "oneOf": [1, {}], "type": "object" }"#;
    let schema: Schema = serde_json::from_str(text).expect("a schema");
    let unknown: Vec<&str> = schema
        .invalid_keys
        .unknown
        .iter()
        .map(|one| one.key.as_str())
        .collect();
    assert_eq!(unknown, ["oneOf"]);
    assert_eq!(schema.invalid_keys.repeated, ["type"]);
    assert_eq!(schema.type_name.as_deref(), Some("object"));
}

#[test]
fn additional_properties_are_allowed_forbidden_or_typed() {
    let read = |text: &str| {
        serde_json::from_str::<Schema>(text)
            .expect("a schema")
            .additional_properties
    };
    assert!(read("{}").is_none());
    assert!(matches!(
        read(r#"{ "additionalProperties": false }"#),
        Some(AdditionalProperties::Allowed(false))
    ));
    assert!(matches!(
        read(r#"{ "additionalProperties": {} }"#),
        Some(AdditionalProperties::Typed(_))
    ));
}

#[test]
fn a_null_link_name_differs_from_none() {
    let read = |text: &str| {
        serde_json::from_str::<Pageable>(text)
            .expect("an extension")
            .next_link_name
    };
    assert_eq!(read("{}"), NextLinkName::Absent);
    assert_eq!(read(r#"{ "nextLinkName": null }"#), NextLinkName::Null);
    assert_eq!(
        read(r#"{ "nextLinkName": "next" }"#),
        NextLinkName::Name("next".to_owned())
    );
}

#[test]
fn a_reference_keeps_its_siblings() {
    let schema: Schema =
        serde_json::from_str(r##"{ "$ref": "#/x", "readOnly": true }"##).expect("a schema");
    assert_eq!(schema.reference.as_deref(), Some("#/x"));
    assert!(schema.read_only);
}

#[test]
fn what_is_not_an_object_is_noted() {
    let document: Document =
        serde_json::from_str(r#"{ "definitions": { "A": 1, "B": {} }, "paths": 2 }"#)
            .expect("an object");
    assert_eq!(
        document.definitions.invalid(),
        [("A".to_owned(), Fault::Other)]
    );
    assert_eq!(document.definitions.iter().count(), 2);
    assert_eq!(document.invalid_keys.unknown[0].key, "paths");
    assert_eq!(
        document.invalid_keys.unknown[0].wrong,
        Some(("an object", Fault::Other))
    );
    assert!(serde_json::from_str::<Document>("[]").is_err());
}
