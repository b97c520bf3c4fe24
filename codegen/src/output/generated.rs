//! A generated crate.

use super::{Files, Record};
use crate::api::{Api, Skipped};
use crate::diagnostic::Diagnostics;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The files of a crate before they are written.
#[derive(Clone, Debug)]
pub struct GeneratedCrate {
    /// The name of the crate.
    pub name: String,
    /// The folder of the crate.
    pub folder: PathBuf,
    /// The folder of the crate, relative to the manifest's folder.
    pub shown_folder: String,
    /// The files of the crate.
    pub files: Files,
    /// What is in the crate.
    pub summary: Summary,
    pub(crate) record: Record,
}

/// A summary of a crate.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
pub struct Summary {
    /// The number of operations.
    pub operations: usize,
    /// The number of named types.
    pub types: usize,
    /// The number of lines of Rust, without the runtime.
    pub lines: usize,
    /// The operations that were left out.
    pub skipped: Vec<Skipped>,
    /// The warnings about its definitions.
    pub warnings: Diagnostics,
    /// Some bodies are XML, or it is the runtime of such a crate.
    #[serde(default)]
    pub has_xml: bool,
}

impl Summary {
    /// The summary of a crate that was made from a model.
    pub(crate) fn new(api: &Api, has_xml: bool, files: &Files, warnings: Diagnostics) -> Self {
        Self {
            operations: api.groups.iter().map(|group| group.operations.len()).sum(),
            types: api.types.len(),
            lines: lines(files),
            skipped: api.skipped.clone(),
            warnings,
            has_xml,
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
