//! Parameters other than the body.

use crate::support::*;
use armgen::api::{Bound, CollectionFormat, Count, Location, Operation, Parameter, Pattern, Rules};

/// An operation at `/things/{id}` with parameters, and parameters of its path item and of the document.
fn with_parameters(parameters: &str, item: &str, shared: &str) -> String {
    document(&format!(
        "paths:
  /things/{{id}}:
    parameters: [{item}]
    get:
      operationId: Things_Get
      responses: {{ 200: {{ description: '' }} }}
      parameters: [{parameters}]
parameters: {{ {shared} }}"
    ))
}

const ID: &str = "{ name: id, in: path, required: true, type: string }";

fn operation(parameters: &str) -> Operation {
    let api = lower(with_parameters(parameters, ID, "")).any_model();
    only_operation(&api).clone()
}

fn parameter(definition: &str) -> Parameter {
    operation(definition).parameters.remove(1)
}

/// The problems of one parameter beside the path's own; pointers are relative to the parameter.
fn reported(definition: &str) -> Vec<String> {
    let problems = lower(with_parameters(definition, ID, "")).reported();
    let own = |problem: String| problem.replace("/paths/~1things~1{id}/get/parameters/0", "");
    problems.into_iter().map(own).collect()
}

#[test]
fn parameters_are_in_path_query_or_header() {
    let operation = operation(
        "{ name: $filter, in: query, type: string }, { name: If-Match, in: header, type: string }",
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
    let own = "{ name: id, in: path, required: true, type: integer, format: int32 }";
    let other = "{ name: id, in: query, type: string }";
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
    let parameters = "{ $ref: '#/parameters/Shared' }, { $ref: '#/parameters/Method' },
        { name: c, in: query, type: string, x-ms-parameter-location: client }";
    let shared = "Shared: { name: a, in: query, type: string },
        Method: { name: b, in: query, type: string, x-ms-parameter-location: method }";
    let api = lower(with_parameters(parameters, ID, shared)).model();
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
        (", collectionFormat: csv", CollectionFormat::Csv),
        (", collectionFormat: ssv", CollectionFormat::Ssv),
        (", collectionFormat: tsv", CollectionFormat::Tsv),
        (", collectionFormat: pipes", CollectionFormat::Pipes),
        (", collectionFormat: multi", CollectionFormat::Multi),
    ];
    for (format, expected) in expected {
        let definition =
            format!("{{ name: q, in: query, type: array, items: {{ type: string }}{format} }}");
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
        "{ name: q, in: query, type: integer, minimum: 1, maximum: 5, exclusiveMaximum: true,
           multipleOf: 2, maxLength: 3 }",
    )
    .rules;
    let bound = |value, exclusive| Some(Bound { value, exclusive });
    let expected = Rules::Number {
        minimum: bound(1.0, false),
        maximum: bound(5.0, true),
        multiple_of: Some(2.0),
    };
    assert_eq!(rules, expected);
    let rules = parameter(
        "{ name: q, in: query, type: array, items: { type: string }, minItems: 1, maxItems: 2, uniqueItems: true }",
    )
    .rules;
    let expected = Rules::List {
        count: Count {
            minimum: Some(1),
            maximum: Some(2),
        },
        unique: true,
    };
    assert_eq!(rules, expected);
}

#[test]
fn unescaped_and_client_names_are_kept() {
    let parameter = parameter(
        "{ name: q, in: query, type: string, x-ms-skip-url-encoding: true, x-ms-client-name: query }",
    );
    assert!(parameter.unescaped);
    assert_eq!(parameter.client_name.as_deref(), Some("query"));
}

#[test]
fn a_pattern_that_cannot_be_checked_is_dropped_with_a_warning() {
    let outcome = lower(with_parameters(
        "{ name: q, in: query, type: string, pattern: '^(?!x)' }",
        ID,
        "",
    ));
    assert!(!outcome.has_errors());
    assert_eq!(
        outcome.reported(),
        ["pattern-unchecked /paths/~1things~1{id}/get/parameters/0/pattern"]
    );
    let api = outcome.any_model();
    let rules = &only_operation(&api).parameters[1].rules;
    let expected = Rules::String {
        length: Count::default(),
        pattern: Some(Pattern::ServiceOnly("^(?!x)".to_owned())),
    };
    assert_eq!(*rules, expected);
}

#[test]
fn a_path_parameter_must_be_required() {
    let text = with_parameters("", "{ name: id, in: path, type: string }", "");
    assert_eq!(
        lower(text).reported(),
        ["key-missing /paths/~1things~1{id}/parameters/0"]
    );
}

#[test]
fn a_parameter_of_the_path_that_is_not_declared_is_reported() {
    let outcome = lower(with_parameters(
        "{ name: Ids, in: path, required: true, type: string }",
        "",
        "",
    ));
    assert_eq!(
        outcome.reported(),
        [
            "path-parameter-missing /paths/~1things~1{id}",
            "path-parameter-unused /paths/~1things~1{id}/get/parameters/0",
        ]
    );
    assert_eq!(outcome.first().help.as_deref(), Some("did you mean `Ids`?"));
}

