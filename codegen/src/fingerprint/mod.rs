//! What a crate was made from, kept in its folder: a run that would write what is there already need not find that out again.
//!
//! A fingerprint holds for one build of the generator, the same options, the same contents of all files that were read, and the
//! same contents of all files that were written. Whatever differs leads to a run as if there were none. It says nothing of where
//! or when it was made.

mod stored;

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Package;
use crate::output::{GeneratedCrate, Summary};
use crate::source::{Sources, hash};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stored::Stored;

/// The file of a fingerprint in the folder of the crate.
pub const PATH: &str = ".armgen-fingerprint";

/// The build of the generator: changes with whatever its output can depend on.
const BUILD: &str = env!("ARMGEN_BUILD");

/// A crate that is as it would be generated.
#[derive(Clone, Debug)]
pub struct Known {
    /// What is in it.
    pub summary: Summary,
    /// How many files it has.
    pub files: usize,
}

/// What a crate is made from.
#[derive(Clone, Debug)]
pub struct Inputs {
    settings: u64,
    /// None if it cannot be told whether the files stay the same.
    files: Option<BTreeMap<Arc<str>, Option<u64>>>,
}

impl Inputs {
    /// The inputs of a package whose definitions were read from these sources.
    pub(crate) fn new(package: &Package, sources: &Sources) -> Self {
        Self {
            settings: package.settings_hash(),
            files: sources.record(),
        }
    }
}

/// What is kept of a crate in its folder.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    path: PathBuf,
    /// The path for people.
    shown: String,
    /// None if it cannot be told whether the inputs stay the same.
    stored: Option<Box<Stored>>,
}

impl Fingerprint {
    /// The fingerprint of a crate that is made from these inputs.
    pub(crate) fn new(generated: &GeneratedCrate, inputs: &Inputs) -> Self {
        Self {
            path: generated.folder.join(PATH),
            shown: format!("{}/{PATH}", generated.shown_folder),
            stored: Stored::new(generated, inputs).map(Box::new),
        }
    }

    /// Keeps it in the folder of the crate, whose files are written. An old one is removed if there is none.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn write(&self) -> Result<(), Diagnostic> {
        let unwritable = |error: std::io::Error| {
            let message = format!("`{}` cannot be written: {error}", self.shown);
            Diagnostic::error(Code::OutputUnwritable, message)
        };
        let Some(stored) = &self.stored else {
            return match fs::remove_file(&self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    Err(unwritable(error))
                }
                _ => Ok(()),
            };
        };
        let text = serde_json::to_string(stored).map_err(|error| unwritable(error.into()))? + "\n";
        if fs::read_to_string(&self.path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        fs::write(&self.path, text).map_err(unwritable)
    }
}

/// The crate of a package in a folder, if it is as it would be generated. None if that can only be found out by generating it.
#[must_use]
pub fn known(package: &Package, folder: &Path) -> Option<Known> {
    let stored: Stored = serde_json::from_slice(&fs::read(folder.join(PATH)).ok()?).ok()?;
    if stored.armgen != BUILD || stored.settings != package.settings_hash() {
        return None;
    }
    let mut sources = package.sources();
    for (path, expected) in &stored.inputs {
        let found = match sources.load(path) {
            Ok(file) => Some(sources.hash(file)),
            Err(problem) if problem.code == Code::FileMissing => None,
            Err(_) => return None,
        };
        if found != *expected {
            return None;
        }
    }
    for (path, expected) in &stored.outputs {
        let text = fs::read_to_string(folder.join(path)).ok()?;
        if hash(&text) != *expected {
            return None;
        }
    }
    Some(Known {
        summary: stored.summary(&sources)?,
        files: stored.outputs.len(),
    })
}
