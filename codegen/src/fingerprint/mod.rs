//! Recognizes a crate that is up to date without generating it.
//!
//! A fingerprint is a file in the folder `.armgen-cache` of a crate's folder. It records the build of the generator, the settings of
//! the package, and the hashes of all files that were read and written. If one of these differs, the crate is generated again. The
//! file contains no times and no paths of the machine.

mod cache;

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::{Manifest, Member};
use crate::output::{Folder, GeneratedCrate, Index, Summary};
use crate::source::{Sources, hash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The build of the generator: a hash of everything that its output depends on.
const BUILD: &str = env!("ARMGEN_BUILD");

/// A crate that is up to date.
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
    /// See [`Sources::record`].
    files: Option<BTreeMap<Arc<str>, Option<u64>>>,
}

impl Inputs {
    /// The inputs of a crate whose files were read from these sources.
    pub(crate) fn new(member: Member<'_>, sources: &Sources) -> Self {
        Self {
            settings: member.settings_hash(),
            files: sources.record(),
        }
    }
}

/// The content of the file.
#[derive(Debug, Deserialize, Serialize)]
struct Content {
    /// The build of the generator.
    armgen: String,
    /// The hash of the package's settings.
    settings: u64,
    /// The path of the manifest, relative to the folder of the crate.
    manifest: Option<String>,
    /// The files that were requested, with the hashes of their texts. `None` for files that do not exist.
    inputs: BTreeMap<Arc<str>, Option<u64>>,
    /// The files that were written, with the hashes of their texts.
    outputs: BTreeMap<String, u64>,
    /// The files that were not written, because the user has own ones.
    kept: Vec<String>,
    summary: Summary,
}

impl Content {
    /// `None` if a later run cannot find out whether the inputs have changed.
    fn new(generated: &GeneratedCrate, inputs: &Inputs, kept: Vec<String>) -> Option<Self> {
        let mut outputs = BTreeMap::new();
        for (path, text) in &generated.files {
            outputs.insert(path.clone(), hash(text));
        }
        let (index, text) = Index::file(&generated.files, &generated.record);
        outputs.insert(index.to_owned(), hash(&text));
        Some(Self {
            armgen: BUILD.to_owned(),
            settings: inputs.settings,
            manifest: generated.record.manifest.clone(),
            inputs: inputs.files.clone()?,
            outputs,
            kept,
            summary: generated.summary.clone(),
        })
    }
}

/// The fingerprint of a crate, before it is written.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    folder: Folder,
    /// The text of the file now.
    old: Option<String>,
    /// What the last run recorded, whether or not the crate is up to date.
    last: Option<Box<Content>>,
    content: Option<Box<Content>>,
}

impl Fingerprint {
    /// The fingerprint of a crate that is made from these inputs, and in which the user keeps some files of his own.
    ///
    /// # Errors
    /// If there is something else in its place than a file.
    pub(crate) fn new(
        generated: &GeneratedCrate,
        inputs: &Inputs,
        kept: Vec<String>,
    ) -> Result<Self, Diagnostic> {
        let folder = Folder::new(&generated.folder, &generated.shown_folder);
        let old = folder.read_own(cache::PATH)?;
        Ok(Self {
            // A file that is not one of this form says nothing about the last run.
            last: old
                .as_deref()
                .and_then(|old| serde_json::from_str(old).ok()),
            old,
            folder,
            content: Content::new(generated, inputs, kept).map(Box::new),
        })
    }

    /// The warnings that the last run gave about the crate.
    pub(crate) fn last_warnings(&self) -> Option<impl Iterator<Item = &Diagnostic>> {
        self.last.as_ref().map(|last| last.summary.warnings.iter())
    }

    /// Whether the last run read the same files, whatever was in them.
    pub(crate) fn has_files_of_last_run(&self) -> bool {
        match (&self.last, &self.content) {
            (Some(last), Some(content)) => last.inputs.keys().eq(content.inputs.keys()),
            _ => false,
        }
    }

    /// Writes the file, after the files of the crate. Removes an old one if the crate has no fingerprint.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn write(&self) -> Result<(), Diagnostic> {
        let Some(content) = &self.content else {
            return cache::remove(&self.folder);
        };
        let text = serde_json::to_string(content).map_err(|error| {
            let shown = self.folder.shown(cache::PATH);
            let message = format!("`{shown}` cannot be written: {error}");
            Diagnostic::error(Code::OutputUnwritable, message)
        })? + "\n";
        cache::write(&self.folder, self.old.as_deref(), &text)
    }
}

/// A crate of a manifest, if its fingerprint shows that it is up to date.
#[must_use]
pub fn known(manifest: &Manifest, member: Member<'_>) -> Option<Known> {
    let folder = Folder::new(&manifest.output_folder(member), member.output());
    let content: Content = serde_json::from_str(&folder.read_own(cache::PATH).ok()??).ok()?;
    if content.armgen != BUILD
        || content.settings != member.settings_hash()
        || content.manifest != manifest.seen_from(member)
    {
        return None;
    }
    let mut sources = member.sources();
    for (path, expected) in &content.inputs {
        let found = match sources.load(path) {
            Ok(file) => Some(sources.hash(file)),
            Err(problem) if problem.code == Code::FileMissing => None,
            Err(_) => return None,
        };
        if found != *expected {
            return None;
        }
    }
    for (path, expected) in &content.outputs {
        let text = folder.read_own(path).ok()??;
        if hash(&text) != *expected {
            return None;
        }
    }
    if !content.kept.iter().all(|path| folder.has(path)) {
        return None;
    }
    let mut summary = content.summary;
    for place in summary.warnings.places_mut() {
        if let Some(file) = sources.find(&place.file) {
            place.text = Arc::clone(sources.text(file));
        }
    }
    Some(Known {
        summary,
        files: content.outputs.len(),
    })
}
