//! `x-ms-pageable`.

use crate::support::*;
use armgen::api::{Api, NextPage, PropertyId, TypeKind};

const PAGE: &str = "{ 200: { schema: { $ref: '#/definitions/Page' } } }";

const SIMPLE_PAGE: &str = "Page: { properties: { value: { type: array, items: {} } } }";

/// An operation with the value of `x-ms-pageable` and with more keys.
fn list(method: &str, pageable: &str, more: &str) -> String {
    format!("{method}:\n  operationId: A_List\n  x-ms-pageable: {pageable}\n  {more}\n")
}

/// The same that returns a `Page`.
fn list_of_pages(method: &str, pageable: &str) -> String {
    list(method, pageable, &format!("responses: {PAGE}"))
}

/// The names of the properties that lead to the items and to the next link of the only page.
fn found(pageable: &str, definitions: &str) -> [String; 2] {
    let text = operations(&list_of_pages("get", pageable), definitions);
    let api = lower(text).model();
    let [page] = api.pages.as_slice() else {
        panic!("{:?}", api.pages);
    };
    assert!(only_operation(&api).is_paged());
    let link = page.next_link.as_deref().unwrap_or_default();
    [&page.items, link].map(|path| names(&api, path).join(" "))
}

fn names<'a>(api: &'a Api, path: &[PropertyId]) -> Vec<&'a str> {
    let names = path.iter().map(|one| match &api.types[one.object].kind {
        TypeKind::Object(object) => object.properties[one.position].name.as_str(),
        other => panic!("{other:?}"),
    });
    names.collect()
}

fn is_list(operation: &str) -> bool {
    let api = lower(operations(operation, SIMPLE_PAGE)).model();
    only_operation(&api).paging.is_some()
}

#[test]
fn a_list_in_pages_names_its_items_and_its_link() {
    let page = r"
        Page:
          properties:
            value: { type: array, items: {} }
            nextLink: { type: string }
            more: { type: string }";
    assert_eq!(found("{ nextLinkName: more }", page), ["value", "more"]);
    assert_eq!(found("{ nextLinkName: null }", page), ["value", ""]);
    assert_eq!(found("{ nextLinkName: '' }", page), ["value", ""]);
    assert_eq!(found("{}", page), ["value", "nextLink"]);
    let all_at_once = "Page: { properties: { things: { type: array, items: {} } } }";
    assert_eq!(found("{ itemName: things }", all_at_once), ["things", ""]);
}

#[test]
fn paging_that_does_not_fit_the_response_is_reported() {
    let reported = |pageable: &str, value: &str| {
        let schema = format!("{{ properties: {{ value: {{ type: {value} }} }} }}");
        let responses = format!("responses: {{ 200: {{ schema: {schema} }} }}");
        lower(operations(&list("get", pageable, &responses), "")).reported()
    };
    let place = "unsupported-paging /paths/~1things/get/x-ms-pageable";
    assert_eq!(reported("{}", "string"), [place]);
    let no_link = reported("{ nextLinkName: next }", "array, items: {}");
    assert_eq!(no_link, [format!("{place}/nextLinkName")]);
    let no_operation = reported("{ operationName: A_Next }", "array, items: {}");
    assert_eq!(no_operation, [format!("{place}/operationName")]);
}

#[test]
fn a_response_that_is_a_list_is_one_page() {
    let responses = "responses: { 200: { schema: { type: array, items: { type: string } } } }";
    let text = operations(&list("get", "{ nextLinkName: null }", responses), "");
    let api = lower(text).model();
    assert!(only_operation(&api).is_paged() && api.pages.is_empty());
}

#[test]
fn items_and_link_can_stand_in_other_objects() {
    let page = r"
        Page: { properties: { a.b: { type: string }, inner: { $ref: '#/definitions/Inner' } } }
        Inner: { properties: { things: { type: array, items: {} }, next: { type: string } } }";
    let found = |link: &str| {
        let pageable = format!("{{ itemName: inner.things, nextLinkName: {link} }}");
        found(&pageable, page)
    };
    assert_eq!(found("inner.next"), ["inner things", "inner next"]);
    assert_eq!(found("a.b"), ["inner things", "a.b"]);
}

#[test]
fn a_page_may_have_no_body() {
    let responses = format!("responses: {}", PAGE.replace("{ 200", "{ 204: {}, 200"));
    let operation = list("get", "{ nextLinkName: null }", &responses);
    assert!(is_list(&operation));
}

#[test]
fn a_long_running_operation_can_end_with_a_page() {
    let responses = format!("responses: {}", PAGE.replace("{ 200", "{ 202: {}, 200"));
    let more = format!("x-ms-long-running-operation: true\n  {responses}");
    let operation = list("post", "{ nextLinkName: null }", &more);
    assert!(is_list(&operation));
}

#[test]
fn the_operation_for_the_next_page_tells_the_method() {
    let next_page = |method: &str, body: &str| {
        let lists = operations(
            &list_of_pages("post", "{ operationName: A_Next }"),
            SIMPLE_PAGE,
        );
        let next = format!(
            "x-ms-paths:
  '{{nextLink}}?more':
    {method}:
      operationId: A_Next
      responses: {PAGE}
      parameters:
        - {{ name: nextLink, in: path, required: true, type: string, x-ms-skip-url-encoding: true }}
        {body}"
        );
        let api = lower(format!("{lists}{next}")).model();
        let mut operations = api.groups.iter().flat_map(|group| &group.operations);
        let list = operations.find(|one| one.id == "A_List").expect("a list");
        list.paging.clone().expect("pages").next_page
    };
    let body = "- { name: b, in: body, schema: {} }";
    assert_eq!(next_page("get", ""), NextPage::Get);
    assert_eq!(next_page("post", ""), NextPage::Post);
    assert_eq!(next_page("post", body), NextPage::PostBody);
}

