//! Problems of definitions. They are collected with JSON pointers. Lines and columns are looked up at the end, since that takes time.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::lower::At;
use crate::source::Sources;
use crate::swagger::{Document, InvalidKeys, Map, Unknown};

/// How many problems become diagnostics.
const MOST_DIAGNOSTICS: usize = 1_000;

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

/// A problem whose line and column are not known yet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Problem {
    level: Level,
    diagnostic: Diagnostic,
    /// `None` if the diagnostic has a position already, or needs none.
    at: Option<At>,
    /// The position is that of the key, not of its value.
    is_key: bool,
    related: Vec<(At, String)>,
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
        }
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

    fn order(&self) -> impl Ord + '_ {
        (self.level, &self.at, self.is_key, &self.diagnostic.message)
    }

    fn into_diagnostic(self, sources: &Sources, skip_faulty: bool) -> Diagnostic {
        let mut diagnostic = self.diagnostic;
        diagnostic.severity = match self.level {
            Level::Error => Severity::Error,
            Level::Flaw if !skip_faulty => Severity::Error,
            Level::Skipped | Level::Flaw | Level::Warning => Severity::Warning,
        };
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

/// The problems of an operation, or of the whole package.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Adds a problem.
    pub(crate) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Adds a problem without a fallback.
    pub(crate) fn error(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.add(Problem::error(code, at, message));
    }

    /// Adds a problem with a fallback.
    pub(crate) fn flaw(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.add(Problem::flaw(code, at, message));
    }

    /// Adds a problem that is only worth a warning.
    pub(crate) fn warn(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        self.add(Problem::warning(code, at, message));
    }

    /// Adds the problems that other modules have found.
    pub(crate) fn add_diagnostics(&mut self, diagnostics: Diagnostics) {
        for diagnostic in diagnostics {
            let level = match diagnostic.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
            };
            self.add(Problem::from_diagnostic(level, diagnostic));
        }
    }

    /// Adds all problems of another report.
    pub(crate) fn merge(&mut self, part: Self) {
        self.problems.extend(part.problems);
    }

    /// Adds the problems of an operation that is skipped. Its errors become warnings.
    pub(crate) fn merge_skipped(&mut self, part: Self) {
        for mut problem in part.problems {
            if problem.level == Level::Error {
                problem.level = Level::Skipped;
            }
            self.add(problem);
        }
    }

    /// The message of the first error.
    pub(crate) fn first_error(&self) -> Option<&str> {
        let mut problems = self.problems.iter();
        let first = problems.find(|problem| problem.level == Level::Error)?;
        Some(&first.diagnostic.message)
    }

    /// Looks up the lines and columns of the problems. If there are very many, the less severe ones are left out.
    pub(crate) fn into_diagnostics(mut self, sources: &Sources, skip_faulty: bool) -> Diagnostics {
        let order = |left: &Problem, right: &Problem| left.order().cmp(&right.order());
        self.problems.sort_by(order);
        self.problems.dedup();
        let mut diagnostics = Diagnostics::default();
        if self.problems.len() > MOST_DIAGNOSTICS {
            self.problems.truncate(MOST_DIAGNOSTICS);
            diagnostics.push(Diagnostic::warning(
                Code::TooMany,
                format!("only {MOST_DIAGNOSTICS} problems are shown; there are more"),
            ));
        }
        let problems = self.problems.into_iter();
        diagnostics.extend(problems.map(|problem| problem.into_diagnostic(sources, skip_faulty)));
        diagnostics
    }

    /// Reports unknown keys, values of the wrong type, and repeated keys.
    pub(crate) fn check_keys(&mut self, at: &At, keys: &InvalidKeys) {
        for Unknown { key, expected } in &keys.unknown {
            let key_at = at.child(key);
            // Extensions of other vendors are for other tools.
            let is_foreign = key.starts_with("x-") && !key.starts_with("x-ms-");
            let level = if is_foreign && expected.is_none() {
                Level::Warning
            } else {
                Level::Flaw
            };
            self.add(if let Some(expected) = expected {
                let message = format!("`{key}` must be {expected}");
                Problem::new(level, Code::WrongType, &key_at, message)
            } else {
                let message = format!("`{key}` is not supported here");
                Problem::new(level, Code::Unsupported, &key_at, message).at_key()
            });
        }
        for key in &keys.repeated {
            self.repeated_key(at, key);
        }
    }

    /// Reports entries that are not objects, and repeated names.
    pub(crate) fn check_repeated<T>(&mut self, at: &At, map: &Map<T>) {
        for name in map.invalid() {
            let message = format!("`{name}` must be an object");
            self.flaw(Code::WrongType, &at.child(name), message);
        }
        for name in map.repeated() {
            self.repeated_key(at, name);
        }
    }

    fn repeated_key(&mut self, at: &At, key: &str) {
        let message = format!("`{key}` occurs more than once in this object");
        self.add(
            Problem::flaw(Code::DuplicateKey, &at.child(key), message)
                .at_key()
                .with_help("keep one of them; JSON parsers differ in which one they use"),
        );
    }

    /// Reports the problems of a document outside of its operations and types.
    pub(crate) fn check_document(&mut self, root: &At, document: &Document) {
        self.check_keys(root, &document.invalid_keys);
        let info = &document.info;
        self.check_keys(&root.child("info"), &info.invalid_keys);
        self.check_repeated(&root.child("definitions"), &document.definitions);
        self.check_repeated(&root.child("parameters"), &document.parameters);
        self.check_repeated(&root.child("responses"), &document.responses);
        self.check_repeated(&root.child("paths"), &document.paths);
        self.check_repeated(&root.child("x-ms-paths"), &document.x_ms_paths);
    }
}
