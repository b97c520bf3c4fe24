//! Lists in pages.

use crate::support::*;
use armgen::api::{NextPage, Paging};

#[test]
fn a_list_in_pages_names_its_items_and_its_link() {
    let paging = |pageable: &str, page: &str| {
        let operation = format!(
            r##""get": {{ "operationId": "A_List", "x-ms-pageable": {{ {pageable} }},
            "responses": {{ "200": {{ "schema": {{ "$ref": "#/definitions/Page" }} }} }} }}"##
        );
        let api = lower(&document(
            &operation,
            &format!(r#""Page": {{ "properties": {{ {page} }} }}"#),
        ))
        .model();
        let paging = only_operation(&api).paging.clone().expect("pages");
        (paging.items, paging.next_link)
    };
    let page = r#""value": { "type": "array", "items": {} }, "nextLink": { "type": "string" }, "more": { "type": "string" }"#;
    let expected = |items: &str, link: Option<&str>| {
        let link = link.map(|link| vec![link.to_owned()]);
        (vec![items.to_owned()], link)
    };
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
        lower(&document(&operation, "")).said()
    };
    let list = r#"{ "properties": { "value": { "type": "array" } } }"#;
    let place = "/paths/~1things/get/x-ms-pageable";
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

fn paging(method: &str, responses: &str, rest: &str, definitions: &str) -> Option<Paging> {
    let operations = format!(
        r#""{method}": {{ "operationId": "A_List", "responses": {{ {responses} }}, {rest} }}"#
    );
    let api = lower(&document(&operations, definitions)).model();
    only_operation(&api).paging.clone()
}

fn path(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_list_that_is_all_of_the_answer_is_one_page() {
    let list = r#""200": { "schema": { "type": "array", "items": { "type": "string" } } }"#;
    let paging = paging(
        "get",
        list,
        r#""x-ms-pageable": { "nextLinkName": null }"#,
        "",
    );
    assert_eq!(paging.expect("pages").items, path(&[]));
}

const PAGE: &str = r##""200": { "schema": { "$ref": "#/definitions/Page" } }"##;

#[test]
fn items_and_link_can_stand_in_other_objects() {
    let page = r##""Page": { "properties": { "a.b": { "type": "string" }, "inner": { "$ref": "#/definitions/Inner" } } },
        "Inner": { "properties": { "things": { "type": "array", "items": {} }, "next": { "type": "string" } } }"##;
    let names = |link: &str| {
        let pageable = format!(
            r#""x-ms-pageable": {{ "itemName": "inner.things", "nextLinkName": "{link}" }}"#
        );
        paging("get", PAGE, &pageable, page).expect("pages")
    };
    let nested = names("inner.next");
    assert_eq!(nested.items, path(&["inner", "things"]));
    assert_eq!(nested.next_link, Some(path(&["inner", "next"])));
    assert_eq!(names("a.b").next_link, Some(path(&["a.b"])));
}

const SIMPLE_PAGE: &str =
    r#""Page": { "properties": { "value": { "type": "array", "items": {} } } }"#;

#[test]
fn an_answer_without_a_body_has_no_items() {
    let responses = format!(r#"{PAGE}, "204": {{}}"#);
    let pageable = r#""x-ms-pageable": { "nextLinkName": null }"#;
    assert!(paging("get", &responses, pageable, SIMPLE_PAGE).is_some());
}

#[test]
fn a_long_running_operation_can_end_with_a_page() {
    let responses = format!(r#"{PAGE}, "202": {{}}"#);
    let rest = r#""x-ms-long-running-operation": true, "x-ms-pageable": { "nextLinkName": null }"#;
    assert!(paging("post", &responses, rest, SIMPLE_PAGE).is_some());
}

#[test]
fn the_operation_for_the_next_page_tells_the_method() {
    let next_page = |method: &str, parameters: &str| {
        let text = format!(
            r#"{{ "swagger": "2.0", "info": {{ "title": "T", "version": "1" }}, "paths": {{ "/things": {{ "post": {{
                "operationId": "A_List", "responses": {{ {PAGE} }}, "x-ms-pageable": {{ "operationName": "A_Next" }} }} }} }},
            "x-ms-paths": {{ "{{nextLink}}?more": {{ "{method}": {{ "operationId": "A_Next", "responses": {{ {PAGE} }}, "parameters": [
                {{ "name": "nextLink", "in": "path", "required": true, "type": "string", "x-ms-skip-url-encoding": true }}{parameters}
            ] }} }} }},
            "definitions": {{ {SIMPLE_PAGE} }} }}"#
        );
        let api = lower(&text).model();
        let mut operations = api.groups.iter().flat_map(|group| &group.operations);
        let list = operations.find(|one| one.id == "A_List").expect("a list");
        list.paging.clone().expect("pages").next_page
    };
    let body = r#", { "name": "b", "in": "body", "schema": {} }"#;
    assert_eq!(next_page("get", ""), NextPage::Get);
    assert_eq!(next_page("post", ""), NextPage::Post);
    assert_eq!(next_page("post", body), NextPage::PostBody);
}

#[test]
fn operations_that_read_one_page_in_two_ways_are_not_both_lists() {
    let operation = |method: &str, items: &str| {
        format!(
            r#""{method}": {{ "operationId": "A_{method}", "responses": {{ {PAGE} }}, "x-ms-pageable": {{ "itemName": "{items}" }} }}"#
        )
    };
    let page = r#""Page": { "properties": { "a": { "type": "array", "items": {} }, "b": { "type": "array", "items": {} } } }"#;
    let operations = [operation("get", "a"), operation("put", "b")].join(",\n");
    let outcome = lower(&document(&operations, page));
    assert_eq!(
        outcome.said(),
        ["unsupported 3:123 /paths/~1things/put/x-ms-pageable"]
    );
    let api = outcome.api.expect("a model");
    let lists = api.groups.iter().flat_map(|group| &group.operations);
    let lists: Vec<_> = lists.map(|one| one.paging.is_some()).collect();
    assert_eq!(lists, [true, false]);
}

#[test]
fn where_that_operation_is_missing_each_page_is_asked_for_as_the_first() {
    let next_page = |method: &str| {
        let operation = format!(
            r#""{method}": {{ "operationId": "A_List", "responses": {{ {PAGE} }}, "x-ms-pageable": {{ "operationName": "A_Next" }} }}"#
        );
        let outcome = lower(&document(&operation, SIMPLE_PAGE));
        assert_eq!(outcome.diagnostics.len(), 1, "{}", outcome.diagnostics);
        let api = outcome.api.expect("a model");
        let paging = only_operation(&api).paging.clone();
        paging.expect("pages").next_page
    };
    assert_eq!(next_page("post"), NextPage::PostBody);
    assert_eq!(next_page("get"), NextPage::Get);
}
