//! Warnings about edits that could not be applied.

use super::{Edit, Files};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The outcomes of edits. Edits are identified by their indices.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    /// Edits that apply to the file.
    pub(crate) file_found: Vec<usize>,
    /// Edits that found a value to change.
    pub(crate) applied: Vec<usize>,
    /// Edits that failed, each with the file and the reason.
    pub(crate) failed: Vec<(usize, Arc<str>, String)>,
}

impl Outcomes {
    /// Adds the outcomes of another file.
    pub(crate) fn add(&mut self, other: Self) {
        self.file_found.extend(other.file_found);
        self.applied.extend(other.applied);
        self.failed.extend(other.failed);
    }
}

/// Warnings about the edits that failed, and those that found nothing to change in any file.
pub(crate) fn report(edits: &[Edit], outcomes: &Outcomes, are_files_complete: bool) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let warn = |edit: &Edit, message: String| {
        Diagnostic::warning(Code::ReadmeDirective, message).at((*edit.place).clone())
    };
    let mut reported: BTreeSet<usize> = outcomes.applied.iter().copied().collect();
    for (index, file, reason) in &outcomes.failed {
        reported.insert(*index);
        if let Some(edit) = edits.get(*index) {
            let message = format!("this directive is not applied to `{file}`: {reason}");
            diagnostics.push(warn(edit, message));
        }
    }
    for (index, edit) in edits.iter().enumerate() {
        let is_missing =
            matches!(edit.files, Files::Named(_)) && !outcomes.file_found.contains(&index);
        // If a file cannot be read, the files that it refers to are missing.
        if reported.contains(&index) || (is_missing && !are_files_complete) {
            continue;
        }
        let why = match &edit.files {
            Files::Named(names) if is_missing => {
                format!("the package has no file `{}`", names.join("`, `"))
            }
            _ => "nothing in the definitions matches it".to_owned(),
        };
        diagnostics.push(warn(edit, format!("this directive changes nothing: {why}")));
    }
    diagnostics
}
