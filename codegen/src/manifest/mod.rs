//! The manifest, `armgen.yaml`, which lists the crates to generate and their definitions. It is checked strictly, and all errors
//! are reported together.
//!
//! It is an object with the key `packages`, an array of objects. Their keys are documented at the fields of [`Package`],
//! [`CrateSettings`] and [`Selection`]. A package has `inputs`, or a `readme` with a `tag` or a `sub-package`, which says what the
//! package itself does not. What packages share can stand once, in the object `defaults`. The key `runtime` is `embedded`, or an
//! object that is documented at [`RuntimeCrate`].

mod allowed;
mod check;
mod license;
mod location;
mod naming;
mod readme;
mod rules;
#[cfg(test)]
mod tests;
mod way;

#[doc(inline)]
pub use crate::settings::{
    CrateSettings, DefaultFeatures, Runtime, RuntimeSettings, Sample, Selection, SharedRuntime,
    Wanted,
};
pub use allowed::AllowedWarning;
pub(crate) use allowed::stale_allowances;
pub use location::ReadmeLocation;
pub use naming::{CrateName, CrateNames, PackageName};
pub use readme::ReadmePackage;
pub(crate) use way::{plain, relative};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::settings::licenses_without_text;
use crate::source::tree::Node;
use crate::source::{FileId, Sources, hash, pointer};
use check::Contents;
use std::path::{Path, PathBuf};

/// A manifest that was read and checked.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// `runtime`: the crate with the runtime that all packages depend on. `None` if each package has a copy of it.
    pub runtime: Option<RuntimeCrate>,
    /// The packages in the order of the manifest. There is at least one.
    pub packages: Vec<Package>,
    /// `output` of `defaults`: the folder in which each crate has a folder of its own name.
    pub crates_folder: Option<String>,
    pub(crate) folder: PathBuf,
    pub(crate) origin: ManifestOrigin,
}

/// What a manifest was read from.
#[derive(Clone, Debug)]
pub(crate) enum ManifestOrigin {
    /// A file of this name, in the folder that outputs are relative to.
    File(String),
    /// A readme in this folder. `None` if it is in memory.
    Readme(Option<PathBuf>),
}

/// The crate with the runtime, which all packages of a manifest depend on.
#[derive(Clone, Debug)]
pub struct RuntimeCrate {
    /// The settings of the crate.
    pub settings: RuntimeSettings,
    /// `output`: as for a package.
    pub output: String,
    entry: Option<Entry>,
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
    /// `readme`: the path of the readme, if the package of a manifest has one.
    pub readme: Option<String>,
    /// What the readme has beside its own tag, if the package has that one because none is named.
    pub alternatives: Option<Alternatives>,
    /// Warnings about the readme.
    pub warnings: Diagnostics,
    /// `allowed-warnings`: the warnings that are not given.
    pub allowed: Vec<AllowedWarning>,
    sources: Sources,
    /// `None` for a package of a readme.
    entry: Option<Entry>,
}

/// What a readme has beside its own tag.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Alternatives {
    /// The number of other tags of its own package.
    pub tags: usize,
    /// The number of its sub-packages.
    pub sub_packages: usize,
}

/// A crate that is written for a manifest.
#[derive(Clone, Copy, Debug)]
pub enum Member<'m> {
    /// The runtime that packages share.
    Runtime(&'m RuntimeCrate),
    /// The crate of a package.
    Package(&'m Package),
}

/// The place of a crate in its manifest.
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
        if path.is_dir() {
            let message = format!("`{shown}` is a folder, and no manifest");
            let file = path.join("armgen.yaml");
            let help = format!("name the file in it: `{}`", file.display());
            return Err(Diagnostic::error(Code::FileUnreadable, message)
                .with_help(help)
                .into());
        }
        let missing = || location::missing("manifest", path);
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
        Self::from_sources(&Sources::new(folder), name, folder)
    }

    /// Reads and checks a manifest among files in memory. Outputs are relative to `folder`.
    ///
    /// # Errors
    /// As for [`Manifest::read`].
    #[doc(hidden)]
    pub fn from_sources(sources: &Sources, path: &str, folder: &Path) -> Result<Self, Diagnostics> {
        let Contents {
            runtime,
            packages,
            crates_folder,
        } = check::contents(sources, path, folder)?;
        Ok(Self {
            runtime,
            packages,
            crates_folder,
            folder: folder.to_owned(),
            origin: ManifestOrigin::File(path.rsplit('/').next().unwrap_or(path).to_owned()),
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

    /// All crates, that of the runtime first.
    pub fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let runtime = self.runtime.iter().map(Member::Runtime);
        runtime.chain(self.packages.iter().map(Member::Package))
    }

    /// The file of the manifest. `None` if there is none.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match &self.origin {
            ManifestOrigin::File(name) => Some(self.folder.join(name)),
            ManifestOrigin::Readme(_) => None,
        }
    }

    /// The path of the manifest relative to the folder of a crate. `None` if there is none.
    pub(crate) fn seen_from(&self, member: Member<'_>) -> Option<String> {
        let folder = plain(&self.output_folder(member));
        Some(relative(&folder, &plain(&self.file()?)))
    }

    /// The folder that a crate is written to.
    #[must_use]
    pub fn output_folder(&self, member: Member<'_>) -> PathBuf {
        self.folder.join(member.output())
    }
}

