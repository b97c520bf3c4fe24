//! The folder `.armgen-cache` in the folder of a crate. Git, cargo and backups ignore it without the user's doing.

use crate::diagnostic::Diagnostic;
use crate::output::{Entry, Folder};

/// The file with the fingerprint, in the folder of the crate.
pub(super) const PATH: &str = ".armgen-cache/fingerprint.json";

/// The folder itself.
pub(super) const FOLDER: &str = ".armgen-cache";

/// The files that say what the folder is: to git, and to programs that make backups (<https://bford.info/cachedir/>).
const MARKS: [(&str, &str); 2] = [
    (".armgen-cache/.gitignore", "*\n"),
    (
        ".armgen-cache/CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n# armgen keeps here how it knows that the crate is up to date. The folder can be removed.\n",
    ),
];

/// Where earlier versions of armgen kept the fingerprint.
const BEFORE: &str = ".armgen-fingerprint";

/// Writes the fingerprint, unless it is `old`.
///
/// # Errors
/// If a file cannot be read or written.
pub(super) fn write(folder: &Folder, old: Option<&str>, text: &str) -> Result<(), Diagnostic> {
    folder.remove_temporaries(FOLDER)?;
    for (path, mark) in MARKS {
        if folder.read_own(path)?.as_deref() != Some(mark) {
            folder.replace(path, mark)?;
        }
    }
    if old != Some(text) {
        folder.replace(PATH, text)?;
    }
    remove_earlier(folder)
}

/// Removes the fingerprint and its folder.
///
/// # Errors
/// If a file cannot be removed.
pub(super) fn remove(folder: &Folder) -> Result<(), Diagnostic> {
    folder.remove(PATH)?;
    for (path, _) in MARKS {
        folder.remove(path)?;
    }
    remove_earlier(folder)
}

fn remove_earlier(folder: &Folder) -> Result<(), Diagnostic> {
    match folder.read(BEFORE) {
        Ok(Entry::Text(_)) => folder.remove(BEFORE),
        // It is not what armgen wrote.
        _ => Ok(()),
    }
}
