//! `allOf`.

use crate::support::*;

#[test]
fn properties_of_all_parents_are_merged() {
    let api = model(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/A' }, { $ref: '#/definitions/B' }], properties: { own: {} } }
        A: { allOf: [{ $ref: '#/definitions/Root' }], properties: { a: {} } }
        B: { allOf: [{ $ref: '#/definitions/Root' }], properties: { b: {} } }
        Root: { properties: { root: {} } }",
    );
    assert_eq!(
        properties(&api, "Thing"),
        ["root: Any", "a: Any", "b: Any", "own: Any"]
    );
    assert_eq!(names(&api), ["Thing"]);
}

#[test]
fn a_redefined_property_keeps_its_position_and_takes_the_childs_type() {
    let api = model(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Parent' }], properties: { own: {}, a: { type: boolean } } }
        Parent: { properties: { a: { type: string }, b: { type: string } } }",
    );
    assert_eq!(
        properties(&api, "Thing"),
        ["a: Boolean", "b: String(Plain)", "own: Any"]
    );
}

#[test]
fn inline_elements_are_parents_too() {
    let api = model(
        r"
        Thing:
          allOf:
            - { $ref: '#/definitions/Parent' }
            - { required: [p], properties: { x: { properties: { deep: {} } } } }
        Parent: { properties: { p: {} } }",
    );
    assert_eq!(properties(&api, "Thing"), ["p: Any", "x: ThingX"]);
    assert!(property(&api, "Thing", "p").required);
}

#[test]
fn a_name_that_a_parent_requires_may_be_declared_by_a_child() {
    let api = model(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Parent' }], properties: { x: {} } }
        Parent: { required: [x], properties: { p: {} } }",
    );
    assert!(property(&api, "Thing", "x").required);
}

#[test]
fn all_of_around_one_reference_is_the_referenced_type() {
    let api = model(
        r"
        Thing:
          properties: { a: { description: More about it., allOf: [{ $ref: '#/definitions/Other' }] } }
        Other: { properties: { x: {} } }",
    );
    assert_eq!(properties(&api, "Thing"), ["a: Other"]);
    assert_eq!(
        property(&api, "Thing", "a").description.as_deref(),
        Some("More about it.")
    );
}

#[test]
fn all_of_one_object_is_a_new_object_and_all_of_one_enum_is_that_enum() {
    let api = model(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Other' }] }
        Other: { properties: { x: { $ref: '#/definitions/Wrapper' } } }
        Wrapper: { allOf: [{ $ref: '#/definitions/State' }] }
        State: { type: string, enum: [a] }",
    );
    assert_eq!(names(&api), ["State", "Thing"]);
    assert_eq!(properties(&api, "Thing"), ["x: State"]);
}

#[test]
fn inline_types_of_a_parent_are_named_after_the_parent() {
    let api = model(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Parent' }], properties: { o: {} } }
        Parent:
          properties: { inner: { properties: { x: {} } } }",
    );
    assert_eq!(properties(&api, "Thing"), ["inner: ParentInner", "o: Any"]);
}

#[test]
fn a_cycle_of_parents_is_reported() {
    let problems = reported(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Other' }], properties: { a: {} } }
        Other: { allOf: [{ $ref: '#/definitions/Thing' }], properties: { b: {} } }",
    );
    assert_eq!(problems, ["allof-cycle /definitions/Thing/allOf"]);
}

#[test]
fn a_parent_that_is_no_object_is_reported() {
    let problems = reported(
        r"
        Thing: { allOf: [{ $ref: '#/definitions/Text' }], properties: { a: {} } }
        Text: { type: string }",
    );
    assert_eq!(problems, ["unsupported-allof /definitions/Thing/allOf/0"]);
}

#[test]
fn all_of_around_types_that_are_no_objects_is_their_type() {
    let api = model(
        r"
        Thing:
          properties:
            said: { allOf: [{ $ref: '#/definitions/State' }, { description: More. }], readOnly: true }
            map: { allOf: [{ $ref: '#/definitions/Map' }, { type: object }] }
            list: { description: It., allOf: [{ $ref: '#/definitions/List' }] }
        State: { type: string, enum: [on] }
        Map: { type: object, additionalProperties: { type: string } }
        List: { type: array, items: { type: boolean } }",
    );
    assert_eq!(
        properties(&api, "Thing"),
        ["said: State", "map: {String(Plain)}", "list: [Boolean]"]
    );
    assert!(property(&api, "Thing", "said").read_only);
    assert_eq!(
        property(&api, "Thing", "list").description.as_deref(),
        Some("It.")
    );
}

#[test]
fn all_of_around_different_types_is_any_value() {
    let outcome = lower_skipping(definitions(
        r"
        Thing:
          properties: { x: { allOf: [{ type: string }, { type: boolean }] } }",
    ));
    assert_eq!(
        outcome.reported(),
        ["unsupported-allof /definitions/Thing/properties/x/allOf"]
    );
    assert_eq!(properties(&outcome.any_model(), "Thing"), ["x: Any"]);
}

#[test]
fn five_parents_of_four_levels_and_a_diamond_are_merged_once() {
    let api = model(
        r"
        Thing:
          allOf:
            - { $ref: '#/definitions/A' }
            - { $ref: '#/definitions/B' }
            - { $ref: '#/definitions/C' }
            - { properties: { d: {} } }
            - { $ref: '#/definitions/E' }
          properties: { top: {} }
        A: { allOf: [{ $ref: '#/definitions/B' }], properties: { a: {} } }
        B: { allOf: [{ $ref: '#/definitions/C' }], properties: { b: {} } }
        C: { allOf: [{ $ref: '#/definitions/E' }], properties: { c: {} } }
        E: { type: object, additionalProperties: { type: string }, properties: { e: {} } }",
    );
    let names = ["e", "c", "b", "a", "d", "top"].map(|name| format!("{name}: Any"));
    assert_eq!(properties(&api, "Thing"), names);
    assert!(object(&api, "Thing").additional.is_some());
}

#[test]
fn keys_for_other_types_are_ignored_with_a_warning() {
    let outcome = lower(definitions(
        r"
        Thing:
          properties:
            a: { type: string, properties: { x: {} } }
            b: { type: object, items: { type: string } }
            c: { type: string, additionalProperties: {} }",
    ));
    assert_eq!(
        outcome.reported(),
        [
            "key-misplaced /definitions/Thing/properties/a/properties",
            "key-misplaced /definitions/Thing/properties/b/items",
            "key-misplaced /definitions/Thing/properties/c/additionalProperties"
        ]
    );
    assert!(!outcome.has_errors());
    assert_eq!(
        properties(&outcome.any_model(), "Thing"),
        ["a: String(Plain)", "b: Any", "c: String(Plain)"]
    );
}
