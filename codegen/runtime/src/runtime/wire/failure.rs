//! Errors of reading and writing documents.

use super::misfit::Misfit;
use crate::runtime::one_line::write_line;
use std::error::Error;
use std::fmt;
use std::str::Utf8Error;

/// Why JSON could not be read into a value.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct DecodeFailure {
    /// The path in the document, such as `properties.items[3].id`; empty for the document itself and if it is not JSON.
    pub path: String,
    /// What is expected at that path.
    pub expected: String,
    /// What the document has at that path, or what is wrong with the JSON. Values of secret properties are left out.
    pub found: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in bytes, counted from 1; 0 at the start of a line.
    pub column: usize,
    /// The whole message.
    pub message: String,
}

impl DecodeFailure {
    #[cold]
    pub(super) fn new(misfit: Option<Misfit>, error: &serde_json::Error) -> Self {
        let Some(misfit) = misfit else {
            return Self::not_json(error);
        };
        Self {
            path: misfit.path,
            expected: misfit.expected.to_owned(),
            found: misfit.found,
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        }
    }

    /// About a document that is not JSON, or too deep.
    #[cold]
    pub(in crate::runtime) fn not_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        Self {
            path: String::new(),
            expected: "JSON".to_owned(),
            found: without_position(&error.to_string(), line, column),
            line,
            column,
            message: format!("it cannot be read as JSON: {error}"),
        }
    }

    #[cold]
    pub(super) fn not_utf8(bytes: &[u8], error: Utf8Error) -> Self {
        let (line, column) = position(bytes, error.valid_up_to());
        let (expected, found) = ("JSON".to_owned(), "bytes that are not UTF-8".to_owned());
        let message = format!("expected {expected}, found {found} at line {line} column {column}");
        Self {
            path: String::new(),
            expected,
            found,
            line,
            column,
            message,
        }
    }
}

/// The line and column of a byte.
fn position(bytes: &[u8], index: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    for byte in bytes.iter().take(index) {
        if *byte == b'\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    (line, column)
}

/// The message of an error without the position that `serde_json` appends.
fn without_position(message: &str, line: usize, column: usize) -> String {
    let position = format!(" at line {line} column {column}");
    message
        .strip_suffix(&position)
        .unwrap_or(message)
        .to_owned()
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(formatter, format_args!("{}", self.message))
    }
}

impl Error for DecodeFailure {}

/// Why a value could not be written as JSON, such as a number that is not finite.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EncodeError {
    path: String,
    message: String,
}

impl EncodeError {
    #[cold]
    pub(super) fn new(misfit: Option<Misfit>, error: &serde_json::Error) -> Self {
        Self {
            path: misfit.map(|misfit| misfit.path).unwrap_or_default(),
            message: error.to_string(),
        }
    }

    /// About the value itself.
    #[cold]
    #[inline]
    pub(crate) fn of_message(message: String) -> Self {
        Self {
            path: String::new(),
            message,
        }
    }

    /// The path in the value, such as `properties.weights[2]`; empty for the value itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(formatter, format_args!("{}", self.message))
    }
}

impl Error for EncodeError {}
