//! Regular expressions of a definition.

use std::fmt;
use std::sync::OnceLock;

use regex_lite::Regex;

/// The `pattern` of a parameter, compiled at its first use.
///
/// An expression that `regex-lite` does not support, such as one with look-around, matches every value. The service checks
/// the value in any case.
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern as the definition writes it. As in JSON Schema, it may match any part of a value unless it has anchors.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            regex: OnceLock::new(),
        }
    }

    /// The pattern as the definition writes it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.source
    }

    /// Whether the pattern matches a part of the value.
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        let regex = self.regex.get_or_init(|| Regex::new(self.source).ok());
        regex.as_ref().is_none_or(|regex| regex.is_match(value))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Pattern")
            .field(&self.source)
            .finish()
    }
}
