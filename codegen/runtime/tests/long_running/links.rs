//! Polling URLs: opaque, perhaps relative, never foreign. Row 15 of the protocol.

use crate::*;

#[test]
fn a_relative_url_is_resolved_and_a_strange_retry_after_ignored() {
    let script = [
        reply(202)
            .header("Location", "/foo")
            .header("Retry-After", "/bar"),
        reply(404),
    ];
    let run = run(&POST, &script);
    assert_eq!(run.polls(), ["GET https://management.azure.com/foo"]);
    assert_eq!(run.result.unwrap_err().service().unwrap().status(), 404);
}

#[test]
fn a_relative_url_is_resolved_against_the_request_that_was_answered() {
    let script = [
        reply(202).header("Location", "https://west.management.azure.com/a/b?x=1"),
        reply(202).header("Location", "./c"),
        reply(200).body("{}"),
    ];
    assert_eq!(
        run(&POST, &script).polls()[1],
        "GET https://west.management.azure.com/a/c"
    );
}

#[test]
fn urls_are_followed_byte_for_byte() {
    let opaque = "https://management.azure.com/Sub%2fscriptions/../x/%7e;a=b//c?t=a+b&h=%2B%2b&&c=d=&e&API-Version=1";
    let run = run(
        &POST,
        &[reply(202).header("Location", opaque), reply(200).body("{}")],
    );
    assert_eq!(run.polls(), [format!("GET {opaque}")]);
}

fn foreign(location: &'static str) -> Error {
    let mut operation = begin::<Json>(&POST);
    let error = operation
        .receive(reply(202).header("Location", location).0)
        .unwrap_err();
    assert!(
        matches!(operation.next_step(), Step::Done),
        "no request goes there"
    );
    error
}

#[test]
fn a_foreign_host_gets_no_request_and_is_named() {
    for location in [
        "https://evil.example/x",
        "//evil.example/x",
        "https://evil.example:443/management.azure.com",
        "https://evil.example?management.azure.com",
    ] {
        let error = foreign(location);
        assert!(
            matches!(&error, Error::ForeignHost(error) if error.host().starts_with("evil.example")),
            "{error}"
        );
        assert!(error.to_string().contains("`evil.example"), "{error}");
    }
}

#[test]
fn a_host_that_only_looks_like_the_endpoints_is_foreign() {
    for location in [
        "https://evilmanagement.azure.com/x",
        "https://management.azure.com.evil.example/x",
        "https://azure.com/x",
        "https://management.azure.com:8443/x",
    ] {
        assert!(
            matches!(foreign(location), Error::ForeignHost(_)),
            "{location}"
        );
    }
}

#[test]
fn plain_http_and_user_names_are_refused() {
    for location in [
        "http://management.azure.com/x",
        "ftp://management.azure.com/x",
        "https://me:secret@management.azure.com/x",
        "https://management.azure.com@evil.example/x",
    ] {
        let error = foreign(location);
        assert!(matches!(error, Error::ForeignHost(_)), "{location}");
        assert!(!error.to_string().contains("secret"));
    }
}

#[test]
fn what_is_no_url_is_an_error() {
    for location in [
        "https://",
        "https:///x",
        "https://[::1/x",
        "https://a b/x",
        "https://management.azure.com:x/y",
    ] {
        assert!(
            matches!(foreign(location), Error::Link(_) | Error::ForeignHost(_)),
            "{location}"
        );
    }
}

#[test]
fn a_subdomain_of_the_endpoint_is_polled() {
    for location in [
        "https://westus.management.azure.com/x",
        "https://MANAGEMENT.azure.com:443/x",
        "https://management.azure.com./x",
    ] {
        assert!(
            run(
                &POST,
                &[
                    reply(202).header("Location", location),
                    reply(200).body("{}")
                ]
            )
            .result
            .is_ok()
        );
    }
}

#[test]
fn a_host_that_the_caller_allowed_is_polled() {
    let endpoint = Endpoint::PUBLIC.allow_host("polls.example").unwrap();
    let operation = request::<Json>(&POST).start(&endpoint).unwrap();
    let run = drive(
        operation,
        &[
            reply(202).header("Location", "https://polls.example/x"),
            reply(200).body("{}"),
        ],
    );
    assert!(run.result.is_ok());
}

#[test]
fn a_foreign_host_in_a_later_poll_gets_no_request() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(202).header("Location", "https://evil.example/x"),
    ];
    assert!(matches!(
        run(&POST, &script).result,
        Err(Error::ForeignHost(_))
    ));
}

#[test]
fn a_status_url_that_is_of_no_use_any_more_is_not_looked_at() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200)
            .header("Azure-AsyncOperation", "https://evil.example/x")
            .status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert!(run(&PUT, &script).result.is_ok());
}

#[test]
fn a_header_that_is_no_url_is_an_error() {
    for location in ["12345", "false", "abc", "#", "/"] {
        let error = foreign(location);
        assert_eq!(
            error.to_string(),
            "Things_POST: Location is no URL but a marker"
        );
    }
}

#[test]
fn an_empty_header_counts_as_none() {
    let run = run(
        &PUT,
        &[reply(201)
            .header("Azure-AsyncOperation", " ")
            .state("Succeeded")],
    );
    assert!(run.result.is_ok());
}
