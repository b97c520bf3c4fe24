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
            found: Quoted(found).to_string(),
        }
    }
}

impl fmt::Display for FormatError {
    #[inline]
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "expected {}, found the string {}",
            self.expected, self.found
        )
    }
}

impl Error for FormatError {}
