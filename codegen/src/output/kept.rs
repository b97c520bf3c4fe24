//! Files that a user may have instead of those of armgen.

use super::{Entry, Files, Folder, Index};
use crate::diagnostic::Diagnostic;
use std::path::Path;

/// The files that make a crate easier to keep, and that no other file of it needs.
const REPLACEABLE: [&str; 1] = [".gitattributes"];

/// Removes files in whose place the user has one of his own. Returns their paths.
///
/// # Errors
/// If the index of the folder cannot be read.
pub(crate) fn keep(
    folder: &Path,
    shown: &str,
    files: &mut Files,
) -> Result<Vec<String>, Diagnostic> {
    let folder = Folder::new(folder, shown);
    let index = Index::read(&folder)?;
    let is_foreign = |path: &&str| {
        let is_same = |text: &String| {
            let found = folder.read(path).ok().and_then(Entry::text);
            found.as_ref() == Some(text)
        };
        folder.has(path) && !index.has(path) && !files.get(*path).is_some_and(is_same)
    };
    let kept: Vec<_> = REPLACEABLE.into_iter().filter(is_foreign).collect();
    for path in &kept {
        files.remove(*path);
    }
    Ok(kept.into_iter().map(str::to_owned).collect())
}

/// Adds the licences that an earlier run wrote, so that they stay. Only their owner knows whether the crate goes without them.
///
/// # Errors
/// If the index of the folder or a file cannot be read.
pub(crate) fn keep_licenses(
    folder: &Path,
    shown: &str,
    files: &mut Files,
) -> Result<(), Diagnostic> {
    let folder = Folder::new(folder, shown);
    let index = Index::read(&folder)?;
    for path in index.paths().filter(|path| path.starts_with("LICENSE-")) {
        if !files.contains_key(path)
            && let Some(text) = folder.read(path)?.text()
        {
            files.insert(path.to_owned(), text);
        }
    }
    Ok(())
}
