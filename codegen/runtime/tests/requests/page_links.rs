//! Links to the next page: their version, what is in them, and what is no link.

use armgen_runtime::runtime::{FromResponse, NextLink, Page, Paged, Pages, ResponseParts};
use proptest::prelude::*;

use crate::*;

/// A page whose body is its link.
struct Link(String);

impl FromResponse for Link {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        Ok(Self(String::from_utf8_lossy(response.body()).into_owned()))
    }
}

impl Page for Link {
    type Item = ();

    fn next_link(&self) -> Option<&str> {
        Some(&self.0)
    }

    fn into_items(self) -> Vec<()> {
        Vec::new()
    }
}

const HOST: &str = "https://management.azure.com";

fn request() -> Request<Link, Paged> {
    Request::new(operation!("/things",), &[], None).unwrap()
}

/// The pages after the first one, which has this link.
fn after(request: Request<Link, Paged>, link: &str) -> Pages<Link> {
    let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
    pages.next_request().unwrap();
    pages.receive(http::Response::new(link)).unwrap();
    pages
}

fn next_of(request: Request<Link, Paged>, link: &str) -> Result<Option<String>> {
    let next = after(request, link).next_request()?;
    Ok(next.map(|request| request.uri().to_string()))
}

/// The URL of the next request.
fn next(link: &str) -> String {
    next_of(request(), link).unwrap().unwrap()
}

#[test]
fn a_link_without_a_version_gets_that_of_its_operation_at_its_end() {
    for (link, expected) in [
        ("/n", "/n?api-version=2024-05-01"),
        ("/n?", "/n?api-version=2024-05-01"),
        ("/n?page=2", "/n?page=2&api-version=2024-05-01"),
        ("/n?page=2&", "/n?page=2&api-version=2024-05-01"),
        ("?page=2", "/things?page=2&api-version=2024-05-01"),
        (
            "https://management.azure.com?a",
            "/?a&api-version=2024-05-01",
        ),
        (
            "/n?x=/api-version=1",
            "/n?x=/api-version=1&api-version=2024-05-01",
        ),
        (
            "/n?my-api-version=1",
            "/n?my-api-version=1&api-version=2024-05-01",
        ),
        (
            "/n?a=b#api-version=1",
            "/n?a=b%23api-version=1&api-version=2024-05-01",
        ),
        (
            "/api-version=1/n",
            "/api-version=1/n?api-version=2024-05-01",
        ),
    ] {
        assert_eq!(next(link), format!("{HOST}{expected}"));
    }
}

#[test]
fn a_link_with_a_version_keeps_it_in_any_case() {
    for link in [
        "/n?api-version=1",
        "/n?a=b&api-version=1",
        "/n?API-VERSION=1&a=b",
        "/n?Api-Version=1",
        "/n?api-version=",
        "/n?api-version",
        "/n?api%2Dversion=1",
        "/n?a=b&%41pi%2dVersion=1",
    ] {
        assert_eq!(next(link), format!("{HOST}{link}"));
    }
}

#[test]
fn a_subdomain_and_an_allowed_host_get_the_version_too() {
    let endpoint = Endpoint::PUBLIC.allow_host("pages.example").unwrap();
    for host in ["https://west.management.azure.com", "https://pages.example"] {
        let mut pages = request().pages(&endpoint).unwrap();
        pages.next_request().unwrap();
        pages
            .receive(http::Response::new(format!("{host}/n")))
            .unwrap();
        let next = pages.next_request().unwrap().unwrap();
        assert_eq!(
            next.uri().to_string(),
            format!("{host}/n?api-version=2024-05-01")
        );
    }
}

#[test]
fn the_version_is_the_one_that_was_sent() {
    let chosen = request().with_api_version("2030-01-01 x").unwrap();
    assert_eq!(
        next_of(chosen, "/n").unwrap().unwrap(),
        format!("{HOST}/n?api-version=2030-01-01%20x")
    );
}

#[test]
fn a_version_that_is_an_argument_counts_and_without_one_nothing_is_added() {
    static OWN: Operation = Operation {
        path: "/things",
        parameters: &[&Parameter::query("api-version")],
        ..Operation::BLANK
    };
    static FIXED: Operation = Operation {
        path: "/things?Api-Version=7",
        ..Operation::BLANK
    };
    let of = |operation, arguments: &[Argument<'_>]| {
        let request = Request::<Link, Paged>::new(operation, arguments, None).unwrap();
        let mut pages = request.pages(&Endpoint::PUBLIC).unwrap();
        pages = pages.resume_at("/n").unwrap();
        pages.next_request().unwrap().unwrap().uri().to_string()
    };
    assert_eq!(of(&OWN, &["9".into()]), format!("{HOST}/n?api-version=9"));
    assert_eq!(of(&OWN, &["".into()]), format!("{HOST}/n"));
    assert_eq!(of(&OWN, &[Argument::Absent]), format!("{HOST}/n"));
    assert_eq!(of(&FIXED, &[]), format!("{HOST}/n?api-version=7"));
}

