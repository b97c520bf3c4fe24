//! What the verbs of overlays do to a document.

use super::{apply, node};
use crate::edit::limits;
use crate::edit::overlay::Verb;

/// The document after a verb on the values at a path.
#[track_caller]
fn assert_changes(verb: Verb, path: &str, document: &str, expected: &str) {
    let mut document = node(document);
    let change = apply(verb, &[path], &mut document).unwrap();
    assert_eq!(serde_json::to_string(&document).unwrap(), expected);
    assert!(change.is_changed);
    assert_eq!(change.matched, [0]);
}

/// A verb finds values that are so already, the first of them at a pointer.
#[track_caller]
fn assert_so_already(verb: Verb, path: &str, document: &str, pointer: &str) {
    let mut changed = node(document);
    let change = apply(verb, &[path], &mut changed).unwrap();
    assert_eq!(changed, node(document));
    assert!(!change.is_changed);
    assert_eq!(change.unchanged.as_deref(), Some(pointer));
}

/// A verb fails at a pointer, and nothing is changed.
#[track_caller]
fn assert_fails(verb: Verb, path: &str, document: &str, pointer: &str, reason: &str) {
    let mut changed = node(document);
    let failure = apply(verb, &[path], &mut changed).unwrap_err();
    assert_eq!(failure.reason, reason);
    assert_eq!(failure.pointer.as_deref(), Some(pointer));
    assert_eq!(changed, node(document));
}

fn set(json: &str) -> Verb {
    Verb::Set(node(json))
}

fn add(json: &str) -> Verb {
    Verb::Add(node(json))
}

fn rename(to: &str) -> Verb {
    Verb::Rename(to.to_owned())
}

fn replace(texts: &[(&str, &str)]) -> Verb {
    let texts = texts.iter();
    let texts = texts.map(|(old, new)| ((*old).to_owned(), (*new).to_owned()));
    Verb::Replace(texts.collect())
}

