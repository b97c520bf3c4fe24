//! From a response to a typed result.

use std::collections::BTreeMap;
use std::str::FromStr;

use http::{HeaderMap, StatusCode};

use crate::runtime::wire::{DecodeFailure, Value, from_json};
use crate::runtime::{DecodeError, Operation, Result, ServiceError};

/// A response, borrowed, with the id of the operation that it answers.
#[derive(Debug, Clone, Copy)]
pub struct ResponseParts<'a> {
    operation: &'a str,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
}

impl<'a> ResponseParts<'a> {
    /// Puts the parts of a response together.
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

    /// One header, without case. Bytes that are not UTF-8 come out as replacement characters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// One header that holds a list, with a separator between the items. What does not fit the type is left out.
    #[must_use]
    pub fn header_list<T: FromStr>(&self, name: &str, separator: char) -> Option<Vec<T>> {
        let text = self.header(name)?;
        let items = text.split(separator).map(str::trim);
        let items = items.filter(|item| !item.is_empty());
        Some(items.filter_map(|item| item.parse().ok()).collect())
    }

    /// The headers whose names begin with a text in lower case, by the rest of their names; `None` if there is none.
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

    /// Whether there is anything in the body. White space and `""` are nothing: services send them for "no body".
    #[must_use]
    pub fn has_body(&self) -> bool {
        significant(self.body).is_some()
    }

    /// Refuses a status that is no success of the operation.
    ///
    /// A long-running operation may be done at once or go on, whatever its definition lists, so that each status of 2xx is one
    /// of its successes.
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service), whatever the body looks like.
    pub fn check_success(&self, operation: &Operation) -> Result<()> {
        if operation.final_state.is_some() && self.status.is_success() {
            Ok(())
        } else {
            self.check_status(operation.success)
        }
    }

    /// Refuses a status that is none of `success`, as [`Operation::success`](crate::runtime::Operation::success) lists them.
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service), whatever the body looks like.
    pub fn check_status(&self, success: &[u16]) -> Result<()> {
        let status = self.status.as_u16();
        if success.contains(&status) || success.contains(&(status / 100)) {
            Ok(())
        } else {
            Err(ServiceError::new(self).into())
        }
    }

    /// Reads the body. With a status that says that there is none yet or none at all (202, 204, 205, 304) a missing body is a
    /// blank value.
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

/// The body without surrounding white space and byte order mark; `None` if nothing or only `""` is left.
pub(crate) fn significant(body: &[u8]) -> Option<&[u8]> {
    let body = body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(body)
        .trim_ascii();
    (!matches!(body, b"" | b"\"\"")).then_some(body)
}

/// Any JSON. Parsed as text, since for that `serde_json` is compiled already; bytes that are not UTF-8 become replacement characters.
pub(crate) fn json(body: &[u8]) -> serde_json::Result<serde_json::Value> {
    String::from_utf8_lossy(body).parse()
}

/// A header whose value is plain text.
pub(crate) fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// A type that a success response turns into.
pub trait FromResponse: Sized {
    /// Reads a response whose status is success already.
    ///
    /// # Errors
    /// If the response does not fit the type.
    fn from_response(response: &ResponseParts<'_>) -> Result<Self>;
}

/// For operations without a result: whatever the body holds is ignored.
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

/// A JSON list; null items are dropped.
impl<T: Value> FromResponse for Vec<T> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

/// A JSON object with any names; null values are dropped.
impl<T: Value> FromResponse for BTreeMap<String, T> {
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        response.json()
    }
}

macro_rules! from_json_response {
    ($($type:ty),+) => { $(
        impl FromResponse for $type {
            #[inline]
            fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
                response.json()
            }
        }
    )+ };
}

from_json_response!(bool, i32, i64, f32, f64, serde_json::Value);

/// A JSON string; also a text of another media type, or without one, as it is.
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

/// A response that owns its parts, with the id of the operation that it answers.
#[derive(Clone)]
pub struct FinalResponse {
    operation: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl FinalResponse {
    pub(crate) fn new(response: &ResponseParts<'_>) -> Self {
        Self {
            operation: response.operation().to_owned(),
            status: response.status(),
            headers: response.headers().clone(),
            body: response.body().to_vec(),
        }
    }

    /// The borrowed view, which results are read from.
    #[must_use]
    pub fn parts(&self) -> ResponseParts<'_> {
        ResponseParts::new(&self.operation, self.status, &self.headers, &self.body)
    }

    /// The response for any HTTP library.
    #[must_use]
    pub fn into_http(self) -> http::Response<Vec<u8>> {
        let mut response = http::Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }

    /// Reads the result.
    ///
    /// # Errors
    /// If the response does not fit the type.
    pub fn decode<T: FromResponse>(&self) -> Result<T> {
        T::from_response(&self.parts())
    }
}

impl std::fmt::Debug for FinalResponse {
    // The body can be large and can hold secrets.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("FinalResponse")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
