//! Headers and bodies of requests.

use crate::*;

#[test]
fn json_is_accepted_and_a_request_without_body_has_no_content_type() {
    let headers = plain().headers();
    assert_eq!(headers["accept"], "application/json");
    assert!(!headers.contains_key("content-type"));
}

#[test]
fn a_body_has_the_content_type_of_the_definition() {
    static PATCH: Operation = Operation {
        id: "Things_Patch",
        method: &Method::PATCH,
        path: "/things",
        api_version: "",
        parameters: &[],
        success: &[200],
        content_type: Some("application/merge-patch+json"),
        final_state: None,
        ..Operation::BLANK
    };
    let body = serde_json::json!({"size": 1});
    let request = Request::<()>::new(&PATCH, &[], Some(&body))
        .unwrap()
        .to_http(&Endpoint::PUBLIC)
        .unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/merge-patch+json"
    );
    assert_eq!(request.body(), br#"{"size":1}"#);
    assert_eq!(request.method(), Method::PATCH);
}

#[test]
fn header_parameters_are_headers() {
    use armgen_runtime::runtime::CollectionFormat;
    let operation = operation!(
        "/a",
        Parameter::header("If-Match"),
        Parameter::header("x-ms-list").list(CollectionFormat::Pipes)
    );
    let request = Request::<()>::new(
        operation,
        &["\"1\"".into(), ["a", "b"].as_slice().into()],
        None,
    )
    .unwrap();
    assert_eq!(request.headers()["if-match"], "\"1\"");
    assert_eq!(request.headers()["x-ms-list"], "a|b");
}

#[test]
fn a_header_cannot_start_another_one() {
    let operation = operation!("/a", Parameter::header("x-ms-a"));
    for value in ["a\r\nb: c", "a\nb", "a\0", "é"] {
        assert_eq!(
            broken_rule(operation, &[value.into()]),
            "must have visible ASCII characters only, as a header"
        );
        assert!(plain().with_header("x-ms-a", value).is_err());
    }
}

#[test]
fn a_header_can_be_set_and_replaced() {
    let request = plain().with_header("x-ms-client-request-id", "1").unwrap();
    let request = request
        .with_header("X-MS-Client-Request-Id", "2")
        .unwrap()
        .with_header("accept", "text/plain")
        .unwrap();
    let headers = request.headers();
    assert_eq!(
        headers
            .get_all("x-ms-client-request-id")
            .iter()
            .collect::<Vec<_>>(),
        ["2"]
    );
    assert_eq!(
        headers.get_all("accept").iter().collect::<Vec<_>>(),
        ["text/plain"]
    );
}

#[test]
fn headers_that_the_http_client_sets_are_refused() {
    for name in [
        "Host",
        "content-length",
        "Transfer-Encoding",
        "",
        "a b",
        "a:",
    ] {
        assert!(
            matches!(plain().with_header(name, "x"), Err(Error::Parameter(_))),
            "{name}"
        );
    }
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let operation = operation!(
        "/a",
        Parameter::query("sig").secret(),
        Parameter::header("x-ms-key").secret()
    );
    let request = Request::<()>::new(operation, &["hidden".into(), "hidden".into()], None).unwrap();
    let request = request
        .with_header("Authorization", "Bearer hidden")
        .unwrap()
        .with_header("Ocp-Apim-Subscription-Key", "hidden")
        .unwrap()
        .with_header("x-ms-client-request-id", "shown")
        .unwrap();
    let text = format!("{request:?} {:?}", request.headers());
    assert!(!text.contains("hidden"), "{text}");
    assert!(
        text.contains("Things_Get") && text.contains("shown"),
        "{text}"
    );
}

#[test]
fn a_path_with_a_secret_shows_as_its_template() {
    let operation = operation!(
        "/a/{b}/{key}",
        Parameter::path("b"),
        Parameter::path("key").secret()
    );
    let request = Request::<()>::new(operation, &["shown".into(), "hidden".into()], None).unwrap();
    let text = format!("{request:?}");
    assert!(text.contains(r#"path: "/a/{b}/{key}""#), "{text}");
}

#[test]
fn a_url_that_is_too_long_is_an_error() {
    let operation = operation!("/a/{b}", Parameter::path("b"));
    let request =
        Request::<()>::new(operation, &["x".repeat(70_000).as_str().into()], None).unwrap();
    assert!(matches!(
        request.to_http(&Endpoint::PUBLIC),
        Err(Error::Endpoint(_))
    ));
}

#[test]
fn requests_are_cloned_and_sent_between_threads_whatever_they_return() {
    fn check<T: Clone + Send + Sync>() {}
    check::<Request<std::rc::Rc<()>>>();
}

/// What is said of one header too many.
const TOO_MANY: &str = "would be more than the 20,000 headers that a request can have";

fn map_of(count: usize) -> std::collections::BTreeMap<String, String> {
    (0..count)
        .map(|number| (number.to_string(), String::new()))
        .collect()
}

#[test]
fn a_map_of_more_headers_than_a_request_can_have_is_refused() {
    let operation = operation!(
        "/a",
        Parameter::header("x-ms-meta-"),
        Parameter::header("x-other")
    );
    for (count, others) in [
        (20_001, None),
        (25_000, None),
        (40_000, None),
        (20_000, Some("a")),
    ] {
        let entries = map_of(count);
        assert_eq!(
            broken_rule(operation, &[(&entries).into(), others.into()]),
            TOO_MANY
        );
    }
    let entries = map_of(20_000);
    let request =
        Request::<()>::new(operation, &[(&entries).into(), Argument::Absent], None).unwrap();
    assert_eq!(request.headers().len(), 20_001);
    assert!(format!("{request:?}").contains("x-ms-meta-19999"));
    assert!(request.clone().with_header("x-one", "1").is_err());
    assert_eq!(
        request.to_http(&Endpoint::PUBLIC).unwrap().headers().len(),
        20_001
    );
}

#[test]
fn one_header_more_than_a_request_can_have_is_refused() {
    let mut request = plain();
    for number in 0..20_000 {
        request = request.with_header(&format!("x-{number}"), "").unwrap();
    }
    let Err(Error::Parameter(error)) = request.clone().with_header("x-last", "") else {
        panic!("there are too many headers");
    };
    assert_eq!((error.parameter(), error.rule()), ("x-last", TOO_MANY));
    assert_eq!(
        request.to_http(&Endpoint::PUBLIC).unwrap().headers().len(),
        20_001
    );
}

#[test]
fn a_response_may_have_as_many_headers_as_it_can() {
    let mut headers = http::HeaderMap::new();
    let names = (0..).map(|number| http::HeaderName::try_from(format!("x-meta-{number}")).unwrap());
    for name in names {
        if headers
            .try_insert(name, http::HeaderValue::from_static(""))
            .is_err()
        {
            break;
        }
    }
    let status = http::StatusCode::OK;
    let parts = armgen_runtime::runtime::ResponseParts::new("Things_Get", status, &headers, b"");
    let found = parts.headers_with_prefix("x-meta-").unwrap();
    assert_eq!(found.len(), headers.len());
}
