//! The endpoint of a test server on this machine, the only one without https.

use crate::*;
use armgen_runtime::runtime::{Host, LongRunning, Page, Paged, ResponseParts, Step};
use proptest::prelude::*;

const URLS: [&str; 3] = [
    "http://127.0.0.1:8080",
    "http://localhost:8080",
    "http://[::1]:8080",
];

fn local(url: &str) -> Endpoint {
    Endpoint::local_test_server(url).unwrap()
}

/// Another spelling of a loopback host, or a host that looks like one to some parser.
const OTHERS: [&str; 42] = [
    "localhost.evil.example",
    "localhost.",
    "localhost.:8080",
    "evil.localhost",
    "a.localhost:8080",
    "localhost.localdomain",
    "xlocalhost",
    "localhost@evil.example",
    "localhost:8080@evil.example",
    "localhost:x@evil.example",
    "localhost\\evil.example",
    "localhost\\@evil.example",
    "localhost%2eevil.example",
    "localhost%00.evil.example",
    "localhost\t.evil.example",
    "localhost .evil.example",
    "ｌocalhost",
    "loca\u{131}host",
    "evil.example",
    "evil.example:8080",
    "management.azure.com",
    "127.0.0.1.evil.example",
    "127.0.0.1@evil.example",
    "127.0.0.1:80.evil.example",
    "127.0.0.1:80@evil.example",
    "127.0.0.1.",
    "127.0.0.2",
    "127.0.0.01",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "1.127.0.0.1",
    "[::ffff:127.0.0.1]",
    "[0:0:0:0:0:0:0:1]",
    "[::1%25lo]",
    "[::1].evil.example",
    "[::1]evil.example",
    "[::2]",
    "::1",
    "",
];

#[test]
fn it_is_one_of_three_hosts_with_any_port_and_maybe_a_path() {
    for url in [
        "http://127.0.0.1",
        "http://localhost",
        "http://[::1]",
        "http://127.0.0.1:1",
        "http://localhost:65535",
        "http://[::1]:8080",
        "http://127.0.0.1:8080/arm/",
        "HTTP://LOCALHOST:8080",
    ] {
        let endpoint = local(url);
        assert_eq!(endpoint.url(), url.trim_end_matches('/'));
        assert!(endpoint.is_local_test_server());
    }
}

#[test]
fn no_other_host_is_accepted() {
    for host in OTHERS {
        let error = Endpoint::local_test_server(&format!("http://{host}")).unwrap_err();
        assert!(matches!(error, Error::Endpoint(_)), "{host}");
    }
}

#[test]
fn the_error_names_the_hosts() {
    let error = Endpoint::local_test_server("http://me:secret@127.0.0.1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint must be 127.0.0.1, localhost or [::1]"
    );
}

#[test]
fn it_must_be_a_plain_http_url() {
    for url in [
        "https://127.0.0.1:8080",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
        "//127.0.0.1:8080",
        "/",
        "http:",
        "http:/127.0.0.1",
        "http:127.0.0.1",
        "http:\\\\127.0.0.1",
        "http:///127.0.0.1",
        "http://127.0.0.1:",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:+80",
        "http://127.0.0.1:80:80",
        "http://127.0.0.1?x",
        "http://127.0.0.1#x",
        "http://127.0.0.1/a b",
        " http://127.0.0.1",
        "http://127.0.0.1 ",
        "",
    ] {
        let error = Endpoint::local_test_server(url).unwrap_err();
        assert!(matches!(error, Error::Endpoint(_)), "{url}");
    }
    let error = Endpoint::local_test_server("https://127.0.0.1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint of a local test server must start with http://"
    );
}

#[test]
fn another_endpoint_stays_on_https_and_says_where_http_is_accepted() {
    let error = Endpoint::custom("http://127.0.0.1:8080", "x").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint must start with https:// (`Endpoint::local_test_server` accepts http://)"
    );
    for endpoint in [
        Endpoint::PUBLIC.allow_host("localhost").unwrap(),
        Endpoint::custom("https://localhost", "x").unwrap(),
    ] {
        assert!(!endpoint.is_local_test_server());
        assert!(endpoint.is_allowed_url("https://localhost/x"));
        assert!(!endpoint.is_allowed_url("http://localhost/x"));
        assert!(!endpoint.is_allowed_url("http://localhost:443/x"));
    }
}

