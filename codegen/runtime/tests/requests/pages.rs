//! Lists in pages.

use armgen_runtime::runtime::{FromResponse, NextPage, Page, Paged, Pages, ResponseParts};
use serde_json::Value as Json;

use crate::*;

struct Numbers(Json);

impl FromResponse for Numbers {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json().map(Self)
    }
}

impl Page for Numbers {
    type Item = i64;

    fn next_link(&self) -> Option<&str> {
        self.0["nextLink"].as_str()
    }

    fn into_items(self) -> Vec<i64> {
        self.0["value"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_i64)
            .collect()
    }
}

const FIRST: &str = "https://management.azure.com/numbers?api-version=2024-05-01";

fn request() -> Request<Numbers, Paged> {
    Request::new(operation!("/numbers",), &[], None).unwrap()
}

fn pages() -> Pages<Numbers> {
    request().pages(&Endpoint::PUBLIC).unwrap()
}

fn page(next_link: &str) -> http::Response<String> {
    http::Response::new(format!(r#"{{"value": [1, 2], "nextLink": {next_link}}}"#))
}

/// The next request, without the version that was added to a link.
fn next(pages: &mut Pages<Numbers>) -> Option<String> {
    let request = pages.next_request().unwrap()?;
    let url = request.uri().to_string();
    let link = url.strip_suffix("api-version=2024-05-01");
    let link = link.filter(|_| url != FIRST);
    let link = link.and_then(|link| link.strip_suffix(['?', '&']));
    Some(format!("{} {}", request.method(), link.unwrap_or(&url)))
}

fn numbers(pages: &mut Pages<Numbers>, link: &str) -> Vec<i64> {
    pages.receive(page(link)).unwrap().into_items()
}

#[test]
fn page_follows_page_until_there_is_no_link() {
    for last in ["null", "\"\"", "\" \""] {
        let mut pages = pages();
        assert_eq!(next(&mut pages), Some(format!("GET {FIRST}")));
        assert_eq!(
            pages
                .receive(page("\"https://management.azure.com/n?page=2\""))
                .unwrap()
                .into_items(),
            [1, 2]
        );
        assert_eq!(
            next(&mut pages).as_deref(),
            Some("GET https://management.azure.com/n?page=2")
        );
        pages.receive(page(last)).unwrap();
        assert_eq!(next(&mut pages), None);
    }
}

#[test]
fn a_link_is_followed_byte_for_byte() {
    let mut pages = pages();
    pages
        .receive(page(
            "\"https://management.azure.com/N?%24skipToken=a%2fb+c&x=\"",
        ))
        .unwrap();
    assert_eq!(
        next(&mut pages).as_deref(),
        Some("GET https://management.azure.com/N?%24skipToken=a%2fb+c&x=")
    );
}

#[test]
fn what_no_url_may_have_is_encoded_in_a_link() {
    let mut pages = pages();
    numbers(
        &mut pages,
        r#""/n?$filter=name eq 'é' or tag eq \"<a>\" `""#,
    );
    assert_eq!(
        next(&mut pages).as_deref(),
        Some(
            "GET https://management.azure.com/n?$filter=name%20eq%20'%C3%A9'%20or%20tag%20eq%20%22%3Ca%3E%22%20%60"
        )
    );
}

#[test]
fn any_visible_character_may_be_in_a_link() {
    for character in '!'..='~' {
        let mut pages = pages();
        let link = serde_json::json!(format!("/n{character}?x={character}"));
        numbers(&mut pages, &link.to_string());
        assert!(next(&mut pages).is_some(), "{character}");
    }
}

#[test]
fn a_relative_link_is_resolved_against_the_page_it_was_on() {
    let cases = [
        ("/x/y", "https://management.azure.com/x/y"),
        ("y?z=1", "https://management.azure.com/a/b/y?z=1"),
        ("?page=3", "https://management.azure.com/a/b/c?page=3"),
        ("../y", "https://management.azure.com/a/y"),
        ("./y/.", "https://management.azure.com/a/b/y/"),
        ("../../../../y", "https://management.azure.com/y"),
        (
            "//west.management.azure.com/y",
            "https://west.management.azure.com/y",
        ),
        ("./y", "https://management.azure.com/a/b/y"),
    ];
    for (link, expected) in cases {
        let mut pages = pages();
        pages
            .receive(page("\"https://management.azure.com/a/b/c?page=2\""))
            .unwrap();
        pages.receive(page(&format!("\"{link}\""))).unwrap();
        assert_eq!(next(&mut pages), Some(format!("GET {expected}")), "{link}");
    }
}

#[test]
fn a_link_to_a_foreign_host_gets_no_request_and_its_page_is_not_lost() {
    let mut pages = pages();
    assert_eq!(numbers(&mut pages, "\"https://evil.example/n\""), [1, 2]);
    let error = pages.next_request().unwrap_err();
    assert!(matches!(&error, Error::ForeignHost(error) if error.host() == "evil.example"));
    assert_eq!(next(&mut pages), None, "the list has ended with its error");
    let link = pages.next_link();
    assert_eq!(
        link.as_deref(),
        Some("https://evil.example/n"),
        "it is not complete"
    );
}

#[test]
fn a_saved_link_that_is_refused_stays_refused() {
    let mut first = pages();
    numbers(&mut first, "\"https://evil.example/n\"");
    let link = first.next_link().unwrap();
    assert!(matches!(
        pages().resume_at(&link),
        Err(Error::ForeignHost(_))
    ));
}

#[test]
fn a_link_to_a_page_that_was_read_ends_the_list_with_an_error() {
    // How many pages lead into the cycle, and how many are in it.
    for (before, cycle) in [(0, 1), (0, 2), (1, 1), (1, 2), (3, 1), (3, 8), (20, 100)] {
        let link = |page: usize| match page {
            0 => FIRST.to_owned(),
            page if page < before + cycle => format!("/n?page={page}"),
            page => format!("/n?page={}", before + (page - before) % cycle),
        };
        let last = before + cycle;
        let back = if before == 0 { link(0) } else { link(last) };
        let mut pages = pages();
        for page in 1..last {
            numbers(&mut pages, &format!("\"{}\"", link(page)));
            pages.next_request().unwrap();
        }
        // The last page of the cycle is not lost.
        assert_eq!(numbers(&mut pages, &format!("\"{back}\"")), [1, 2]);
        let error = pages.next_request().unwrap_err();
        let page = before + 1;
        assert_eq!(
            error.to_string(),
            format!(
                "Things_Get: the link to the next page leads in a cycle: to page {page} of {last} that were read"
            )
        );
        let Error::Link(error) = error else {
            panic!("{error}")
        };
        assert_eq!(error.link(), back);
        assert!(!format!("{error:?}").contains("page="), "{error:?}");
        assert!(pages.next_request().unwrap().is_none());
    }
}

#[test]
fn many_pages_are_no_circle() {
    let mut pages = pages();
    for page in 2..1000 {
        numbers(&mut pages, &format!("\"/n?page={page}\""));
        assert!(next(&mut pages).is_some());
    }
}

#[test]
fn after_an_error_the_same_page_is_due_again() {
    let mut pages = pages();
    let error = http::Response::builder().status(503).body("").unwrap();
    assert!(matches!(pages.receive(error), Err(Error::Service(_))));
    assert_eq!(next(&mut pages), Some(format!("GET {FIRST}")));
    assert!(pages.receive(page("null")).is_ok());
}

#[test]
fn headers_are_repeated_on_every_page() {
    let request = request()
        .with_header("x-ms-client-request-id", "abc")
        .unwrap();
    let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
    pages.receive(page("\"/n?page=2\"")).unwrap();
    let request = pages.next_request().unwrap().unwrap();
    assert_eq!(request.headers()["x-ms-client-request-id"], "abc");
    assert_eq!(request.headers()["accept"], "application/json");
}

#[test]
fn a_list_goes_on_at_a_saved_link() {
    let mut first = pages();
    assert_eq!(first.next_link(), None);
    first.receive(page("\"/n?page=2\"")).unwrap();
    let link = first.next_link().unwrap();
    assert!(link.ends_with("&api-version=2024-05-01"));
    let mut second = pages().resume_at(&link).unwrap();
    assert_eq!(next(&mut second), next(&mut first));
    assert!(matches!(
        pages().resume_at("https://evil.example/n"),
        Err(Error::ForeignHost(_))
    ));
}

#[test]
fn debug_output_has_no_url() {
    let operation = operation!("/things/{key}", Parameter::path("key").secret());
    let request = Request::<Numbers, Paged>::new(operation, &["hidden".into()], None);
    let mut pages = request.unwrap().pages(&Endpoint::PUBLIC).unwrap();
    for link in ["/n?token=hidden", "/things/hidden/more"] {
        assert_eq!(
            format!("{pages:?}"),
            r#"Pages { operation: "Things_Get", .. }"#
        );
        pages.receive(page(&format!("\"{link}\""))).unwrap();
    }
}

fn sent(next_page: NextPage) -> http::Request<Vec<u8>> {
    static GET: Operation = Operation {
        method: &Method::POST,
        path: "/numbers",
        success: &[200],
        ..Operation::BLANK
    };
    static POST: Operation = Operation {
        next_page: NextPage::Post,
        ..GET
    };
    static POST_BODY: Operation = Operation {
        next_page: NextPage::PostBody,
        ..GET
    };
    let operation = match next_page {
        NextPage::Get => &GET,
        NextPage::Post => &POST,
        NextPage::PostBody => &POST_BODY,
    };
    let body = serde_json::json!({"filter": 1});
    let request = Request::<Numbers, Paged>::new(operation, &[], Some(&body)).unwrap();
    let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
    assert_eq!(
        pages.next_request().unwrap().unwrap().body(),
        br#"{"filter":1}"#
    );
    numbers(&mut pages, r#""/numbers?page=2""#);
    pages.next_request().unwrap().unwrap()
}

#[test]
fn the_next_page_is_asked_for_as_the_definition_says() {
    let shown = |next_page: NextPage| {
        let request = sent(next_page);
        let has_type = request.headers().contains_key("content-type");
        let body = String::from_utf8(request.body().clone()).unwrap();
        (request.method().clone(), body, has_type)
    };
    assert_eq!(shown(NextPage::Get), (Method::GET, String::new(), false));
    assert_eq!(shown(NextPage::Post), (Method::POST, String::new(), false));
    let body = r#"{"filter":1}"#.to_owned();
    assert_eq!(shown(NextPage::PostBody), (Method::POST, body, true));
}

#[test]
fn a_list_that_is_all_of_the_answer_is_one_page() {
    let request = Request::<Vec<i64>, Paged>::new(operation!("/numbers",), &[], None).unwrap();
    let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
    pages.next_request().unwrap().unwrap();
    let page = pages.receive(http::Response::new("[1, 2]")).unwrap();
    assert_eq!(page.into_items(), [1, 2]);
    assert!(pages.next_request().unwrap().is_none());
}

#[test]
fn a_page_without_a_body_is_the_empty_and_last_one() {
    for (status, body) in [(200, ""), (200, "null"), (204, ""), (202, " ")] {
        let response = |body: &str| {
            http::Response::builder()
                .status(status)
                .body(body.to_owned())
                .unwrap()
        };
        let mut pages = pages();
        assert!(
            pages
                .receive(response(body))
                .unwrap()
                .into_items()
                .is_empty()
        );
        assert_eq!(next(&mut pages), None);
        let list: Request<Vec<i64>, Paged> =
            Request::new(operation!("/numbers",), &[], None).unwrap();
        let mut pages = list.pages(&Endpoint::PUBLIC).unwrap();
        assert_eq!(pages.receive(response(body)).unwrap(), [0; 0]);
        assert_eq!(pages.next_request().unwrap().map(drop), None);
    }
}
