//! Operations, their bodies, and which of them are selected.

use crate::support::*;
use armgen::api::{Api, Form, Method, Payload, Type};
use armgen::lower::Selection;
use armgen_fixtures::{MANIFEST, generate, manifest, package, reported};

#[test]
fn a_group_is_what_stands_before_the_first_underscore() {
    let text = operations(
        r"
         get: { operationId: A_B, responses: { 200: {} } }
         put: { operationId: A_C_D, responses: { 200: {} } }
         post: { operationId: E, responses: { 200: {} } }",
        "",
    );
    let api = lower(text).model();
    let mut names = Vec::new();
    for group in &api.groups {
        for operation in &group.operations {
            names.push((group.name.as_str(), operation.name.as_str()));
        }
    }
    assert_eq!(names, [("", "E"), ("A", "B"), ("A", "C_D")]);
}

#[test]
fn an_operation_is_called_as_its_definition_asks_within_the_group_of_its_id() {
    let called = |id: &str, name: &str| {
        let text = operation("get", &format!("x-ms-client-name: '{name}'"));
        let api = lower(text.replace("A_B", id)).any_model();
        let operation = only_operation(&api);
        assert_eq!(operation.id, id);
        (api.groups[0].name.clone(), operation.name.clone())
    };
    let expected = |group: &str, name: &str| (group.to_owned(), name.to_owned());
    assert_eq!(called("A_B", "Fetch"), expected("A", "Fetch"));
    assert_eq!(called("A_B", "fetch_all"), expected("A", "fetch_all"));
    assert_eq!(called("A_B", "A_Fetch"), expected("A", "Fetch"));
    assert_eq!(called("A_B", " "), expected("A", "B"));
    assert_eq!(called("A_B", "A_"), expected("A", "A_"));
    assert_eq!(called("E", "Fetch"), expected("", "Fetch"));
}

#[test]
fn a_client_name_of_an_operation_that_is_no_string_is_reported_and_ignored() {
    let outcome = lower_skipping(operation("get", "x-ms-client-name: {}"));
    assert_eq!(
        outcome.reported(),
        ["wrong-type /paths/~1things/get/x-ms-client-name"]
    );
    assert_eq!(only_operation(&outcome.any_model()).name, "B");
}

#[test]
fn all_methods_are_known() {
    let all = [
        ("get", Method::Get),
        ("put", Method::Put),
        ("post", Method::Post),
        ("patch", Method::Patch),
        ("delete", Method::Delete),
        ("head", Method::Head),
        ("options", Method::Options),
    ];
    for (key, method) in all {
        let api = lower(operation(key, "summary: S\ndeprecated: true")).model();
        assert_eq!(only_operation(&api).method, method);
        assert!(only_operation(&api).deprecated);
    }
}

#[test]
fn the_base_path_stands_before_each_path() {
    let operation = "get: { operationId: A_B, responses: { 200: {} } }";
    let text = format!("basePath: /base/\npaths:\n  /things/:\n    {operation}");
    let api = lower(document(&text)).any_model();
    assert_eq!(only_operation(&api).path_with_names(), "/base/things/");
}

#[test]
fn a_body_is_any_json_media_type_the_plainest_first() {
    let content_type = |consumes: &str| {
        let body = "parameters: [{ name: b, in: body, schema: { type: string } }]";
        let api = lower(operation("put", &format!("{body}\n{consumes}"))).model();
        let body = only_operation(&api).payload.body();
        body.expect("a body").content_type.clone()
    };
    let json = "application/json";
    let merge = "application/merge-patch+json";
    assert_eq!(content_type(""), json);
    assert_eq!(
        content_type(&format!("consumes: [text/json, {json}]")),
        json
    );
    assert_eq!(
        content_type(&format!("consumes: [application/xml, {merge}]")),
        merge
    );
}

#[test]
fn a_body_that_is_not_json_is_a_string_or_bytes() {
    let body = |schema: &str, consumes: &str| {
        let body = format!("parameters: [{{ name: b, in: body, schema: {schema} }}]");
        let text = operation("put", &format!("{body}\nconsumes: [{consumes}]"));
        match &only_operation(&lower(text).model()).payload {
            Payload::Json(body) => format!("json {:?} {}", body.ty, body.content_type),
            Payload::Xml(body, _) => format!("xml {:?} {}", body.ty, body.content_type),
            Payload::Raw(body) => format!("raw {:?} {}", body.ty, body.content_type),
            other => panic!("{other:?}"),
        }
    };
    let object = "{ type: object, properties: { a: {} } }";
    let file = "{ type: object, format: file }";
    let expected = [
        (
            object,
            "application/xml",
            "xml Named(TypeId(0)) application/xml",
        ),
        (
            "{ type: string }",
            "application/xml",
            "raw String(Plain) application/xml",
        ),
        (
            "{ type: integer }",
            "application/xml, text/plain",
            "xml Integer64 application/xml",
        ),
        ("{}", "text/powershell", "raw String(Plain) text/powershell"),
        ("{}", "application/zip", "raw Bytes application/zip"),
        (file, "text/powershell", "raw Bytes text/powershell"),
        (file, "", "raw Bytes application/octet-stream"),
        (
            "{}",
            "application/zip, application/json",
            "json Any application/json",
        ),
    ];
    for (schema, consumes, expected) in expected {
        assert_eq!(body(schema, consumes), expected, "{schema} {consumes}");
    }
}

#[test]
fn every_method_can_have_a_body() {
    for method in ["get", "head", "delete", "options"] {
        let body = "parameters: [{ name: b, in: body, schema: {} }]";
        let api = lower(operation(method, body)).any_model();
        assert!(only_operation(&api).payload.body().is_some(), "{method}");
    }
}

