//! Hosts that parameters make, and links as parameters.

use crate::*;
use armgen_runtime::runtime::Host;

static ACCOUNT: Operation = Operation {
    id: "Things_Get",
    host: Some(Host::new("https://{account}.{suffix}/base/")),
    path: "/things",
    parameters: &[&Parameter::host("account"), &Parameter::host("suffix")],
    ..Operation::BLANK
};

static VAULT: Operation = Operation {
    id: "Things_Get",
    host: Some(Host::new("{vault}")),
    path: "/things",
    parameters: &[&Parameter::host("vault")],
    ..Operation::BLANK
};

fn url(
    operation: &'static Operation,
    arguments: &[Argument<'_>],
    endpoint: &Endpoint,
) -> Result<String> {
    let request = Request::<()>::new(operation, arguments, None)?;
    Ok(request.to_http(endpoint)?.uri().to_string())
}

#[test]
fn a_host_replaces_the_endpoint_if_it_is_allowed() {
    let endpoint = Endpoint::PUBLIC.allow_host("me.example.org").unwrap();
    let arguments = ["me".into(), "example.org".into()];
    let found = url(&ACCOUNT, &arguments, &endpoint).unwrap();
    assert_eq!(found, "https://me.example.org/base/things");
    let subdomain = ["me".into(), "management.azure.com".into()];
    let found = url(&ACCOUNT, &subdomain, &Endpoint::PUBLIC).unwrap();
    assert_eq!(found, "https://me.management.azure.com/base/things");
    let error = url(&ACCOUNT, &arguments, &Endpoint::PUBLIC).unwrap_err();
    let Error::ForeignHost(error) = error else {
        panic!("{error}");
    };
    assert_eq!(error.host(), "me.example.org");
    assert_eq!(
        error.to_string(),
        "Things_Get: its host parameter leads to the host `me.example.org`, which is neither the endpoint's nor allowed; no \
         request was sent there"
    );
}

#[test]
fn a_parameter_can_be_the_whole_host() {
    let endpoint = Endpoint::PUBLIC.allow_host("v.example.org").unwrap();
    let found = url(&VAULT, &["https://v.example.org/".into()], &endpoint).unwrap();
    assert_eq!(found, "https://v.example.org/things");
}

#[test]
fn the_last_part_of_a_host_can_have_a_port() {
    let endpoint = Endpoint::PUBLIC.allow_host("me.example.org:8443").unwrap();
    let arguments = ["me".into(), "example.org:8443".into()];
    let found = url(&ACCOUNT, &arguments, &endpoint).unwrap();
    assert_eq!(found, "https://me.example.org:8443/base/things");
    let other_port = ["me".into(), "example.org:8444".into()];
    let error = url(&ACCOUNT, &other_port, &endpoint).unwrap_err();
    assert!(matches!(error, Error::ForeignHost(_)), "{error}");
    for suffix in [
        "example.org:",
        "example.org:a",
        "example.org:1:2",
        "x@y:1",
        "x/y:1",
    ] {
        let error = url(&ACCOUNT, &["me".into(), suffix.into()], &endpoint).unwrap_err();
        assert!(matches!(error, Error::Parameter(_)), "{suffix}: {error}");
    }
}

#[test]
fn a_host_of_a_local_test_server_is_reached_over_http_unless_the_caller_says_https() {
    let endpoint = Endpoint::local_test_server("http://127.0.0.1:8080").unwrap();
    let arguments = ["127".into(), "0.0.1:8080".into()];
    let found = url(&ACCOUNT, &arguments, &endpoint).unwrap();
    assert_eq!(found, "http://127.0.0.1:8080/base/things");
    let elsewhere = ["me".into(), "example.org".into()];
    let error = url(&ACCOUNT, &elsewhere, &endpoint).unwrap_err();
    assert!(matches!(error, Error::ForeignHost(_)), "{error}");
    let error = url(&VAULT, &["https://127.0.0.1:8080".into()], &endpoint).unwrap_err();
    assert!(matches!(error, Error::ForeignHost(_)), "{error}");
}

#[test]
fn a_host_parameter_can_only_name_a_host() {
    let endpoint = Endpoint::PUBLIC.allow_host("me.example.org").unwrap();
    for account in ["", "a/b", "a@b", "a:1", "a?b", "a#b", "a b", "a\\b"] {
        let arguments = [account.into(), "example.org".into()];
        let error = url(&ACCOUNT, &arguments, &endpoint).unwrap_err();
        assert!(matches!(error, Error::Parameter(_)), "{account}: {error}");
    }
    for vault in ["v.example.org", "https://", "https://v?x", "https://v#x"] {
        let error = url(&VAULT, &[vault.into()], &endpoint).unwrap_err();
        assert!(matches!(error, Error::Parameter(_)), "{vault}: {error}");
    }
    for vault in ["http://me.example.org", "https://me@me.example.org"] {
        assert!(url(&VAULT, &[vault.into()], &endpoint).is_err(), "{vault}");
    }
}

static LINK: Operation = Operation {
    id: "Things_Next",
    path: "/{nextLink}",
    api_version: "1",
    parameters: &[&Parameter::path("nextLink").unescaped()],
    ..Operation::BLANK
};

#[test]
fn a_link_that_is_all_of_the_path_keeps_its_query_and_its_host() {
    let follow = |link: &str| url(&LINK, &[link.into()], &Endpoint::PUBLIC).unwrap();
    let host = "https://management.azure.com";
    assert_eq!(
        follow("/a/b?skip=%241"),
        format!("{host}/a/b?skip=%241&api-version=1")
    );
    assert_eq!(follow("a/b"), format!("{host}/a/b?api-version=1"));
    assert_eq!(
        follow("/a?token=+x~#y"),
        format!("{host}/a?token=+x~%23y&api-version=1")
    );
    let other_case = format!("{host}/a?Api-Version=2");
    assert_eq!(follow(&other_case), other_case);
    let whole = format!("{host}/a?api-version=2&skip=x");
    assert_eq!(follow(&whole), whole);
}

#[test]
fn a_link_may_have_a_host_whose_name_is_in_its_scheme_too() {
    let endpoint = Endpoint::PUBLIC.allow_host("s").unwrap();
    let url = url(&LINK, &["https://s/a?api-version=2".into()], &endpoint).unwrap();
    assert_eq!(url, "https://s/a?api-version=2");
}

#[test]
fn a_link_cannot_leave_the_endpoint_or_its_place() {
    for link in [
        "https://example.org/a",
        "http://management.azure.com/a",
        "https://management.azure.com@example.org/a",
        "//example.org/a",
        "../a",
        "a/%2e%2e/b",
        "",
        "a#b",
        "a?%x",
    ] {
        assert!(
            url(&LINK, &[link.into()], &Endpoint::PUBLIC).is_err(),
            "{link}"
        );
    }
}