#[test]
fn set_gives_values_another_value() {
    assert_changes(set("[1]"), "$.a", r#"{"a":0,"b":0}"#, r#"{"a":[1],"b":0}"#);
    assert_changes(
        set("null"),
        "$.*",
        r#"{"a":0,"b":null}"#,
        r#"{"a":null,"b":null}"#,
    );
    assert_changes(set("1"), "$", "{}", "1");
}

#[test]
fn set_to_the_same_value_changes_nothing() {
    assert_so_already(
        set(r#"{"x":1,"y":2}"#),
        "$.a",
        r#"{"a":{"y":2,"x":1}}"#,
        "/a",
    );
    assert_so_already(set("1"), "$.*", r#"{"a":1.0,"b":1}"#, "/a");
}

#[test]
fn remove_takes_entries_and_items_away() {
    assert_changes(Verb::Remove, "$.a", r#"{"a":0,"b":0}"#, r#"{"b":0}"#);
    assert_changes(Verb::Remove, "$.l[0]", r#"{"l":[1,2]}"#, r#"{"l":[2]}"#);
    assert_changes(
        Verb::Remove,
        "$.l[?(@.x)]",
        r#"{"l":[{"x":1},{"y":1},{"x":2}]}"#,
        r#"{"l":[{"y":1}]}"#,
    );
    assert_fails(
        Verb::Remove,
        "$",
        "{}",
        "",
        "a whole file cannot be removed",
    );
}

#[test]
fn add_gives_objects_entries_and_arrays_items() {
    assert_changes(add(r#"{"b":1}"#), "$", r#"{"a":0}"#, r#"{"a":0,"b":1}"#);
    assert_changes(add("2"), "$.l", r#"{"l":[1]}"#, r#"{"l":[1,2]}"#);
    assert_changes(add("[1,2,3]"), "$.l", r#"{"l":[1]}"#, r#"{"l":[1,2,3]}"#);
    assert_changes(
        add(r#"{"x":1}"#),
        "$.l",
        r#"{"l":[]}"#,
        r#"{"l":[{"x":1}]}"#,
    );
}

#[test]
fn add_of_what_is_there_changes_nothing() {
    assert_so_already(add(r#"{"a":{"x":1.0}}"#), "$", r#"{"a":{"x":1}}"#, "");
    assert_so_already(add(r#"["a"]"#), "$.enum", r#"{"enum":["a","b"]}"#, "/enum");
}

#[test]
fn add_replaces_nothing_and_needs_a_place() {
    assert_fails(
        add(r#"{"x":1}"#),
        "$.*",
        r#"{"a":{},"b":{"x":0}}"#,
        "/b",
        "`x` is there already and is `0`; `add` has `1`",
    );
    assert_fails(
        add("1"),
        "$.a",
        r#"{"a":"t"}"#,
        "/a",
        "expected an object or an array to add to, found a string",
    );
    assert_fails(
        add("[1]"),
        "$.a",
        r#"{"a":{}}"#,
        "/a",
        "an array cannot be added to an object; `add` needs an object",
    );
}

#[test]
fn replace_changes_texts_one_after_another() {
    assert_changes(
        replace(&[("a", "b"), ("b", "c")]),
        "$.t",
        r#"{"t":"a-b-a"}"#,
        r#"{"t":"c-c-c"}"#,
    );
    assert_so_already(replace(&[("x", "y")]), "$.t", r#"{"t":"a"}"#, "/t");
    assert_changes(
        replace(&[("x", "y")]),
        "$..description",
        r#"{"description":"x","properties":{"description":{}}}"#,
        r#"{"description":"y","properties":{"description":{}}}"#,
    );
}

#[test]
fn texts_stay_below_the_limit() {
    let long = "a".repeat(10_000);
    let texts: Vec<(&str, &str)> = vec![("a", &long); 3];
    assert_fails(replace(&texts), "$", r#""a""#, "", limits::TOO_LONG);
}

#[test]
fn values_stay_below_the_limits() {
    let wide = format!("[{}]", vec!["0"; 1_000].join(","));
    let document = format!("[{}]", vec!["[]"; 1_000].join(","));
    assert_fails(
        set(&wide),
        "$.*",
        &document,
        "/501",
        "the values become too large",
    );
}

#[test]
fn a_renamed_key_keeps_its_place() {
    assert_changes(rename("c"), "$.a", r#"{"a":0,"b":0}"#, r#"{"c":0,"b":0}"#);
    assert_changes(
        rename("/new"),
        "$.paths['/old']",
        r#"{"paths":{"/old":{}}}"#,
        r#"{"paths":{"/new":{}}}"#,
    );
    assert_so_already(rename("a"), "$.a", r#"{"a":0}"#, "/a");
}

#[test]
fn references_follow_what_is_renamed() {
    assert_changes(
        rename("B"),
        "$.definitions['A/1']",
        r##"{"definitions":{"A/1":{},"C":{"$ref":"#/definitions/A~11"}},"x":{"$ref":"pets.json#/definitions/A%7E11/properties/a"}}"##,
        r##"{"definitions":{"B":{},"C":{"$ref":"#/definitions/B"}},"x":{"$ref":"pets.json#/definitions/B/properties/a"}}"##,
    );
    assert_changes(
        rename("Q"),
        "$.parameters.P",
        r##"{"parameters":{"P":{"$ref":"#/definitions/P"},"PP":{}},"x":[{"$ref":"#/parameters/P"},{"$ref":"#/parameters/PP"}]}"##,
        r##"{"parameters":{"Q":{"$ref":"#/definitions/P"},"PP":{}},"x":[{"$ref":"#/parameters/Q"},{"$ref":"#/parameters/PP"}]}"##,
    );
    assert_changes(
        rename("B"),
        "$.definitions.A",
        r##"{"definitions":{"A":{}},"x":{"final-state-schema":"#/definitions/A"}}"##,
        r##"{"definitions":{"B":{}},"x":{"final-state-schema":"#/definitions/B"}}"##,
    );
}

#[test]
fn the_lists_of_its_object_follow_a_renamed_property() {
    assert_changes(
        rename("type"),
        "$.definitions.*.properties.kind",
        r#"{"definitions":{"A":{"discriminator":"kind","required":["x","kind"],"properties":{"kind":{}}}}}"#,
        r#"{"definitions":{"A":{"discriminator":"type","required":["x","type"],"properties":{"type":{}}}}}"#,
    );
}

#[test]
fn the_lists_of_direct_children_follow_a_property_that_they_inherit() {
    let child = |required: &str| {
        format!(r##"{{"allOf":[{{"$ref":"#/definitions/A"}}],"required":["{required}"]}}"##)
    };
    let other =
        r##"{"allOf":[{"$ref":"#/definitions/A"}],"required":["a"],"properties":{"a":{}}}"##;
    let document = |name: &str| {
        format!(
            r#"{{"definitions":{{"A":{{"properties":{{"{name}":{{}}}}}},"B":{},"C":{other}}}}}"#,
            child(name)
        )
    };
    assert_changes(
        rename("b"),
        "$.definitions.A.properties.a",
        &document("a"),
        &document("b"),
    );
}

#[test]
fn a_child_that_is_renamed_keeps_the_value_that_services_send() {
    assert_changes(
        rename("B"),
        "$.definitions.A",
        r#"{"definitions":{"A":{"allOf":[]}}}"#,
        r#"{"definitions":{"B":{"allOf":[],"x-ms-discriminator-value":"A"}}}"#,
    );
}

#[test]
fn a_name_that_is_taken_is_kept() {
    assert_fails(
        rename("b"),
        "$.x.a",
        r#"{"x":{"a":0,"b":1}}"#,
        "/x/a",
        "`/x` has the key `b` already",
    );
    assert_fails(
        rename("c"),
        "$.x.*",
        r#"{"x":{"a":0,"b":1}}"#,
        "/x/b",
        "`/x` has the key `c` already",
    );
}

#[test]
fn only_what_has_a_key_of_its_own_can_be_renamed() {
    assert_fails(
        rename("b"),
        "$.l[0]",
        r#"{"l":[1]}"#,
        "/l/0",
        "an item of an array has no key; select its `name` and `set` it",
    );
    assert_fails(rename("b"), "$", "{}", "", "a whole file has no key");
    assert_fails(
        rename("Pets_Put"),
        "$.paths['/a'].put",
        r#"{"paths":{"/a":{"put":{}}}}"#,
        "/paths/~1a/put",
        "the key of an operation is its method, and `Pets_Put` is none; to name the operation, select its `operationId` and `set` it",
    );
}

#[test]
fn a_definition_is_renamed_by_its_name_since_other_files_refer_to_it() {
    assert_fails(
        rename("B"),
        "$.definitions[?(@.x)]",
        r#"{"definitions":{"A":{"x":1}}}"#,
        "/definitions/A",
        "references in other files follow only if `where` names it: `$.definitions['A']`",
    );
}
