//! Problems of definitions. They are collected with JSON pointers. Lines and columns are looked up at the end, since that takes time.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::lower::At;
use crate::lower::unknown_key::UnknownKey;
use crate::source::Sources;
use crate::swagger::{Document, InvalidKeys, Map, Object, Unknown};
use std::collections::{BTreeSet, HashMap};

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
    cause: Option<Cause>,
}

/// What problems at several places have in common. It becomes one diagnostic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Cause {
    /// What references lead to cannot be used.
    Target(String),
    /// References lead to files outside of the root, this one to this file.
    OutsideRoot(String),
    /// An operation with this id is skipped for a reason.
    Skipped {
        id: String,
        /// Equal for operations with the same reason.
        key: String,
        reason: String,
    },
}

impl Cause {
    /// Why a reference leads to no file.
    pub(crate) fn of_reference(reference: &str, problem: &Diagnostic) -> Self {
        let file = reference.split('#').next().unwrap_or_default();
        match problem.code {
            Code::OutsideRoot => Self::OutsideRoot(file.to_owned()),
            Code::ReferenceUnsupported if !file.is_empty() => Self::Target(file.to_owned()),
            _ => Self::Target(problem.message.clone()),
        }
    }

    fn key(&self) -> (bool, &str) {
        match self {
            Self::Target(key) => (false, key),
            Self::OutsideRoot(_) => (false, ""),
            Self::Skipped { key, .. } => (true, key),
        }
    }
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
        }
    }

    /// Sets the cause. One diagnostic is made of all problems with it.
    pub(crate) fn with_cause(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
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

    /// Whether there is an error.
    pub(crate) fn has_error(&self) -> bool {
        self.first_error().is_some()
    }

    /// Whether there is an error about what a reference leads to.
    pub(crate) fn has_lost_target(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.level == Level::Error && problem.cause.is_some())
    }

    fn first_error(&self) -> Option<&Problem> {
        let mut problems = self.problems.iter();
        problems.find(|problem| problem.level == Level::Error)
    }

    /// Why an operation with this id is skipped: its first error.
    pub(crate) fn skipped(&self, id: &str) -> Option<(String, Cause)> {
        let first = self.first_error()?;
        let reason = first.diagnostic.message.clone();
        let key = match &first.cause {
            Some(cause) => cause.key().1.to_owned(),
            None => reason.clone(),
        };
        let id = id.to_owned();
        Some((reason.clone(), Cause::Skipped { id, key, reason }))
    }

    /// Looks up the lines and columns of the problems. If there are very many, the less severe ones are left out.
    pub(crate) fn into_diagnostics(mut self, sources: &Sources, skip_faulty: bool) -> Diagnostics {
        let order = |left: &Problem, right: &Problem| left.order().cmp(&right.order());
        self.problems.sort_by(order);
        self.problems.dedup();
        self.problems = say_causes_once(self.problems);
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
        for Unknown {
            key,
            expected,
            object,
        } in &keys.unknown
        {
            match expected {
                Some(expected) => {
                    let message = format!("`{key}` must be {expected}");
                    self.flaw(Code::WrongType, &at.child(key), message);
                }
                None => self.unknown_key(at, key, *object),
            }
        }
        for key in &keys.repeated {
            self.repeated_key(at, key);
        }
    }

    /// Reports a key that an object does not have.
    fn unknown_key(&mut self, at: &At, key: &str, object: Object) {
        let found = UnknownKey::new(key, object);
        let level = if found.is_flaw {
            Level::Flaw
        } else {
            Level::Warning
        };
        let problem = Problem::new(level, found.code, &at.child(key), found.message);
        self.add(problem.at_key().with_help(found.help));
    }

    /// Reports entries that are not objects, and repeated names.
    pub(crate) fn check_repeated<T>(&mut self, at: &At, map: &Map<T>) {
        self.check_entries(at, map, |_| false);
    }

    /// The same for an object that may have extensions beside its entries.
    pub(crate) fn check_extensible<T>(&mut self, at: &At, map: &Map<T>, name: &'static str) {
        let object = Object { name, keys: &[] };
        for (name, _) in map.iter().filter(|(name, _)| is_extension(name)) {
            self.unknown_key(at, name, object);
        }
        self.check_entries(at, map, is_extension);
    }

    fn check_entries<T>(&mut self, at: &At, map: &Map<T>, is_other: fn(&str) -> bool) {
        for name in map.invalid().iter().filter(|name| !is_other(name)) {
            let message = format!("`{name}` must be an object");
            self.flaw(Code::WrongType, &at.child(name), message);
        }
        for name in map.repeated() {
            self.repeated_key(at, name);
        }
    }

    /// Reports a key that occurs twice in an object.
    pub(crate) fn repeated_key(&mut self, at: &At, key: &str) {
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
        self.check_extensible(&root.child("paths"), &document.paths, "`paths`");
        let paths = &document.x_ms_paths;
        self.check_extensible(&root.child("x-ms-paths"), paths, "`x-ms-paths`");
    }
}

