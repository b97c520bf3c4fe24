//! The manifest, `armgen.yaml`: which crates are made of which definitions. It is checked strictly, and all that is wrong with it
//! is reported at once.
//!
//! It is an object with one key, `packages`: a list of objects whose keys are described at the fields of [`Package`].

mod check;
mod readme;
mod rules;
#[cfg(test)]
mod tests;

pub use readme::{ReadmePackage, ReadmePlace};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::edit::Edit;
use crate::source::{FileId, Sources, pointer};
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
    /// `name`, required: the name of the crate. Letters, digits, `-` and `_`, beginning with a letter; no keyword.
    pub name: String,
    /// `version`, required: the version of the crate (semver.org).
    pub version: String,
    /// `license`, required: the licence of the crate, an SPDX expression.
    pub license: String,
    /// `description`, required: one sentence about the crate.
    pub description: String,
    /// `repository`: the URL of the crate's source.
    pub repository: Option<String>,
    /// `output`, required: the folder of the crate. Files in it that armgen did not write are left alone.
    pub output: String,
    /// `root`: the folder that no file of the definition lies outside of; empty for the manifest's folder, which is the default.
    pub root: String,
    /// `inputs`, required: the definitions. What they refer to is found from there. At least one.
    pub inputs: Vec<String>,
    /// `operations`: the ids of the wanted operations, in which `*` stands for any text. Empty for all, which is the default.
    pub operations: Vec<String>,
    /// `api-version`: the version of the API, instead of each input's `info.version`.
    pub api_version: Option<String>,
    /// `client`: the name of the client's type, instead of one made of the first input's `info.title`.
    pub client: Option<String>,
    /// `quick-start`: the id of the operation that the crate's README shows.
    pub quick_start: Option<String>,
    /// `samples`: programs that become examples of the crate.
    pub samples: Vec<String>,
    /// The tag, for a package of a readme that has tags.
    pub tag: Option<String>,
    /// Whether the crate has the examples of its operations as tests: packages of a manifest have.
    pub examples: bool,
    /// Whether operations that cannot be generated are left out with a warning: in packages of a readme they are.
    pub skip_faulty: bool,
    /// Changes to the definitions before they are read: what the directives of a readme ask for.
    pub edits: Vec<Edit>,
    /// What deserves a look, though it is no error.
    pub warnings: Diagnostics,
    sources: Sources,
    /// None for a package without a manifest.
    places: Option<Places>,
}

/// Where the keys of a package are found.
#[derive(Clone, Debug)]
struct Places {
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
    pub fn sources(&self) -> Sources {
        self.sources.clone()
    }

    /// Where a key of the package stands in the manifest, or an item of it: `place(&["inputs", "0"])`. None if it has no manifest.
    #[must_use]
    pub fn place(&self, keys: &[&str]) -> Option<Place> {
        let places = self.places.as_ref()?;
        let pointer = keys.iter().fold(places.pointer.clone(), |parent, key| {
            pointer::join(&parent, key)
        });
        Some(places.manifest.place(places.file, &pointer))
    }
}
