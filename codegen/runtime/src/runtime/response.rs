//! Responses and the types that they are decoded as.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use http::{HeaderMap, StatusCode};

#[cfg(feature = "xml")]
use crate::runtime::wire::from_xml;
use crate::runtime::wire::{
    DecodeFailure, Model, Value, from_json, parse_leniently, takes_nothing,
};
use crate::runtime::{DecodeError, Error, Result};

/// A borrowed response, with the id of its operation.
#[derive(Clone, Copy)]
pub struct ResponseParts<'a> {
    operation: &'a str,
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
    /// The status is the answer: whether something exists.
    asks_existence: bool,
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
            asks_existence: false,
        }
    }

    /// The same response to a request that only asks whether something exists, or to another one.
    #[inline]
    pub(crate) fn asking_existence(self, asks_existence: bool) -> Self {
        Self {
            asks_existence,
            ..self
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

    /// Whether there is a body. White space, `""` and `null` count as none, because services send them in place of no body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        significant(self.body).is_some()
    }

    /// Decodes the body as JSON. A missing body is the model without values, the empty array, map or string, or null.
    ///
    /// # Errors
    /// If the body does not fit the type, or if there is none and the type is a number or a boolean.
    pub fn json<T: Value>(&self) -> Result<T> {
        let Some(body) = significant(self.body) else {
            let mut nothing = T::blank();
            return if takes_nothing(&mut nothing) {
                Ok(nothing)
            } else {
                Err(self.no_body())
            };
        };
        #[cfg(feature = "xml")]
        if body.starts_with(b"<") && !self.is_html() {
            return from_xml(body).map_err(|failure| self.misfit(failure));
        }
        from_json(body).map_err(|failure| self.misfit(failure))
    }

    /// Decodes a response as one with another status, because the definition does not declare its own. The statuses of 2xx that it
    /// does declare are `with_body` and `without_body`. The first of them that can be read is chosen, of those with a body if
    /// there is one.
    ///
    /// # Errors
    /// If the response is none of 2xx, or if it fits none of these statuses.
    #[cold]
    pub fn undeclared<R: FromResponse>(
        &self,
        with_body: &[u16],
        without_body: &[u16],
    ) -> Result<R> {
        if !self.status.is_success() {
            return Err(self.undeclared_status());
        }
        let (first, second) = if self.has_body() {
            (with_body, without_body)
        } else {
            (without_body, with_body)
        };
        let statuses = first.iter().chain(second);
        let like = statuses.filter_map(|status| StatusCode::from_u16(*status).ok());
        let mut misfit = None;
        for status in like {
            match R::from_response(&Self { status, ..*self }) {
                Ok(result) => return Ok(result),
                Err(error) => misfit = misfit.or(Some(error)),
            }
        }
        Err(match misfit {
            Some(Error::Decode(error)) => error.with_status(self.status).into(),
            Some(error) => error,
            None => self.undeclared_status(),
        })
    }

    /// The error for a status of success that the definition does not declare for the operation.
    #[cold]
    #[must_use]
    pub fn undeclared_status(&self) -> Error {
        self.misfit(DecodeFailure {
            expected: "a status that the definition declares".to_owned(),
            found: format!("status {}", self.status.as_u16()),
            message: "the definition does not declare this status for the operation".to_owned(),
            ..DecodeFailure::default()
        })
    }

    #[cfg(feature = "xml")]
    /// Whether it says that it is a page for people, such as one of a gateway.
    fn is_html(&self) -> bool {
        let media_type = header_text(self.headers, "content-type").unwrap_or_default();
        media_type.to_ascii_lowercase().contains("html")
    }

    #[cold]
    fn no_body(&self) -> Error {
        self.misfit(DecodeFailure {
            expected: "JSON".to_owned(),
            found: "no body".to_owned(),
            message: "expected JSON, found no body".to_owned(),
            ..DecodeFailure::default()
        })
    }

    #[cold]
    pub(crate) fn misfit(&self, failure: DecodeFailure) -> Error {
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

/// The body without surrounding white space and byte order mark; `None` if nothing or only `""` or `null` is left.
pub(crate) fn significant(body: &[u8]) -> Option<&[u8]> {
    let body = body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(body)
        .trim_ascii();
    (!matches!(body, b"" | b"\"\"" | b"null")).then_some(body)
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

from_json_response!(i32, i64, f32, f64, serde_json::Value);

/// Whether what was asked for exists, or else a JSON boolean.
impl FromResponse for bool {
    #[inline]
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        if response.asks_existence {
            Ok(response.status.is_success())
        } else {
            response.json()
        }
    }
}

/// A JSON string, or the body as it is if its media type is not JSON.
impl FromResponse for String {
    #[inline]
    fn from_response(response: &ResponseParts<'_>) -> Result<Self> {
        let text = || Self::from_utf8_lossy(response.body()).into_owned();
        match header_text(response.headers(), "content-type") {
            Some(media_type) if !media_type.to_ascii_lowercase().contains("json") => Ok(text()),
            media_type => match significant(response.body()) {
                None => Ok(Self::new()),
                Some(body) if media_type.is_none() && !body.starts_with(b"\"") => Ok(text()),
                Some(_) => response.json(),
            },
        }
    }
}