#[test]
fn a_saved_link_gets_the_version_too() {
    let mut pages = request().pages(&Endpoint::PUBLIC).unwrap();
    pages = pages
        .resume_at("https://management.azure.com/n?page=2")
        .unwrap();
    let next = pages.next_request().unwrap().unwrap();
    assert_eq!(next.uri().query(), Some("page=2&api-version=2024-05-01"));
}

#[test]
fn a_link_that_only_lacks_the_version_of_its_own_page_leads_in_a_cycle() {
    let error = next_of(request(), "/things").unwrap_err();
    assert!(error.to_string().contains("leads in a cycle"));
}

#[test]
fn a_number_sign_in_a_link_is_data() {
    for (link, expected) in [
        (
            r#"/n?api-version=1&$skipToken=[{"token":"+RID:~a==#RT:1"}]"#,
            "/n?api-version=1&$skipToken=[{%22token%22:%22+RID:~a==%23RT:1%22}]",
        ),
        ("/n?api-version=1&a=#", "/n?api-version=1&a=%23"),
        ("/n?api-version=1#?#", "/n?api-version=1%23?%23"),
        ("/a#b/n?api-version=1", "/a%23b/n?api-version=1"),
        ("/#/n?api-version=1", "/%23/n?api-version=1"),
    ] {
        assert_eq!(next(link), format!("{HOST}{expected}"));
    }
}

#[test]
fn a_percent_sign_that_encodes_nothing_stays_as_it_is() {
    for link in [
        "/n?api-version=1&a=50%",
        "/n?a=%zz&api-version=1",
        "/100%/n?api-version=1&%4",
    ] {
        assert_eq!(next(link), format!("{HOST}{link}"));
    }
}

#[test]
fn what_stands_for_no_link_is_the_end() {
    for text in [
        "", "  ", "\t\r\n", "false", "False", "null", "NULL", "None", " none ", "N/A",
    ] {
        let mut pages = after(request(), text);
        assert!(pages.next_request().unwrap().is_none(), "{text}");
        assert_eq!(pages.next_link(), None);
    }
}

#[test]
fn what_is_no_url_is_an_error_and_not_requested() {
    for text in [
        "true",
        "0",
        "1",
        "12345",
        "-1",
        "1.5",
        "abc123",
        "nil",
        "eyJ0b2tlbiI6MX0=",
        "a b",
        "a#b",
        "#",
        "/",
        "//",
        "?",
        "./",
        "/?#",
        "{}",
        "é",
        "<https://management.azure.com/n>",
        "\"https://management.azure.com/n\"",
        "\u{feff}https://management.azure.com/n",
    ] {
        let mut pages = after(request(), text);
        let error = pages.next_request().unwrap_err();
        assert_eq!(
            error.to_string(),
            "Things_Get: the link to the next page is no URL but a marker",
            "{text}"
        );
        assert!(
            pages.next_request().unwrap().is_none(),
            "the list has ended"
        );
        assert_eq!(
            pages.next_link().as_deref(),
            Some(text),
            "it is not complete"
        );
        let pages = request().pages(&Endpoint::PUBLIC).unwrap();
        assert!(matches!(pages.resume_at(text), Err(Error::Link(_))));
    }
}

#[test]
fn a_relative_link_has_a_slash_or_a_query() {
    for (link, expected) in [
        ("/n", "/n"),
        ("n/m", "/n/m"),
        ("./n", "/n"),
        ("?skip=1", "/things"),
        ("n?skip=1", "/n"),
    ] {
        let url: http::Uri = next(link).parse().unwrap();
        assert_eq!(url.path(), expected);
    }
}

/// The hosts that a request would be sent to, by other parsers than the endpoint's.
fn hosts(url: &str) -> Vec<String> {
    let uri: http::Uri = url.parse().unwrap();
    #[cfg_attr(
        not(feature = "client"),
        expect(unused_mut, reason = "only the client reads it again")
    )]
    let mut hosts = vec![uri.host().unwrap().to_ascii_lowercase()];
    // As browsers read it: `\` is a slash, and a user name ends with the last `@`.
    #[cfg(feature = "client")]
    hosts.extend(
        azure_core::http::Url::parse(url)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned)),
    );
    hosts
}

