//! Paths in messages: relative, with `/` between the parts, and without the folders of this machine.

use armgen::manifest::ReadmeLocation;
use std::path::{Path, PathBuf};

/// The path of the manifest, relative to the folder of the workspace.
pub(crate) const MANIFEST: &str = "spec/armgen.yaml";

/// The manifest of the workspace that contains the current folder, relative to the current folder.
pub(crate) fn find_manifest() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    let depth = current
        .ancestors()
        .position(|folder| folder.join(MANIFEST).is_file())?;
    Some(PathBuf::from("../".repeat(depth)).join(MANIFEST))
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

/// The default output folder of a command, in cargo's target folder.
pub fn build_folder(command: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").filter(|target| !target.is_empty());
    let target = target.map_or_else(
        || {
            let manifest = find_manifest().unwrap_or_default();
            let workspace = manifest.ancestors().nth(2).unwrap_or(Path::new(""));
            workspace.join("target")
        },
        PathBuf::from,
    );
    target.join(command)
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
