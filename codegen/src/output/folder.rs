//! The folder of a crate. No path below it is read or written through a link that leads out of it.
//!
//! Each path is checked right before it is used. Someone who exchanges a folder for a link in that moment can do so without armgen.

use crate::diagnostic::{Code, Diagnostic};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The beginning and the end of the names of temporary files. An interrupted run may leave some.
const TEMPORARY: (&str, &str) = (".armgen-", ".tmp");

/// Longer paths are not those of armgen, and some file systems fail on them.
pub(super) const LONGEST_PATH: usize = 1_000;

/// The folder of a crate. It need not exist.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    location: PathBuf,
    /// The path for messages.
    shown: String,
}

/// What is at a path.
#[derive(Debug)]
pub(crate) enum Entry {
    Missing,
    /// A regular file. Bytes that are not UTF-8 are replaced: armgen does not write any, so such a file differs.
    Text(String),
    /// Something else: its path for messages, and what it is.
    Other(String, &'static str),
}

impl Entry {
    /// The text of a regular file.
    pub(crate) fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing | Self::Other(..) => None,
        }
    }
}

impl Folder {
    pub(crate) fn new(location: &Path, shown: &str) -> Self {
        Self {
            location: location.to_owned(),
            shown: shown.to_owned(),
        }
    }

