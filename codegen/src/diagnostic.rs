//! What is wrong with an input: where, what, and how to mend it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The output is written; the input deserves a look.
    Warning,
}

/// One problem of the input.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// A stable, kebab-case name of the kind of problem, for searching and for tests.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is, if it is in a file that could be read.
    pub place: Option<Place>,
    /// Other places that take part, each with what it has to do with the problem.
    pub related: Vec<(Place, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A place in a text.
#[derive(Clone, Eq, PartialEq)]
pub struct Place {
    /// The file, relative to the folder of the manifest, with `/` between the parts.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the file's text that are meant.
    pub span: Range<usize>,
    /// The JSON pointer (RFC 6901) of the value that is meant; empty for the whole document.
    pub pointer: String,
    /// The text of the file.
    pub text: Arc<str>,
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{} {}", self.file, self.line, self.column, self.pointer)
    }
}

/// All problems of one run, in the order of files and positions.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}