#[test]
fn an_unknown_location_is_reported() {
    let unknown = reported("{ name: q, in: cookie, type: string }");
    assert_eq!(unknown, ["value-unknown /in"]);
    assert_eq!(reported("{ name: q, type: string }"), ["key-missing /in"]);
    assert_eq!(reported("{ in: query, type: string }"), ["key-missing "]);
}

#[test]
fn a_parameter_without_type_is_reported() {
    assert_eq!(reported("{ name: q, in: query }"), ["key-missing "]);
}

#[test]
fn a_parameter_declared_twice_is_reported() {
    let parameter = "{ name: q, in: query, type: string }";
    assert_eq!(
        reported(&format!("{parameter}, {parameter}")),
        ["duplicate-parameter /paths/~1things~1{id}/get/parameters/1"]
    );
}

#[test]
fn unsupported_parameters_are_reported() {
    let unsupported = [
        ("query, type: file", "unsupported-type /type"),
        (
            "query, type: string, x-ms-parameter-location: x",
            "value-unknown /x-ms-parameter-location",
        ),
        (
            "query, type: array, items: { type: array }",
            "unsupported-type /items",
        ),
        (
            "header, type: array, items: { type: string }, collectionFormat: multi",
            "unsupported-parameter /collectionFormat",
        ),
    ];
    for (definition, problem) in unsupported {
        let problems = reported(&format!("{{ name: q, in: {definition} }}"));
        assert_eq!(problems, [problem], "{definition}");
    }
    let extension = reported("{ name: q, in: query, type: string, x-new: 1 }");
    assert_eq!(extension, ["extension-unknown /x-new"]);
    let host = reported("{ name: Host, in: header, type: string }");
    assert_eq!(host, ["unsupported-parameter /name"]);
}

#[test]
fn the_clients_parameters_have_one_type_each() {
    let text = operations(
        r"
        get:
          operationId: A_A
          parameters: [{ name: a, in: query, type: string, x-ms-parameter-location: client }]
          responses: { 200: {} }
        put:
          operationId: A_B
          parameters: [{ name: a, in: query, type: integer, x-ms-parameter-location: client }]
          responses: { 200: {} }",
        "",
    );
    let problems = lower(text).reported();
    assert_eq!(problems, ["parameter-clash /paths/~1things/put"]);
}

#[test]
fn headers_that_requests_set_can_be_chosen_by_the_caller() {
    for name in ["Accept", "Content-Type", "Authorization", "If-Match"] {
        let header = parameter(&format!("{{ name: {name}, in: header, type: string }}"));
        assert_eq!(header.name, name);
    }
}

#[test]
fn a_required_parameter_with_one_value_is_always_sent() {
    let operation = operation(
        "{ name: a b, in: query, required: true, type: string, enum: ['x&y'] },
         { name: n, in: query, required: true, type: boolean, enum: [true] },
         { name: x-kind, in: header, required: true, type: string, enum: [cat] },
         { name: v, in: query, required: true, type: string, enum: [1.10] },
         { name: o, in: query, type: string, enum: [only] }",
    );
    assert_eq!(
        operation.path_with_names(),
        "/things/{id}?a%20b=x%26y&n=true&v=1.10"
    );
    assert_eq!(operation.headers, [("x-kind".to_owned(), "cat".to_owned())]);
    let names: Vec<_> = operation.parameters.iter().map(|one| &one.name).collect();
    assert_eq!(names, ["id", "o"]);
    let id = "{ name: id, in: path, required: true, type: string, enum: [the one] }";
    let api = lower(with_parameters("", id, "")).model();
    assert_eq!(only_operation(&api).path_with_names(), "/things/the%20one");
}

#[test]
fn an_only_value_that_is_empty_ends_the_path_but_is_no_segment_inside_of_it() {
    let path = |path: &str| {
        let api = lower(document(&format!(
            "paths:
  {path}:
    get:
      operationId: Things_Get
      parameters: [{{ name: id, in: path, required: true, type: string, enum: [''] }}]
      responses: {{ 200: {{ description: '' }} }}"
        )))
        .model();
        only_operation(&api).path_with_names()
    };
    assert_eq!(path("/things/{id}"), "/things/");
    assert_eq!(path("/things/{id}/parts"), "/things/{id}/parts");
}

#[test]
fn headers_that_share_the_beginning_of_their_names_are_a_map() {
    let header = parameter(
        "{ name: meta, in: header, type: string, x-ms-header-collection-prefix: x-ms-meta- }",
    );
    assert_eq!(header.name, "x-ms-meta-");
    assert_eq!(header.client_name.as_deref(), Some("meta"));
    assert_eq!(format!("{:?}", header.ty), "Map(String(Plain))");
}

#[test]
fn a_default_is_kept_as_it_is_on_the_wire() {
    let default = |value: &str| {
        parameter(&format!(
            "{{ name: q, in: query, type: string, default: {value} }}"
        ))
        .default
    };
    assert_eq!(default("a").as_deref(), Some("a"));
    assert_eq!(default("5").as_deref(), Some("5"));
    assert_eq!(default("null"), None);
}
