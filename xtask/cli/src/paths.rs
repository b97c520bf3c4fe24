//! Paths in messages: relative, with `/` between the parts, and without the folders of this machine.

use armgen::manifest::ReadmeLocation;
use std::path::{Path, PathBuf};

/// Where a manifest is looked for in a folder, in this order.
pub(crate) const MANIFESTS: [&str; 2] = ["armgen.yaml", "spec/armgen.yaml"];

/// The manifest of a folder.
pub(crate) fn manifest_in(folder: &Path) -> Option<PathBuf> {
    let candidates = MANIFESTS.map(|path| folder.join(path));
    candidates.into_iter().find(|path| path.is_file())
}

/// The nearest manifest in the current folder or above it, relative to the current folder.
pub(crate) fn find_manifest() -> Option<PathBuf> {
    find_above(|folder| manifest_in(folder).is_some()).and_then(|folder| manifest_in(&folder))
}

/// The nearest folder that is as wanted, from the current one upwards, relative to the current folder.
fn find_above(is_wanted: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let depth = current.ancestors().position(is_wanted)?;
    Some(PathBuf::from("../".repeat(depth)))
}

/// The environment variable with the path of the checkout of the public definitions.
pub(crate) const CHECKOUT: &str = "AZURE_REST_API_SPECS";

/// The checkout of the public definitions: `named`, or that of the environment variable.
pub fn checkout(named: Option<&Path>) -> Option<PathBuf> {
    let variable = || std::env::var_os(CHECKOUT).filter(|root| !root.is_empty());
    named
        .map(Path::to_owned)
        .or_else(|| variable().map(PathBuf::from))
}

/// The name of the folder of all definitions in a checkout.
pub(crate) const DEFINITIONS: &str = "specification";

/// The folder of all definitions in a checkout.
///
/// # Errors
/// If it does not exist.
pub fn definitions(checkout: &Path) -> Result<PathBuf, String> {
    let definitions = checkout.join(DEFINITIONS);
    if definitions.is_dir() {
        Ok(definitions)
    } else {
        let checkout = checkout.display();
        Err(format!(
            "there is no folder `{DEFINITIONS}` in `{checkout}`"
        ))
    }
}

/// The default output folder of a command: in cargo's target folder, or in the current folder if that is in no cargo project.
#[must_use]
pub fn build_folder(command: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").filter(|target| !target.is_empty());
    // A workspace has its `Cargo.lock` and its target folder beside each other.
    let project = || {
        let lock = find_above(|folder| folder.join("Cargo.lock").is_file());
        lock.or_else(|| find_above(|folder| folder.join("Cargo.toml").is_file()))
    };
    let target = target.map(PathBuf::from);
    let target = target.or_else(|| Some(project()?.join("target")));
    target.map_or_else(
        || PathBuf::from(format!("armgen-{command}")),
        |target| target.join(command),
    )
}

/// The path of a file: relative to the current folder if the file is in it, otherwise as the user wrote it.
pub(crate) fn shown(file: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let file = file.strip_prefix(current).unwrap_or(file);
    file.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// The folder of a file as a prefix of paths: it ends with `/` or is empty.
pub(crate) fn shown_folder(file: &Path) -> String {
    let shown = shown(file);
    match shown.rsplit_once('/') {
        Some((folder, _)) if Path::new(folder).is_relative() => format!("{folder}/"),
        _ => String::new(),
    }
}

/// The folder that the files of a readme's package are relative to, as a prefix of paths.
pub(crate) fn shown_checkout(readme: &Path, root: Option<&Path>) -> String {
    let location = root.map_or_else(
        || ReadmeLocation::find(readme),
        |root| ReadmeLocation::below(root, readme),
    );
    let Ok(location) = location else {
        return String::new();
    };
    let shown = shown(readme);
    let before = shown.strip_suffix(&location.path);
    if let Some(folder) = before.filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        let is_relative = Path::new(folder).is_relative();
        return if is_relative {
            folder.to_owned()
        } else {
            String::new()
        };
    }
    let current = std::env::current_dir().unwrap_or_default();
    let inside = current.strip_prefix(&location.folder);
    inside.map_or_else(
        |_| String::new(),
        |inside| "../".repeat(inside.components().count()),
    )
}

/// The path of a folder for messages: `.` for the current one.
pub(crate) fn or_current(folder: &str) -> &str {
    if folder.is_empty() { "." } else { folder }
}

/// A path in a folder, without `.` and, where possible, without `..`. An absolute path stays as it is.
pub(crate) fn join(folder: &str, path: &str) -> String {
    if Path::new(path).is_absolute() {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parent_folders_are_removed_from_joined_paths() {
        assert_eq!(join("spec/", "../generated"), "generated");
        assert_eq!(join("../../spec/", "../generated"), "../../generated");
        assert_eq!(join("", "../generated"), "../generated");
        assert_eq!(join("", "./pets.json"), "pets.json");
    }

    #[test]
    fn the_folder_of_a_file_ends_with_a_slash() {
        assert_eq!(shown_folder(Path::new("spec/armgen.yaml")), "spec/");
        assert_eq!(shown_folder(Path::new("armgen.yaml")), "");
    }

    #[test]
    fn a_folder_elsewhere_on_the_machine_is_not_shown() {
        assert_eq!(shown_folder(Path::new("/elsewhere/spec/armgen.yaml")), "");
    }

    #[test]
    fn a_file_in_the_current_folder_is_shown_relative_to_it() {
        let file = std::env::current_dir()
            .expect("tests have a folder")
            .join("spec/armgen.yaml");
        assert_eq!(shown(&file), "spec/armgen.yaml");
    }
}
