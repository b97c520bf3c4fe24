//! How far a run has come that ends with an error while it writes.

use crate::paths;
use armgen::Step;
use armgen::diagnostic::{Code, Diagnostics};
use armgen::manifest::Manifest;
use std::cell::RefCell;

/// The crates that a run writes: the folders that it generated, began to write, and wrote.
#[derive(Debug, Default)]
pub(super) struct Written(RefCell<State>);

#[derive(Debug, Default)]
struct State {
    generated: Vec<String>,
    begun: Vec<String>,
    written: Vec<String>,
}

impl Written {
    /// Takes note of a step.
    pub(super) fn note(&self, step: Step<'_>, manifest: &Manifest) {
        let mut state = self.0.borrow_mut();
        match step {
            Step::Generate(names) => {
                let generated = manifest
                    .members()
                    .filter(|member| names.contains(&member.name()));
                state.generated = generated.map(|member| member.output().to_owned()).collect();
            }
            Step::Write(folder) => state.begun.push(folder.to_owned()),
            Step::Written(folder) => state.written.push(folder.to_owned()),
        }
    }

    /// What is there after an error, and what to run. `folder` is the prefix of the folders of crates.
    pub(super) fn after(&self, error: &Diagnostics, folder: &str, command: &str) -> String {
        let has = |codes: &[Code]| error.iter().any(|found| codes.contains(&found.code));
        if !has(&[Code::OutputUnwritable]) {
            let is_refused = has(&[Code::OutputForeign, Code::OutputOutside, Code::OutputLocked]);
            let next = format!("\nthen write the files with:\n\n    {command}\n");
            return format!(
                "nothing was written\n{}",
                if is_refused { &next } else { "" }
            );
        }
        let state = self.0.borrow();
        let is_begun = |folder: &&String| state.begun.contains(folder);
        let is_incomplete = |folder: &&String| !state.written.contains(folder);
        let line = |what: &str, folders: Vec<&String>| {
            if folders.is_empty() {
                return String::new();
            }
            let shown = folders.iter().map(|crate_folder| {
                let shown = paths::join(folder, crate_folder);
                format!("`{}`", paths::or_current(&shown))
            });
            format!("  {what}: {}\n", shown.collect::<Vec<_>>().join(", "))
        };
        format!(
            "not all files were written\n{}{}{}\nmend this, and write the rest with:\n\n    {command}\n",
            line("complete", state.written.iter().collect()),
            line(
                "incomplete",
                state.begun.iter().filter(is_incomplete).collect()
            ),
            line(
                "as before",
                state
                    .generated
                    .iter()
                    .filter(|one| !is_begun(one))
                    .collect()
            ),
        )
    }
}
