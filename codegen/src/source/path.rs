//! Paths as text: relative to one folder, with `/` between the parts; and `$ref`s, which are paths with a pointer.

use crate::diagnostic::{Code, Diagnostic};

/// The path without `.`, without `..` other than at its beginning, and with `/` for `\`.
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

/// A path that stands in a file, seen from where that file's path is seen from.
pub(crate) fn sibling(file: &str, path: &str) -> String {
    if is_absolute(path) {
        return path.to_owned();
    }
    match file.rsplit_once('/') {
        Some((folder, _)) => normalize(&format!("{folder}/{path}")),
        None => normalize(path),
    }
}

/// Whether a path begins at the root of a disk, in the way of any operating system.
pub(crate) fn is_absolute(path: &str) -> bool {
    let mut characters = path.chars();
    let first = characters.next();
    matches!(first, Some('/' | '\\'))
        || (first.is_some_and(|letter| letter.is_ascii_alphabetic())
            && characters.next() == Some(':'))
}

/// Whether a normalized path lies in a normalized folder. Both are relative to the same folder.
pub(super) fn is_inside(path: &str, folder: &str) -> bool {
    let mut path = path.split('/').filter(|part| !part.is_empty());
    let mut folder = folder.split('/').filter(|part| !part.is_empty()).peekable();
    // `..` in common leads both to the same place; `..` that only the folder has makes it the wider one.
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

/// The file that a `$ref` names, if it names one, and the JSON pointer.
pub(super) fn split(reference: &str) -> Result<(Option<String>, String), Diagnostic> {
    let unsupported = |why: &str| {
        Diagnostic::error(
            Code::ReferenceUnsupported,
            format!("the reference `{reference}` {why}"),
        )
    };
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if is_url(file) {
        return Err(unsupported("is a URL, and nothing is fetched")
            .with_help("copy the file into the root and refer to it by a relative path"));
    }
    let file =
        percent_decode(file).ok_or_else(|| unsupported("is not UTF-8 once it is decoded"))?;
    let pointer =
        percent_decode(fragment).ok_or_else(|| unsupported("is not UTF-8 once it is decoded"))?;
    if file.is_empty() && pointer.is_empty() {
        return Err(unsupported("names neither a file nor a value"));
    }
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return Err(unsupported("has no `/` behind the `#`").with_help("write `#/definitions/…`"));
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

/// Takes `%20` for a space; a `%` without two hexadecimal digits stands for itself. None if the result is not UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let hexadecimal = behind
            .split_at_checked(2)
            .filter(|_| *first == b'%')
            .and_then(|(digits, behind)| {
                let value = hexadecimal(digits)?;
                Some((value, behind))
            });
        match hexadecimal {
            Some((value, behind)) => {
                decoded.push(value);
                rest = behind;
            }
            None => decoded.push(*first),
        }
    }
    String::from_utf8(decoded).ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
