//! What edits select: files by the ends of their paths, and values by JSON paths, operation ids and names of definitions.

use super::filter::Filter;
use super::path::Path;
use super::reader::Reader;

/// The key that selects files.
pub(crate) const FROM: &str = "from";

/// The keys that select values.
pub(crate) const VALUES: [&str; 4] = [
    "where",
    "where-operation",
    "where-operation-match",
    "where-model",
];

/// The sections of a definition that contain operations.
const OPERATIONS: [&str; 2] = ["paths", "x-ms-paths"];

/// The paths of the values that one of [`VALUES`] selects with a text. Returns `None` if its syntax is not supported.
pub(crate) fn paths(key: &str, text: &str) -> Option<Vec<Path>> {
    match key {
        "where" => Path::read(text.trim()).map(|path| vec![path]),
        "where-model" => Some(vec![Path::from_keys(&["definitions", text])]),
        "where-operation" => Some(operations(&Filter::key_equals("operationId", text))),
        _ => matching_operations(text),
    }
}

/// The paths of all operations that match a filter.
pub(crate) fn operations(filter: &Filter) -> Vec<Path> {
    let sections = OPERATIONS.iter();
    sections
        .map(|section| Path::operations(section, filter.clone()))
        .collect()
}

/// The paths of the operations whose ids match a regular expression. The slashes around it are optional.
pub(crate) fn matching_operations(text: &str) -> Option<Vec<Path>> {
    let literal = if text.starts_with('/') {
        text.to_owned()
    } else {
        format!("/{text}/")
    };
    let mut reader = Reader::new(&literal);
    let (pattern, _) = reader.pattern()?;
    reader
        .is_at_end()
        .then(|| operations(&Filter::key_matches("operationId", pattern)))
}

/// The end of the path of a definition, behind the last part with a setting, a wildcard or a drive: `a/b.json` for
/// `$(this-folder)/a/b.json`. Returns `None` if it is not the path of a definition.
pub(crate) fn file_name(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let extension = std::path::Path::new(&path).extension()?;
    let is_definition = ["json", "yaml", "yml"]
        .iter()
        .any(|end| extension.eq_ignore_ascii_case(end));
    is_definition.then(|| literal_end(&path))
}

fn literal_end(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.rsplit('/') {
        match part {
            "" | "." | ".." => {}
            _ if part.contains(['$', '*', ':']) => break,
            _ => parts.push(part),
        }
    }
    parts.reverse();
    parts.join("/")
}
