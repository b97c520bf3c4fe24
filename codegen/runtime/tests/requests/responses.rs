//! From responses to results.

use armgen_runtime::runtime::{FromResponse, ResponseParts};
use http::{HeaderMap, StatusCode};
use serde_json::Value as Json;

use crate::*;

fn read<T: FromResponse>(body: &[u8]) -> Result<T> {
    T::from_response(&ResponseParts::new(
        "Things_Get",
        StatusCode::OK,
        &HeaderMap::new(),
        body,
    ))
}

fn response(status: u16, body: &'static str) -> http::Response<&'static str> {
    http::Response::builder().status(status).body(body).unwrap()
}

#[test]
fn only_the_statuses_of_the_definition_are_success() {
    assert!(plain().decode(response(200, "")).is_ok());
    for status in [201, 202, 204, 302, 404, 500] {
        let error = plain().decode(response(status, "")).unwrap_err();
        assert_eq!(error.service().unwrap().status(), status);
    }
}

#[test]
fn no_result_takes_any_body() {
    assert!(read::<()>(b"<html>").is_ok());
}

#[test]
fn empty_bodies_and_empty_texts_are_no_body() {
    for body in ["", " \r\n", "\"\"", "\u{feff}", " \"\" "] {
        assert_eq!(
            read::<Option<Json>>(body.as_bytes()).unwrap(),
            None,
            "{body:?}"
        );
        let error = read::<Json>(body.as_bytes()).unwrap_err();
        assert!(
            error.to_string().ends_with("expected JSON, found no body"),
            "{error}"
        );
    }
}

#[test]
fn lists_maps_and_scalars_are_read() {
    assert_eq!(read::<Vec<String>>(br#"["a", "b"]"#).unwrap(), ["a", "b"]);
    assert_eq!(
        read::<std::collections::BTreeMap<String, i64>>(br#"{"a": 1}"#).unwrap()["a"],
        1
    );
    assert!(read::<bool>(b"true").unwrap());
    assert_eq!(read::<i32>(b"7").unwrap(), 7);
    assert_eq!(read::<Vec<u8>>(b"\0\xff").unwrap(), b"\0\xff");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(read::<i32>("\u{feff}7".as_bytes()).unwrap(), 7);
}

#[test]
fn a_text_is_json_or_else_the_body_of_another_media_type() {
    assert_eq!(read::<String>(br#""a""#).unwrap(), "a");
    assert_eq!(read::<String>(br#""""#).unwrap(), "");
    assert!(read::<String>(b"a").is_err());
    assert!(read::<String>(b"").is_err());
    let headers = HeaderMap::from_iter([(
        http::header::CONTENT_TYPE,
        "text/plain; charset=utf-8".parse().unwrap(),
    )]);
    let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, b"a \"b\"");
    assert_eq!(String::from_response(&parts).unwrap(), "a \"b\"");
}

#[test]
fn a_body_that_does_not_fit_is_an_error_with_all_there_is_to_know() {
    let error = read::<Vec<i32>>(br#"[1, ["two"]]"#).unwrap_err();
    let text = error.to_string();
    let Error::Decode(error) = error else {
        panic!("{error}")
    };
    assert_eq!(
        (error.operation(), error.status(), error.path()),
        ("Things_Get", StatusCode::OK, "[1]")
    );
    assert_eq!(error.body(), br#"[1, ["two"]]"#);
    assert!(!error.expected().is_empty() && !error.found().is_empty());
    assert!(
        text.starts_with("Things_Get: the body of the answer 200 OK: "),
        "{text}"
    );
}

#[test]
fn headers_are_found_without_case() {
    let headers = HeaderMap::from_iter([(http::header::LOCATION, "x".parse().unwrap())]);
    let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, b"");
    assert_eq!(parts.header("Location").as_deref(), Some("x"));
    assert_eq!(parts.header("other"), None);
}
