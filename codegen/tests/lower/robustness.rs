//! Deep, long and many definitions.

use crate::support::*;
use serde_json::{Map, Value, json};

const MANY: usize = 10_000;

/// A definition in JSON, whose only operation returns the definition `Thing`.
fn json_definitions(definitions: impl IntoIterator<Item = (String, Value)>) -> String {
    let definitions: Map<_, _> = definitions.into_iter().collect();
    let responses = json!({ "200": { "description": "", "schema": reference("Thing") } });
    let get = json!({ "operationId": "Things_Get", "responses": responses });
    json!({
        "swagger": "2.0",
        "info": { "title": "ThingClient", "version": "2024-01-01" },
        "paths": { "/things": { "get": get } },
        "definitions": definitions,
    })
    .to_string()
}

fn reference(name: impl std::fmt::Display) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// Lowers `Thing` and many definitions, each made from its number and a reference to the next one.
fn chain(one: impl Fn(usize, Value) -> Value) -> Lowered {
    let thing = json!({ "properties": { "x": reference("D0") } });
    let last = json!({ "properties": { "end": {} } });
    let ends = [("Thing".to_owned(), thing), (format!("D{MANY}"), last)];
    let links = (0..MANY).map(|number| {
        let next = reference(format_args!("D{}", number + 1));
        (format!("D{number}"), one(number, next))
    });
    lower(json_definitions(links.chain(ends)))
}

#[track_caller]
fn assert_too_deep(lowered: &Lowered) {
    assert!(!lowered.diagnostics.is_empty());
    for problem in &lowered.diagnostics {
        assert_eq!(problem.code.as_str(), "too-deep", "{problem}");
    }
}

#[test]
fn a_long_line_of_properties_is_lowered() {
    let lowered = chain(|_, next| json!({ "properties": { "next": next } }));
    assert_eq!(lowered.model().types.len(), MANY + 2);
}

#[test]
fn a_long_line_of_references_is_too_deep() {
    assert_too_deep(&chain(|_, next| next));
}

#[test]
fn a_long_line_of_lists_is_too_deep() {
    assert_too_deep(&chain(|_, next| json!({ "type": "array", "items": next })));
}

#[test]
fn a_long_line_of_parents_is_too_deep() {
    assert_too_deep(&chain(
        |number, next| json!({ "allOf": [next], "properties": { format!("p{number}"): {} } }),
    ));
}

#[test]
fn parents_that_are_shared_again_and_again_cost_nothing() {
    let lowered = chain(|number, next| {
        if number >= 40 {
            return json!({ "properties": { "end": {} } });
        }
        json!({ "allOf": [next, next, next], "properties": { format!("p{number}"): {} } })
    });
    assert_eq!(object(&lowered.model(), "D0").properties.len(), 41);
}

#[test]
fn properties_repeated_too_often_by_all_of_are_reported() {
    let mut properties = Map::new();
    properties.insert("k".to_owned(), json!({ "type": "string" }));
    properties.extend((0..1_000).map(|number| (format!("p{number}"), json!({}))));
    let base = json!({ "discriminator": "k", "required": ["k"], "properties": properties });
    let thing = json!({ "properties": { "x": reference("Base") } });
    let children = (0..1_000).map(|number| {
        let child = json!({ "allOf": [reference("Base")] });
        (format!("D{number}"), child)
    });
    let bases = [("Base".to_owned(), base), ("Thing".to_owned(), thing)];
    assert_too_deep(&lower(json_definitions(children.chain(bases))));
}

/// Lowers a `Thing` with this schema in JSON.
fn lower_thing(schema: &str) -> Lowered {
    let text = json_definitions([("Thing".to_owned(), json!("the schema"))]);
    lower(text.replace("\"the schema\"", schema))
}

#[test]
fn inline_objects_as_deep_as_the_reader_allows_are_lowered() {
    let levels = 55;
    let open = r#"{ "properties": { "p": "#.repeat(levels);
    let schema = format!("{open}{{}}{}", " } }".repeat(levels));
    assert_eq!(lower_thing(&schema).model().types.len(), levels);
}

#[test]
fn a_definition_of_ten_thousand_levels_is_too_deep() {
    let open = r#"{ "items": "#.repeat(MANY);
    let schema = format!("{open}{{}}{}", " }".repeat(MANY));
    assert_too_deep(&lower_thing(&schema));
}

#[test]
fn more_problems_than_anyone_reads_end_with_a_note() {
    let unknown = |number| (format!("p{number}"), json!({ "type": "x" }));
    let properties: Map<_, _> = (0..MANY).map(unknown).collect();
    let thing = json!({ "properties": properties });
    let lowered = lower(json_definitions([("Thing".to_owned(), thing)]));
    assert_eq!(lowered.diagnostics.len(), 1_001);
    let reported = lowered.reported();
    assert!(reported.iter().any(|one| one.starts_with("too-many")));
}

#[test]
fn odd_documents_cause_no_panic() {
    let odd = [
        "swagger: '2.0'",
        "{ swagger: '2.0', paths: { '': { get: {} } } }",
        "{ swagger: '2.0', paths: { /: { get: { operationId: _, responses: {} } } } }",
        "{ swagger: '2.0', paths: { /: { get: { operationId: A, responses: { 200: { $ref: '#' } } } } } }",
        "{ swagger: '2.0', paths: { /: { get: { operationId: A, parameters: [{ $ref: '#/' }] } } } }",
        "{ swagger: '2.0', info: null }",
        "[]",
        "null",
        "",
    ];
    for text in odd {
        lower(text);
    }
}
