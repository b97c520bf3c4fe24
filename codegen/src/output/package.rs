//! What a run makes.

use super::{Difference, Files};
use crate::api::{Api, Skipped};
use crate::diagnostic::Diagnostics;
use crate::fingerprint::Inputs;
use std::path::{Path, PathBuf};

/// What a run makes of a manifest.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// The crates, in the order of the manifest.
    pub packages: Vec<Package>,
    /// What deserves a look, though it is no error.
    pub warnings: Diagnostics,
}

/// A generated crate.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate.
    pub folder: PathBuf,
    /// The folder of the crate for people: relative to the manifest's folder.
    pub shown_folder: String,
    /// The files of the crate.
    pub files: Files,
    /// What is in the crate.
    pub counts: Counts,
    /// The operations that were left out.
    pub skipped: Vec<Skipped>,
    /// What it was made from.
    pub inputs: Inputs,
    /// What deserves a look, though it is no error.
    pub warnings: Diagnostics,
}

/// How much was generated.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Operations.
    pub operations: usize,
    /// Named types.
    pub types: usize,
    /// Operations that were asked for and cannot be generated.
    pub skipped: usize,
}

impl Counts {
    /// What a model holds.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        Self {
            operations: api.groups.iter().map(|group| group.operations.len()).sum(),
            types: api.types.len(),
            skipped: api.skipped.len(),
        }
    }
}

impl Package {
    /// The lines of Rust that come from the definitions: without the runtime, which all crates have.
    #[must_use]
    pub fn lines(&self) -> usize {
        let own = self.files.iter().filter(|(path, _)| {
            Path::new(path)
                .extension()
                .is_some_and(|extension| extension == "rs")
                && !path.starts_with("src/runtime/")
        });
        own.map(|(_, text)| text.lines().count()).sum()
    }

    /// Compares the files with those in the folder of the crate.
    ///
    /// # Errors
    /// If a file cannot be read, or if a file that would be overwritten is not armgen's.
    pub fn difference(&self) -> Result<Difference, Diagnostics> {
        Difference::new(&self.folder, &self.shown_folder, self.files.clone())
    }
}
