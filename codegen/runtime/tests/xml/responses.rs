//! Responses in XML.

use crate::models::Pet;
use armgen_runtime::runtime::{FromResponse, ResponseParts, Result};
use http::{HeaderMap, HeaderValue, StatusCode};

fn decode<T: FromResponse>(body: &str) -> Result<T> {
    let headers = HeaderMap::new();
    T::from_response(&ResponseParts::new(
        "Pets_Get",
        StatusCode::OK,
        &headers,
        body.as_bytes(),
    ))
}

#[test]
fn a_body_that_begins_as_xml_is_read_as_xml() {
    assert_eq!(
        decode::<Pet>("\n<pet><Name>Tom</Name></pet>")
            .unwrap()
            .name
            .as_deref(),
        Some("Tom")
    );
    assert_eq!(
        decode::<Pet>(r#"{"name":"Tom"}"#).unwrap().name.as_deref(),
        Some("Tom")
    );
    assert_eq!(decode::<Vec<i32>>("<a><b>1</b></a>").unwrap(), [1]);
    assert_eq!(decode::<Option<Pet>>("").unwrap(), None);
    assert_eq!(decode::<Pet>("").unwrap(), Pet::default());
}

#[test]
fn a_page_for_people_is_no_xml() {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static("text/html"));
    let body = b"<html>Sign in</html>";
    let response = ResponseParts::new("Pets_Get", StatusCode::OK, &headers, body);
    let error = Pet::from_response(&response).unwrap_err().to_string();
    assert!(error.contains("it cannot be read as JSON"), "{error}");
}

#[test]
fn an_error_has_the_operation_and_the_place() {
    let error = decode::<Pet>("<a>x</a>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Pets_Get: the response 200 OK: expected an object, found a string at line 1 column 9"
    );
}
