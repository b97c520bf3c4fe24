//! What there is near a file that is not there.

use crate::diagnostic::{listed, suggestion_of_part};
use std::fs;
use std::path::Path;

/// The most entries of a folder that are looked at.
const MOST_ENTRIES: usize = 5_000;

/// The usual name of a manifest, which is no definition.
const MANIFEST: &str = "armgen.yaml";

/// How the names of definitions end.
const DEFINITIONS: [&str; 3] = [".json", ".yaml", ".yml"];

/// Help for a file that does not exist. `path` is the path as it is written, which leads to `location`. Nothing outside of `root` is
/// named.
pub(crate) fn help(location: &Path, root: &Path, path: &str) -> Option<String> {
    let parent = location.parent()?;
    let shown = path.rsplit_once('/').map_or(".", |(parent, _)| parent);
    let is_inside = |folder: &Path| {
        let folders = folder.canonicalize().ok().zip(root.canonicalize().ok());
        folders.is_some_and(|(folder, root)| folder.starts_with(root))
    };
    if path.contains(['*', '?']) {
        let files = if is_inside(parent) {
            definitions(parent)
        } else {
            Vec::new()
        };
        return Some(one_by_one(shown, &files));
    }
    if !parent.is_dir() {
        return Some(format!("there is no folder `{shown}`"));
    }
    if !is_inside(parent) {
        return None;
    }
    let name = location.file_name()?.to_str()?;
    let names = names(parent);
    let known = names.iter().map(String::as_str);
    let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_lowercase());
    let same_stem = known
        .clone()
        .find(|other| stem(other).is_some() && stem(other) == stem(name));
    match same_stem {
        Some(other) => Some(format!("did you mean `{other}`?")),
        None => suggestion_of_part(name, known),
    }
}

/// Help for a folder in place of a definition.
pub(super) fn help_for_folder(location: &Path, path: &str) -> String {
    one_by_one(path, &definitions(location))
}

fn one_by_one(folder: &str, files: &[String]) -> String {
    if files.is_empty() {
        return format!("definitions are listed one by one; `{folder}` has none");
    }
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    format!(
        "definitions are listed one by one; `{folder}` has {}",
        listed(&names, "")
    )
}

fn definitions(folder: &Path) -> Vec<String> {
    let mut names = names(folder);
    let is_definition = |name: &String| DEFINITIONS.iter().any(|end| name.ends_with(end));
    names.retain(|name| is_definition(name) && name != MANIFEST);
    names
}

/// The sorted names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries
        .take(MOST_ENTRIES)
        .filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    names
}
