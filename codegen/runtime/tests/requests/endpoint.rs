//! Endpoints: clouds, custom ones, and the hosts that they cover.

use crate::*;

#[test]
fn each_cloud_has_its_url_and_audience() {
    let clouds = [
        (
            Endpoint::PUBLIC,
            "https://management.azure.com",
            "https://management.azure.com/.default",
        ),
        (
            Endpoint::US_GOVERNMENT,
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net/.default",
        ),
        (
            Endpoint::CHINA,
            "https://management.chinacloudapi.cn",
            "https://management.chinacloudapi.cn/.default",
        ),
    ];
    for (endpoint, url, scope) in clouds {
        assert_eq!((endpoint.url(), endpoint.scope().as_str()), (url, scope));
    }
}

#[test]
fn a_custom_endpoint_may_have_a_port_and_a_path() {
    let endpoint =
        Endpoint::custom("https://localhost:8443/arm/", "https://audience.example/").unwrap();
    assert_eq!(endpoint.url(), "https://localhost:8443/arm");
    assert_eq!(endpoint.scope(), "https://audience.example/.default");
    let url = plain().to_http(&endpoint).unwrap().uri().to_string();
    assert_eq!(
        url,
        "https://localhost:8443/arm/things/one?api-version=2024-05-01"
    );
}

#[test]
fn a_custom_endpoint_must_be_plain_https() {
    for url in [
        "http://management.azure.com",
        "management.azure.com",
        "//management.azure.com",
        "https://",
        "https:///x",
        "https://me@management.azure.com",
        "https://me:secret@management.azure.com",
        "https://management.azure.com?x=1",
        "https://management.azure.com/#x",
        "https://man agement",
        "https://x:99999",
        "https://x:",
        "https://[::1",
        "https://x/a b",
        "",
    ] {
        let error = Endpoint::custom(url, "https://audience.example").unwrap_err();
        assert!(matches!(error, Error::Endpoint(_)), "{url}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn a_custom_endpoint_needs_an_audience() {
    assert!(Endpoint::custom("https://x.example", " ").is_err());
}

#[test]
fn the_endpoints_host_and_what_is_below_it_are_covered() {
    for host in [
        "management.azure.com",
        "MANAGEMENT.Azure.Com",
        "management.azure.com.",
        "management.azure.com:443",
        "westus.management.azure.com",
        "a.b.management.azure.com",
    ] {
        assert!(Endpoint::PUBLIC.is_allowed(host), "{host}");
    }
}

#[test]
fn nothing_else_is_covered() {
    for host in [
        "azure.com",
        "evilmanagement.azure.com",
        "management.azure.com.evil.example",
        "management.azure.com:444",
        "westus.management.azure.com:444",
        "me@management.azure.com",
        "management.azure.com@evil.example",
        "management.azure.com\\.evil.example",
        "management.azure.com/evil",
        "management.azure.com%2eevil.example",
        "",
        ".",
        ".management.azure.com:",
    ] {
        assert!(!Endpoint::PUBLIC.is_allowed(host), "{host}");
    }
}

#[test]
fn an_allowed_host_is_covered_on_443_or_the_port_it_names() {
    let endpoint = Endpoint::PUBLIC
        .allow_host("Polls.example")
        .unwrap()
        .allow_host("other.example:8443")
        .unwrap();
    for (host, covered) in [
        ("polls.example", true),
        ("polls.example:443", true),
        ("polls.example:8443", false),
        ("sub.polls.example", false),
        ("other.example:8443", true),
        ("other.example", false),
        ("management.azure.com", true),
    ] {
        assert_eq!(endpoint.is_allowed(host), covered, "{host}");
    }
}

#[test]
fn another_port_of_the_endpoints_host_must_be_allowed_by_name() {
    let endpoint = Endpoint::custom("https://localhost:8443", "x").unwrap();
    assert!(endpoint.is_allowed("localhost:8443"));
    assert!(!endpoint.is_allowed("localhost"));
    assert!(
        endpoint
            .allow_host("localhost:443")
            .unwrap()
            .is_allowed("localhost")
    );
}

#[test]
fn addresses_are_hosts_without_subdomains() {
    let v4 = Endpoint::custom("https://127.0.0.1:8443", "x").unwrap();
    assert!(v4.is_allowed("127.0.0.1:8443"));
    assert!(!v4.is_allowed("1.127.0.0.1:8443"));
    let v6 = Endpoint::custom("https://[::1]:8443", "x").unwrap();
    assert!(v6.is_allowed("[::1]:8443"));
    assert!(!v6.is_allowed("a.[::1]:8443"));
    assert!(!v6.is_allowed("[::2]:8443"));
    assert!(!v6.is_allowed("::1"));
}

#[test]
fn what_is_no_host_cannot_be_allowed() {
    for host in [
        "",
        "https://x.example",
        "x.example/",
        "me@x.example",
        "x.example:",
        "*.example",
        "x.example:http",
    ] {
        assert!(
            matches!(Endpoint::PUBLIC.allow_host(host), Err(Error::Endpoint(_))),
            "{host}"
        );
    }
}

#[test]
fn a_url_is_covered_on_https_only() {
    assert!(Endpoint::PUBLIC.is_allowed_url("https://management.azure.com/x?y#z"));
    assert!(Endpoint::PUBLIC.is_allowed_url("HTTPS://management.azure.com"));
    for url in [
        "http://management.azure.com/x",
        "/x",
        "https:management.azure.com",
        "https://evil.example/x",
        "https://x@management.azure.com",
    ] {
        assert!(!Endpoint::PUBLIC.is_allowed_url(url), "{url}");
    }
}
