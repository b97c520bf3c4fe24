//! Definitions that are deep, long or many.

use crate::support::*;
use std::fmt::Write;

const MANY: usize = 10_000;

/// `Thing` and many definitions, each made from its number and the next one's.
fn chain(one: impl Fn(usize, usize) -> String) -> String {
    let mut definitions =
        r##""Thing": { "properties": { "x": { "$ref": "#/definitions/D0" } } }"##.to_owned();
    for number in 0..MANY {
        write!(definitions, ",\n\"D{number}\": {}", one(number, number + 1))
            .expect("texts take everything");
    }
    write!(
        definitions,
        ",\n\"D{MANY}\": {{ \"properties\": {{ \"end\": {{}} }} }}"
    )
    .expect("texts take everything");
    answering(&definitions)
}

#[track_caller]
fn says_only(outcome: &Lowered, code: &str) {
    assert!(!outcome.diagnostics.is_empty());
    for problem in &outcome.diagnostics {
        assert_eq!(problem.code.as_str(), code, "{problem}");
    }
}

#[test]
fn a_long_line_of_properties_is_lowered() {
    let api = lower(&chain(|_, next| {
        format!(r##"{{ "properties": {{ "next": {{ "$ref": "#/definitions/D{next}" }} }} }}"##)
    }))
    .model();
    assert_eq!(api.types.len(), MANY + 2);
}

#[test]
fn a_long_line_of_references_is_too_deep() {
    says_only(
        &lower(&chain(|_, next| {
            format!(r##"{{ "$ref": "#/definitions/D{next}" }}"##)
        })),
        "too-deep",
    );
}

#[test]
fn a_long_line_of_lists_is_too_deep() {
    let lists = chain(|_, next| {
        format!(r##"{{ "type": "array", "items": {{ "$ref": "#/definitions/D{next}" }} }}"##)
    });
    says_only(&lower(&lists), "too-deep");
}

#[test]
fn a_long_line_of_parents_is_too_deep() {
    let parents = chain(|number, next| {
        format!(
            r##"{{ "allOf": [{{ "$ref": "#/definitions/D{next}" }}], "properties": {{ "p{number}": {{}} }} }}"##
        )
    });
    says_only(&lower(&parents), "too-deep");
}

#[test]
fn parents_that_are_shared_again_and_again_cost_nothing() {
    let twice = chain(|number, next| {
        if number >= 40 {
            return r#"{ "properties": { "end": {} } }"#.to_owned();
        }
        let parent = format!(r##"{{ "$ref": "#/definitions/D{next}" }}"##);
        format!(
            r#"{{ "allOf": [{parent}, {parent}, {parent}], "properties": {{ "p{number}": {{}} }} }}"#
        )
    });
    let api = lower(&twice).model();
    assert_eq!(object(&api, "D0").properties.len(), 41);
}

#[test]
fn properties_repeated_too_often_by_all_of_are_reported() {
    let mut definitions = String::from(
        r#""Base": { "discriminator": "k", "properties": { "k": { "type": "string" }"#,
    );
    for number in 0..1_000 {
        write!(definitions, ", \"p{number}\": {{}}").expect("texts take everything");
    }
    definitions.push_str(
        r##" } }, "Thing": { "properties": { "x": { "$ref": "#/definitions/Base" } } }"##,
    );
    for number in 0..1_000 {
        write!(
            definitions,
            ", \"D{number}\": {{ \"allOf\": [{{ \"$ref\": \"#/definitions/Base\" }}] }}"
        )
        .expect("texts take everything");
    }
    let outcome = lower(&answering(&definitions));
    says_only(&outcome, "too-deep");
}

#[test]
fn inline_objects_as_deep_as_the_reader_allows_are_lowered() {
    let levels = 55;
    let schema = format!(
        "{}{{}}{}",
        r#"{ "properties": { "p": "#.repeat(levels),
        " } }".repeat(levels)
    );
    let api = lower(&answering(&format!(r#""Thing": {schema}"#))).model();
    assert_eq!(api.types.len(), levels);
}

#[test]
fn a_definition_of_ten_thousand_levels_is_too_deep() {
    let schema = format!("{}{{}}{}", r#"{ "items": "#.repeat(MANY), " }".repeat(MANY));
    says_only(
        &lower(&answering(&format!(r#""Thing": {schema}"#))),
        "too-deep",
    );
}

#[test]
fn more_problems_than_anyone_reads_end_with_a_note() {
    let mut definitions = String::from(r#""Thing": { "properties": { "p": {}"#);
    for number in 0..MANY {
        write!(definitions, ",\n\"p{number}\": {{ \"type\": \"x\" }}")
            .expect("texts take everything");
    }
    let outcome = lower(&answering(&format!("{definitions} }} }}")));
    assert_eq!(outcome.diagnostics.len(), 1_002);
    assert!(
        outcome
            .diagnostics
            .iter()
            .any(|problem| problem.code.as_str() == "too-many")
    );
}

#[test]
fn odd_shapes_do_not_stop_it() {
    let odd = [
        r#"{ "swagger": "2.0" }"#,
        r#"{ "swagger": "2.0", "paths": { "": { "get": {} } } }"#,
        r#"{ "swagger": "2.0", "paths": { "/": { "get": { "operationId": "_", "responses": {} } } } }"#,
        r##"{ "swagger": "2.0", "paths": { "/": { "get": { "operationId": "A", "responses": { "200": { "$ref": "#" } } } } } }"##,
        r##"{ "swagger": "2.0", "paths": { "/": { "get": { "operationId": "A", "parameters": [{ "$ref": "#/" }] } } } }"##,
        r#"{ "swagger": "2.0", "info": null }"#,
        "[]",
        "null",
        "",
    ];
    for text in odd {
        lower(text);
    }
}
