//! The manifest, `armgen.yaml`, which lists the crates to generate and their definitions. It is checked strictly, and all errors
//! are reported together.
//!
//! It is an object with the key `packages`, an array of objects. Their keys are documented at the fields of [`Package`],
//! [`CrateSettings`] and [`Selection`].

mod check;
mod license;
mod location;
mod naming;
mod readme;
mod rules;
#[cfg(test)]
mod tests;

#[doc(inline)]
pub use crate::settings::{CrateSettings, Sample, Selection, Wanted};
pub use location::ReadmeLocation;
pub use naming::{CrateName, CrateNames, PackageName};
pub use readme::ReadmePackage;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::{FileId, Sources, hash, pointer};
use std::path::{Path, PathBuf};

/// A manifest that was read and checked.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The packages in the order of the manifest. There is at least one.
    pub packages: Vec<Package>,
    folder: PathBuf,
}

/// A crate to generate. Paths are relative to the manifest's folder, with `/` between the parts.
#[derive(Clone, Debug)]
pub struct Package {
    /// The settings of the crate.
    pub krate: CrateSettings,
    /// `output`, required: the folder of the crate. Files in it that armgen did not write are not changed.
    pub output: String,
    /// `root`: the folder that contains all files of the definition. The default is the manifest's folder.
    pub root: Option<String>,
    /// The part of the definitions to generate.
    pub selection: Selection,
    /// The tag, if the package is from a readme with tags.
    pub tag: Option<String>,
    /// Warnings about the readme.
    pub warnings: Diagnostics,
    sources: Sources,
    /// `None` for a package of a readme.
    entry: Option<Entry>,
}

/// The place of a package in its manifest.
#[derive(Clone, Debug)]
struct Entry {
    manifest: Sources,
    file: FileId,
    pointer: String,
}

impl Manifest {
    /// Reads and checks a manifest, and loads its inputs and samples.
    ///
    /// # Errors
    /// If the manifest, an input or a sample cannot be read, or if the manifest has errors.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown = path.display();
        let missing =
            || Diagnostic::error(Code::FileMissing, format!("there is no manifest `{shown}`"));
        // An absolute path stays valid if the current folder of the process changes.
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

    /// Reads and checks a manifest among files in memory. Outputs are relative to `folder`.
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

    /// Sets the folder that outputs are relative to.
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
    /// The files of the package. Inputs and samples are loaded, and the files that they refer to can be loaded.
    #[must_use]
    #[doc(hidden)]
    pub fn sources(&self) -> Sources {
        self.sources.clone()
    }

    /// The hash of all settings that are not the content of a file.
    pub(crate) fn settings_hash(&self) -> u64 {
        // A new field does not compile until it is added here.
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

    /// The place of a key of the package in the manifest, or of an item: `place(&["inputs", "0"])`. `None` for a package of a readme.
    #[must_use]
    pub fn place(&self, keys: &[&str]) -> Option<Place> {
        let entry = self.entry.as_ref()?;
        let mut pointer = entry.pointer.clone();
        for key in keys {
            pointer::push(&mut pointer, key);
        }
        Some(entry.manifest.place(entry.file, &pointer))
    }
}
