//! Paths relative to a folder, with `/` between their parts, and `$ref`s, which consist of a path and a JSON pointer.

use crate::diagnostic::{Code, Diagnostic};
use crate::percent;

/// Removes `.` from a path, and `..` except at its beginning, and replaces `\` by `/`.
pub(crate) fn normalize(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// Resolves a path that is relative to the folder of a file. The result is relative to the same folder as the path of the file.
pub(crate) fn sibling(file: &str, path: &str) -> String {
    if is_absolute(path) {
        return path.to_owned();
    }
    match file.rsplit_once('/') {
        Some((folder, _)) => normalize(&format!("{folder}/{path}")),
        None => normalize(path),
    }
}

/// Whether a path is absolute on Unix or on Windows.
pub(crate) fn is_absolute(path: &str) -> bool {
    let mut characters = path.chars();
    let first = characters.next();
    matches!(first, Some('/' | '\\'))
        || (first.is_some_and(|letter| letter.is_ascii_alphabetic())
            && characters.next() == Some(':'))
}

/// Whether a normalized path is inside of a normalized folder. Both are relative to the same folder.
pub(super) fn is_inside(path: &str, folder: &str) -> bool {
    let mut path = path.split('/').filter(|part| !part.is_empty());
    let mut folder = folder.split('/').filter(|part| !part.is_empty()).peekable();
    // A common prefix can be removed, even if it is `..`. If only the folder is left with `..`, it contains the path.
    while let Some(part) = folder.peek().copied() {
        let mut rest = path.clone();
        match rest.next() {
            Some(first) if first == part => path = rest,
            _ => return folder.all(|part| part == "..") && path.next() != Some(".."),
        }
        folder.next();
    }
    path.next() != Some("..")
}

/// Splits a `$ref` into the path of a file, if it has one, and a JSON pointer.
pub(crate) fn split(reference: &str) -> Result<(Option<String>, String), Diagnostic> {
    let unsupported = |why: &str| {
        Diagnostic::error(
            Code::UnsupportedReference,
            format!("the reference `{reference}` {why}"),
        )
    };
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if is_url(file) {
        return Err(unsupported("is a URL, and files are not downloaded")
            .with_help("copy the file into the root and refer to it by a relative path"));
    }
    let file =
        percent::decode(file).ok_or_else(|| unsupported("is not UTF-8 after percent-decoding"))?;
    let pointer = percent::decode(fragment)
        .ok_or_else(|| unsupported("is not UTF-8 after percent-decoding"))?;
    if file.is_empty() && pointer.is_empty() {
        return Err(unsupported("names neither a file nor a value"));
    }
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(unsupported("has no `/` after the `#`").with_help("write `#/definitions/…`"));
    }
    Ok(((!file.is_empty()).then_some(file), pointer))
}

/// `scheme:` with two letters or more (one letter is a drive), or `//host`.
fn is_url(file: &str) -> bool {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.')
        });
    is_scheme || file.starts_with("//")
}
