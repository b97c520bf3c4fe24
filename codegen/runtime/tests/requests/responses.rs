//! From responses to results.

use armgen_runtime::runtime::{FinalState, FromResponse, LongRunning, Operation, ResponseParts};
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

#[test]
fn debug_output_shows_neither_headers_nor_body() {
    let headers = HeaderMap::from_iter([(http::header::LOCATION, "/?sig=hidden".parse().unwrap())]);
    let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, b"hidden");
    let expected = r#"ResponseParts { operation: "Things_Get", status: 200, body_bytes: 6, .. }"#;
    assert_eq!(format!("{parts:?}"), expected);
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
fn a_long_running_operation_takes_each_status_of_2xx() {
    static START: Operation = Operation {
        success: &[202, 302],
        final_state: Some(FinalState::Default),
        ..Operation::BLANK
    };
    let start = Request::<(), LongRunning<()>>::new(&START, &[], None).unwrap();
    for status in [200, 201, 202, 204, 302] {
        assert!(start.decode(response(status, "")).is_ok(), "{status}");
    }
    for status in [304, 404, 500] {
        let error = start.decode(response(status, "")).unwrap_err();
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
    assert_eq!(read::<String>(b"<a/>").unwrap(), "<a/>");
    assert!(read::<String>(b"").is_err());
    let read_as = |media_type: &str, body: &[u8]| {
        let media_type = media_type.parse().unwrap();
        let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, media_type)]);
        let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, body);
        String::from_response(&parts)
    };
    let plain = read_as("text/plain; charset=utf-8", b"a \"b\"");
    assert_eq!(plain.unwrap(), "a \"b\"");
    assert!(read_as("application/json", b"a").is_err());
}

#[test]
fn a_status_that_has_no_body_is_a_blank_value() {
    let read = |status: u16| {
        let (status, headers) = (StatusCode::from_u16(status).unwrap(), HeaderMap::new());
        ResponseParts::new("Things_Get", status, &headers, b"").json::<Vec<String>>()
    };
    for status in [202, 204, 205, 304] {
        assert!(read(status).unwrap().is_empty(), "{status}");
    }
    for status in [200, 201, 206] {
        assert!(read(status).is_err(), "{status}");
    }
}

#[test]
fn a_class_of_statuses_can_mean_success() {
    static ANY: Operation = Operation {
        success: &[404],
        success_classes: &[2],
        ..Operation::BLANK
    };
    let request = Request::<()>::new(&ANY, &[], None).unwrap();
    for status in [200, 299, 404] {
        assert!(request.decode(response(status, "")).is_ok(), "{status}");
    }
    for status in [302, 400, 500] {
        assert!(request.decode(response(status, "")).is_err(), "{status}");
    }
}

#[test]
fn a_header_can_hold_a_list_and_several_headers_one_map() {
    let mut headers = HeaderMap::new();
    headers.insert("x-numbers", "1| 2|x|".parse().unwrap());
    headers.insert("x-meta-One", "a".parse().unwrap());
    headers.insert("x-meta-two", "b".parse().unwrap());
    let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, b"");
    assert_eq!(parts.header_list::<i32>("X-Numbers", '|'), Some(vec![1, 2]));
    assert_eq!(parts.header_list::<i32>("x-none", '|'), None);
    let meta = parts.headers_with_prefix("x-meta-").unwrap();
    assert_eq!(meta["one"], "a");
    assert_eq!(meta.len(), 2);
    assert_eq!(parts.headers_with_prefix("x-other-"), None);
}

#[test]
fn a_body_that_does_not_fit_is_an_error_with_all_there_is_to_know() {
    let error = read::<Vec<i32>>(br#"{"one": 2}"#).unwrap_err();
    let text = error.to_string();
    let Error::Decode(error) = error else {
        panic!("{error}")
    };
    assert_eq!(
        (error.operation(), error.status(), error.path()),
        ("Things_Get", StatusCode::OK, "")
    );
    assert_eq!(error.body(), br#"{"one": 2}"#);
    assert!(!error.expected().is_empty() && !error.found().is_empty());
    assert!(
        text.starts_with("Things_Get: the response 200 OK: "),
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
