//! The response that holds the result.

use http::{HeaderMap, StatusCode};

use crate::runtime::{FromResponse, ResponseParts, Result};

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
