//! How far a run has come that ends with an error while it writes.

use crate::paths;
use armgen::Step;
use armgen::diagnostic::{Code, Diagnostics};
use armgen::manifest::Manifest;
use std::cell::RefCell;

/// The crates that a run writes: the folders that it generated, began to write, and wrote.
#[derive(Debug, Default)]
pub(super) struct Written(RefCell<Folders>);

#[derive(Debug, Default)]
struct Folders {
    generated: Vec<String>,
    begun: Vec<String>,
    written: Vec<String>,
}

/// What a run leaves that ends with an error.
#[derive(Debug)]
pub(super) struct State {
    /// What was written.
    pub(super) what: String,
    /// What to run then. It may be empty.
    pub(super) next: String,
}

impl Default for State {
    fn default() -> Self {
        Self {
            what: "nothing was written".to_owned(),
            next: String::new(),
        }
    }
}

impl Written {
    /// Takes note of a step.
    pub(super) fn note(&self, step: Step<'_>, manifest: &Manifest) {
        let mut folders = self.0.borrow_mut();
        match step {
            Step::Generate(names) => {
                let generated = manifest
                    .members()
                    .filter(|member| names.contains(&member.name()));
                folders.generated = generated.map(|member| member.output().to_owned()).collect();
            }
            Step::Write(folder) => folders.begun.push(folder.to_owned()),
            Step::Written(folder) => folders.written.push(folder.to_owned()),
        }
    }

    /// What is there after an error. `folder` is the prefix of the folders of crates.
    pub(super) fn after(&self, error: &Diagnostics, folder: &str, command: &str) -> State {
        let has = |codes: &[Code]| error.iter().any(|found| codes.contains(&found.code));
        if has(&[Code::OutputUnwritable]) {
            return State {
                what: format!("not all files were written\n{}", self.list(folder)),
                next: format!("\nmend this, and write the rest with:\n\n    {command}\n"),
            };
        }
        let mut state = State::default();
        if has(&[Code::OutputForeign, Code::OutputOutside, Code::OutputLocked]) {
            state.next = format!("\nthen write the files with:\n\n    {command}\n");
        }
        state
    }

    /// The crates by how far they are written, without the end of the last line.
    fn list(&self, folder: &str) -> String {
        let folders = self.0.borrow();
        let is_begun = |one: &&String| folders.begun.contains(one);
        let is_written = |one: &&String| folders.written.contains(one);
        let begun = folders.begun.iter();
        let generated = folders.generated.iter();
        let lists: [(&str, Vec<&String>); 3] = [
            ("complete", folders.written.iter().collect()),
            ("incomplete", begun.filter(|one| !is_written(one)).collect()),
            (
                "as before",
                generated.filter(|one| !is_begun(one)).collect(),
            ),
        ];
        let lines = lists.iter().filter(|(_, folders)| !folders.is_empty());
        let lines = lines.map(|(what, folders)| {
            let shown = folders.iter().map(|one| {
                let shown = paths::join(folder, one);
                format!("`{}`", paths::or_current(&shown))
            });
            format!("  {what}: {}", shown.collect::<Vec<_>>().join(", "))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
