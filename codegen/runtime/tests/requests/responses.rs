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
fn each_status_of_2xx_is_success() {
    static PUT: Operation = Operation {
        success: &[302],
        ..Operation::BLANK
    };
    let put = Request::<()>::new(&PUT, &[], None).unwrap();
    for status in [200, 201, 202, 204, 299, 302] {
        assert!(put.decode(response(status, "")).is_ok(), "{status}");
    }
    for status in [304, 404, 500] {
        let error = put.decode(response(status, "")).unwrap_err();
        assert_eq!(error.service().unwrap().status(), status);
    }
}

#[test]
fn a_status_of_2xx_can_mean_failure() {
    static ONE: Operation = Operation {
        success: &[200],
        failure: &[202],
        ..Operation::BLANK
    };
    static ALL_OTHERS: Operation = Operation {
        success: &[200],
        failure: &[2],
        ..Operation::BLANK
    };
    let is_ok = |operation: &'static Operation, status| {
        let request = Request::<()>::new(operation, &[], None).unwrap();
        request.decode(response(status, "")).is_ok()
    };
    assert!(is_ok(&ONE, 200) && is_ok(&ONE, 204) && !is_ok(&ONE, 202));
    assert!(is_ok(&ALL_OTHERS, 200) && !is_ok(&ALL_OTHERS, 204));
}

#[test]
fn a_long_running_operation_takes_each_status_of_2xx() {
    static START: Operation = Operation {
        success: &[302],
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
fn whether_something_exists_is_told_by_the_status() {
    static HEAD: Operation = Operation {
        method: &Method::HEAD,
        asks_existence: true,
        ..Operation::BLANK
    };
    let head = Request::<bool>::new(&HEAD, &[], None).unwrap();
    for status in [200, 202, 204] {
        assert!(head.decode(response(status, "")).unwrap(), "{status}");
    }
    assert!(!head.decode(response(404, "")).unwrap());
    // A server may send a body nevertheless.
    assert!(head.decode(response(200, "false")).unwrap());
    assert!(!head.decode(response(404, "{}")).unwrap());
    for status in [301, 304, 401, 403, 405, 410, 429, 500] {
        let error = head.decode(response(status, "")).unwrap_err();
        assert_eq!(error.service().unwrap().status(), status);
    }
}

#[test]
fn no_result_takes_any_body() {
    assert!(read::<()>(b"<html>").is_ok());
}

/// What services send in place of no body.
const NOTHING: [&str; 7] = [
    "",
    " \r\n",
    "\"\"",
    "\u{feff}",
    " \"\" ",
    "null",
    "\u{feff} null\n",
];

#[test]
fn without_a_body_the_result_is_the_empty_one() {
    for body in NOTHING.map(str::as_bytes) {
        read::<()>(body).unwrap();
        assert_eq!(read::<Option<Json>>(body).unwrap(), None, "{body:?}");
        assert_eq!(read::<Json>(body).unwrap(), Json::Null, "{body:?}");
        assert_eq!(read::<Vec<i32>>(body).unwrap(), [0; 0], "{body:?}");
        let map: std::collections::BTreeMap<String, i64> = read(body).unwrap();
        assert!(map.is_empty(), "{body:?}");
        assert_eq!(read::<String>(body).unwrap(), "", "{body:?}");
    }
}

#[test]
fn without_a_body_there_is_no_number_and_no_boolean() {
    for body in NOTHING.map(str::as_bytes) {
        for error in [
            read::<bool>(body).unwrap_err(),
            read::<i32>(body).unwrap_err(),
            read::<i64>(body).unwrap_err(),
            read::<f32>(body).unwrap_err(),
            read::<f64>(body).unwrap_err(),
        ] {
            let expected = "Things_Get: the response 200 OK: expected JSON, found no body";
            assert_eq!(error.to_string(), expected, "{body:?}");
        }
    }
}

#[test]
fn without_a_body_each_status_has_the_empty_result() {
    for status in [200, 201, 202, 203, 204, 205, 206, 299, 304] {
        let (status, headers) = (StatusCode::from_u16(status).unwrap(), HeaderMap::new());
        let parts = ResponseParts::new("Things_Get", status, &headers, b"");
        assert!(parts.json::<Vec<String>>().unwrap().is_empty(), "{status}");
    }
}

#[test]
fn bytes_are_read_as_they_are() {
    for body in NOTHING.map(str::as_bytes) {
        assert_eq!(read::<Vec<u8>>(body).unwrap(), body);
    }
}

/// Read as an enum by status is.
#[derive(Debug, PartialEq)]
enum ByStatus {
    Ok(Vec<i32>),
    Created(Json),
    NoContent,
}

impl FromResponse for ByStatus {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        match response.status().as_u16() {
            200 => Ok(Self::Ok(response.json()?)),
            201 => Ok(Self::Created(response.json()?)),
            204 => Ok(Self::NoContent),
            _ => response.undeclared(&[200, 201], &[204]),
        }
    }
}

fn by_status(status: u16, body: &str) -> Result<ByStatus> {
    let (status, headers) = (StatusCode::from_u16(status).unwrap(), HeaderMap::new());
    let parts = ResponseParts::new("Things_Get", status, &headers, body.as_bytes());
    ByStatus::from_response(&parts)
}

#[test]
fn a_status_that_is_not_declared_is_read_as_one_that_is() {
    assert_eq!(by_status(202, "[1]").unwrap(), ByStatus::Ok(vec![1]));
    for body in NOTHING {
        assert_eq!(by_status(202, body).unwrap(), ByStatus::NoContent);
    }
    // It is no array.
    let object = ByStatus::Created(serde_json::json!({"a": 1}));
    assert_eq!(by_status(203, r#"{"a":1}"#).unwrap(), object);
}

#[test]
fn a_status_that_is_read_as_another_is_named_in_errors() {
    for status in [304, 404] {
        let error = by_status(status, "[1]").unwrap_err().to_string();
        assert!(
            error.ends_with("does not declare this status for the operation"),
            "{error}"
        );
    }
    let headers = HeaderMap::new();
    let parts = |body| ResponseParts::new("Things_Get", StatusCode::ACCEPTED, &headers, body);
    let error = parts(b"{").undeclared::<ByStatus>(&[200], &[]).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("Things_Get: the response 202 Accepted: "),
        "{error}"
    );
    let error = parts(b"{").undeclared::<ByStatus>(&[], &[]).unwrap_err();
    assert!(error.to_string().contains("202 Accepted"), "{error}");
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
    assert_eq!(read::<String>(b"").unwrap(), "");
    let read_as = |media_type: &str, body: &[u8]| {
        let media_type = media_type.parse().unwrap();
        let headers = HeaderMap::from_iter([(http::header::CONTENT_TYPE, media_type)]);
        let parts = ResponseParts::new("Things_Get", StatusCode::OK, &headers, body);
        String::from_response(&parts)
    };
    let plain = read_as("text/plain; charset=utf-8", b"a \"b\"");
    assert_eq!(plain.unwrap(), "a \"b\"");
    assert_eq!(read_as("text/plain", b"null").unwrap(), "null");
    assert_eq!(read_as("application/json", b"null").unwrap(), "");
    assert!(read_as("application/json", b"a").is_err());
}

#[test]
fn a_class_of_statuses_can_mean_success() {
    static ANY: Operation = Operation {
        success: &[404],
        success_classes: &[3],
        ..Operation::BLANK
    };
    let request = Request::<()>::new(&ANY, &[], None).unwrap();
    for status in [200, 304, 399, 404] {
        assert!(request.decode(response(status, "")).is_ok(), "{status}");
    }
    for status in [400, 500] {
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
