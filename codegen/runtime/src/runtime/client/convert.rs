//! Conversions between the types of the crates `http` and `azure_core`.

use azure_core::error::{ErrorKind, ResultExt};
use azure_core::http::headers::{HeaderName, HeaderValue, Headers};
use azure_core::http::{RawResponse, Request, Url};
use azure_core::{Bytes, Result};
use http::HeaderMap;
use http::header::MaxSizeReached;

/// The request as `azure_core` sends it.
///
/// `azure_core` keeps a URL as a `url::Url`, which writes some parts in another way with the same meaning: `'` in a query as
/// `%27`, no `/./` in a path, no port 443. Everything else stays as it is, byte for byte.
pub(super) fn to_azure_request(request: http::Request<Vec<u8>>) -> Result<Request> {
    let (parts, body) = request.into_parts();
    let url = Url::parse(&parts.uri.to_string()).with_context(
        ErrorKind::DataConversion,
        "the request's URL cannot be sent",
    )?;
    let method = parts
        .method
        .as_str()
        .parse()
        .with_context_fn(ErrorKind::Other, || {
            let method = &parts.method;
            format!("`azure_core` cannot send {method}: use the request function and another HTTP client")
        })?;
    let mut request = Request::new(url, method);
    for (name, value) in &parts.headers {
        let value = value
            .to_str()
            .with_context_fn(ErrorKind::DataConversion, || {
                format!("the value of the request's header {name} is not visible ASCII")
            })?;
        let name = HeaderName::from(name.as_str().to_owned());
        request.insert_header(name, HeaderValue::from(value.to_owned()));
    }
    if !body.is_empty() {
        request.set_body(body);
    }
    Ok(request)
}

/// The response as state machines receive it.
pub(super) fn to_http_response(response: &RawResponse) -> Result<http::Response<Bytes>> {
    let mut converted = http::Response::new(Bytes::from(response.body().clone()));
    *converted.status_mut() = http::StatusCode::from_u16(response.status().into()).with_context(
        ErrorKind::DataConversion,
        "the response's status is not an HTTP status",
    )?;
    *converted.headers_mut() = to_http_headers(response.headers()).with_context(
        ErrorKind::DataConversion,
        "the response has more headers than can be kept",
    )?;
    Ok(converted)
}

/// The headers as the crate `http` has them. A header that it does not accept is left out.
fn to_http_headers(headers: &Headers) -> std::result::Result<HeaderMap, MaxSizeReached> {
    let parsed = headers.iter().filter_map(|(name, value)| {
        let name = http::HeaderName::from_bytes(name.as_str().as_bytes()).ok()?;
        Some((name, http::HeaderValue::from_str(value.as_str()).ok()?))
    });
    let mut converted = HeaderMap::new();
    for (name, value) in parsed {
        converted.try_insert(name, value)?;
    }
    Ok(converted)
}

/// The headers as `azure_core` has them. A header whose value is not visible ASCII is left out, as by `azure_core` itself.
pub(super) fn to_azure_headers(headers: &HeaderMap) -> Headers {
    let mut converted = Headers::new();
    for (name, value) in headers {
        if let Ok(value) = value.to_str() {
            let name = HeaderName::from(name.as_str().to_owned());
            converted.insert(name, HeaderValue::from(value.to_owned()));
        }
    }
    converted
}
