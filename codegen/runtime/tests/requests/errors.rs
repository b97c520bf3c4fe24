//! The service's errors, in whatever shape they come.

use armgen_runtime::runtime::ServiceError;
use serde_json::Value as Json;

use crate::*;

pub(crate) fn service_error(body: &str) -> ServiceError {
    let response = http::Response::builder()
        .status(409)
        .header("x-ms-request-id", "r1")
        .header("x-ms-correlation-request-id", "c1")
        .header("x-ms-client-request-id", "mine")
        .body(body)
        .unwrap();
    match plain().decode(response) {
        Err(Error::Service(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_error_object_of_azure_resource_manager_is_read_in_full() {
    let error = service_error(
        r#"{"error": {"code": "Conflict", "message": "busy", "target": "one",
            "details": [{"code": "a", "details": [{"code": "b", "target": "t"}]}],
            "additionalInfo": [{"type": "Policy", "info": {"id": 1}}]}}"#,
    );
    assert_eq!(
        (error.operation(), error.status().as_u16()),
        ("Things_Get", 409)
    );
    assert_eq!(
        (error.code(), error.message(), error.target()),
        (Some("Conflict"), Some("busy"), Some("one"))
    );
    assert_eq!(error.details()[0].details[0].target.as_deref(), Some("t"));
    assert_eq!(
        error.additional_info()[0].info,
        Some(serde_json::json!({"id": 1}))
    );
    assert_eq!(
        (error.request_id(), error.correlation_id()),
        (Some("r1"), Some("c1"))
    );
    assert_eq!(error.client_request_id(), Some("mine"));
    assert_eq!(
        error.to_string(),
        "Things_Get: the service returned 409 Conflict: Conflict: busy"
    );
}

#[test]
fn other_shapes_are_read_as_far_as_they_go() {
    let cases = [
        (r#"{"code": "A", "message": "b"}"#, Some("A"), Some("b")),
        (r#"{"Code": "A", "Message": "b"}"#, Some("A"), Some("b")),
        (
            r#"{"Error": {"Code": "A", "Message": "b"}}"#,
            Some("A"),
            Some("b"),
        ),
        (
            r#"{"odata.error": {"code": "A", "message": {"lang": "en", "value": "b"}}}"#,
            Some("A"),
            Some("b"),
        ),
        (
            r#"{"error": "A", "error_description": "b"}"#,
            Some("A"),
            Some("b"),
        ),
        (r#"{"error": {"code": 17}}"#, Some("17"), None),
        (r#"{"error": null}"#, None, None),
        (r#"{"error": {"code": null, "details": null}}"#, None, None),
        (
            r#"{"error": {"details": "x", "additionalInfo": {}}}"#,
            None,
            None,
        ),
        (r#""busy""#, None, Some("busy")),
        ("[]", None, None),
        ("<html>", None, None),
        ("", None, None),
        ("{\"error\": {\"code\": \"A\"", None, None),
    ];
    for (body, code, message) in cases {
        let error = service_error(body);
        assert_eq!((error.code(), error.message()), (code, message), "{body}");
        assert_eq!(error.body(), body.as_bytes());
    }
}

#[test]
fn the_code_may_be_in_a_header() {
    let response = http::Response::builder()
        .status(404)
        .header("x-ms-error-code", "Gone")
        .body("")
        .unwrap();
    let error = plain().decode(response).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Things_Get: the service returned 404 Not Found: Gone"
    );
}

#[test]
fn the_body_can_be_decoded_on_demand() {
    let error = service_error(r#"{"error": {"code": "A"}}"#);
    assert_eq!(error.decode::<Json>().unwrap()["error"]["code"], "A");
    assert!(matches!(
        service_error("<html>").decode::<Json>(),
        Err(Error::Decode(_))
    ));
}

#[test]
fn a_message_is_shown_on_one_line_and_not_without_end() {
    let error = service_error(r#"{"message": "a\r\n\tb\u0007"}"#);
    assert!(error.to_string().ends_with(": a b"), "{error}");
    let long = service_error(&format!(r#"{{"message": "{}"}}"#, "x".repeat(100_000)));
    assert!(long.to_string().len() < 1_200);
    assert_eq!(long.message().map(str::len), Some(100_000));
}

#[test]
fn deep_details_do_not_overflow_the_stack() {
    let deep = format!(
        "{}{}",
        r#"{"details": ["#.repeat(50_000),
        "]}".repeat(50_000)
    );
    assert_eq!(service_error(&deep).code(), None);
}

#[test]
fn what_no_parser_accepts_does_not_hide_the_error() {
    for (text, message) in [
        (r"b\ud800", "b\u{fffd}"),
        ("b\nc", "b\nc"),
        (r#"b", "retryAfter": 1e400, "a": "c"#, "b"),
        (r#"b", "limits": [NaN, Infinity], "a": "c"#, "b"),
    ] {
        let body = format!(r#"{{"error": {{"code": "A", "message": "{text}"}}}}"#);
        let error = service_error(&body);
        assert_eq!(
            (error.code(), error.message()),
            (Some("A"), Some(message)),
            "{body}"
        );
    }
}

#[test]
fn neither_body_nor_headers_show_in_text() {
    let error = Error::from(service_error(
        r#"{"error": {"code": "A"}, "other": "hidden"}"#,
    ));
    assert!(!format!("{error} {error:?}").contains("hidden"));
    let error = plain().decode(http::Response::builder().status(200).body("x").unwrap());
    assert!(error.is_ok());
}

#[test]
fn an_error_is_small() {
    assert!(size_of::<Error>() <= 32);
}

#[test]
fn errors_can_be_cloned() {
    let error = Error::from(service_error(r#"{"error": {"code": "A"}}"#));
    assert_eq!(error.clone().to_string(), error.to_string());
    assert_eq!(error.clone().service(), error.service());
}

#[test]
fn a_redirect_names_the_host_and_nothing_else_of_its_url() {
    for (location, host) in [
        (
            "https://other.example/a?secret",
            ", a redirect to the host `other.example`",
        ),
        (
            "//other.example:8443",
            ", a redirect to the host `other.example:8443`",
        ),
        (
            "https://user:secret@other.example#secret",
            ", a redirect to the host `other.example`",
        ),
        ("/secret", ""),
        ("/secret?to=https://other.example", ""),
        ("https://", ""),
        ("", ""),
    ] {
        let response = http::Response::builder()
            .status(307)
            .header("location", location);
        let request = Request::<Json>::new(operation!("/things",), &[], None).unwrap();
        let error = request.decode(response.body("").unwrap()).unwrap_err();
        let message = format!("Things_Get: the service returned 307 Temporary Redirect{host}");
        assert_eq!(error.to_string(), message);
    }
}