    /// The path for messages of a path in the folder.
    pub(crate) fn shown(&self, path: &str) -> String {
        if self.shown.is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.shown)
        }
    }

    /// The folder itself for messages.
    pub(super) fn shown_itself(&self) -> &str {
        if self.shown.is_empty() {
            "."
        } else {
            &self.shown
        }
    }

    /// Whether there is anything at a path, even a link that leads out of the folder.
    pub(crate) fn has(&self, path: &str) -> bool {
        is_inside(path) && fs::symlink_metadata(self.location.join(path)).is_ok()
    }

    /// Reads what is at a path.
    ///
    /// # Errors
    /// If a link on the way leads out of the folder, or if a file cannot be read.
    pub(crate) fn read(&self, path: &str) -> Result<Entry, Diagnostic> {
        let location = self.enter(path)?;
        let read = || match fs::metadata(&location) {
            // Opening a pipe would block until another process writes to it.
            Ok(found) if found.is_file() => {
                let text = String::from_utf8_lossy(&fs::read(&location)?).into_owned();
                Ok(Entry::Text(text))
            }
            Ok(found) => Ok(Entry::Other(self.shown(path), kind(&found))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Entry::Missing),
            Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(self.in_the_way(path)),
            Err(error) => Err(error),
        };
        read().map_err(|error| self.unreadable(path, &error))
    }

    /// Reads a file that armgen keeps for itself. It is not a link either, even to another file of the folder.
    ///
    /// # Errors
    /// If it is something else than a regular file, or if it cannot be read.
    pub(crate) fn read_own(&self, path: &str) -> Result<Option<String>, Diagnostic> {
        let (what, shown) = match fs::symlink_metadata(self.location.join(path)) {
            Ok(found) if found.is_symlink() => ("a link", self.shown(path)),
            _ => match self.read(path)? {
                Entry::Missing => return Ok(None),
                Entry::Text(text) => return Ok(Some(text)),
                Entry::Other(shown, what) => (what, shown),
            },
        };
        let message = format!("`{shown}` is {what}, and armgen keeps a file of its own there");
        Err(Diagnostic::error(Code::OutputForeign, message)
            .with_help("remove it; the next run writes the file"))
    }

    /// Replaces a file atomically.
    ///
    /// # Errors
    /// If a link on the way leads out of the folder, or if the file cannot be written.
    pub(crate) fn replace(&self, path: &str, text: &str) -> Result<(), Diagnostic> {
        let location = self.enter(path)?;
        let parent = location.parent().unwrap_or(&self.location);
        fs::create_dir_all(parent).map_err(|error| self.unwritable(path, &error))?;
        self.enter(path)?;
        let write = || {
            let mut file = temporary(parent)?;
            file.write_all(text.as_bytes())?;
            file.persist(&location)?;
            Ok(())
        };
        write().map_err(|error: io::Error| self.unwritable(path, &error))
    }

    /// Removes a file, and its folders if they are empty then.
    ///
    /// # Errors
    /// If a link on the way leads out of the folder, or if the file cannot be removed.
    pub(crate) fn remove(&self, path: &str) -> Result<(), Diagnostic> {
        let location = self.enter(path)?;
        match fs::remove_file(&location) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(self.unwritable(path, &error));
            }
            _ => {}
        }
        let parents = location.ancestors().skip(1);
        // This fails for a folder that is not empty.
        for parent in parents.take_while(|parent| *parent != self.location) {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Removes temporary files that an interrupted run left in a folder below this one, or in this one for an empty path.
    ///
    /// # Errors
    /// If a link on the way leads out of the folder, or if a file cannot be removed.
    pub(crate) fn remove_temporaries(&self, path: &str) -> Result<(), Diagnostic> {
        let location = if path.is_empty() {
            self.location.clone()
        } else {
            self.enter(path)?
        };
        for entry in fs::read_dir(location).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_str().unwrap_or_default();
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
                let unwritable = |error| self.unwritable(&format!("{path}/{name}"), &error);
                fs::remove_file(entry.path()).map_err(unwritable)?;
            }
        }
        Ok(())
    }

    /// The location of a path, if no part of it is a link that leads out of the folder.
    fn enter(&self, path: &str) -> Result<PathBuf, Diagnostic> {
        if !is_inside(path) {
            let message = format!("`{path}` is not a path below `{}`", self.shown_itself());
            return Err(Diagnostic::error(Code::OutputOutside, message));
        }
        let mut location = self.location.clone();
        let mut end = 0;
        for part in path.split('/') {
            location.push(part);
            end += part.len();
            let found = fs::symlink_metadata(&location);
            if found.is_ok_and(|found| found.is_symlink()) && !self.holds(&location) {
                return Err(self.leads_out(path.get(..end).unwrap_or(path)));
            }
            end += 1;
        }
        Ok(location)
    }

    /// Whether a link leads to something in the folder.
    fn holds(&self, link: &Path) -> bool {
        let folder = self.location.canonicalize();
        let target = link.canonicalize();
        matches!((folder, target), (Ok(folder), Ok(target)) if target.starts_with(&folder))
    }

    /// The first part of a path that is a file, where a folder would have to be.
    fn in_the_way(&self, path: &str) -> Entry {
        let ends = path.match_indices('/').map(|(end, _)| end);
        let mut parents = ends.filter_map(|end| path.get(..end));
        let is_file = |parent: &&str| {
            let found = fs::metadata(self.location.join(parent));
            found.is_ok_and(|found| !found.is_dir())
        };
        let parent = parents.find(is_file).unwrap_or(path);
        Entry::Other(self.shown(parent), "a file")
    }

    /// The same for all paths behind the link, so that it is said once.
    fn leads_out(&self, link: &str) -> Diagnostic {
        let (link, folder) = (self.shown(link), self.shown_itself());
        let message = format!("`{link}` is a link that leads out of `{folder}` or nowhere");
        Diagnostic::error(Code::OutputOutside, message).with_help(
            "replace the link by a folder or a file; or, if armgen did not write there, remove its lines from `.armgen`",
        )
    }

    fn unreadable(&self, path: &str, error: &io::Error) -> Diagnostic {
        let message = format!("`{}` cannot be read: {error}", self.shown(path));
        Diagnostic::error(Code::FileUnreadable, message)
    }

    fn unwritable(&self, path: &str, error: &io::Error) -> Diagnostic {
        let message = format!("`{}` cannot be written: {error}", self.shown(path));
        Diagnostic::error(Code::OutputUnwritable, message)
    }
}

/// Whether a path is one that armgen may have written: relative, with `/` between its parts, and not out of the folder, on any
/// operating system.
pub(super) fn is_inside(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    path.len() <= LONGEST_PATH
        && path.split('/').all(is_part)
        && !path.contains(|found: char| found.is_control() || matches!(found, '\\' | ':'))
}

fn kind(found: &fs::Metadata) -> &'static str {
    if found.is_dir() {
        "a folder"
    } else {
        "not a regular file"
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
