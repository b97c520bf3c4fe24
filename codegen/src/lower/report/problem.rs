//! One problem, and how severe it is.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lower::At;
use crate::lower::report::cause::Cause;
use crate::source::Sources;

/// The severity of a problem.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Level {
    /// The operation cannot be generated.
    Error,
    /// An operation is left out, or the reason for that. It is a warning.
    Skipped,
    /// Something is not understood and has a more general fallback. It is an error, or a warning if faulty operations are skipped.
    Flaw,
    /// The output is usable, but may differ from what is expected.
    Warning,
}

impl Level {
    /// The severity, which depends on whether faulty operations are skipped.
    pub(super) fn severity(self, skip_faulty: bool) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Flaw if !skip_faulty => Severity::Error,
            Self::Skipped | Self::Flaw | Self::Warning => Severity::Warning,
        }
    }
}

/// A problem whose line and column are not known yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Problem {
    pub(super) level: Level,
    pub(super) diagnostic: Diagnostic,
    /// `None` if the diagnostic has a position already, or needs none.
    pub(super) at: Option<At>,
    /// The position is that of the key, not of its value.
    is_key: bool,
    related: Vec<(At, String)>,
    pub(super) cause: Option<Cause>,
    /// A package may have it at many places. If so, it is said once.
    pub(super) is_often: bool,
    /// The value that this is about.
    pub(super) stands_for: Option<At>,
    /// The value that is said to be missing.
    pub(super) lacks: Option<At>,
}

impl Problem {
    /// A problem without a fallback.
    pub(crate) fn error(code: Code, at: &At, message: impl AsRef<str>) -> Self {
        Self::new(Level::Error, code, at, message)
    }

    /// A problem with a fallback.
    pub(crate) fn flaw(code: Code, at: &At, message: impl AsRef<str>) -> Self {
        Self::new(Level::Flaw, code, at, message)
    }

    /// The warning that an operation is left out.
    pub(crate) fn skipped(code: Code, at: &At, message: impl AsRef<str>) -> Self {
        Self::new(Level::Skipped, code, at, message)
    }

    /// A problem that is only worth a warning.
    pub(crate) fn warning(code: Code, at: &At, message: impl AsRef<str>) -> Self {
        Self::new(Level::Warning, code, at, message)
    }

    pub(crate) fn new(level: Level, code: Code, at: &At, message: impl AsRef<str>) -> Self {
        Self::from_diagnostic(level, Diagnostic::error(code, message)).at(at)
    }

    /// A problem that another module has found.
    pub(crate) fn from_diagnostic(level: Level, diagnostic: Diagnostic) -> Self {
        Self {
            level,
            diagnostic,
            at: None,
            is_key: false,
            related: Vec::new(),
            cause: None,
            is_often: false,
            stands_for: None,
            lacks: None,
        }
    }

    /// Says that a value is there, but cannot be used as it is. That it is missing is not said then.
    pub(crate) fn that_stands_for(mut self, value: At) -> Self {
        self.stands_for = Some(value);
        self
    }

    /// Says that the problem is a missing value.
    pub(crate) fn for_lack_of(mut self, value: At) -> Self {
        self.lacks = Some(value);
        self
    }

    /// Sets the cause. One diagnostic is made of all problems with it.
    pub(crate) fn with_cause(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Says that packages have problems with this code at many places.
    pub(crate) fn that_may_be_frequent(mut self) -> Self {
        self.is_often = true;
        self
    }

    /// Sets the position.
    pub(crate) fn at(mut self, at: &At) -> Self {
        self.at = Some(at.clone());
        self
    }

    /// Moves the position from the value to its key.
    pub(crate) fn at_key(mut self) -> Self {
        self.is_key = true;
        self
    }

    /// Adds a related position with an explanation.
    pub(crate) fn with_related(mut self, at: &At, what: impl Into<String>) -> Self {
        self.related.push((at.clone(), what.into()));
        self
    }

    /// Adds how to fix it.
    pub(crate) fn with_help(mut self, help: impl AsRef<str>) -> Self {
        self.diagnostic = self.diagnostic.with_help(help);
        self
    }

    pub(super) fn order(&self) -> impl Ord + '_ {
        (self.level, &self.at, self.is_key, &self.diagnostic.message)
    }

    pub(super) fn into_diagnostic(self, sources: &Sources, skip_faulty: bool) -> Diagnostic {
        let mut diagnostic = self.diagnostic;
        diagnostic.severity = self.level.severity(skip_faulty);
        if let Some(at) = self.at {
            diagnostic = diagnostic.at(if self.is_key {
                sources.key_place(at.file, &at.pointer)
            } else {
                sources.place(at.file, &at.pointer)
            });
        }
        for (at, what) in self.related {
            diagnostic = diagnostic.with_related(sources.place(at.file, &at.pointer), what);
        }
        diagnostic
    }
}
