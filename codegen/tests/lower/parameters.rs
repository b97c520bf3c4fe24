//! Parameters other than the body.

use crate::support::*;
use armgen::api::{CollectionFormat, Location, Operation, Parameter};
use armgen::lower::Selection;

/// An operation at `/things/{id}` with parameters, and parameters of its path item and of the document.
fn with_parameters(parameters: &str, item: &str, shared: &str) -> String {
    format!(
        r#"{{ "swagger": "2.0", "info": {{ "title": "T", "version": "2024-01-01" }},
"paths": {{ "/things/{{id}}": {{ "parameters": [{item}], "get": {{ "operationId": "Things_Get",
"responses": {{ "200": {{ "description": "" }} }},
"parameters": [
{parameters}
] }} }} }},
"parameters": {{ {shared} }} }}"#
    )
}

const ID: &str = r#"{ "name": "id", "in": "path", "required": true, "type": "string" }"#;

fn operation(parameters: &str) -> Operation {
    let api = lower(&with_parameters(parameters, ID, "")).model();
    only_operation(&api).clone()
}

fn parameter(definition: &str) -> Parameter {
    operation(definition).parameters.remove(1)
}

/// What is said of one parameter beside the path's own.
fn said(definition: &str) -> Vec<String> {
    lower(&with_parameters(definition, ID, "")).said()
}

#[test]
fn places_are_path_query_and_header() {
    let operation = operation(
        r#"{ "name": "$filter", "in": "query", "type": "string" }, { "name": "If-Match", "in": "header", "type": "string" }"#,
    );
    let places: Vec<_> = operation
        .parameters
        .iter()
        .map(|one| (one.name.as_str(), one.location, one.required))
        .collect();
    assert_eq!(
        places,
        [
            ("id", Location::Path, true),
            ("$filter", Location::Query, false),
            ("If-Match", Location::Header, false)
        ]
    );
}

#[test]
fn the_operations_own_parameter_replaces_the_path_items() {
    let own =
        r#"{ "name": "id", "in": "path", "required": true, "type": "integer", "format": "int32" }"#;
    let other = r#"{ "name": "id", "in": "query", "type": "string" }"#;
    let operation = operation(&format!("{other}, {own}"));
    let shown: Vec<_> = operation
        .parameters
        .iter()
        .map(|one| (one.location, format!("{:?}", one.ty)))
        .collect();
    assert_eq!(
        shown,
        [
            (Location::Path, "Integer32".to_owned()),
            (Location::Query, "String(Plain)".to_owned())
        ]
    );
}

#[test]
fn shared_parameters_and_those_that_say_so_are_the_clients() {
    let parameters = r##"{ "$ref": "#/parameters/Shared" }, { "$ref": "#/parameters/Method" },
        { "name": "c", "in": "query", "type": "string", "x-ms-parameter-location": "client" }"##;
    let shared = r#""Shared": { "name": "a", "in": "query", "type": "string" },
        "Method": { "name": "b", "in": "query", "type": "string", "x-ms-parameter-location": "method" }"#;
    let api = lower(&with_parameters(parameters, ID, shared)).model();
    let held: Vec<_> = api
        .client_parameters
        .iter()
        .map(|parameter| parameter.name.as_str())
        .collect();
    assert_eq!(held, ["a", "c"]);
}