#[test]
fn it_sends_no_token_unless_it_is_asked_to() {
    let endpoint = local("http://127.0.0.1:8080");
    assert!(!endpoint.sends_tokens());
    assert_eq!(endpoint.audience(), Endpoint::PUBLIC.audience());
    let asked = endpoint.with_tokens_for("https://x.example/").unwrap();
    assert!(asked.sends_tokens() && asked.is_local_test_server());
    assert_eq!(asked.scope(), "https://x.example/.default");
    let allowed = local("http://127.0.0.1").allow_host("localhost").unwrap();
    assert!(!allowed.sends_tokens());
}

#[test]
fn every_other_endpoint_sends_tokens() {
    let custom = Endpoint::custom("https://x.example", "https://y.example").unwrap();
    for endpoint in [Endpoint::PUBLIC, Endpoint::CHINA, custom.clone()] {
        assert!(endpoint.sends_tokens());
    }
    let other = custom.with_tokens_for("https://z.example").unwrap();
    assert_eq!(
        (other.audience(), other.url()),
        ("https://z.example", "https://x.example")
    );
    assert!(other.sends_tokens() && !other.is_local_test_server());
}

#[test]
fn tokens_need_an_audience() {
    let error = local("http://127.0.0.1").with_tokens_for(" ").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint needs an audience for its tokens"
    );
}

#[test]
fn requests_go_to_it() {
    for url in URLS {
        let request = plain().to_http(&local(url)).unwrap();
        let expected = format!("{url}/things/one?api-version=2024-05-01");
        assert_eq!(request.uri().to_string(), expected);
    }
}

#[test]
fn only_its_own_host_and_port_are_allowed() {
    for url in URLS {
        let endpoint = local(url);
        for other in URLS {
            assert_eq!(
                endpoint.is_allowed_url(other),
                url == other,
                "{url} {other}"
            );
        }
        let host = url.strip_prefix("http://").unwrap();
        assert!(endpoint.is_allowed(host));
        let name = host.strip_suffix(":8080").unwrap();
        assert!(!endpoint.is_allowed(name));
        assert!(!endpoint.is_allowed(&format!("{name}:80")));
        assert!(!endpoint.is_allowed(&format!("{name}:443")));
        assert!(!endpoint.is_allowed(&format!("{name}:8081")));
        assert!(!endpoint.is_allowed(&format!("a.{host}")));
        assert!(!endpoint.is_allowed_url(&format!("https://{host}/x")));
        assert!(!endpoint.is_allowed_url(&format!("//{host}/x")));
        for other in OTHERS {
            assert!(!endpoint.is_allowed(other), "{url} {other}");
            assert!(!endpoint.is_allowed(&format!("{other}:8080")), "{other}");
        }
    }
}

#[test]
fn the_default_port_is_that_of_http() {
    let endpoint = local("http://localhost");
    assert!(endpoint.is_allowed("localhost"));
    assert!(endpoint.is_allowed("LocalHost:80"));
    assert!(!endpoint.is_allowed("localhost:443"));
}

#[test]
fn only_hosts_of_this_machine_can_be_allowed() {
    for host in OTHERS {
        let endpoint = local("http://127.0.0.1:8080");
        assert!(endpoint.allow_host(host).is_err(), "{host}");
    }
    let error = local("http://127.0.0.1")
        .allow_host("x.example")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint cannot allow the host `x.example`, which must be 127.0.0.1, localhost or [::1]"
    );
}

#[test]
fn an_allowed_host_is_allowed_on_its_port() {
    let endpoint = local("http://127.0.0.1:8080")
        .allow_host("localhost:9090")
        .unwrap()
        .allow_host("[::1]")
        .unwrap();
    for (host, is_allowed) in [
        ("127.0.0.1:8080", true),
        ("localhost:9090", true),
        ("localhost:8080", false),
        ("localhost.:9090", false),
        ("[::1]", true),
        ("[::1]:8080", true),
        ("[::1]:443", false),
    ] {
        assert_eq!(endpoint.is_allowed(host), is_allowed, "{host}");
    }
    assert!(endpoint.is_allowed_url("http://localhost:9090/x"));
    assert!(!endpoint.is_allowed_url("https://localhost:9090/x"));
}

