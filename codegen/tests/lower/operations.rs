//! Operations, their bodies, and which of them are selected.

use crate::support::*;
use armgen::api::{Api, Method, Type};
use armgen::lower::Selection;
use armgen_fixtures::{MANIFEST, generate, manifest, package, reported};

const NOTHING: &str = r#""responses": { "200": { "description": "" } }"#;

fn operation(method: &str, rest: &str) -> String {
    document(
        &format!("\"{method}\": {{ \"operationId\": \"A_B\", {NOTHING}, {rest} }}"),
        "",
    )
}

#[test]
fn a_group_is_what_stands_before_the_first_underscore() {
    let operations = ["A_B", "A_C_D", "E"];
    let methods = ["get", "put", "post"];
    let all: Vec<String> = operations
        .iter()
        .zip(methods)
        .map(|(id, method)| format!("\"{method}\": {{ \"operationId\": \"{id}\", {NOTHING} }}"))
        .collect();
    let api = lower(&document(&all.join(","), "")).model();
    let groups: Vec<_> = api
        .groups
        .iter()
        .map(|group| {
            (
                group.name.as_str(),
                group
                    .operations
                    .iter()
                    .map(|one| one.name.as_str())
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(groups, [("", vec!["E"]), ("A", vec!["B", "C_D"])]);
}

#[test]
fn an_operation_is_called_as_its_definition_asks_within_the_group_of_its_id() {
    let called = |id: &str, name: &str| {
        let get = format!(
            r#""get": {{ "operationId": "{id}", "x-ms-client-name": "{name}", {NOTHING} }}"#
        );
        let api = lower(&document(&get, "")).model();
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
fn a_name_for_an_operation_that_is_no_text_is_reported_and_not_used() {
    let outcome = lower(&operation("get", "\n\"x-ms-client-name\": {}"));
    assert_eq!(
        outcome.said(),
        ["wrong-type 3:21 /paths/~1things/get/x-ms-client-name"]
    );
    assert_eq!(only_operation(&outcome.api.unwrap()).name, "B");
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
        let api = lower(&operation(key, r#""summary": "S", "deprecated": true"#)).model();
        assert_eq!(only_operation(&api).method, method);
        assert!(only_operation(&api).deprecated);
    }
}

#[test]
fn the_base_path_stands_before_each_path() {
    let text = format!(
        r#"{{ "swagger": "2.0", "basePath": "/base/", "paths": {{ "/things/": {{ "get": {{ "operationId": "A_B", {NOTHING} }} }} }} }}"#
    );
    let api = lower(&text).model();
    assert_eq!(only_operation(&api).path, "/base/things/");
}

#[test]
fn a_body_is_any_json_media_type_the_plainest_first() {
    let body = r#""parameters": [{ "name": "b", "in": "body", "schema": { "type": "string" } }]"#;
    let content_type = |consumes: &str| {
        let api = lower(&operation("put", &format!("{body}{consumes}"))).model();
        only_operation(&api)
            .body
            .as_ref()
            .map(|body| body.content_type.clone())
    };
    assert_eq!(content_type("").as_deref(), Some("application/json"));
    assert_eq!(
        content_type(r#", "consumes": ["text/json", "application/json"]"#).as_deref(),
        Some("application/json")
    );
    let merge = "application/merge-patch+json";
    assert_eq!(
        content_type(&format!(r#", "consumes": ["application/xml", "{merge}"]"#)).as_deref(),
        Some(merge)
    );
}

#[test]
fn a_body_that_is_not_json_is_a_text_or_bytes() {
    let body = |schema: &str, consumes: &str| {
        let body = format!(r#"{{ "name": "b", "in": "body", "schema": {{ {schema} }} }}"#);
        let rest = format!(r#""parameters": [{body}], "consumes": {consumes}"#);
        let api = lower(&operation("put", &rest)).model();
        let body = only_operation(&api).body.clone().expect("a body");
        (format!("{:?}", body.ty), body.content_type, body.json)
    };
    let text = |of: &str| ("String(Plain)".to_owned(), of.to_owned(), false);
    let bytes = |of: &str| ("Bytes".to_owned(), of.to_owned(), false);
    let object = r#""type": "object", "properties": { "a": {} }"#;
    assert_eq!(
        body(object, r#"["application/xml"]"#),
        text("application/xml")
    );
    assert_eq!(body("", r#"["text/powershell"]"#), text("text/powershell"));
    assert_eq!(body("", r#"["application/zip"]"#), bytes("application/zip"));
    let file = r#""type": "object", "format": "file""#;
    assert_eq!(
        body(file, r#"["text/powershell"]"#),
        bytes("text/powershell")
    );
    assert_eq!(body(file, "[]"), bytes("application/octet-stream"));
    assert!(body("", r#"["application/zip", "application/json"]"#).2);
}

#[test]
fn every_method_can_have_a_body() {
    for method in ["get", "head", "delete", "options"] {
        let body = r#""parameters": [{ "name": "b", "in": "body", "schema": {} }]"#;
        let api = lower(&operation(method, body)).model();
        assert!(only_operation(&api).body.is_some(), "{method}");
    }
}

#[test]
fn a_body_without_schema_is_any_json_and_reported() {
    let outcome = lower(&operation(
        "put",
        "\n\"parameters\": [{ \"name\": \"b\", \"in\": \"body\" }]",
    ));
    assert_eq!(
        outcome.said(),
        ["wrong-type 3:16 /paths/~1things/put/parameters/0"]
    );
    let api = outcome.api.expect("a model");
    let body = only_operation(&api).body.as_ref();
    assert_eq!(body.map(|body| &body.ty), Some(&Type::Any));
}

#[test]
fn form_data_makes_a_form_with_files_or_without() {
    let form = |file: &str, consumes: &str| {
        let field = r#"{ "name": "a", "in": "formData", "type": "string" }"#;
        let rest = format!(r#""parameters": [{field}{file}]{consumes}"#);
        let api = lower(&operation("post", &rest)).model();
        only_operation(&api).form.clone().expect("a form")
    };
    let file = r#", { "name": "f", "in": "formData", "type": "file", "required": true }"#;
    assert_eq!(form("", ""), "application/x-www-form-urlencoded");
    assert_eq!(form(file, ""), "multipart/form-data");
    let multipart = r#", "consumes": ["multipart/form-data"]"#;
    assert_eq!(form("", multipart), "multipart/form-data");
}

#[test]
fn a_second_body_is_reported_with_the_first() {
    let body = |name: &str| {
        format!(r#"{{ "name": "{name}", "in": "body", "schema": {{ "type": "string" }} }}"#)
    };
    let outcome = lower(&operation(
        "put",
        &format!("\"parameters\": [\n{},\n{}]", body("a"), body("b")),
    ));
    assert_eq!(
        outcome.said(),
        ["multiple-bodies 4:1 /paths/~1things/put/parameters/1"]
    );
    let problem = outcome.diagnostics.iter().next().expect("a diagnostic");
    assert_eq!(problem.related[0].0.line, 3);
}

#[test]
fn the_second_operation_of_an_id_gets_a_number_and_a_warning() {
    let text = document(
        &format!(
            "\"get\": {{ \"operationId\": \"A_B\", {NOTHING} }},\n\"put\": {{ \"operationId\": \"A_B\", {NOTHING} }},
            \"post\": {{ \"operationId\": \"A_B2\", {NOTHING} }}"
        ),
        "",
    );
    let outcome = lower(&text);
    assert!(!outcome.diagnostics.has_errors());
    assert_eq!(
        outcome.said(),
        ["duplicate-operation 3:25 /paths/~1things/put/operationId"]
    );
    let problem = outcome.diagnostics.iter().next().expect("a diagnostic");
    assert_eq!(
        (problem.related[0].0.line, problem.related[0].0.column),
        (2, 49)
    );
    assert_eq!(ids(&outcome.api.expect("a model")), ["A_B", "A_B3", "A_B2"]);
}

fn ids(api: &Api) -> Vec<&str> {
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations.map(|operation| operation.id.as_str()).collect()
}

#[test]
fn one_operation_in_two_files_is_one() {
    let text = operation("get", r#""tags": []"#);
    let files = [("a.json", text.as_str()), ("b.json", text.as_str())];
    let api = lower_files(&files, &inputs(&["a.json", "b.json"])).model();
    assert_eq!(ids(&api), ["A_B"]);
}

#[test]
fn an_operation_without_id_is_called_after_its_method_and_path() {
    let text = document(&format!("\"get\": {{ {NOTHING} }}"), "");
    let outcome = lower(&text);
    assert!(!outcome.diagnostics.has_errors());
    assert_eq!(
        outcome.said(),
        ["operation-id-missing 2:32 /paths/~1things/get"]
    );
    assert_eq!(ids(&outcome.api.expect("a model")), ["get-things"]);
}

#[test]
fn only_selected_operations_and_what_they_reach_are_lowered() {
    let get = r##""get": { "operationId": "A_Get", "responses": { "200": { "schema": { "$ref": "#/definitions/A" } } } }"##;
    let put = r##""put": { "operationId": "A_Put", "responses": { "200": { "schema": { "$ref": "#/definitions/B" } } } }"##;
    let text = document(
        &format!("{get}, {put}"),
        r#""A": { "properties": { "x": {} } }, "B": { "properties": { "x": { "type": "bad" } } }"#,
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
    let text = operation("get", r#""tags": []"#);
    let selection = Selection {
        operations: vec!["A_*".into(), "Z_*".into()],
        ..inputs(&[FILE])
    };
    let outcome = lower_files(&[(FILE, &text)], &selection);
    assert_eq!(outcome.said(), ["manifest-unmatched"]);
}

#[test]
fn a_pattern_of_the_manifest_is_reported_where_it_stands() {
    let package = package("arm_things", FILE, "operations: ['A_*', 'Z_*']");
    let service = operation("get", r#""tags": []"#);
    let problems = generate(&[(MANIFEST, manifest(&[package])), (FILE, service)]).unwrap_err();
    assert_eq!(
        reported(&problems),
        ["manifest-unmatched /packages/0/operations/1"]
    );
}
