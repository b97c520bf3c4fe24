//! The folder in which everything is installed, generated and compiled.

use super::suite::Suite;
use armgen_cli::paths;
use std::path::{Path, PathBuf};

/// The folder of the tests in this repository.
const SOURCES: &str = "tests/conformance";

/// Where npm puts the definitions of the server.
const DEFINITIONS: &str = "node_modules/@microsoft.azure/autorest.testserver/swagger";

/// The folder in which everything is installed, generated and compiled.
pub(crate) struct Folder {
    path: PathBuf,
    repository: PathBuf,
}

impl Folder {
    /// Creates the folder, by default in cargo's target folder.
    ///
    /// # Errors
    /// If it cannot be created, or if the command is not run in this repository.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, String> {
        let repository = repository()?;
        let path = path.map_or_else(|| paths::build_folder("conformance"), Path::to_owned);
        let problem = |error| format!("cannot create `{}`: {error}", path.display());
        std::fs::create_dir_all(&path).map_err(problem)?;
        Ok(Self {
            path: std::path::absolute(&path).map_err(problem)?,
            repository,
        })
    }

    /// The path of something in the folder.
    pub(crate) fn join(&self, path: impl AsRef<Path>) -> PathBuf {
        self.path.join(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The root of this repository.
    pub(crate) fn repository(&self) -> &Path {
        &self.repository
    }

    /// The folder with the tests, the manifest and the lock file of npm.
    pub(crate) fn sources(&self) -> PathBuf {
        self.repository.join(SOURCES)
    }

    /// The file with the results of a suite.
    pub(crate) fn results(&self, suite: Suite) -> PathBuf {
        self.join(format!("results/{}.json", suite.name()))
    }

    /// Copies what is in `tests/conformance` and not code of Rust, and the definitions of the server, so that the paths in the
    /// manifest are relative. Returns the path of the manifest.
    ///
    /// # Errors
    /// If a file cannot be copied.
    pub(crate) fn copy_inputs(&self) -> Result<PathBuf, String> {
        let manifest = self.join("armgen.yaml");
        copy(&self.sources().join("armgen.yaml"), &manifest)?;
        let preloaded = "loopback.cjs";
        copy(&self.sources().join(preloaded), &self.join(preloaded))?;
        copy_folder(&self.join(DEFINITIONS), &self.join("swagger")).map_err(|error| {
            let installed = self.join("node_modules");
            format!(
                "{error}; to install the server again, remove `{}`",
                installed.display()
            )
        })?;
        Ok(manifest)
    }
}

/// The root of this repository, from the current folder upwards.
fn repository() -> Result<PathBuf, String> {
    let current = std::env::current_dir()
        .map_err(|error| format!("the current folder is unknown: {error}"))?;
    let found = current
        .ancestors()
        .find(|folder| folder.join(SOURCES).join("armgen.yaml").is_file());
    found.map(Path::to_owned).ok_or_else(|| {
        format!(
            "there is no `{SOURCES}` here or above: run the command in the repository of armgen"
        )
    })
}

/// Copies a file, unless the copy is the same already.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let content = std::fs::read(from)
        .map_err(|error| format!("cannot read `{}`: {error}", from.display()))?;
    write(to, content)
}

/// Writes a file, unless it has the content already, so that cargo does not compile what has not changed.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    let content = content.as_ref();
    if std::fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, content))
        .map_err(|error| format!("cannot write `{}`: {error}", path.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    let problem = |error| format!("cannot read `{}`: {error}", from.display());
    for entry in std::fs::read_dir(from).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let target = to.join(entry.file_name());
        if entry.file_type().map_err(problem)?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}
