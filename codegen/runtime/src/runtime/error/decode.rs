//! Responses that do not fit their definition.

use std::fmt;

use http::StatusCode;

use crate::runtime::one_line::write_line;
use crate::runtime::response::ResponseParts;
use crate::runtime::wire::DecodeFailure;

/// A response that does not fit its definition.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError {
    operation: String,
    status: StatusCode,
    failure: DecodeFailure,
    body: Vec<u8>,
}

impl DecodeError {
    #[cold]
    pub(crate) fn new(response: &ResponseParts<'_>, failure: DecodeFailure) -> Self {
        Self {
            operation: response.operation().to_owned(),
            status: response.status(),
            failure,
            body: response.body().to_vec(),
        }
    }

    /// The same with the status that the response has.
    #[cold]
    pub(crate) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The path of the value in the body, such as `properties.items[3].id`; empty for the body itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.failure.path
    }

    /// What the definition expects at that path.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.failure.expected
    }

    /// What the body has at that path.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.failure.found
    }

    /// The response's body, byte for byte.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for DecodeError {
    // The body can be large and can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(
            formatter,
            format_args!(
                "{}: the response {}: {}",
                self.operation, self.status, self.failure.message
            ),
        )
    }
}

impl std::error::Error for DecodeError {}
