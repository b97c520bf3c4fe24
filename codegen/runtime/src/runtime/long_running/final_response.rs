//! The final response of a long-running operation.

use http::{HeaderMap, StatusCode};

use crate::runtime::{FromResponse, ResponseParts, Result};

/// An owned response, with the id of its operation.
#[derive(Clone)]
pub struct FinalResponse {
    operation: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl FinalResponse {
    pub(crate) fn new(response: &ResponseParts<'_>) -> Self {
        Self::with_body(response, response.body().to_vec())
    }

    /// The response with another body.
    pub(crate) fn with_body(response: &ResponseParts<'_>, body: Vec<u8>) -> Self {
        Self {
            operation: response.operation().to_owned(),
            status: response.status(),
            headers: response.headers().clone(),
            body,
        }
    }

    /// The response as borrowed parts, from which results are decoded.
    #[must_use]
    pub fn parts(&self) -> ResponseParts<'_> {
        ResponseParts::new(&self.operation, self.status, &self.headers, &self.body)
    }

    /// The response as one of the crate `http`.
    #[must_use]
    pub fn into_http(self) -> http::Response<Vec<u8>> {
        let mut response = http::Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }

    /// Decodes the result.
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
