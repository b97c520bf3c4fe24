//! Responses and the types that they are decoded as.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use http::{HeaderMap, StatusCode};

use crate::runtime::wire::{DecodeFailure, Model, Value, from_json, parse_leniently};
use crate::runtime::{DecodeError, Result};

/// A borrowed response, with the id of its operation.
#[derive(Clone, Copy)]
pub struct ResponseParts<'a> {
    operation: &'a str,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
}

impl<'a> ResponseParts<'a> {
    /// A response from its parts.
    #[must_use]
    pub fn new(
        operation: &'a str,
        status: StatusCode,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Self {
        Self {
            operation,
            status,
            headers,
            body,
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &'a str {
        self.operation
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The value of a header, whose name is compared without case. Bytes that are not UTF-8 become replacement characters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// The items of a header that holds a list. Items that cannot be parsed are left out.
    #[must_use]
    pub fn header_list<T: FromStr>(&self, name: &str, separator: char) -> Option<Vec<T>> {
        let text = self.header(name)?;
        let items = text.split(separator).map(str::trim);
        let items = items.filter(|item| !item.is_empty());
        Some(items.filter_map(|item| item.parse().ok()).collect())
    }

    /// The headers whose names start with a prefix in lower case, by the rest of their names; `None` if there are none.
    #[must_use]
    #[inline]
    pub fn headers_with_prefix(&self, prefix: &str) -> Option<BTreeMap<String, String>> {
        let headers = self.headers.iter().filter_map(|(name, value)| {
            let name = name.as_str().strip_prefix(prefix)?.to_owned();
            Some((name, String::from_utf8_lossy(value.as_bytes()).into_owned()))
        });
        let headers: BTreeMap<_, _> = headers.collect();
        (!headers.is_empty()).then_some(headers)
    }

    /// The body, byte for byte.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }

    /// Whether there is a body. White space and `""` count as none, because services send them in place of no body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        significant(self.body).is_some()
    }

    /// Decodes the body as JSON. A missing body is a blank value if the status allows it to be missing (202, 204, 205, 304).
    ///
    /// # Errors
    /// If there is no body, or if it does not fit the type.
    pub fn json<T: Value>(&self) -> Result<T> {
        let Some(body) = significant(self.body) else {
            return match self.status.as_u16() {
                202 | 204 | 205 | 304 => Ok(T::blank()),
                _ => Err(self.no_body()),
            };
        };
        from_json(body).map_err(|failure| self.misfit(failure))
    }

    /// The error for a status of success that the definition does not declare for the operation.
    #[cold]
    #[must_use]
    pub fn undeclared_status(&self) -> crate::runtime::Error {
        self.misfit(DecodeFailure {
            expected: "a status that the definition declares".to_owned(),
            found: format!("status {}", self.status.as_u16()),
            message: "the definition does not declare this status for the operation".to_owned(),
            ..DecodeFailure::default()
        })
    }

    #[cold]
    fn no_body(&self) -> crate::runtime::Error {
        self.misfit(DecodeFailure {
            expected: "JSON".to_owned(),
            found: "no body".to_owned(),
            message: "expected JSON, found no body".to_owned(),
            ..DecodeFailure::default()
        })
    }

    #[cold]
    pub(crate) fn misfit(&self, failure: DecodeFailure) -> crate::runtime::Error {
        DecodeError::new(self, failure).into()
    }
}

impl fmt::Debug for ResponseParts<'_> {
    // Headers and body can be large and can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResponseParts")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The body without surrounding white space and byte order mark; `None` if nothing or only `""` is left.
pub(crate) fn significant(body: &[u8]) -> Option<&[u8]> {
    let body = body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(body)
        .trim_ascii();
    (!matches!(body, b"" | b"\"\"")).then_some(body)
}

/// Parses any JSON. Bytes that are not UTF-8 become replacement characters.
pub(crate) fn json(body: &[u8]) -> serde_json::Result<serde_json::Value> {
    parse_leniently(body)
}

/// The value of a header, if it is visible ASCII and not empty.
pub(crate) fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// A type that a response with a status of success can be decoded as.
pub trait FromResponse: Sized {
    /// Decodes a response whose status is known to mean success.
    ///
    /// # Errors
    /// If the response does not fit the type.
    fn from_response(response: &ResponseParts<'_>) -> Result<Self>;
}

/// For operations without a result. The body is ignored.
impl FromResponse for () {
    fn from_response(_: &ResponseParts<'_>) -> Result<Self> {
        Ok(())
    }
}

/// `None` if there is no body.
impl<T: FromResponse> FromResponse for Option<T> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        if response.has_body() {
            T::from_response(response).map(Some)
        } else {
            Ok(None)
        }
    }
}

/// The body byte for byte, such as a file.
impl FromResponse for Vec<u8> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        Ok(response.body().to_vec())
    }
}

impl<T: Model> FromResponse for T {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

/// A JSON array. Null items are dropped.
impl<T: Value> FromResponse for Vec<T> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

/// A JSON object with any names. Null values are dropped.
impl<T: Value> FromResponse for BTreeMap<String, T> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

macro_rules! from_json_response {
    ($($ty:ty),+) => { $(
        impl FromResponse for $ty {
            #[inline]
            fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
                response.json()
            }
        }
    )+ };
}

from_json_response!(bool, i32, i64, f32, f64, serde_json::Value);

/// A JSON string, or the body as it is if its media type is not JSON.
impl FromResponse for String {
    #[inline]
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        let text = || Self::from_utf8_lossy(response.body()).into_owned();
        match header_text(response.headers(), "content-type") {
            Some(media_type) if !media_type.to_ascii_lowercase().contains("json") => Ok(text()),
            media_type => match significant(response.body()) {
                None if response.body().is_empty() => response.json(),
                None => Ok(Self::new()),
                Some(body) if media_type.is_none() && !body.starts_with(b"\"") => Ok(text()),
                Some(_) => response.json(),
            },
        }
    }
}
