//! The manifest, `armgen.yaml`: which crates are made of which definitions. It is checked strictly, and all that is wrong with it
//! is reported at once.
//!
//! It is an object with one key, `packages`: a list of objects whose keys are described at the fields of [`Package`],
//! [`CrateSettings`] and [`Selection`].

mod check;
mod readme;
mod rules;
#[cfg(test)]
mod tests;

#[doc(inline)]
pub use crate::settings::{CrateSettings, Sample, Selection, Wanted};
pub use readme::{ReadmeLocation, ReadmePackage};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Sources, hash, pointer};
use std::path::{Path, PathBuf};

/// A manifest without a fault.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The packages, in the order of the manifest. There is at least one.
    pub packages: Vec<Package>,
    folder: PathBuf,
}

/// A crate to generate. Paths are relative to the manifest's folder, with `/` between the parts.
#[derive(Clone, Debug)]
pub struct Package {
    /// The settings of the crate.
    pub krate: CrateSettings,
    /// `output`, required: the folder of the crate. Files in it that armgen did not write are left alone.
    pub output: String,
    /// `root`: the folder that no file of the definition lies outside of; the manifest's folder by default.
    pub root: Option<String>,
    /// What is wanted of the definitions.
    pub selection: Selection,
    /// The tag, for a package of a readme that has tags.
    pub tag: Option<String>,
    /// What deserves a look, though it is no error.
    pub warnings: Diagnostics,
    sources: Sources,
    /// None for a package without a manifest.
    entry: Option<Entry>,
}

/// A package as it stands in its manifest.
#[derive(Clone, Debug)]
struct Entry {
    manifest: Sources,
    file: FileId,
    pointer: String,
}

impl Manifest {
    /// Reads and checks a manifest, and reads the inputs and samples that it names.
    ///
    /// # Errors
    /// If the file cannot be read, or if anything is wrong with it.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown = path.display();
        let missing =
            || Diagnostic::error(Code::FileMissing, format!("there is no manifest `{shown}`"));
        // The folder must mean the same wherever the process goes from here.
        let path = path.canonicalize().map_err(|_| missing())?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(missing().into());
        };
        let name = name.to_str().ok_or_else(|| {
            Diagnostic::error(
                Code::FileUnreadable,
                format!("the name of the manifest `{shown}` is not UTF-8"),
            )
        })?;
        let packages = check::packages(&Sources::new(folder), name)?;
        Ok(Self {
            packages,
            folder: folder.to_owned(),
        })
    }

    /// Reads and checks a manifest among files in memory, where `folder` is only what outputs are relative to.
    ///
    /// # Errors
    /// As for [`Manifest::read`].
    #[doc(hidden)]
    pub fn from_sources(sources: &Sources, path: &str, folder: &Path) -> Result<Self, Diagnostics> {
        Ok(Self {
            packages: check::packages(sources, path)?,
            folder: folder.to_owned(),
        })
    }

    /// The same manifest for outputs in another folder.
    #[must_use]
    pub fn in_folder(self, folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            ..self
        }
    }

    /// The folder that the crate of a package is written to.
    #[must_use]
    pub fn output_folder(&self, package: &Package) -> PathBuf {
        self.folder.join(&package.output)
    }
}

impl Package {
    /// The files of the package's definition: the inputs and samples, which are loaded, and what they refer to.
    #[must_use]
    #[doc(hidden)]
    pub fn sources(&self) -> Sources {
        self.sources.clone()
    }

    /// The hash of all that is asked for, as far as it is not in a file that is read.
    pub(crate) fn settings_hash(&self) -> u64 {
        // Each field is named, so that a new one cannot be forgotten.
        let Self {
            krate,
            output,
            root,
            selection,
            tag,
            warnings: _,
            sources: _,
            entry: _,
        } = self;
        hash(&(krate, output, root, selection, tag))
    }

    /// Where a key of the package stands in the manifest, or an item of it: `place(&["inputs", "0"])`. None if it has no manifest.
    #[must_use]
    pub fn place(&self, keys: &[&str]) -> Option<Place> {
        Some(self.entry.as_ref()?.place(keys))
    }
}

impl Entry {
    fn place(&self, keys: &[&str]) -> Place {
        let mut pointer = self.pointer.clone();
        for key in keys {
            pointer::push(&mut pointer, key);
        }
        self.manifest.place(self.file, &pointer)
    }
}
