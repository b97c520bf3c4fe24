//! The file that `codegen` reads: a manifest that is named or found, or a readme.

use crate::arguments::Codegen;
use crate::paths;
use armgen::diagnostic::Diagnostics;
use armgen::manifest::{Manifest, Package, ReadmePackage};
use std::path::{Path, PathBuf};

/// The name of a readme.
const README: &str = "readme.md";

/// The file to read, and how to show paths.
pub(super) struct Input {
    pub(super) file: PathBuf,
    /// The package to generate, if the file is a readme.
    pub(super) package: Option<ReadmePackage>,
    /// The prefix of the paths of definitions.
    pub(super) folder: String,
    /// The prefix of the folders of crates.
    pub(super) output_folder: String,
}

impl Input {
    /// The file that is named, or else the nearest manifest.
    ///
    /// # Errors
    /// If no file is named and none is found, or if a folder is named that has none: what to type.
    pub(super) fn new(arguments: &Codegen, program: &str) -> Result<Self, String> {
        if let Some(readme) = &arguments.readme {
            let in_folder = readme.join(README);
            let readme = if in_folder.is_file() {
                &in_folder
            } else {
                readme
            };
            return Ok(Self::of_readme(readme, arguments));
        }
        let file = match arguments.file.as_ref().or(arguments.manifest.as_ref()) {
            Some(folder) if folder.is_dir() => manifest_in(folder)?,
            Some(file) => file.clone(),
            None => paths::find_manifest().ok_or_else(|| {
                format!(
                    "there is no `{}` in this folder or above it; name a manifest with `{program} codegen FILE`, or a readme with \
                     `{program} codegen --readme FILE --out DIR`",
                    paths::MANIFESTS.join("` or `")
                )
            })?,
        };
        let folder = paths::shown_folder(&file);
        Ok(Self {
            output_folder: folder.clone(),
            folder,
            package: None,
            file,
        })
    }

    fn of_readme(readme: &Path, arguments: &Codegen) -> Self {
        Self {
            folder: paths::shown_checkout(readme, arguments.root.as_deref()),
            output_folder: String::new(),
            package: Some(ReadmePackage {
                sub_package: arguments.sub_package.clone(),
                tag: arguments.tag.clone(),
                root: arguments.root.clone(),
                name: arguments.name.clone(),
                output: arguments.out.clone().unwrap_or_default(),
                operations: arguments.operations.clone(),
                client: arguments.client.clone(),
                api_version: arguments.api_version.clone(),
            }),
            file: readme.to_owned(),
        }
    }

    /// The path by which a command finds a folder that is relative to the manifest's folder.
    pub(super) fn typed_folder(&self, folder: &str) -> String {
        let file = paths::shown(&self.file);
        match Path::new(&file).parent() {
            // Messages do not show where it is, and the user has typed it.
            Some(parent) if parent.is_absolute() => {
                format!("{}/{folder}", parent.display())
            }
            _ => paths::join(&self.output_folder, folder),
        }
    }

    /// The path of the readme of a package, or an empty text if it has none.
    pub(super) fn shown_readme(&self, package: &Package) -> String {
        match &package.readme {
            _ if self.package.is_some() => paths::shown(&self.file),
            Some(readme) => paths::join(&self.folder, readme),
            None => String::new(),
        }
    }

    pub(super) fn read(&self) -> Result<Manifest, Diagnostics> {
        match &self.package {
            Some(package) => Manifest::from_readme(&self.file, package),
            None => Manifest::read(&self.file),
        }
    }
}

/// The manifest of a folder that was named.
fn manifest_in(folder: &Path) -> Result<PathBuf, String> {
    paths::manifest_in(folder).ok_or_else(|| {
        let shown = paths::shown(folder);
        let shown = paths::or_current(&shown);
        let readme = folder.join(README);
        let instead = if readme.is_file() {
            format!(
                "; name its readme with `--readme {}`",
                paths::shown(&readme)
            )
        } else {
            String::new()
        };
        let manifests = paths::MANIFESTS.join("` or `");
        format!("there is no `{manifests}` in the folder `{shown}`{instead}")
    })
}
