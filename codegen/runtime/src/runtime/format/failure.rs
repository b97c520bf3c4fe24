//! The error of conversions.

use crate::runtime::wire::Quoted;
use std::error::Error;
use std::fmt;

/// A string that does not follow its format. It can still be read as a string and sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FormatError {
    expected: &'static str,
    found: String,
}

impl FormatError {
    #[cold]
    #[inline]
    pub(super) fn new(expected: &'static str, found: &str) -> Self {
        Self {
            expected,
            found: format!("the string {}", Quoted(found)),
        }
    }

    /// About bytes, which can be a key.
    #[cold]
    #[inline]
    pub(super) fn of_bytes(expected: &'static str) -> Self {
        Self {
            expected,
            found: "another string".to_owned(),
        }
    }
}

impl fmt::Display for FormatError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "expected {}, found {}",
            self.expected, self.found
        )
    }
}

impl Error for FormatError {}