/// The poll of an operation whose first response has this link.
fn poll(endpoint: &Endpoint, link: &str) -> Result<String> {
    static START: Operation = Operation {
        id: "Things_Start",
        method: &Method::POST,
        path: "/a/start",
        final_state: Some(armgen_runtime::runtime::FinalState::Default),
        ..Operation::BLANK
    };
    let request = Request::<(), LongRunning<()>>::new(&START, &[], None)?;
    let mut operation = request.start(endpoint)?;
    assert!(matches!(operation.next_step(), Step::Send(_)));
    let response = http::Response::builder()
        .status(202)
        .header("Location", link.as_bytes());
    // What is no header cannot come as a link.
    let response = response
        .body("")
        .map_err(|_| Endpoint::custom("", "").unwrap_err())?;
    operation.receive(response)?;
    loop {
        match operation.next_step() {
            Step::Send(request) => return Ok(request.uri().to_string()),
            Step::Wait(_) => {}
            Step::Done => panic!("it is done"),
        }
    }
}

#[test]
fn links_of_its_own_origin_are_followed() {
    for url in URLS {
        let endpoint = local(url);
        let host = url.strip_prefix("http:").unwrap();
        for (link, expected) in [
            (format!("{url}/polls/1?x=%20"), "/polls/1?x=%20"),
            ("/polls/1".to_owned(), "/polls/1"),
            ("polls/1".to_owned(), "/a/polls/1"),
            ("../../../polls/1".to_owned(), "/polls/1"),
            (format!("{host}/polls/1"), "/polls/1"),
            ("./\\\\evil.example".to_owned(), "/a/\\\\evil.example"),
            ("@evil.example/".to_owned(), "/a/@evil.example/"),
            (".evil.example/".to_owned(), "/a/.evil.example/"),
        ] {
            assert_eq!(
                poll(&endpoint, &link).unwrap(),
                format!("{url}{expected}"),
                "{link}"
            );
        }
    }
}

#[test]
fn links_to_anywhere_else_are_not_followed() {
    let endpoint = local("http://127.0.0.1:8080");
    for host in OTHERS.into_iter().filter(|host| host.is_ascii()) {
        for link in [
            format!("http://{host}"),
            format!("http://{host}/x"),
            format!("http://{host}:8080/x"),
            format!("//{host}/x"),
            format!("https://{host}/x"),
        ] {
            let encoded = link.replace('\t', "%09").replace(' ', "%20");
            assert!(poll(&endpoint, &encoded).is_err(), "{link}");
        }
    }
    for link in [
        "https://127.0.0.1:8080/x",
        "http://127.0.0.1/x",
        "http://127.0.0.1:80/x",
        "http://127.0.0.1:443/x",
        "http://127.0.0.1:8081/x",
        "http://localhost:8080/x",
        "http://[::1]:8080/x",
        "http://me@127.0.0.1:8080/x",
        "https://management.azure.com/x",
        "ftp://127.0.0.1:8080/x",
        "http:127.0.0.1:8080/x",
        "///127.0.0.1:8080/x",
    ] {
        let error = poll(&endpoint, link).unwrap_err();
        assert!(
            matches!(error, Error::ForeignHost(_) | Error::Link(_)),
            "{link}: {error}"
        );
    }
}

#[test]
fn the_error_of_a_link_says_why_it_is_not_followed() {
    let endpoint = local("http://127.0.0.1:8080");
    for (link, expected) in [
        (
            "http://evil.example/x",
            "leads to the host `evil.example`, which is neither the endpoint's nor allowed",
        ),
        (
            "https://127.0.0.1:8080/x",
            "leads to the host `127.0.0.1:8080`, which is not the local test server, since it is not over http",
        ),
        (
            "http://127.0.0.1:8081/x",
            "leads to the host `127.0.0.1:8081`, on another port than the endpoint's",
        ),
    ] {
        let error = poll(&endpoint, link).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn pages_are_followed_by_the_same_rules() {
    struct Links(String);
    impl armgen_runtime::runtime::FromResponse for Links {
        fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
            Ok(Self(String::from_utf8_lossy(response.body()).into_owned()))
        }
    }
    impl Page for Links {
        type Item = ();
        fn next_link(&self) -> Option<&str> {
            Some(&self.0)
        }
        fn into_items(self) -> Vec<()> {
            Vec::new()
        }
    }
    let next = |link: &'static str| {
        let list = operation!("/things",);
        let request = Request::<Links, Paged>::new(list, &[], None).unwrap();
        let mut pages = request.pages(&local("http://localhost:8080")).unwrap();
        pages.next_request().unwrap();
        pages.receive(http::Response::new(link)).unwrap();
        Ok::<_, Error>(pages.next_request()?.unwrap().uri().to_string())
    };
    let link = "http://localhost:8080/things?page=2&api-version=1";
    assert_eq!(next(link).unwrap(), link);
    assert!(next("http://127.0.0.1:8080/things?page=2").is_err());
    assert!(next("https://management.azure.com/things?page=2").is_err());
}