impl<'m> Member<'m> {
    /// The name of the crate.
    #[must_use]
    pub fn name(self) -> &'m str {
        match self {
            Self::Runtime(runtime) => &runtime.settings.name,
            Self::Package(package) => &package.krate.name,
        }
    }

    /// The folder of the crate, relative to the manifest's folder.
    #[must_use]
    pub fn output(self) -> &'m str {
        match self {
            Self::Runtime(runtime) => &runtime.output,
            Self::Package(package) => &package.output,
        }
    }

    /// Whether armgen does not have the text of a licence of the crate.
    pub(crate) fn lacks_text_of_license(self) -> bool {
        let license = match self {
            Self::Runtime(runtime) => &runtime.settings.license,
            Self::Package(package) => &package.krate.license,
        };
        !licenses_without_text(license).is_empty()
    }

    /// The folder of the crate for messages.
    pub(crate) fn shown_output(self) -> &'m str {
        match self.output() {
            "" => ".",
            output => output,
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Runtime(_) => "runtime",
            Self::Package(_) => "package",
        }
    }

    /// What messages call it.
    pub(crate) fn shown(self) -> String {
        format!("the {} `{}`", self.kind(), self.name())
    }

    /// The files that it is made from. See [`Package::sources`].
    pub(crate) fn sources(self) -> Sources {
        match self {
            Self::Runtime(_) => Sources::in_memory::<&str, &[u8]>([]),
            Self::Package(package) => package.sources(),
        }
    }

    /// The hash of all settings that are not the content of a file.
    pub(crate) fn settings_hash(self) -> u64 {
        match self {
            Self::Runtime(RuntimeCrate {
                settings,
                output,
                entry: _,
            }) => hash(&(settings, output)),
            Self::Package(package) => package.settings_hash(),
        }
    }

    /// The place of a key of the crate in the manifest. See [`Package::place`].
    pub(crate) fn place(self, keys: &[&str]) -> Option<Place> {
        Some(self.entry()?.place(keys))
    }

    /// Whether the manifest says the value of a key for this crate alone.
    fn says(self, key: &str) -> bool {
        self.entry().is_some_and(|entry| entry.has(key))
    }

    fn entry(self) -> Option<&'m Entry> {
        match self {
            Self::Runtime(runtime) => runtime.entry.as_ref(),
            Self::Package(package) => package.entry.as_ref(),
        }
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

    fn has(&self, key: &str) -> bool {
        let Ok(document) = self.manifest.parse::<Node>(self.file) else {
            return false;
        };
        let mut parts = self.pointer.split('/').skip(1);
        let object = parts.try_fold(&document, |node, part| match node {
            Node::Array(items) => items.get(part.parse::<usize>().ok()?),
            _ => node.get(part),
        });
        object.is_some_and(|object| object.get(key).is_some())
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
    fn settings_hash(&self) -> u64 {
        // A new field does not compile until it is added here.
        let Self {
            krate,
            output,
            root,
            selection,
            tag,
            readme: _,
            alternatives: _,
            // A licence that the user adds removes one.
            warnings,
            allowed: _,
            sources: _,
            entry: _,
        } = self;
        hash(&(krate, output, root, selection, tag, warnings.len()))
    }

    /// The place of a key of the package in the manifest, or of an item: `place(&["inputs", "0"])`. `None` for a package of a readme.
    #[must_use]
    pub fn place(&self, keys: &[&str]) -> Option<Place> {
        Some(self.entry.as_ref()?.place(keys))
    }
}
