//! Crates that were written into a workspace of cargo that does not list them. Cargo refuses to build these.

use crate::paths;
use armgen::UpdatedCrate;
use armgen::manifest::Manifest;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const CARGO_TOML: &str = "Cargo.toml";

/// What cargo says of a package in a workspace that does not list it, before the paths of both.
const REFUSAL: &str = "believes it's in a workspace when it's not";

/// What to add to which workspace, for the crates whose `Cargo.toml` was written. Empty if there is nothing to add, or no cargo to ask.
pub(super) fn missing_members(
    manifest: &Manifest,
    crates: &[UpdatedCrate],
    folder: &str,
) -> String {
    let mut workspaces: BTreeMap<PathBuf, Workspace> = BTreeMap::new();
    for (member, one) in manifest.members().zip(crates) {
        let mut changes = one.changes().iter();
        let location = manifest.output_folder(member);
        if changes.any(|change| change.path == CARGO_TOML)
            && is_in_a_project(&location)
            && let Some(Outsider { root, path }) = Outsider::ask(&location)
        {
            let shown = paths::join(folder, &one.shown_folder);
            let workspace = workspaces.entry(root);
            workspace.or_default().add(&shown, &path);
        }
    }
    let texts = workspaces.iter().map(|(root, found)| found.text(root));
    texts.collect()
}

/// Whether there is a `Cargo.toml` above a folder. Otherwise there is nothing to ask cargo for.
fn is_in_a_project(folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_default();
    let mut above = folder.ancestors().skip(1);
    above.any(|folder| folder.join(CARGO_TOML).is_file())
}

/// A crate in the folder of a workspace that does not list it.
struct Outsider {
    /// The `Cargo.toml` of the workspace.
    root: PathBuf,
    /// The folder of the crate, relative to that of the workspace.
    path: String,
}

impl Outsider {
    /// Asks cargo for the workspace of a crate. `None` if cargo is satisfied.
    fn ask(folder: &Path) -> Option<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let output = Command::new(cargo)
            .current_dir(folder)
            .args(["locate-project", "--workspace", "--color=never"])
            // Rustup would download the toolchain that the project asks for.
            .env("RUSTUP_AUTO_INSTALL", "0")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        Self::parse(&String::from_utf8_lossy(&output.stderr))
    }

    fn parse(said: &str) -> Option<Self> {
        let (_, said) = said.split_once(REFUSAL)?;
        let path = |key| {
            let path = said.lines().find_map(|line| line.strip_prefix(key));
            path.map(|path| PathBuf::from(path.trim()))
        };
        let (current, root) = (path("current:")?, path("workspace:")?);
        let inside = current.parent()?.strip_prefix(root.parent()?).ok()?;
        let parts = inside.iter().map(|part| part.to_string_lossy());
        let path = parts.collect::<Vec<_>>().join("/");
        Some(Self { root, path })
    }
}

/// The crates that a workspace does not list.
#[derive(Default)]
struct Workspace {
    /// Its `Cargo.toml`, for messages.
    shown: String,
    /// The folders of the crates, for messages.
    crates: Vec<String>,
    /// The folders of the crates, relative to that of the workspace.
    paths: Vec<String>,
}

impl Workspace {
    fn add(&mut self, shown: &str, path: &str) {
        if !Path::new(shown).is_absolute() {
            let upwards = "../".repeat(path.split('/').count());
            self.shown = paths::join(shown, &format!("{upwards}{CARGO_TOML}"));
        }
        self.crates.push(format!("`{shown}`"));
        self.paths.push(format!("\"{path}\""));
    }

    fn text(&self, root: &Path) -> String {
        let shown = match self.shown.as_str() {
            "" => paths::shown(root),
            shown => shown.to_owned(),
        };
        let crates = self.crates.join(", ");
        let (them, they_are) = match self.crates.len() {
            1 => ("it", "it is"),
            _ => ("them", "they are"),
        };
        let (list, lines) = if has_members(root) {
            ("`members`", self.paths.join(",\n    ") + ",")
        } else {
            (
                "`[workspace]`",
                format!("members = [{}]", self.paths.join(", ")),
            )
        };
        format!(
            "cargo will not build {crates}: the workspace of `{shown}` does not list {them}; add to {list} there, or to `exclude` if \
             {they_are} to stay outside:\n\n    {lines}\n\n"
        )
    }
}

/// Whether a `Cargo.toml` has a list of members.
fn has_members(root: &Path) -> bool {
    let text = fs::read_to_string(root).unwrap_or_default();
    let mut keys = text.lines().filter_map(|line| line.split_once('='));
    keys.any(|(key, _)| matches!(key.trim(), "members" | "workspace.members"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outsider_has_a_workspace_and_a_path_in_it() {
        let said = "error: current package believes it's in a workspace when it's not:\n\
                    current:   /home/a b/crates/arm_pets/Cargo.toml\n\
                    workspace: /home/a b/Cargo.toml\n\n\
                    this may be fixable by adding `crates/arm_pets` to the `workspace.members` array\n";
        let Outsider { root, path } = Outsider::parse(said).expect("it is one");
        assert_eq!(root, Path::new("/home/a b/Cargo.toml"));
        assert_eq!(path, "crates/arm_pets");
    }

    #[test]
    fn other_errors_of_cargo_are_not_about_members() {
        assert!(Outsider::parse("error: failed to parse manifest at `/Cargo.toml`").is_none());
    }
}
