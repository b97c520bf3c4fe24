//! What a crate was made from, kept in its folder: a run that would write what is there already need not find that out again.
//!
//! A fingerprint holds for one build of the generator, the same options, the same contents of all files that were read, and the
//! same contents of all files that were written. Whatever differs leads to a run as if there were none. It says nothing of where
//! or when it was made.

mod stored;

use crate::api::Skipped;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::manifest::{Manifest, Package};
use crate::output::{self, Counts, Index};
use crate::source::hash;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use stored::Stored;

/// The file of a fingerprint in the folder of the crate.
pub const PATH: &str = ".armgen-fingerprint";

/// The build of the generator: changes with whatever its output can depend on.
const BUILD: &str = env!("ARMGEN_BUILD");

/// What there is to say of a crate that is as it would be generated.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What is in it.
    pub counts: Counts,
    /// Its lines of Rust that come from the definitions.
    pub lines: usize,
    /// How many files it has.
    pub files: usize,
    /// The operations that were left out.
    pub skipped: Vec<Skipped>,
    /// What deserves a look, though it is no error.
    pub warnings: Diagnostics,
}

/// What a crate was made from.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    options: u64,
    /// None if it cannot be told whether the files stay the same.
    files: Option<BTreeMap<Arc<str>, Option<u64>>>,
}

impl Inputs {
    /// What the crate of a package was made from that was just generated.
    pub(crate) fn of(package: &Package) -> Self {
        Self {
            options: options(package),
            files: package.sources().asked(),
        }
    }
}

/// What there is to say of the crate of a package in a folder, if it is as it would be generated; none if that must be found out.
#[must_use]
pub fn known(package: &Package, folder: &Path) -> Option<Known> {
    let stored: Stored = serde_json::from_slice(&fs::read(folder.join(PATH)).ok()?).ok()?;
    if stored.armgen != BUILD || stored.options != options(package) {
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
        counts: stored.counts(),
        lines: stored.lines,
        files: stored.outputs.len(),
        skipped: stored.skipped(),
        warnings: stored.warnings(&sources)?,
    })
}

/// The same for all packages of a manifest; none if anything of them must be found out.
#[must_use]
pub fn all_known(manifest: &Manifest) -> Option<Vec<Known>> {
    let packages = manifest.packages.par_iter();
    packages
        .map(|package| known(package, &manifest.output_folder(package)))
        .collect()
}

/// Keeps what a crate that was just written was made from. Nothing is kept of a package for which a file could not be read.
///
/// # Errors
/// If the file cannot be written.
pub fn remember(output: &output::Package) -> Result<(), Diagnostic> {
    let path = output.folder.join(PATH);
    let unwritable = |error: std::io::Error| {
        Diagnostic::error(
            Code::OutputUnwritable,
            format!(
                "`{}/{PATH}` cannot be written: {error}",
                output.shown_folder
            ),
        )
    };
    let Some(inputs) = &output.inputs.files else {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(error)),
            _ => Ok(()),
        };
    };
    let mut stored = Stored::new(output);
    stored.options = output.inputs.options;
    let inputs = inputs.iter();
    stored.inputs = inputs
        .map(|(path, hash)| (path.to_string(), *hash))
        .collect();
    let written = output.files.iter();
    stored.outputs = written
        .map(|(path, text)| (path.clone(), hash(text)))
        .collect();
    let (index, text) = Index::file(&output.files);
    stored.outputs.insert(index.to_owned(), hash(&text));
    let text = serde_json::to_string(&stored).map_err(|error| unwritable(error.into()))? + "\n";
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(unwritable)
}

/// What is asked for, as far as it is not in the files that are read.
fn options(package: &Package) -> u64 {
    let Package {
        name,
        version,
        license,
        description,
        repository,
        output,
        root,
        inputs,
        operations,
        api_version,
        client,
        quick_start,
        samples,
        tag,
        examples,
        skip_faulty,
        ..
    } = package;
    let texts = [name, version, license, description, output, root];
    let optional = [repository, api_version, client, quick_start, tag];
    let lists = [inputs, operations, samples];
    hash(&format!(
        "{texts:?}{optional:?}{lists:?}{examples}{skip_faulty}"
    ))
}
