//! Compares the files of a crate with those on disk, and writes them.
//!
//! Each file is replaced atomically, so that an interruption leaves either the old file or the new one. Files that did not change
//! are not written. The index of the folder lists the files that armgen wrote. Other files are not changed.

mod folder;
#[cfg(test)]
mod folder_tests;
mod generated;
mod index;
mod kept;
mod lock;
mod problems;
mod record;
#[cfg(test)]
mod tests;

#[doc(inline)]
pub use crate::api::{Origin, Skipped};
pub(crate) use folder::{Entry, Folder};
pub use generated::{GeneratedCrate, Summary};
pub(crate) use index::{Index, is_in as has_index};
pub(crate) use kept::{keep, keep_licenses};
pub(crate) use lock::{Lock, Purpose};
pub(crate) use record::Record;

use crate::diagnostic::{Diagnostic, Diagnostics};
use problems::{Problems, foreign};
use std::collections::BTreeMap;
use std::path::Path;

/// Paths relative to the folder of the crate, with `/` between the parts, and the texts of the files.
pub type Files = BTreeMap<String, String>;

/// The change of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The path relative to the folder of the crate, with `/` between the parts.
    pub path: String,
    /// The text on disk. `None` if there is no file.
    pub old: Option<String>,
    /// The generated text. `None` if the file is to be removed, because an earlier run wrote it and this one does not.
    pub new: Option<String>,
}

impl Change {
    /// Whether the file on disk has other line ends than the generated one.
    #[must_use]
    pub fn has_other_line_ends(&self) -> bool {
        let old = self.old.as_deref().unwrap_or_default();
        self.new.is_some() && old.contains("\r\n")
    }

    /// Whether the file on disk is the generated one but for its line ends.
    #[must_use]
    pub fn is_of_line_ends(&self) -> bool {
        let (Some(old), Some(new)) = (&self.old, &self.new) else {
            return false;
        };
        self.has_other_line_ends() && old.replace("\r\n", "\n") == *new
    }
}

/// The difference between the files on disk and the generated ones.
#[derive(Debug)]
pub struct Difference {
    folder: Folder,
    changes: Vec<Change>,
    unchanged: usize,
    /// The index while files are being written. It lists both the old files and the new ones.
    index_meanwhile: Index,
    former_name: Option<String>,
    /// The index when they are written.
    index: Index,
    was_unfinished: bool,
}

impl Difference {
    /// Compares generated files with a folder, which need not exist. Messages call the folder `shown`.
    ///
    /// # Errors
    /// If a file cannot be read, or if a file would be overwritten that armgen did not write.
    pub(crate) fn new(
        folder: &Path,
        shown: &str,
        mut files: Files,
        record: &Record,
    ) -> Result<Self, Diagnostics> {
        let folder = Folder::new(folder, shown);
        let old_index = Index::read(&folder)?;
        let new_index = Index::of(files.keys(), record);
        files.insert(index::PATH.to_owned(), new_index.text());
        let is_stale = |path: &&str| !files.contains_key(*path);

        let mut changes = Vec::new();
        let mut unchanged = 0;
        let mut problems = Problems::default();
        for path in old_index.paths().filter(is_stale) {
            match folder.read(path) {
                // What is no regular file is not what armgen wrote.
                Ok(found) => changes.extend(found.text().map(|old| Change {
                    path: path.to_owned(),
                    old: Some(old),
                    new: None,
                })),
                Err(problem) => problems.push(problem),
            }
        }
        for (path, new) in files {
            let old = match folder.read(&path) {
                Ok(Entry::Missing) => None,
                Ok(Entry::Text(old)) => Some(old),
                Ok(Entry::Other(found, what)) => {
                    let path = folder.shown(&path);
                    let whither = if found == path { "a file" } else { "files" };
                    problems.push(foreign(format!(
                        "`{found}` is {what}, and armgen writes {whither} there"
                    )));
                    continue;
                }
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            match old {
                Some(old) if old == new => unchanged += 1,
                Some(old) if path != index::PATH && !old_index.has(&path) => {
                    let shown_path = folder.shown(&path);
                    problems.overwritten(folder.shown_itself(), &path, shown_path, &old);
                }
                old => changes.push(Change {
                    path,
                    old,
                    new: Some(new),
                }),
            }
        }
        changes.sort_by(|left, right| left.path.cmp(&right.path));
        let difference = Self {
            index_meanwhile: old_index.with(&new_index),
            former_name: old_index
                .record()
                .map(|old| old.name.clone())
                .filter(|old| *old != record.name),
            index: new_index,
            was_unfinished: old_index.is_unfinished,
            folder,
            changes,
            unchanged,
        };
        Ok(problems.into_diagnostics().with(difference)?.value)
    }

    /// The files that differ, sorted by path.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The number of files that do not differ.
    #[must_use]
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// The name of the crate that was in the folder, if it was another one.
    pub(crate) fn former_name(&self) -> Option<&str> {
        self.former_name.as_deref()
    }

    /// Whether an earlier run was ended while it wrote, or could not write all files.
    #[must_use]
    pub fn was_unfinished(&self) -> bool {
        self.was_unfinished
    }

    /// Writes the files that differ, and then removes those that are no longer generated. Only one process may do so at a time.
    ///
    /// # Errors
    /// If a file or a folder cannot be written. The next run writes the remaining files.
    pub fn write(&self) -> Result<(), Diagnostic> {
        for folder in self.index_meanwhile.folders() {
            self.folder.remove_temporaries(folder)?;
        }
        // The index lists a file before it exists, so that a later run can remove it. It says meanwhile that this run has not ended.
        let meanwhile = self.index_meanwhile.text_meanwhile();
        self.folder.replace(index::PATH, &meanwhile)?;
        let others = || {
            self.changes
                .iter()
                .filter(|change| change.path != index::PATH)
        };
        for change in others() {
            if let Some(new) = &change.new {
                self.folder.replace(&change.path, new)?;
            }
        }
        for change in others().filter(|change| change.new.is_none()) {
            self.folder.remove(&change.path)?;
        }
        self.folder.replace(index::PATH, &self.index.text())
    }
}
