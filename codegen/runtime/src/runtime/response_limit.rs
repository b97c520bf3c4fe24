//! How large the body of a response may be.

use crate::runtime::one_line::write_line;
use std::fmt;

/// How many bytes a client reads of the body of a response, also of an error, a page or a poll. By default, 64 MiB.
///
/// A longer body is an [`Error::ResponseLimit`](crate::runtime::Error::ResponseLimit), and no more of it is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResponseLimit {
    /// So many bytes.
    Bytes(u64),
    /// No limit: the body may take all memory.
    Unlimited,
}

impl Default for ResponseLimit {
    fn default() -> Self {
        Self::Bytes(64 << 20)
    }
}

/// The body of a response that is longer than the limit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResponseLimitError {
    operation: String,
    limit: u64,
}

impl ResponseLimitError {
    #[cfg(feature = "client")]
    #[cold]
    pub(crate) fn new(operation: &str, limit: u64) -> Self {
        Self {
            operation: operation.to_owned(),
            limit,
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The limit in bytes.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.limit
    }
}

impl fmt::Display for ResponseLimitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, limit } = self;
        write_line(
            formatter,
            format_args!(
                "{operation}: the response's body is longer than the limit of {limit} bytes; `response_limit` in the client's \
                 options raises it"
            ),
        )
    }
}

impl std::error::Error for ResponseLimitError {}
