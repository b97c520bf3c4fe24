//! `allOf`.

use crate::support::*;

#[test]
fn properties_of_all_parents_are_merged() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [{ "$ref": "#/definitions/A" }, { "$ref": "#/definitions/B" }], "properties": { "own": {} } },
        "A": { "allOf": [{ "$ref": "#/definitions/Root" }], "properties": { "a": {} } },
        "B": { "allOf": [{ "$ref": "#/definitions/Root" }], "properties": { "b": {} } },
        "Root": { "properties": { "root": {} } }"##,
    ))
    .clean();
    assert_eq!(
        properties(&api, "Thing"),
        ["root: Any", "a: Any", "b: Any", "own: Any"]
    );
    assert_eq!(names(&api), ["Thing"]);
}

#[test]
fn a_redefinition_keeps_the_place_and_takes_the_childs_type() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [{ "$ref": "#/definitions/Parent" }], "properties": { "own": {}, "a": { "type": "boolean" } } },
        "Parent": { "properties": { "a": { "type": "string" }, "b": { "type": "string" } } }"##,
    ))
    .clean();
    assert_eq!(
        properties(&api, "Thing"),
        ["a: Boolean", "b: Text(Plain)", "own: Any"]
    );
}

#[test]
fn elements_that_stand_inline_are_parents_too() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [
            { "$ref": "#/definitions/Parent" },
            { "required": ["p"], "properties": { "x": { "properties": { "deep": {} } } } }
        ] }, "Parent": { "properties": { "p": {} } }"##,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["p: Any", "x: ThingX"]);
    assert!(property(&api, "Thing", "p").required);
}

#[test]
fn a_name_that_a_parent_requires_may_be_declared_by_a_child() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [{ "$ref": "#/definitions/Parent" }], "properties": { "x": {} } },
        "Parent": { "required": ["x"], "properties": { "p": {} } }"##,
    ))
    .clean();
    assert!(property(&api, "Thing", "x").required);
}

#[test]
fn all_of_around_one_reference_is_the_referenced_type() {
    let api = lower_file(&answering(
        r##""Thing": { "properties": { "a": {
            "description": "More about it.", "allOf": [{ "$ref": "#/definitions/Other" }]
        } } }, "Other": { "properties": { "x": {} } }"##,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["a: Other"]);
    assert_eq!(
        property(&api, "Thing", "a").description.as_deref(),
        Some("More about it.")
    );
}

#[test]
fn a_definition_around_an_object_is_an_object_of_its_own_and_around_an_enum_the_enum() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [{ "$ref": "#/definitions/Other" }] },
        "Other": { "properties": { "x": { "$ref": "#/definitions/Wrapper" } } },
        "Wrapper": { "allOf": [{ "$ref": "#/definitions/State" }] },
        "State": { "type": "string", "enum": ["a"] }"##,
    ))
    .clean();
    assert_eq!(names(&api), ["State", "Thing"]);
    assert_eq!(properties(&api, "Thing"), ["x: State"]);
}

#[test]
fn inline_types_of_a_parent_are_named_after_the_parent() {
    let api = lower_file(&answering(
        r##""Thing": { "allOf": [{ "$ref": "#/definitions/Parent" }], "properties": { "o": {} } },
        "Parent": { "properties": { "inner": { "properties": { "x": {} } } } }"##,
    ))
    .clean();
    assert_eq!(properties(&api, "Thing"), ["inner: ParentInner", "o: Any"]);
}

#[test]
fn a_cycle_of_parents_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "allOf": [{ "$ref": "#/definitions/Other" }], "properties": { "a": {} } },
"Other": { "allOf": [{ "$ref": "#/definitions/Thing" }], "properties": { "b": {} } }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["allof-cycle 8:21 /definitions/Thing/allOf"]
    );
}

#[test]
fn a_parent_that_is_no_object_is_reported() {
    let outcome = lower_file(&answering(
        r##"
"Thing": { "allOf": [{ "$ref": "#/definitions/Text" }], "properties": { "a": {} } },
"Text": { "type": "string" }"##,
    ));
    assert_eq!(
        outcome.said(),
        ["unsupported 8:22 /definitions/Thing/allOf/0"]
    );
}