#[test]
fn the_host_of_an_operation_must_be_the_same_server() {
    static VAULT: Operation = Operation {
        host: Some(Host::new("{vault}")),
        path: "/things",
        parameters: &[&Parameter::host("vault")],
        ..Operation::BLANK
    };
    static ACCOUNT: Operation = Operation {
        host: Some(Host::new("http://{account}")),
        path: "/things",
        parameters: &[&Parameter::host("account")],
        ..Operation::BLANK
    };
    let endpoint = local("http://localhost:8080")
        .allow_host("127.0.0.1:9090")
        .unwrap();
    let url = |operation: &'static Operation, argument: &'static str| {
        let request = Request::<()>::new(operation, &[argument.into()], None)?;
        Ok::<_, Error>(request.to_http(&endpoint)?.uri().to_string())
    };
    assert_eq!(
        url(&VAULT, "http://localhost:8080").unwrap(),
        "http://localhost:8080/things"
    );
    assert_eq!(
        url(&VAULT, "http://127.0.0.1:9090/").unwrap(),
        "http://127.0.0.1:9090/things"
    );
    for vault in [
        "http://localhost",
        "http://localhost:8081",
        "http://localhost.evil.example:8080",
        "http://localhost:8080@evil.example",
        "https://localhost:8080",
        "https://x.vault.azure.net",
        "http://evil.example",
    ] {
        assert!(url(&VAULT, vault).is_err(), "{vault}");
    }
    for account in ["evil.example", "127.0.0.1.evil.example", "127.0.0.1"] {
        assert!(url(&ACCOUNT, account).is_err(), "{account}");
    }
}

/// The host that a sender would connect to, by another parser than the endpoint's.
fn host(url: &str) -> Option<String> {
    let url = http::Uri::try_from(url).ok()?;
    Some(url.host()?.to_ascii_lowercase())
}

fn is_loopback(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "localhost" | "[::1]")
}

/// Text that is likely to look like a URL of this machine.
fn urlish() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("http"),
        Just("https"),
        Just(":"),
        Just("://"),
        Just("//"),
        Just("/"),
        Just("\\"),
        Just("127.0.0.1"),
        Just("localhost"),
        Just("[::1]"),
        Just(":8080"),
        Just("8080"),
        Just("@"),
        Just("."),
        Just("evil.example"),
        Just("?"),
        Just("#"),
        Just("%2e"),
        Just("%00"),
        Just("[::ffff:127.0.0.1]"),
        Just("127.1"),
        Just("LOCALHOST"),
        Just("a"),
        Just(" "),
        Just("\t"),
        Just("é"),
        Just("..")
    ];
    prop_oneof![
        prop::collection::vec(part.clone(), 0..10).prop_map(|parts| parts.concat()),
        prop::collection::vec(part, 0..6)
            .prop_map(|parts| format!("http://127.0.0.1:8080{}", parts.concat())),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_url_but_that_of_this_machine_is_accepted(url in urlish()) {
        if let Ok(endpoint) = Endpoint::local_test_server(&url) {
            let request = plain().to_http(&endpoint).unwrap();
            for url in [url, request.uri().to_string()] {
                prop_assert!(is_loopback(&host(&url).unwrap()), "{url}");
            }
        }
    }

    #[test]
    fn no_link_leaves_the_origin(link in urlish()) {
        let endpoint = local("http://127.0.0.1:8080");
        if let Ok(url) = poll(&endpoint, &link) {
            prop_assert!(url.starts_with("http://127.0.0.1:8080/"), "{url}");
            prop_assert_eq!(host(&url).unwrap(), "127.0.0.1");
        }
        if endpoint.is_allowed_url(&link) && let Some(host) = host(&link) {
            prop_assert_eq!(host, "127.0.0.1");
        }
    }

    #[test]
    fn only_hosts_of_this_machine_are_ever_allowed(text in urlish()) {
        if local("http://localhost:8080").allow_host(&text).is_ok() {
            prop_assert!(is_loopback(&host(&format!("http://{text}")).unwrap()), "{text}");
        }
    }
}
