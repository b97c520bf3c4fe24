//! Problems of definitions. They are collected with JSON pointers. Lines and columns are looked up at the end, since that takes time.

mod cause;
mod keys;
mod often;
mod once;
mod problem;
mod unknown_key;

pub(crate) use cause::Cause;
pub(crate) use keys::is_extension;
pub(crate) use problem::{Level, Problem};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::lower::At;
use crate::source::Sources;
use often::say_often_once;
use once::say_causes_once;

/// How many problems become diagnostics.
const MOST_DIAGNOSTICS: usize = 1_000;

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
                Severity::Error | Severity::DeniedWarning => Level::Error,
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

    /// Whether nothing is generated. Flaws are errors if faulty operations are not skipped.
    pub(crate) fn fails(&self, skip_faulty: bool) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| problem.level.severity(skip_faulty) == Severity::Error)
    }

    /// Whether there is an error about what a reference leads to.
    pub(crate) fn has_lost_target(&self) -> bool {
        let mut problems = self.problems.iter();
        problems.any(|problem| {
            let cause = problem.cause.as_ref();
            problem.level == Level::Error && cause.is_some_and(Cause::is_lost_target)
        })
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
        let is_error = |level: Level| level.severity(skip_faulty) == Severity::Error;
        self.problems = say_often_once(self.problems, sources, is_error);
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
}