#[test]
fn a_body_without_schema_is_any_json_and_reported() {
    let outcome = lower_skipping(operation("put", "parameters: [{ name: b, in: body }]"));
    assert_eq!(
        outcome.reported(),
        ["key-missing /paths/~1things/put/parameters/0"]
    );
    let api = outcome.any_model();
    let body = only_operation(&api).payload.body();
    assert_eq!(body.map(|body| &body.ty), Some(&Type::Any));
}

#[test]
fn form_data_makes_a_form_with_files_or_without() {
    let form = |parameters: &str, consumes: &str| {
        let text = format!("parameters: [{parameters}]\nconsumes: [{consumes}]");
        let api = lower(operation("post", &text)).model();
        match only_operation(&api).payload {
            Payload::Form(form) => form,
            ref other => panic!("{other:?}"),
        }
    };
    let field = "{ name: a, in: formData, type: string }";
    let file = "{ name: f, in: formData, type: file, required: true }";
    let both = format!("{field}, {file}");
    assert_eq!(form(field, ""), Form::UrlEncoded);
    assert_eq!(form(&both, ""), Form::Multipart);
    assert_eq!(form(field, "multipart/form-data"), Form::Multipart);
}

#[test]
fn a_second_body_is_reported_with_the_first() {
    let outcome = lower(operation(
        "put",
        r"
        parameters:
          - { name: a, in: body, schema: { type: string } }
          - { name: b, in: body, schema: { type: string } }",
    ));
    let parameters = "/paths/~1things/put/parameters";
    assert_eq!(
        outcome.reported(),
        [format!("multiple-bodies {parameters}/1")]
    );
    let related = &outcome.first().related[0].0;
    assert_eq!(related.pointer, format!("{parameters}/0"));
}

#[test]
fn the_second_operation_of_an_id_gets_a_number_and_a_warning() {
    let outcome = lower(operations(
        r"
         get: { operationId: A_B, responses: { 200: {} } }
         put: { operationId: A_B, responses: { 200: {} } }
         post: { operationId: A_B2, responses: { 200: {} } }",
        "",
    ));
    assert!(!outcome.has_errors());
    assert_eq!(
        outcome.reported(),
        ["duplicate-operation /paths/~1things/put/operationId"]
    );
    let related = &outcome.first().related[0].0;
    assert_eq!(related.pointer, "/paths/~1things/get/operationId");
    assert_eq!(ids(&outcome.any_model()), ["A_B", "A_B3", "A_B2"]);
}

fn ids(api: &Api) -> Vec<&str> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations.map(|operation| operation.id.as_str()).collect()
}

#[test]
fn one_operation_in_two_files_is_one() {
    let text = operation("get", "");
    let files = [("a.yaml", text.as_str()), ("b.yaml", text.as_str())];
    let api = lower_files(&files, &inputs(&["a.yaml", "b.yaml"])).model();
    assert_eq!(ids(&api), ["A_B"]);
}

#[test]
fn an_operation_without_id_is_called_after_its_method_and_path() {
    let outcome = lower(operations("get: { responses: { 200: {} } }", ""));
    assert!(!outcome.has_errors());
    assert_eq!(
        outcome.reported(),
        ["operation-id-missing /paths/~1things/get"]
    );
    assert_eq!(ids(&outcome.any_model()), ["get-things"]);
}

#[test]
fn only_selected_operations_and_what_they_reach_are_lowered() {
    let text = operations(
        r"
         get: { operationId: A_Get, responses: { 200: { schema: { $ref: '#/definitions/A' } } } }
         put: { operationId: A_Put, responses: { 200: { schema: { $ref: '#/definitions/B' } } } }",
        r"
        A: { properties: { x: {} } }
        B: { properties: { x: { type: bad } } }",
    );
    let selection = Selection {
        operations: vec!["*_G*".into()],
        ..inputs(&[FILE])
    };
    let api = lower_files(&[(FILE, &text)], &selection).model();
    assert_eq!(only_operation(&api).id, "A_Get");
    assert_eq!(names(&api), ["A"]);
}

#[test]
fn a_pattern_that_no_operation_matches_is_reported() {
    let text = operation("get", "");
    let selection = Selection {
        operations: vec!["A_*".into(), "Z_*".into()],
        ..inputs(&[FILE])
    };
    let outcome = lower_files(&[(FILE, &text)], &selection);
    assert_eq!(outcome.reported(), ["manifest-unmatched"]);
}

#[test]
fn a_pattern_of_the_manifest_is_reported_where_it_stands() {
    let package = package("arm_things", FILE, "operations: ['A_*', 'Z_*']");
    let service = operation("get", "");
    let problems = generate(&[(MANIFEST, manifest(&[package])), (FILE, service)]).unwrap_err();
    assert_eq!(
        reported(&problems),
        ["manifest-unmatched /packages/0/operations/1"]
    );
}

#[test]
fn extensions_beside_paths_and_responses_are_warnings() {
    for value in ["1", "{ a: 1 }", "[]"] {
        let text = operation("get", "")
            .replace("paths:", &format!("paths:\n  x-ms-a: {value}\n"))
            .replace("responses: {", &format!("responses: {{ x-ms-b: {value}, "));
        let outcome = lower(&text);
        assert!(!outcome.has_errors(), "{text}");
        let reported = outcome.reported();
        assert!(
            reported.contains(&"extension-unknown /paths/x-ms-a".to_owned()),
            "{text} {reported:?}"
        );
        assert_eq!(
            reported.len(),
            1 + usize::from(text.contains("x-ms-b")),
            "{reported:?}"
        );
    }
}
