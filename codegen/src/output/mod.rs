//! Compares the files of a crate with those on disk, and writes them.
//!
//! Each file is replaced atomically, so that an interruption leaves either the old file or the new one. Files that did not change
//! are not written. The index of the folder lists the files that armgen wrote. Other files are not changed.

mod generated;
mod index;
#[cfg(test)]
mod tests;

#[doc(inline)]
pub use crate::api::{Origin, Skipped};
pub use generated::{GeneratedCrate, Summary};
pub(crate) use index::Index;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Paths relative to the folder of the crate, with `/` between the parts, and the texts of the files.
pub type Files = BTreeMap<String, String>;

/// The beginning and the end of the names of temporary files. An interrupted run may leave some.
const TEMPORARY: (&str, &str) = (".armgen-", ".tmp");

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

/// The difference between the files on disk and the generated ones.
#[derive(Debug)]
pub struct Difference {
    folder: PathBuf,
    shown: String,
    changes: Vec<Change>,
    unchanged: usize,
    /// The index while files are being written. It lists both the old files and the new ones.
    index_meanwhile: Index,
}

impl Difference {
    /// Compares generated files with a folder, which need not exist. Messages call the folder `shown`.
    ///
    /// # Errors
    /// If a file cannot be read, or if a file would be overwritten that armgen did not write.
    pub fn new(folder: &Path, shown: &str, mut files: Files) -> Result<Self, Diagnostics> {
        let old_index = read(folder, shown, index::PATH)?
            .map_or_else(Index::default, |text| Index::parse(&text));
        let new_index = Index::of(files.keys());
        files.insert(index::PATH.to_owned(), new_index.text());
        let index_meanwhile = old_index.with(&new_index);
        let stale: Vec<&str> = old_index
            .paths()
            .filter(|path| !files.contains_key(*path))
            .collect();

        let mut difference = Self {
            folder: folder.to_owned(),
            shown: shown.to_owned(),
            changes: Vec::new(),
            unchanged: 0,
            index_meanwhile,
        };
        let mut problems = Diagnostics::default();
        for path in stale {
            if let Some(old) = read(folder, shown, path)? {
                difference.changes.push(Change {
                    path: path.to_owned(),
                    old: Some(old),
                    new: None,
                });
            }
        }
        for (path, new) in files {
            match read(folder, shown, &path)? {
                Some(old) if old == new => difference.unchanged += 1,
                Some(_) if path != index::PATH && !old_index.has(&path) => {
                    problems.push(foreign(shown, &path));
                }
                old => difference.changes.push(Change {
                    path,
                    old,
                    new: Some(new),
                }),
            }
        }
        difference
            .changes
            .sort_by(|left, right| left.path.cmp(&right.path));
        Ok(problems.with(difference)?.value)
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

    /// Writes the files that differ, and then removes those that are no longer generated. Only one process may do so at a time.
    ///
    /// # Errors
    /// If a file or a folder cannot be written. The next run writes the remaining files.
    pub fn write(&self) -> Result<(), Diagnostic> {
        self.remove_temporaries()?;
        let (index, others): (Vec<_>, Vec<_>) = self
            .changes
            .iter()
            .partition(|change| change.path == index::PATH);
        // The index lists a file before it exists, so that a later run can remove it.
        if let Some(index) = index.first() {
            let meanwhile = self.index_meanwhile.text();
            if index.old.as_ref() != Some(&meanwhile) {
                self.replace(&index.path, &meanwhile)?;
            }
        }
        for change in &others {
            if let Some(new) = &change.new {
                self.replace(&change.path, new)?;
            }
        }
        for change in others.iter().filter(|change| change.new.is_none()) {
            self.remove(&change.path)?;
        }
        match index.first().and_then(|index| index.new.as_ref()) {
            Some(text) => self.replace(index::PATH, text),
            None => Ok(()),
        }
    }

    fn unwritable(&self, path: &str) -> impl Fn(io::Error) -> Diagnostic {
        let path = join(&self.shown, path);
        move |error| {
            Diagnostic::error(
                Code::OutputUnwritable,
                format!("`{path}` cannot be written: {error}"),
            )
        }
    }

    /// Replaces a file atomically.
    fn replace(&self, path: &str, text: &str) -> Result<(), Diagnostic> {
        let location = self.folder.join(path);
        let folder = location.parent().unwrap_or(&self.folder);
        let write = || {
            fs::create_dir_all(folder)?;
            let mut file = temporary(folder)?;
            file.write_all(text.as_bytes())?;
            file.persist(&location)?;
            Ok(())
        };
        write().map_err(self.unwritable(path))
    }

    /// Removes a file, and its folders if they are empty then.
    fn remove(&self, path: &str) -> Result<(), Diagnostic> {
        let location = self.folder.join(path);
        match fs::remove_file(&location) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(self.unwritable(path)(error));
            }
            _ => {}
        }
        let folders = location
            .ancestors()
            .skip(1)
            .take_while(|folder| *folder != self.folder);
        // This fails for a folder that is not empty.
        for folder in folders {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Removes temporary files that an interrupted run left.
    fn remove_temporaries(&self) -> Result<(), Diagnostic> {
        for folder in self.index_meanwhile.folders() {
            let Ok(entries) = fs::read_dir(self.folder.join(folder)) else {
                continue;
            };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let is_temporary =
                    |name: &str| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1);
                if let Some(name) = name.to_str().filter(|name| is_temporary(name)) {
                    fs::remove_file(entry.path()).map_err(self.unwritable(&join(folder, name)))?;
                }
            }
        }
        Ok(())
    }
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    // By default, only the user can read temporary files. The umask applies to this mode.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// The text of a file, if it exists. Bytes that are not UTF-8 are replaced: armgen does not write any, so such a file differs.
fn read(folder: &Path, shown: &str, path: &str) -> Result<Option<String>, Diagnostic> {
    match fs::read(folder.join(path)) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => {
            let path = join(shown, path);
            Err(Diagnostic::error(
                Code::FileUnreadable,
                format!("`{path}` cannot be read: {error}"),
            ))
        }
    }
}

fn foreign(shown: &str, path: &str) -> Diagnostic {
    let path = join(shown, path);
    Diagnostic::error(
        Code::OutputForeign,
        format!("`{path}` would be overwritten, but armgen did not write it"),
    )
    .with_help("move it away, or choose another `output` in the manifest")
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    }
}
