//! The cargo workspace of all crates.

use armgen::render::{CLIENT_FEATURE, DEPENDENCIES};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of a member without code that has the dependencies of all crates.
pub(super) const DEPENDENCIES_CRATE: &str = "dependencies";

/// A cargo workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// The workspace in a folder, which need not exist.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Its folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes the files of a workspace with these members, given by their folders relative to the workspace.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub(super) fn write(&self, members: &[String]) -> io::Result<()> {
        let mut text =
            format!("[workspace]\nresolver = \"3\"\nmembers = [\n    \"{DEPENDENCIES_CRATE}\",\n");
        for member in members {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "    \"{member}\",");
        }
        // The crates are built once, without a debugger.
        text.push_str("]\n\n[profile.dev]\ndebug = false\nincremental = false\n");
        self.put("Cargo.toml", &text)?;
        let mut dependencies = format!(
            "[package]\nname = \"{DEPENDENCIES_CRATE}\"\nedition = \"2024\"\n\n[features]\ndefault = [\"client\"]\nclient = {CLIENT_FEATURE}\n\n[dependencies]\n"
        );
        for (name, value) in DEPENDENCIES {
            let _ = writeln!(dependencies, "{name} = {value}");
        }
        self.put(&format!("{DEPENDENCIES_CRATE}/Cargo.toml"), &dependencies)?;
        self.put(&format!("{DEPENDENCIES_CRATE}/src/lib.rs"), "")?;
        self.lock()
    }

    /// Uses the dependency versions of armgen's workspace at first, and not the latest.
    fn lock(&self) -> io::Result<()> {
        let lock = self.folder.join("Cargo.lock");
        if !lock.exists() {
            fs::write(lock, include_str!("../../../../Cargo.lock"))?;
        }
        Ok(())
    }

    /// Writes a file if it differs.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn put(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)
    }
}