fn stays(link: &str) {
    if let Ok(Some(url)) = next_of(request(), link) {
        for host in hosts(&url) {
            let host = host.trim_end_matches('.');
            let is_own = host == "management.azure.com" || host.ends_with(".management.azure.com");
            assert!(is_own, "{link:?} leads to {url}");
        }
    }
}

#[test]
fn no_character_at_any_place_of_a_link_makes_it_leave_the_endpoint() {
    let links = [
        "https://management.azure.com/n?page=2",
        "https://evil.example@management.azure.com/n",
        "https://evil.example/management.azure.com/n",
        "https://evil.example?@management.azure.com/",
        "//evil.example/n",
        "/n?a=//evil.example",
        "evil.example/n",
    ];
    let inserted = [
        "#", "@", "\\", ";", "\t", "\n", "\r", "\0", " ", "/", "?", ":", "%", "%23", "%40", "%2f",
        "é", "\u{3002}", "//", "/@", "#@", "\\@",
    ];
    for link in links {
        for (place, _) in link.char_indices() {
            for text in inserted {
                let (before, after) = link.split_at(place);
                stays(&format!("{before}{text}{after}"));
            }
        }
    }
}

#[test]
fn a_number_sign_does_not_hide_a_foreign_host() {
    for link in [
        "https://evil.example#@management.azure.com/",
        "https://evil.example/#@management.azure.com/",
        "https://management.azure.com#@evil.example/",
        "https://management.azure.com#.evil.example/",
        "https://evil.example#.management.azure.com/",
        "//evil.example#@management.azure.com/",
    ] {
        assert!(next_of(request(), link).is_err(), "{link}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_link_leaves_the_endpoint(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "https", "http", ":", "//", "/", "\\", "management.azure.com", "evil.example", "@", "#", "?", ";", "\t", "\n",
                ".", "..", "%23", "%40", "&", ":443", ":80", "api-version=1", "é", " ", "[", "]", "a",
            ]),
            1..10,
        ),
    ) {
        stays(&parts.concat());
    }
}

/// The URL after a page with this link, if the operation of the next page is `/things/{tenant}/{link}` and has `page size` in its
/// query.
fn next_by_rule(link: &str) -> String {
    static OPERATION: Operation = Operation {
        path: "/things/{tenant}",
        api_version: "2024-05-01",
        parameters: &[
            &Parameter::path("tenant"),
            &Parameter::query("page size"),
            &Parameter::query("other"),
        ],
        next_link: Some(NextLink::new(0, &["page size"])),
        ..Operation::BLANK
    };
    let arguments = ["a/b".into(), "5&".into(), "x".into()];
    let request = Request::new(&OPERATION, &arguments, None).unwrap();
    let url = next_of(request, link).unwrap().unwrap();
    url.strip_prefix(HOST).unwrap().to_owned()
}

#[test]
fn an_operation_for_the_next_page_says_what_a_relative_link_takes_the_place_of() {
    for (link, expected) in [
        ("next?page=2", "/things/a%2Fb/next?page=2&"),
        ("next/two?", "/things/a%2Fb/next/two?"),
        ("/other?page=2", "/other?page=2&"),
        ("?page=2", "/things/a%2Fb?page=2&"),
        ("https://management.azure.com/n?a", "/n?a&"),
    ] {
        let found = next_by_rule(link);
        assert_eq!(
            found,
            format!("{expected}page%20size=5%26&api-version=2024-05-01")
        );
    }
}

#[test]
fn what_a_link_has_in_its_query_is_not_repeated() {
    for link in [
        "next?page%20size=6",
        "next?a&page%20size",
        "next?page size=6",
    ] {
        let found = next_by_rule(link);
        assert!(!found.contains("5%26"), "{link}: {found}");
    }
}

#[test]
fn a_relative_link_takes_its_place_in_the_first_url_on_each_page() {
    static OPERATION: Operation = Operation {
        path: "/things/all",
        next_link: Some(NextLink::new(2, &[])),
        ..Operation::BLANK
    };
    let request = Request::new(&OPERATION, &[], None).unwrap();
    let mut pages = after(request, "more/2");
    for (link, expected) in [("more/3", "/more/2"), ("more/4", "/more/3")] {
        let url = pages.next_request().unwrap().unwrap().uri().to_string();
        assert_eq!(url, format!("{HOST}{expected}"));
        pages.receive(http::Response::new(link)).unwrap();
    }
}

#[test]
fn a_marker_is_no_link_for_an_operation_for_the_next_page_either() {
    static OPERATION: Operation = Operation {
        next_link: Some(NextLink::new(0, &[])),
        ..Operation::BLANK
    };
    let request = Request::new(&OPERATION, &[], None).unwrap();
    let error = next_of(request, "end").unwrap_err();
    assert!(matches!(error, Error::Link(_)), "{error}");
}
