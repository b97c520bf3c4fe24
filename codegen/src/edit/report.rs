//! What became of edits.

use super::{Edit, Files};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What became of edits, which are known by their places in the list.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    /// Those that are about the file.
    pub(crate) seen: Vec<usize>,
    /// Those that found something.
    pub(crate) applied: Vec<usize>,
    /// Those that could not be applied, with the file and the reason.
    pub(crate) failed: Vec<(usize, Arc<str>, String)>,
}

impl Outcomes {
    /// Adds what became of them in another file.
    pub(crate) fn add(&mut self, other: Self) {
        self.seen.extend(other.seen);
        self.applied.extend(other.applied);
        self.failed.extend(other.failed);
    }
}

/// Warnings for all edits that were not applied, or that found nothing to change in any file.
pub(crate) fn report(edits: &[Edit], outcomes: &Outcomes, diagnostics: &mut Diagnostics) {
    let warn = |edit: &Edit, message: String| {
        Diagnostic::warning(Code::ReadmeDirective, message).at((*edit.place).clone())
    };
    let mut told: BTreeSet<usize> = outcomes.applied.iter().copied().collect();
    for (index, file, reason) in &outcomes.failed {
        told.insert(*index);
        if let Some(edit) = edits.get(*index) {
            let message = format!("this directive is not applied to `{file}`: {reason}");
            diagnostics.push(warn(edit, message));
        }
    }
    // A file that cannot be read does not lead to others.
    let is_whole = !diagnostics.has_errors();
    for (index, edit) in edits.iter().enumerate() {
        let is_missing = matches!(edit.files, Files::Named(_)) && !outcomes.seen.contains(&index);
        if told.contains(&index) || (is_missing && !is_whole) {
            continue;
        }
        let why = match &edit.files {
            Files::Named(names) if is_missing => {
                format!("the package has no file `{}`", names.join("`, `"))
            }
            _ => "its definitions have nothing that it is about".to_owned(),
        };
        diagnostics.push(warn(edit, format!("this directive changes nothing: {why}")));
    }
}
