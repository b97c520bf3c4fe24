//! A crate before it is written.

use super::{Difference, Files};
use crate::api::{Api, Skipped};
use crate::diagnostic::Diagnostics;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The files of a crate, which are not written yet.
#[derive(Clone, Debug)]
pub struct GeneratedCrate {
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate.
    pub folder: PathBuf,
    /// The folder of the crate for people: relative to the manifest's folder.
    pub shown_folder: String,
    /// The files of the crate.
    pub files: Files,
    /// What is in the crate.
    pub summary: Summary,
}

/// What is in a crate, and what is not.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Summary {
    /// How many operations it has.
    pub operations: usize,
    /// How many named types it has.
    pub types: usize,
    /// How many lines of Rust come from the definitions. The runtime, which all crates have, is not counted.
    pub lines: usize,
    /// The operations that were left out.
    pub skipped: Vec<Skipped>,
    /// The warnings about its definitions.
    pub warnings: Diagnostics,
}

impl Summary {
    /// Sums up the crate that was made of a model.
    pub(crate) fn new(api: &Api, files: &Files, warnings: Diagnostics) -> Self {
        Self {
            operations: api.groups.iter().map(|group| group.operations.len()).sum(),
            types: api.types.len(),
            lines: lines(files),
            skipped: api.skipped.clone(),
            warnings,
        }
    }
}

fn lines(files: &Files) -> usize {
    let mut lines = 0;
    for (path, text) in files {
        let is_rust = Path::new(path).extension().is_some_and(|end| end == "rs");
        if is_rust && !path.starts_with("src/runtime/") {
            lines += text.lines().count();
        }
    }
    lines
}

impl GeneratedCrate {
    /// Compares the files with those in the folder of the crate.
    ///
    /// # Errors
    /// If a file cannot be read, or if a file that would be overwritten is not armgen's.
    pub fn difference(self) -> Result<Difference, Diagnostics> {
        Difference::new(&self.folder, &self.shown_folder, self.files)
    }
}