/// Whether a key is an extension, where the other keys are paths or statuses.
pub(crate) fn is_extension(key: &str) -> bool {
    key.starts_with("x-")
}

/// Keeps the first problem of each cause, which says how many others there are.
fn say_causes_once(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    let mut first: HashMap<(bool, String), usize> = HashMap::new();
    let mut more: Vec<Vec<Problem>> = Vec::new();
    for problem in problems {
        let key = problem.cause.as_ref().map(Cause::key);
        let key = key.map(|(is_skipped, key)| (is_skipped, key.to_owned()));
        let known = key.as_ref().and_then(|key| first.get(key));
        if let Some(others) = known.and_then(|index| more.get_mut(*index)) {
            others.push(problem);
            continue;
        }
        first.extend(key.map(|key| (key, kept.len())));
        kept.push(problem);
        more.push(Vec::new());
    }
    let kept = kept.into_iter().zip(more);
    kept.map(|(problem, others)| problem.with_others(&others))
        .collect()
}

impl Problem {
    /// Says that there are other problems with the same cause.
    fn with_others(mut self, others: &[Self]) -> Self {
        let count = others.len();
        if count == 0 {
            return self;
        }
        match &self.cause {
            Some(Cause::Skipped { id, reason, .. }) => {
                let ids = others.iter().filter_map(|other| match &other.cause {
                    Some(Cause::Skipped { id, .. }) => Some(format!("`{id}`")),
                    _ => None,
                });
                let ids: Vec<String> = ids.collect();
                let others = if count == 1 {
                    "operation"
                } else {
                    "operations"
                };
                let message =
                    format!("operation `{id}` and {count} other {others} are skipped: {reason}");
                self.diagnostic.message = message;
                self.with_help(format!("the other {others}: {}", ids.join(", ")))
            }
            Some(Cause::OutsideRoot(file)) => {
                let files = others.iter().filter_map(|other| match &other.cause {
                    Some(Cause::OutsideRoot(other)) if other != file => Some(format!("`{other}`")),
                    _ => None,
                });
                let files: BTreeSet<String> = files.collect();
                let files = Vec::from_iter(files).join(", ");
                let help = self.diagnostic.help.clone().unwrap_or_default();
                let problem = self.and_more(count, "out of it");
                if files.is_empty() {
                    problem
                } else {
                    problem.with_help(format!("{help}; other files outside: {files}"))
                }
            }
            _ => self.and_more(count, "there"),
        }
    }

    fn and_more(mut self, count: usize, whither: &str) -> Self {
        let references = if count == 1 {
            "reference leads"
        } else {
            "references lead"
        };
        let message = &self.diagnostic.message;
        self.diagnostic.message = format!("{message}; {count} more {references} {whither}");
        self
    }
}