/// How the list of these definitions says that links become URLs, as the number of segments and the names of parameters.
fn next_link(first: &str, next: &str, query: &str) -> Option<(usize, String)> {
    let parameter = |name: &str, unescaped: bool| {
        format!(
            "{{ name: {name}, in: path, required: true, type: string, x-ms-skip-url-encoding: {unescaped} }}"
        )
    };
    let parameters = |path: &str| {
        let all = ["tenant", "scope", "link"].into_iter();
        let named = all.filter(|name| path.contains(&format!("{{{name}}}")));
        named.fold(String::new(), |text, name| {
            text + &parameter(name, name != "tenant") + ", "
        })
    };
    let text = format!(
        "
swagger: '2.0'
info: {{ title: A, version: '1' }}
paths:
  {first}:
    get:
      operationId: A_List
      x-ms-pageable: {{ operationName: Next }}
      parameters: [{}]
      responses: {PAGE}
x-ms-paths:
  '{next}':
    parameters: [{query}]
    get:
      operationId: A_Next
      parameters: [{}]
      responses: {PAGE}
definitions:
  {SIMPLE_PAGE}
",
        parameters(first),
        parameters(next)
    );
    let api = lower(text).model();
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let list = operations.find(|one| one.id == "A_List").expect("a list");
    let link = list.paging.clone().expect("pages").next_link?;
    Some((link.replaced, link.query.join(" ")))
}

#[test]
fn the_operation_for_the_next_page_tells_what_a_relative_link_takes_the_place_of() {
    let replaced =
        |first: &str, next: &str| next_link(first, next, "").map(|(replaced, _)| replaced);
    assert_eq!(replaced("/a/{tenant}", "/a/{tenant}/{link}?next"), Some(0));
    assert_eq!(replaced("/a/{tenant}/b", "/a/{link}"), Some(2));
    assert_eq!(replaced("/a/b", "/{link}"), Some(2));
    // As all links do.
    assert_eq!(replaced("/a/{tenant}/b", "/a/{tenant}/{link}"), None);
    // What is no place of a link, or cannot be counted.
    assert_eq!(replaced("/a/b", "/a/next"), None);
    assert_eq!(replaced("/a/b", "/other/{link}"), None);
    assert_eq!(replaced("/a/{link}/b", "/a/{link}"), None);
    assert_eq!(replaced("/a/{scope}/b", "/a/{link}"), None);
}

#[test]
fn the_operation_for_the_next_page_tells_what_of_the_query_is_repeated() {
    let query = "{ name: top, in: query, type: string }, \
                 { name: api-version, in: query, type: string, required: true }, \
                 { name: id, in: header, type: string }";
    let link = next_link("/a/b", "/a/{link}", query);
    assert_eq!(link, Some((1, "top".to_owned())));
}

#[test]
fn operations_that_read_one_page_in_two_ways_are_not_both_lists() {
    let page =
        "Page: { properties: { a: { type: array, items: {} }, b: { type: array, items: {} } } }";
    let lists = list_of_pages("get", "{ itemName: a }")
        + &list_of_pages("put", "{ itemName: b }").replace("A_List", "A_Other");
    let outcome = lower_skipping(operations(&lists, page));
    assert_eq!(
        outcome.reported(),
        ["unsupported-paging /paths/~1things/put/x-ms-pageable"]
    );
    let api = outcome.any_model();
    let lists = api.groups.iter().flat_map(|group| &group.operations);
    let lists: Vec<_> = lists.map(|one| one.paging.is_some()).collect();
    assert_eq!(lists, [true, false]);
}

#[test]
fn a_link_that_one_operation_does_not_name_is_followed_all_the_same() {
    let page =
        "Page: { properties: { value: { type: array, items: {} }, next: { type: string } } }";
    let lists = list_of_pages("get", "{ nextLinkName: null }")
        + &list_of_pages("put", "{ nextLinkName: next }").replace("A_List", "A_Other");
    let api = lower(operations(&lists, page)).model();
    let [page] = api.pages.as_slice() else {
        panic!("{:?}", api.pages);
    };
    let link = page.next_link.as_deref().expect("a link");
    assert_eq!(names(&api, link), ["next"]);
}

#[test]
fn each_page_is_requested_like_the_first_if_that_operation_is_missing() {
    let next_page = |method: &str| {
        let operation = list_of_pages(method, "{ operationName: A_Next }");
        let outcome = lower_skipping(operations(&operation, SIMPLE_PAGE));
        assert_eq!(outcome.diagnostics.len(), 1, "{}", outcome.diagnostics);
        let api = outcome.any_model();
        let paging = only_operation(&api).paging.clone();
        paging.expect("pages").next_page
    };
    assert_eq!(next_page("post"), NextPage::PostBody);
    assert_eq!(next_page("get"), NextPage::Get);
}
