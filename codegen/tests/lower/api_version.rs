//! The version of the API that an operation asks for.

use crate::support::*;
use armgen::api::{Location, Operation};
use armgen::lower::Selection;

const PLAIN: &str = "{ name: api-version, in: query, required: true, type: string }";

/// A definition with this text as its version, with `GET /things` with this parameter.
fn definition(version: &str, parameter: &str) -> String {
    format!(
        "swagger: '2.0'
info: {{ title: Things,
  version: {version}
}}
paths:
  /things:
    get:
      operationId: Things_Get
      responses: {{ 200: {{ description: '' }} }}
      parameters: [{parameter}]"
    )
}

/// The operation of a definition of the version 2024-01-01.
fn operation(parameter: &str) -> Operation {
    let api = lower(definition("'2024-01-01'", parameter)).model();
    only_operation(&api).clone()
}

/// The version that an operation with the plain parameter asks for, by the version in its file.
fn version(in_file: &str) -> String {
    let api = lower(definition(in_file, PLAIN)).model();
    let version = only_operation(&api).api_version.clone();
    version.expect("the operation has a version")
}

/// The names of the operation's parameters.
fn names(operation: &Operation) -> Vec<&str> {
    let parameters = operation.parameters.iter();
    parameters.map(|one| one.name.as_str()).collect()
}

#[test]
fn it_is_no_parameter() {
    assert_eq!(operation("").api_version, None);
    let operation = operation(PLAIN);
    assert_eq!(operation.api_version.as_deref(), Some("2024-01-01"));
    assert_eq!(operation.parameters, []);
}

#[test]
fn a_default_and_an_only_value_do_not_beat_that_of_the_file() {
    for own in [
        "default: '2020-01-01'",
        "enum: ['2020-01-01']",
        "required: true, enum: ['2020-01-01'], default: '2020-01-01'",
        "required: true, enum: ['2020-01-01', '2021-01-01']",
        "required: true, x-ms-api-version: true, enum: ['2020-01-01']",
    ] {
        let operation = operation(&format!(
            "{{ name: api-version, in: query, type: string, {own} }}"
        ));
        assert_eq!(
            operation.api_version.as_deref(),
            Some("2024-01-01"),
            "{own}"
        );
        assert_eq!(operation.path_with_names(), "/things", "{own}");
    }
}

#[test]
fn they_count_where_the_file_has_none() {
    let of = |own: &str, info: &str| {
        let parameter = format!("{{ name: api-version, in: query, type: string, {own} }}");
        let text = definition("1", &parameter).replace(",\n  version: 1\n", info);
        only_operation(&lower(text).any_model()).api_version.clone()
    };
    for info in [
        "",
        ", version: ''",
        ", version: ' '",
        ", version: null",
        ", version: []",
    ] {
        assert_eq!(of("default: '1'", info).as_deref(), Some("1"), "{info}");
        assert_eq!(of("enum: [1.10]", info).as_deref(), Some("1.10"), "{info}");
    }
}

#[test]
fn without_any_it_is_an_error() {
    for info in ["", ", version: ''", ", version: {}"] {
        let text = definition("1", PLAIN).replace(",\n  version: 1\n", info);
        assert_eq!(lower(text).reported(), ["key-missing /info"], "{info}");
    }
}

#[test]
fn it_is_that_of_the_file_with_the_operation() {
    let shared = definition("'1999-01-01'", "")
        + "\nparameters: { Version: { name: api-version, in: query, required: true, type: string } }";
    let with_reference = definition(
        "'2024-01-01'",
        "{ $ref: 'shared.yaml#/parameters/Version' }",
    );
    let files = [(FILE, with_reference.as_str()), ("shared.yaml", &shared)];
    let api = lower_files(&files, &inputs(&[FILE])).model();
    assert_eq!(
        only_operation(&api).api_version.as_deref(),
        Some("2024-01-01")
    );
}

#[test]
fn it_is_that_of_the_file_with_the_path_item() {
    let item = definition("'2024-01-01'", PLAIN);
    let input = "swagger: '2.0'
info: { title: Things, version: '1999-01-01' }
paths: { /things: { $ref: 'item.yaml#/paths/~1things' } }";
    let files = [(FILE, input), ("item.yaml", &item)];
    let api = lower_files(&files, &inputs(&[FILE])).model();
    assert_eq!(
        only_operation(&api).api_version.as_deref(),
        Some("2024-01-01")
    );
}

#[test]
fn that_of_the_selection_beats_all() {
    let parameter = "{ name: api-version, in: query, type: string, default: '1' }";
    let selection = Selection {
        api_version: Some("2".to_owned()),
        ..inputs(&[FILE])
    };
    let api = lower_files(&[(FILE, &definition("'3'", parameter))], &selection).model();
    assert_eq!(only_operation(&api).api_version.as_deref(), Some("2"));
}

#[test]
fn it_is_the_text_in_the_file() {
    for text in [
        "1.10",
        "2.0",
        "1e3",
        "0x10",
        "0o17",
        "1_000",
        "2024-01-01",
        "2015-06-15-preview",
        "v1",
        "+1",
        "20240101",
        "True",
        "1.10 # the tenth",
        "2024-01-01T00:00:00Z",
        "007",
        "1.",
        "-0.0",
    ] {
        let expected = text.split(' ').next().unwrap_or_default();
        assert_eq!(version(text), expected, "{text}");
        assert_eq!(version(&format!("'{expected}'")), expected, "{text}");
    }
}

