//! Values of a document that do not fit their type.

use crate::runtime::one_line::write_line;
use std::fmt;

/// The most characters of a string that an error contains.
pub(super) const LONGEST_TEXT: usize = 40;

/// A value of a document that does not fit its type and was left out.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Misfit {
    /// The path in the document, such as `properties.items[3].id`.
    pub path: String,
    /// What is expected at that path.
    pub expected: &'static str,
    /// What the document has at that path. Values of secret properties are left out.
    pub found: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.path.is_empty() { "" } else { ": " };
        let Self {
            path,
            expected,
            found,
        } = self;
        write_line(
            formatter,
            format_args!("{path}{separator}expected {expected}, found {found}"),
        )
    }
}

/// What was found in place of an expected value.
pub(super) enum Found<'a> {
    Null,
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(&'a str),
    List,
    Object,
    DeclaredName,
}

impl Found<'_> {
    /// The type, which is all that errors contain of a secret.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Unsigned(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::List => "an array",
            Self::Object => "an object",
            Self::DeclaredName => "a name that the model declares",
        }
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => write!(formatter, "{value}"),
            Self::Integer(value) => write!(formatter, "the number {value}"),
            Self::Unsigned(value) => write!(formatter, "the number {value}"),
            Self::Number(value) => write!(formatter, "the number {value:?}"),
            Self::Text(value) => write!(formatter, "the string {}", Quoted(value)),
            Self::Null | Self::List | Self::Object | Self::DeclaredName => {
                formatter.write_str(self.kind())
            }
        }
    }
}

/// A string of a document in quotation marks, escaped and shortened.
pub(crate) struct Quoted<'a>(pub(in crate::runtime) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        let shown: String = characters.by_ref().take(LONGEST_TEXT).collect();
        let rest = if characters.next().is_some() {
            "…"
        } else {
            ""
        };
        let shown = shown + rest;
        write!(formatter, "{shown:?}")
    }
}
