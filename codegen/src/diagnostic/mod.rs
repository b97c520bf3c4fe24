//! Problems of the input: what is wrong, where, and how to fix it.

mod code;
mod levels;
mod suggestion;
#[cfg(test)]
mod tests;

pub use code::{Code, InvalidCode};
pub use levels::Levels;
#[doc(hidden)]
pub use suggestion::suggestion_of_part;
pub(crate) use suggestion::{did_you_mean, is_typo, listed, nearest, suggestion};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The caller wants no such warnings ([`Levels`]), and nothing is written.
    DeniedWarning,
    /// The output is written.
    Warning,
}

/// One problem of the input.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The place of the problem, if it is in a file that could be read.
    pub place: Option<Box<Place>>,
    /// Other places that are related to the problem, each with a description.
    pub related: Vec<(Place, String)>,
    /// How to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error. A run with an error writes nothing.
    #[must_use]
    pub fn error(code: Code, message: impl AsRef<str>) -> Self {
        Self::new(Severity::Error, code, message.as_ref())
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: Code, message: impl AsRef<str>) -> Self {
        Self::new(Severity::Warning, code, message.as_ref())
    }

    fn new(severity: Severity, code: Code, message: &str) -> Self {
        Self {
            severity,
            code,
            message: printable(message, LONGEST_MESSAGE),
            place: None,
            related: Vec::new(),
            help: None,
        }
    }

    /// Whether this is an error, or a warning that is denied.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity != Severity::Warning
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// Adds a related place and its description.
    #[must_use]
    pub fn with_related(mut self, place: Place, what: impl AsRef<str>) -> Self {
        self.related
            .push((place, printable(what.as_ref(), LONGEST_MESSAGE)));
        self
    }

    /// Sets the help.
    #[must_use]
    pub fn with_help(mut self, help: impl AsRef<str>) -> Self {
        self.help = Some(printable(help.as_ref(), LONGEST_HELP));
        self
    }

    /// Whether it says the same of the same value in a file of the same name, wherever the value is in the file and the file is.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        self.severity == other.severity
            && self.code == other.code
            && self.message == other.message
            && self.value() == other.value()
    }

    /// The name of the file and the pointer.
    fn value(&self) -> Option<(&str, &str)> {
        let place = self.place.as_ref()?;
        Some((place.file.rsplit('/').next()?, &place.pointer))
    }

    /// Causes come before what may follow from them.
    fn order(&self) -> impl Ord + '_ {
        let place = self
            .place
            .as_ref()
            .map(|place| (&*place.file, place.span.start, place.pointer.as_str()));
        let is_consequence = place.is_some() && !self.code.is_cause();
        (
            is_consequence,
            place,
            self.severity,
            self.code.as_str(),
            &self.message,
        )
    }
}

/// One line: `error[code]: message (file:line:column, pointer)`, and the help.
impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error | Severity::DeniedWarning => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "{severity}[{}]: {}", self.code, self.message)?;
        if let Some(place) = &self.place {
            write!(formatter, " ({place})")?;
        }
        match &self.help {
            Some(help) => write!(formatter, "; {help}"),
            None => Ok(()),
        }
    }
}

/// The maximum length of a message in characters. Messages quote the input, which may be long.
const LONGEST_MESSAGE: usize = 600;

/// The maximum length of help, which may contain lists.
const LONGEST_HELP: usize = 10_000;

/// Escapes characters that could confuse a terminal, because messages quote the input.
fn printable(text: &str, longest: usize) -> String {
    let mut printable = String::with_capacity(text.len());
    for (index, character) in text.chars().enumerate() {
        if index == longest {
            printable.push('…');
            break;
        }
        if is_unprintable(character) {
            printable.extend(character.escape_unicode());
        } else {
            printable.push(character);
        }
    }
    printable
}

/// Whether a character is a control character, a line end, invisible, or changes the direction of writing (Unicode TR 36, 3.1).
pub(crate) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A place in a file.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
pub struct Place {
    /// The file, relative to the folder of the manifest, with `/` between the parts.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The byte range in the text of the file.
    pub span: Range<usize>,
    /// The JSON pointer (RFC 6901) of the value. Empty for the whole document.
    pub pointer: String,
    /// The text of the file. It is not serialized.
    #[serde(skip)]
    pub text: Arc<str>,
}

/// `file:line:column, pointer`
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)?;
        if self.pointer.is_empty() {
            Ok(())
        } else {
            write!(formatter, ", {}", printable(&self.pointer, LONGEST_MESSAGE))
        }
    }
}

/// Like `Display`, without the text of the file.
impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Place {
    /// The place of a byte range of a file's text. Offsets that are outside of the text or inside of a character are moved back to
    /// the nearest character boundary.
    #[must_use]
    pub fn new(
        file: &Arc<str>,
        text: &Arc<str>,
        span: Range<usize>,
        pointer: impl Into<String>,
    ) -> Self {
        let start = floor_boundary(text, span.start);
        let end = floor_boundary(text, span.end).max(start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: Arc::clone(file),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
            span: start..end,
            pointer: pointer.into(),
            text: Arc::clone(text),
        }
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|offset| text.is_char_boundary(*offset))
        .unwrap_or(0)
}

/// The diagnostics of a run.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// Whether there are no diagnostics.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of diagnostics.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// An iterator over the diagnostics.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The places of all diagnostics, with the related ones.
    pub(crate) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.list.iter_mut().flat_map(|diagnostic| {
            let related = diagnostic.related.iter_mut().map(|(place, _)| place);
            diagnostic.place.as_deref_mut().into_iter().chain(related)
        })
    }

    /// Sorts the diagnostics by file and position, and removes duplicates. Those without a place come first, then those of files that
    /// cannot be read and of unknown keys: others may follow from them.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list
            .sort_by(|left, right| left.order().cmp(&right.order()));
        self.list.dedup();
        self
    }

    /// The value and the warnings.
    ///
    /// # Errors
    /// If there is an error: all diagnostics.
    pub fn with<T>(self, value: T) -> Result<Checked<T>, Self> {
        if self.has_errors() {
            Err(self)
        } else {
            Ok(Checked {
                value,
                warnings: self,
            })
        }
    }

    /// Adds the warnings of a stage and returns its value.
    ///
    /// # Errors
    /// If the stage failed: these diagnostics and those of the stage, sorted.
    pub fn collect<T>(&mut self, result: Result<Checked<T>, Self>) -> Result<T, Self> {
        match result {
            Ok(Checked { value, warnings }) => {
                self.extend(warnings);
                Ok(value)
            }
            Err(problems) => {
                self.extend(problems);
                Err(std::mem::take(self).sorted())
            }
        }
    }
}

/// A value that was made without an error.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// The warnings.
    pub warnings: Diagnostics,
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            list: vec![diagnostic],
        }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.list.extend(diagnostics);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self {
            list: diagnostics.into_iter().collect(),
        }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