#[test]
fn an_anchor_and_a_tag_are_no_part_of_it() {
    for text in [
        "&version 1.10",
        "!!float 1.10",
        "&version !!float 1.10",
        "&version '1.10'",
    ] {
        assert_eq!(version(text), "1.10", "{text}");
    }
}

#[test]
fn it_is_the_text_of_a_number_in_json() {
    let text = r#"{ "swagger": "2.0", "info": { "title": "Things", "version": 1.10 }, "paths": { "/things": { "get": {
        "operationId": "Things_Get", "responses": { "200": { "description": "" } },
        "parameters": [{ "name": "api-version", "in": "query", "required": true, "type": "string" }] } } } }"#;
    let api = lower(text).model();
    assert_eq!(only_operation(&api).api_version.as_deref(), Some("1.10"));
}

#[test]
fn it_can_stand_in_the_path_or_a_header() {
    let header = operation("{ name: api-version, in: header, type: string }");
    let version = ("api-version".to_owned(), "2024-01-01".to_owned());
    assert_eq!((header.api_version, header.headers), (None, vec![version]));
    let text = definition(
        "'2024-01-01'",
        "{ name: api-version, in: path, required: true, type: string, default: '1' }",
    );
    let api = lower(text.replace("/things", "/{api-version}/things")).model();
    assert_eq!(only_operation(&api).path_with_names(), "/2024-01-01/things");
}

#[test]
fn a_parameter_that_is_marked_can_have_another_name() {
    let query = operation("{ name: apiVersion, in: query, type: string, x-ms-api-version: true }");
    assert_eq!((query.api_version, query.parameters.len()), (None, 0));
    assert_eq!(
        query.path.fill(|_| String::new()),
        "/things?apiVersion=2024-01-01"
    );
    let header = operation("{ name: x-version, in: header, type: string, x-ms-api-version: true }");
    assert_eq!(
        header.headers,
        [("x-version".to_owned(), "2024-01-01".to_owned())]
    );
    let plain = operation("{ name: apiVersion, in: query, type: string }");
    assert_eq!(names(&plain), ["apiVersion"]);
}

#[test]
fn its_name_may_be_written_in_another_case() {
    let operation = operation("{ name: API-Version, in: query, required: true, type: string }");
    assert_eq!(operation.api_version.as_deref(), Some("2024-01-01"));
}

#[test]
fn a_parameter_that_is_marked_as_none_is_an_argument() {
    for (required, name) in [
        (true, "api-version"),
        (false, "api-version"),
        (true, "Api-Version"),
    ] {
        let operation = operation(&format!(
            "{{ name: {name}, in: query, required: {required}, type: string, x-ms-api-version: false }}"
        ));
        assert_eq!(operation.api_version, None);
        assert_eq!(names(&operation), [name]);
        assert_eq!(operation.parameters[0].required, required);
        assert_eq!(operation.parameters[0].location, Location::Query);
    }
}

#[test]
fn a_parameter_that_is_marked_as_none_has_its_only_value() {
    let operation = operation(
        "{ name: api-version, in: query, required: true, type: string, enum: ['2015-11-01'], x-ms-api-version: false }",
    );
    assert_eq!(
        (&operation.api_version, operation.parameters.len()),
        (&None, 0)
    );
    assert_eq!(
        operation.path_with_names(),
        "/things?api-version=2015-11-01"
    );
}

#[test]
fn a_selection_does_not_touch_a_parameter_that_is_marked_as_none() {
    let parameter =
        "{ name: api-version, in: query, required: true, type: string, x-ms-api-version: false }";
    let selection = Selection {
        api_version: Some("2".to_owned()),
        ..inputs(&[FILE])
    };
    let api = lower_files(&[(FILE, &definition("'3'", parameter))], &selection).model();
    let operation = only_operation(&api);
    assert_eq!(operation.api_version, None);
    assert_eq!(names(operation), ["api-version"]);
}

#[test]
fn a_shared_parameter_that_is_marked_as_none_belongs_to_each_call() {
    let text = definition("'3'", "{ $ref: '#/parameters/Version' }")
        + "\nparameters: { Version: { name: api-version, in: query, required: true, type: string, x-ms-api-version: false } }";
    let api = lower(text).model();
    assert_eq!(names(only_operation(&api)), ["api-version"]);
    assert_eq!(api.client_parameters, []);
}

#[test]
fn an_example_shows_it_if_it_is_one_of_the_same_version() {
    let shown = |in_file: &str, name: &str, value: &str| {
        let text = definition(in_file, PLAIN).replace(
            "operationId",
            "x-ms-examples: { One: { $ref: one.json } }\n      operationId",
        );
        let example =
            format!("{{ \"parameters\": {{ \"{name}\": {value} }}, \"responses\": {{}} }}");
        let files = [(FILE, text.as_str()), ("one.json", &example)];
        let api = lower_files(&files, &inputs(&[FILE])).model();
        only_operation(&api).examples[0].api_version.clone()
    };
    assert_eq!(
        shown("1.10", "api-version", "\"1.10\"").as_deref(),
        Some("1.10")
    );
    assert_eq!(shown("'2'", "Api-Version", "\"2\"").as_deref(), Some("2"));
    assert_eq!(shown("'2'", "api-version", "\"1\""), None);
    assert_eq!(shown("'2'", "other", "\"2\""), None);
}