#[test]
fn lists_are_written_as_their_collection_format_says() {
    let expected = [
        ("", CollectionFormat::Csv),
        (r#", "collectionFormat": "csv""#, CollectionFormat::Csv),
        (r#", "collectionFormat": "ssv""#, CollectionFormat::Ssv),
        (r#", "collectionFormat": "tsv""#, CollectionFormat::Tsv),
        (r#", "collectionFormat": "pipes""#, CollectionFormat::Pipes),
        (r#", "collectionFormat": "multi""#, CollectionFormat::Multi),
    ];
    for (format, expected) in expected {
        let definition = format!(
            r#"{{ "name": "q", "in": "query", "type": "array", "items": {{ "type": "string" }}{format} }}"#
        );
        assert_eq!(
            parameter(&definition).collection_format,
            expected,
            "{format}"
        );
    }
}

#[test]
fn rules_are_those_of_the_type() {
    let rules = parameter(
        r#"{ "name": "q", "in": "query", "type": "integer", "minimum": 1, "maximum": 5, "exclusiveMaximum": true,
            "multipleOf": 2, "maxLength": 3 }"#,
    )
    .rules;
    assert_eq!(
        (rules.minimum, rules.maximum, rules.multiple_of),
        (Some(1.0), Some(5.0), Some(2.0))
    );
    assert!(rules.exclusive_maximum && !rules.exclusive_minimum);
    assert_eq!(rules.maximum_length, None);
    let rules = parameter(
        r#"{ "name": "q", "in": "query", "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 2,
            "uniqueItems": true }"#,
    )
    .rules;
    assert_eq!(
        (rules.minimum_items, rules.maximum_items, rules.unique_items),
        (Some(1), Some(2), true)
    );
}

#[test]
fn unescaped_and_client_names_are_kept() {
    let parameter = parameter(
        r#"{ "name": "q", "in": "query", "type": "string", "x-ms-skip-url-encoding": true, "x-ms-client-name": "query" }"#,
    );
    assert!(parameter.unescaped);
    assert_eq!(parameter.client_name.as_deref(), Some("query"));
}

#[test]
fn the_version_is_no_parameter() {
    let version = |definition: &str| operation(definition).api_version;
    assert_eq!(version(""), None);
    let plain = r#"{ "name": "api-version", "in": "query", "required": true, "type": "string" }"#;
    assert_eq!(version(plain).as_deref(), Some("2024-01-01"));
    assert_eq!(operation(plain).parameters.len(), 1);
    let default =
        r#"{ "name": "api-version", "in": "query", "type": "string", "default": "2020-01-01" }"#;
    assert_eq!(version(default).as_deref(), Some("2020-01-01"));
    let only =
        r#"{ "name": "api-version", "in": "query", "type": "string", "enum": ["2021-01-01"] }"#;
    assert_eq!(version(only).as_deref(), Some("2021-01-01"));
}

#[test]
fn the_selections_version_wins() {
    let text = with_parameters(
        r#"{ "name": "api-version", "in": "query", "type": "string", "default": "1" }"#,
        ID,
        "",
    );
    let selection = Selection {
        api_version: Some("2".to_owned()),
        ..inputs(&[FILE])
    };
    let api = lower_files(&[(FILE, &text)], &selection).model();
    assert_eq!(only_operation(&api).api_version.as_deref(), Some("2"));
}

#[test]
fn a_pattern_that_cannot_be_checked_is_dropped_with_a_warning() {
    let outcome = lower(&with_parameters(
        r#"{ "name": "q", "in": "query", "type": "string", "pattern": "^(?!x)" }"#,
        ID,
        "",
    ));
    assert!(!outcome.diagnostics.has_errors());
    assert_eq!(
        outcome.said(),
        ["pattern-unchecked 5:60 /paths/~1things~1{id}/get/parameters/0/pattern"]
    );
    let api = outcome.api.expect("a model");
    let rules = &only_operation(&api).parameters[1].rules;
    assert_eq!(rules.pattern, None);
    assert_eq!(rules.unchecked_pattern.as_deref(), Some("^(?!x)"));
}

#[test]
fn a_path_parameter_must_be_required() {
    let text = with_parameters(
        "",
        r#"{ "name": "id", "in": "path", "type": "string" }"#,
        "",
    );
    assert_eq!(
        lower(&text).said(),
        ["wrong-type 2:45 /paths/~1things~1{id}/parameters/0"]
    );
}

#[test]
fn a_parameter_of_the_path_that_is_not_declared_is_reported() {
    let outcome = lower(&with_parameters(
        r#"{ "name": "Ids", "in": "path", "required": true, "type": "string" }"#,
        "",
        "",
    ));
    assert_eq!(
        outcome.said(),
        [
            "path-parameter-missing 2:12 /paths/~1things~1{id}",
            "path-parameter-unused 5:1 /paths/~1things~1{id}/get/parameters/0",
        ]
    );
    let help = outcome
        .diagnostics
        .iter()
        .next()
        .and_then(|problem| problem.help.clone());
    assert_eq!(help.as_deref(), Some("is `Ids` meant?"));
}

#[test]
fn a_place_that_does_not_exist_is_reported() {
    let place = "/paths/~1things~1{id}/get/parameters/0";
    assert_eq!(
        said(r#"{ "name": "q", "in": "cookie", "type": "string" }"#),
        [format!("wrong-type 5:22 {place}/in")]
    );
    assert_eq!(
        said(r#"{ "name": "q", "type": "string" }"#),
        [format!("wrong-type 5:1 {place}/in")]
    );
    assert_eq!(
        said(r#"{ "in": "query", "type": "string" }"#),
        [format!("wrong-type 5:1 {place}")]
    );
}

#[test]
fn a_parameter_without_type_is_reported() {
    let place = "/paths/~1things~1{id}/get/parameters/0";
    assert_eq!(
        said(r#"{ "name": "q", "in": "query" }"#),
        [format!("wrong-type 5:1 {place}")]
    );
}

#[test]
fn a_parameter_declared_twice_is_reported() {
    let twice = r#"{ "name": "q", "in": "query", "type": "string" },
{ "name": "q", "in": "query", "type": "string" }"#;
    assert_eq!(
        said(twice),
        ["duplicate-parameter 6:1 /paths/~1things~1{id}/get/parameters/1"]
    );
}

#[test]
fn what_is_not_supported_is_named() {
    let place = "/paths/~1things~1{id}/get/parameters/0";
    let unsupported = [
        (
            r#"{ "name": "q", "in": "query", "type": "file" }"#,
            "5:39",
            "/type",
        ),
        (
            r#"{ "name": "q", "in": "query", "type": "string", "x-ms-parameter-location": "x" }"#,
            "5:76",
            "/x-ms-parameter-location",
        ),
        (
            r#"{ "name": "q", "in": "query", "type": "array", "items": { "type": "array" } }"#,
            "5:57",
            "/items",
        ),
        (
            r#"{ "name": "Host", "in": "header", "type": "string" }"#,
            "5:11",
            "/name",
        ),
        (
            r#"{ "name": "q", "in": "query", "type": "string", "x-new": 1 }"#,
            "5:49",
            "/x-new",
        ),
        (
            r#"{ "name": "q", "in": "header", "type": "array", "items": { "type": "string" }, "collectionFormat": "multi" }"#,
            "5:100",
            "/collectionFormat",
        ),
    ];
    for (definition, position, key) in unsupported {
        assert_eq!(
            said(definition),
            [format!("unsupported {position} {place}{key}")],
            "{definition}"
        );
    }
}

#[test]
fn the_clients_parameters_have_one_type_each() {
    let operation = |id: &str, value: &str| {
        format!(
            r#"{{ "operationId": "{id}", "responses": {{ "200": {{}} }}, "parameters": [
            {{ "name": "a", "in": "query", "type": "{value}", "x-ms-parameter-location": "client" }}] }}"#
        )
    };
    let text = document(
        &format!(
            "\"get\": {},\n\"put\": {}",
            operation("A_A", "string"),
            operation("A_B", "integer")
        ),
        "",
    );
    let said = lower(&text).said();
    assert_eq!(said, ["name-clash 4:8 /paths/~1things/put"]);
}

#[test]
fn headers_that_requests_set_can_be_chosen_by_the_caller() {
    for name in ["Accept", "Content-Type", "Authorization", "If-Match"] {
        let header = parameter(&format!(
            r#"{{ "name": "{name}", "in": "header", "type": "string" }}"#
        ));
        assert_eq!(header.name, name);
    }
}

#[test]
fn a_required_parameter_with_one_value_is_always_sent() {
    let operation = operation(
        r#"{ "name": "a b", "in": "query", "required": true, "type": "string", "enum": ["x&y"] },
        { "name": "n", "in": "query", "required": true, "type": "boolean", "enum": [true] },
        { "name": "x-kind", "in": "header", "required": true, "type": "string", "enum": ["cat"] },
        { "name": "o", "in": "query", "type": "string", "enum": ["only"] }"#,
    );
    assert_eq!(operation.path, "/things/{id}?a%20b=x%26y&n=true");
    assert_eq!(operation.headers, [("x-kind".to_owned(), "cat".to_owned())]);
    let names: Vec<_> = operation.parameters.iter().map(|one| &one.name).collect();
    assert_eq!(names, ["id", "o"]);
    let id = r#"{ "name": "id", "in": "path", "required": true, "type": "string", "enum": ["the one"] }"#;
    let api = lower(&with_parameters("", id, "")).model();
    assert_eq!(only_operation(&api).path, "/things/the%20one");
}

#[test]
fn the_version_can_stand_in_the_path_or_a_header() {
    let header = operation(r#"{ "name": "api-version", "in": "header", "type": "string" }"#);
    let version = ("api-version".to_owned(), "2024-01-01".to_owned());
    assert_eq!((header.api_version, header.headers), (None, vec![version]));
    let text = with_parameters(
        r#"{ "name": "api-version", "in": "path", "required": true, "type": "string" }"#,
        "",
        "",
    );
    let api = lower(&text.replace("/things/{id}", "/{api-version}/things")).model();
    assert_eq!(only_operation(&api).path, "/2024-01-01/things");
}

#[test]
fn headers_that_share_the_beginning_of_their_names_are_a_map() {
    let header = parameter(
        r#"{ "name": "meta", "in": "header", "type": "string", "x-ms-header-collection-prefix": "x-ms-meta-" }"#,
    );
    assert_eq!(header.name, "x-ms-meta-");
    assert_eq!(header.client_name.as_deref(), Some("meta"));
    assert_eq!(format!("{:?}", header.ty), "Map(String(Plain))");
}

#[test]
fn a_default_is_kept_as_it_is_on_the_wire() {
    let default = |value: &str| {
        let definition =
            format!(r#"{{ "name": "q", "in": "query", "type": "string", "default": {value} }}"#);
        parameter(&definition).default
    };
    assert_eq!(default(r#""a""#).as_deref(), Some("a"));
    assert_eq!(default("5").as_deref(), Some("5"));
    assert_eq!(default("null"), None);
}
