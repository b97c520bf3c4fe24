//! Operations, their bodies, and which of them are selected.

use crate::support::*;
use armgen::api::Method;
use armgen::diagnostic::Diagnostics;
use armgen::lower::{Selection, lower};
use armgen::manifest::Manifest;
use armgen::source::Sources;
use std::path::Path;

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
    let api = lower_file(&document(&all.join(","), "")).clean();
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
        let api = lower_file(&operation(key, r#""summary": "S", "deprecated": true"#)).clean();
        assert_eq!(only_operation(&api).method, method);
        assert!(only_operation(&api).deprecated);
    }
}

#[test]
fn the_base_path_stands_before_each_path() {
    let text = format!(
        r#"{{ "swagger": "2.0", "basePath": "/base/", "paths": {{ "/things/": {{ "get": {{ "operationId": "A_B", {NOTHING} }} }} }} }}"#
    );
    let api = lower_file(&text).clean();
    assert_eq!(only_operation(&api).path, "/base/things/");
}

#[test]
fn a_body_is_any_json_media_type_the_plainest_first() {
    let body = r#""parameters": [{ "name": "b", "in": "body", "schema": { "type": "string" } }]"#;
    let content_type = |consumes: &str| {
        let api = lower_file(&operation("put", &format!("{body}{consumes}"))).clean();
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
fn bodies_and_media_types_that_are_not_supported_are_named() {
    let body = r#"{ "name": "b", "in": "body", "schema": { "type": "string" } }"#;
    let consumes = operation(
        "put",
        &format!("\n\"parameters\": [{body}], \"consumes\": [\"text/plain\"]"),
    );
    assert_eq!(
        lower_file(&consumes).said(),
        ["unsupported 3:92 /paths/~1things/put/consumes"]
    );
    let of_get = operation("get", &format!("\n\"parameters\": [{body}]"));
    assert_eq!(
        lower_file(&of_get).said(),
        ["unsupported 3:16 /paths/~1things/get/parameters/0"]
    );
    let no_schema = operation(
        "put",
        "\n\"parameters\": [{ \"name\": \"b\", \"in\": \"body\" }]",
    );
    assert_eq!(
        lower_file(&no_schema).said(),
        ["wrong-type 3:16 /paths/~1things/put/parameters/0"]
    );
}

#[test]
fn a_second_body_is_reported_with_the_first() {
    let body = |name: &str| {
        format!(r#"{{ "name": "{name}", "in": "body", "schema": {{ "type": "string" }} }}"#)
    };
    let outcome = lower_file(&operation(
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
fn an_operation_id_used_twice_is_reported_with_both_places() {
    let text = document(
        &format!(
            "\"get\": {{ \"operationId\": \"A_B\", {NOTHING} }},\n\"put\": {{ \"operationId\": \"A_B\", {NOTHING} }}"
        ),
        "",
    );
    let outcome = lower_file(&text);
    assert_eq!(
        outcome.said(),
        ["duplicate-operation 3:25 /paths/~1things/put/operationId"]
    );
    let problem = outcome.diagnostics.iter().next().expect("a diagnostic");
    assert_eq!(
        (problem.related[0].0.line, problem.related[0].0.column),
        (2, 49)
    );
}

#[test]
fn an_operation_without_id_is_reported_if_all_are_wanted() {
    let text = document(&format!("\"get\": {{ {NOTHING} }}"), "");
    assert_eq!(
        lower_file(&text).said(),
        ["operation-id-missing 2:32 /paths/~1things/get"]
    );
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
    let api = lower_files(&[(FILE, &text)], &selection).clean();
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
fn a_list_in_pages_names_its_items_and_its_link() {
    let paging = |pageable: &str, page: &str| {
        let operation = format!(
            r##""get": {{ "operationId": "A_List", "x-ms-pageable": {{ {pageable} }},
            "responses": {{ "200": {{ "schema": {{ "$ref": "#/definitions/Page" }} }} }} }}"##
        );
        let api = lower_file(&document(
            &operation,
            &format!(r#""Page": {{ "properties": {{ {page} }} }}"#),
        ))
        .clean();
        let paging = only_operation(&api).paging.clone().expect("pages");
        (paging.items, paging.next_link)
    };
    let page = r#""value": { "type": "array", "items": {} }, "nextLink": { "type": "string" }, "more": { "type": "string" }"#;
    let expected = |items: &str, link: Option<&str>| (items.to_owned(), link.map(str::to_owned));
    assert_eq!(
        paging(r#""nextLinkName": "more""#, page),
        expected("value", Some("more"))
    );
    assert_eq!(
        paging(r#""nextLinkName": null"#, page),
        expected("value", None)
    );
    assert_eq!(
        paging(r#""nextLinkName": """#, page),
        expected("value", None)
    );
    assert_eq!(paging("", page), expected("value", Some("nextLink")));
    let all_at_once = r#""things": { "type": "array", "items": {} }"#;
    assert_eq!(
        paging(r#""itemName": "things""#, all_at_once),
        expected("things", None)
    );
}

#[test]
fn pages_that_are_none_are_reported() {
    let said = |pageable: &str, page: &str| {
        let operation = format!(
            "\"get\": {{ \"operationId\": \"A_List\",\n\"x-ms-pageable\": {{ {pageable} }},
            \"responses\": {{ \"200\": {{ \"schema\": {page} }} }} }}"
        );
        lower_file(&document(&operation, "")).said()
    };
    let list = r#"{ "properties": { "value": { "type": "array" } } }"#;
    let place = "/paths/~1things/get/x-ms-pageable";
    assert_eq!(
        said("", r#"{ "type": "array" }"#),
        [format!("unsupported 3:18 {place}")]
    );
    assert_eq!(
        said("", r#"{ "properties": { "value": { "type": "string" } } }"#),
        [format!("unsupported 3:18 {place}")]
    );
    assert_eq!(
        said(r#""nextLinkName": "next""#, list),
        [format!("unsupported 3:36 {place}/nextLinkName")]
    );
    assert_eq!(
        said(r#""operationName": "A_Next""#, list),
        [format!("unsupported 3:37 {place}/operationName")]
    );
}

#[test]
fn a_pattern_of_the_manifest_is_reported_where_it_stands() {
    let manifest = "packages:
  - name: arm_things
    version: 0.1.0
    license: MIT
    description: Azure Resource Manager client for things
    output: out
    inputs: [service.json]
    operations: [\"A_*\", \"Z_*\"]
";
    let service = operation("get", r#""tags": []"#);
    let sources = Sources::in_memory([("armgen.yaml", manifest), (FILE, service.as_str())]);
    let manifest = Manifest::from_sources(&sources, "armgen.yaml", Path::new(""))
        .expect("a manifest without a fault");
    let package = &manifest.packages[0];
    let mut diagnostics = Diagnostics::default();
    lower(
        &mut package.sources(),
        &Selection::from(package),
        &mut diagnostics,
    );
    let outcome = Outcome {
        api: None,
        diagnostics,
    };
    assert_eq!(
        outcome.said(),
        ["manifest-unmatched 8:25 /packages/0/operations/1"]
    );
}
