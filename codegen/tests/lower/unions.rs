//! Discriminators.

use crate::support::*;

const ANIMALS: &str = r##"
"Thing": { "properties": { "pet": { "$ref": "#/definitions/Animal" } } },
"Animal": {
  "discriminator": "kind", "required": ["kind"],
  "properties": { "kind": { "type": "string" }, "name": { "type": "string" } }
},
"Dog": { "x-ms-discriminator-value": "dog", "allOf": [{ "$ref": "#/definitions/Animal" }], "properties": { "barks": {} } },
"Cat": { "allOf": [{ "$ref": "#/definitions/Animal" }] }"##;

#[test]
fn a_definition_with_children_is_a_union_of_them_sorted_by_value() {
    let api = lower_file(&answering(ANIMALS)).clean();
    assert_eq!(properties(&api, "Thing"), ["pet: Animal"]);
    assert_eq!(
        union(&api, "Animal"),
        (
            "kind",
            vec![("Cat", "Cat".to_owned()), ("dog", "Dog".to_owned())]
        )
    );
    assert_eq!(names(&api), ["Animal", "Cat", "Dog", "Thing"]);
}

#[test]
fn the_discriminator_is_the_childs_tag_and_no_property() {
    let api = lower_file(&answering(ANIMALS)).clean();
    assert_eq!(properties(&api, "Dog"), ["name: Text(Plain)", "barks: Any"]);
    assert_eq!(
        object(&api, "Dog").tag,
        Some(("kind".to_owned(), "dog".to_owned()))
    );
    assert_eq!(
        object(&api, "Cat").tag,
        Some(("kind".to_owned(), "Cat".to_owned()))
    );
}

#[test]
fn several_levels_become_one() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "pet": { "$ref": "#/definitions/Animal" }, "dog": { "$ref": "#/definitions/Dog" } } },
        "Animal": { "discriminator": "kind", "properties": { "kind": { "type": "string" } } },
        "Dog": { "allOf": [{ "$ref": "#/definitions/Animal" }], "properties": { "barks": {} } },
        "Puppy": { "allOf": [{ "$ref": "#/definitions/Dog" }], "properties": { "age": {} } }"##,
    ))
    .clean();
    let kinds = vec![("Dog", "DogBase".to_owned()), ("Puppy", "Puppy".to_owned())];
    assert_eq!(union(&api, "Animal"), ("kind", kinds.clone()));
    assert_eq!(union(&api, "Dog"), ("kind", kinds));
    assert_eq!(properties(&api, "DogBase"), ["barks: Any"]);
    assert_eq!(properties(&api, "Puppy"), ["barks: Any", "age: Any"]);
}

#[test]
fn a_base_occurs_itself_if_the_discriminator_lists_it() {
    let definitions = |values: &str| {
        answering(&format!(
            r##""Thing": {{ "properties": {{ "pet": {{ "$ref": "#/definitions/Animal" }} }} }},
            "Animal": {{ "discriminator": "kind", "properties": {{ "kind": {{ "type": "string", "enum": [{values}] }} }} }},
            "Dog": {{ "allOf": [{{ "$ref": "#/definitions/Animal" }}] }}"##
        ))
    };
    let api = lower_file(&definitions(r#""Animal", "Dog""#)).clean();
    let kinds = vec![
        ("Animal", "AnimalBase".to_owned()),
        ("Dog", "Dog".to_owned()),
    ];
    assert_eq!(union(&api, "Animal"), ("kind", kinds));
    assert_eq!(
        object(&api, "AnimalBase").tag,
        Some(("kind".to_owned(), "Animal".to_owned()))
    );
    let api = lower_file(&definitions(r#""Dog""#)).clean();
    assert_eq!(
        union(&api, "Animal"),
        ("kind", vec![("Dog", "Dog".to_owned())])
    );
}

#[test]
fn a_base_occurs_itself_if_it_has_a_value() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "pet": { "$ref": "#/definitions/Animal" } } },
        "Animal": { "discriminator": "kind", "x-ms-discriminator-value": "animal", "properties": { "kind": { "type": "string" } } },
        "Dog": { "allOf": [{ "$ref": "#/definitions/Animal" }] }"##,
    ))
    .clean();
    let kinds = vec![
        ("Dog", "Dog".to_owned()),
        ("animal", "AnimalBase".to_owned()),
    ];
    assert_eq!(union(&api, "Animal"), ("kind", kinds));
}

#[test]
fn children_may_stand_in_other_files() {
    let service = answering(
        r#""Thing": { "properties": { "pet": { "$ref": "base.json#/definitions/Animal" } } }"#,
    );
    let base = r#"{ "swagger": "2.0", "definitions": {
        "Animal": { "discriminator": "kind", "properties": { "kind": { "type": "string" } } } } }"#;
    let child = r#"{ "swagger": "2.0", "definitions": {
        "Dog": { "allOf": [{ "$ref": "base.json#/definitions/Animal" }], "properties": { "barks": {} } } } }"#;
    let files = [
        (FILE, service.as_str()),
        ("base.json", base),
        ("child.json", child),
    ];
    let api = lower_files(&files, &inputs(&[FILE, "child.json"])).clean();
    assert_eq!(
        union(&api, "Animal"),
        ("kind", vec![("Dog", "Dog".to_owned())])
    );
}

#[test]
fn a_definition_that_nothing_extends_is_an_object_and_keeps_the_property() {
    let api = lower_file(&answering(
        r#""Thing": { "discriminator": "kind", "properties": { "kind": { "type": "string" } } }"#,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["kind: Text(Plain)"]);
    assert_eq!(object(&api, "Thing").tag, None);
}

#[test]
fn a_discriminator_that_is_no_property_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "discriminator": "kind", "properties": { "sort": { "type": "string" } } },
"Child": { "allOf": [{ "$ref": "#/definitions/Thing" }] }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["discriminator-missing 8:29 /definitions/Thing/discriminator"]
    );
}

#[test]
fn a_second_discriminator_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "discriminator": "a", "properties": { "a": { "type": "string" } } },
"Child": {
  "allOf": [{ "$ref": "#/definitions/Thing" }],
  "discriminator": "b", "properties": { "b": { "type": "string" } } }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 11:20 /definitions/Child/discriminator"]
    );
}

#[test]
fn two_children_with_one_value_are_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "discriminator": "a", "properties": { "a": { "type": "string" } } },
"B": { "x-ms-discriminator-value": "x", "allOf": [{ "$ref": "#/definitions/Thing" }], "properties": { "b": {} } },
"C": { "x-ms-discriminator-value": "x", "allOf": [{ "$ref": "#/definitions/Thing" }], "properties": { "c": {} } }"##,
    ));
    assert_eq!(outcome.said(), ["name-clash 8:10 /definitions/Thing"]);
}

#[test]
fn a_discriminator_of_an_inline_object_is_reported() {
    let outcome = lower_file(&answering(
        r#"
"Thing": { "properties": { "a": { "discriminator": "k", "properties": { "k": { "type": "string" } } } } }"#,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 8:52 /definitions/Thing/properties/a/discriminator"]
    );
}
