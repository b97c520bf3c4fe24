//! Values of a document that do not fit.

use std::fmt;

/// Most characters of a document's text that an error repeats.
pub(super) const LONGEST_TEXT: usize = 40;

/// A value of a document that does not fit the type, and is left out for that.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Misfit {
    /// Where in the document, such as `properties.items[3].id`.
    pub path: String,
    /// What fits there.
    pub expected: &'static str,
    /// What stands there. Values of secret properties are not repeated.
    pub found: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        write!(
            formatter,
            "expected {}, found {}",
            self.expected, self.found
        )
    }
}

/// What was found in place of a value that fits.
pub(super) enum Found<'a> {
    Nothing,
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
    /// What may be said of a secret.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Boolean(_) => "true or false",
            Self::Integer(_) | Self::Unsigned(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List => "a list",
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
            Self::Text(value) => write!(formatter, "the text {}", Quoted(value)),
            Self::Nothing | Self::List | Self::Object | Self::DeclaredName => {
                formatter.write_str(self.kind())
            }
        }
    }
}

/// A document's text in quotes, escaped and shortened.
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
