//! Reads a file, with a limit for its size.

use super::near;
use crate::diagnostic::{Code, Diagnostic, Place};
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The maximum size of a file in bytes. The largest of the public definitions has about 4 MB.
const MAX_SIZE: u64 = 64 * 1024 * 1024;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads the file at `location`. Messages call it `path`. Returns `None` if it is not inside of `root`, after symbolic links are
/// resolved.
pub(super) fn file(location: &Path, root: &Path, path: &str) -> Result<Option<String>, Diagnostic> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput => {
            match near::help(location, root, path) {
                Some(help) => missing(path).with_help(help),
                None => missing(path),
            }
        }
        _ => Diagnostic::error(
            Code::FileUnreadable,
            format!("`{path}` cannot be read: {error}"),
        ),
    };
    let location = location.canonicalize().map_err(unreadable)?;
    if !root
        .canonicalize()
        .is_ok_and(|root| location.starts_with(root))
    {
        return Ok(None);
    }
    let metadata = fs::metadata(&location).map_err(unreadable)?;
    // Opening a pipe would block until another process writes to it.
    if !metadata.is_file() {
        let kind = if metadata.is_dir() {
            "a folder"
        } else {
            "not a regular file"
        };
        // The path of the folder that paths are relative to is empty.
        let path = if path.is_empty() { "." } else { path };
        let problem = Diagnostic::error(Code::FileUnreadable, format!("`{path}` is {kind}"));
        return Err(if metadata.is_dir() {
            problem.with_help(near::help_for_folder(&location, path))
        } else {
            problem
        });
    }
    if metadata.len() > MAX_SIZE {
        return Err(too_large(path, Some(metadata.len())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let mut limited = fs::File::open(&location)
        .map_err(unreadable)?
        .take(MAX_SIZE + 1);
    limited.read_to_end(&mut bytes).map_err(unreadable)?;
    // Some file systems report a length of 0 for files with content.
    if bytes.len() as u64 > MAX_SIZE {
        return Err(too_large(path, None));
    }
    text(bytes, path).map(Some)
}

pub(super) fn missing(path: &str) -> Diagnostic {
    Diagnostic::error(Code::FileMissing, format!("there is no file `{path}`"))
}

fn too_large(path: &str, length: Option<u64>) -> Diagnostic {
    let length = length.map_or_else(String::new, |length| format!("it has {length} bytes, and "));
    Diagnostic::error(
        Code::FileTooLarge,
        format!(
            "`{path}` is too large: {length}at most {} MiB are read",
            MAX_SIZE / 1024 / 1024
        ),
    )
}

/// Decodes the bytes of a file as UTF-8, and removes a byte order mark.
pub(super) fn text(bytes: Vec<u8>, path: &str) -> Result<String, Diagnostic> {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let faulty = error.utf8_error().valid_up_to();
        let shown = String::from_utf8_lossy(error.as_bytes())
            .into_owned()
            .into();
        let replaced = faulty..faulty + char::REPLACEMENT_CHARACTER.len_utf8();
        Diagnostic::error(Code::FileNotUtf8, format!("`{path}` is not UTF-8"))
            .at(Place::new(&path.into(), &shown, replaced, ""))
            .with_help(if is_utf16 {
                "it looks like UTF-16; save it as UTF-8"
            } else {
                "save it as UTF-8"
            })
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    Ok(text)
}
