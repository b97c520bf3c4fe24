//! Making diagnostics, and those that every object of the format may give rise to.

use super::{At, Lowering};
use crate::api::Origin;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::FileId;
use crate::swagger::{Document, Map, Unknown};
use std::sync::Arc;

/// How many diagnostics are reported.
const MOST_DIAGNOSTICS: usize = 1_000;

impl Lowering<'_, '_> {
    /// Reports what is not understood though it has a fallback: a warning where faulty operations are skipped, else an error.
    pub(super) fn flaw(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        let problem = self.problem(code, at, message);
        self.report_flaw(problem);
    }

    /// Reports what deserves a look and changes nothing.
    pub(super) fn warn(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        let mut problem = self.problem(code, at, message);
        problem.severity = Severity::Warning;
        self.report(problem);
    }

    /// The same as a flaw for a diagnostic that is an error so far.
    pub(super) fn report_flaw(&mut self, mut problem: Diagnostic) {
        if self.skip_faulty {
            problem.severity = Severity::Warning;
        }
        self.report(problem);
    }

    /// An error at the place of a value.
    pub(super) fn problem(&self, code: Code, at: &At, message: impl AsRef<str>) -> Diagnostic {
        let problem = Diagnostic::error(code, message);
        if self.is_full() {
            problem
        } else {
            problem.at(self.sources.place(at.file, &at.pointer))
        }
    }

    /// An error at the place of a key.
    pub(super) fn key_problem(&self, code: Code, at: &At, message: impl AsRef<str>) -> Diagnostic {
        let problem = Diagnostic::error(code, message);
        if self.is_full() {
            problem
        } else {
            problem.at(self.sources.key_place(at.file, &at.pointer))
        }
    }

    /// Whether there are as many diagnostics as anyone reads. Finding the place of each takes time.
    pub(super) fn is_full(&self) -> bool {
        self.diagnostics.len() > MOST_DIAGNOSTICS
    }

    /// Adds a diagnostic.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if diagnostic.is_error() {
            self.fault.get_or_insert_with(|| diagnostic.message.clone());
        }
        if self.is_full() {
            return;
        }
        self.diagnostics.push(diagnostic);
        if self.is_full() {
            let message = format!(
                "there are more problems than the first {MOST_DIAGNOSTICS}, which are shown"
            );
            let problem = if self.skip_faulty {
                Diagnostic::warning(Code::TooMany, message)
            } else {
                Diagnostic::error(Code::TooMany, message)
            };
            self.diagnostics.push(problem);
        }
    }

    /// Adds an error at the place of a value.
    pub(super) fn error(&mut self, code: Code, at: &At, message: impl AsRef<str>) {
        let problem = self.problem(code, at, message);
        self.report(problem);
    }

    /// The same for later stages.
    pub(super) fn origin(&self, at: &At) -> Origin {
        Origin {
            file: Arc::clone(self.sources.path(at.file)),
            pointer: at.pointer.clone(),
        }
    }

    /// Reports keys that are not understood, or whose values are not, and keys that stand twice.
    pub(super) fn check_keys(&mut self, at: &At, unknown: &[Unknown], repeated: &[String]) {
        for Unknown { key, expected } in unknown {
            let key_at = at.child(key);
            let mut problem = if let Some(expected) = expected {
                self.problem(
                    Code::WrongType,
                    &key_at,
                    format!("`{key}` must be {expected}"),
                )
            } else {
                let message = format!("`{key}` is not supported here");
                self.key_problem(Code::Unsupported, &key_at, message)
            };
            // Extensions of other vendors are for their tools.
            if key.starts_with("x-") && !key.starts_with("x-ms-") && expected.is_none() {
                problem.severity = Severity::Warning;
            }
            self.report_flaw(problem);
        }
        for key in repeated {
            self.repeated_key(at, key);
        }
    }

    /// Reports names that stand twice, and those whose values are not understood.
    pub(super) fn check_repeated<T>(&mut self, at: &At, map: &Map<T>) {
        for name in map.invalid() {
            let message = format!("`{name}` is no object");
            self.flaw(Code::WrongType, &at.child(name), message);
        }
        for name in map.repeated() {
            self.repeated_key(at, name);
        }
    }

    fn repeated_key(&mut self, at: &At, key: &str) {
        let problem = self.key_problem(
            Code::DuplicateKey,
            &at.child(key),
            format!("`{key}` stands here more than once"),
        );
        self.report_flaw(
            problem.with_help("keep one of them; readers of JSON disagree about which one counts"),
        );
    }

    /// What concerns a file as a whole.
    pub(super) fn check_document(&mut self, file: FileId, document: &Document) {
        let at = At::new(file, "");
        self.check_keys(&at, &document.unknown, &document.repeated);
        self.check_keys(
            &at.child("info"),
            &document.info.unknown,
            &document.info.repeated,
        );
        self.check_repeated(&at.child("definitions"), &document.definitions);
        self.check_repeated(&at.child("parameters"), &document.parameters);
        self.check_repeated(&at.child("responses"), &document.responses);
        self.check_repeated(&at.child("paths"), &document.paths);
        self.check_repeated(&at.child("x-ms-paths"), &document.x_ms_paths);
    }
}
