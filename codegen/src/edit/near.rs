//! What is there in place of something that is not.

use super::path::Path;
use super::position;
use crate::diagnostic::{Place, suggestion};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, pointer};

/// A file has what is not there after the edits.
const GONE: &str = "this is not there anymore after earlier directives and overlays";

/// The last value on one of the paths that is there, and what it lacks, in the file that has most of the path or, among these, a
/// similar name. `None` if that says nothing: a section has many names, and a path may select by other things than keys.
pub(super) fn value(
    sources: &Sources,
    files: impl Iterator<Item = FileId>,
    paths: &[Path],
) -> Option<(Place, String)> {
    let mut best: Option<((usize, bool), FileId, String, String)> = None;
    for file in files {
        let Ok(document) = sources.parse::<Node>(file) else {
            continue;
        };
        for keys in paths.iter().filter_map(Path::keys) {
            let (depth, node, pointer) = last(&document, &keys);
            if depth == 0 {
                continue;
            }
            let (what, has_help) = match keys.get(depth) {
                None => (GONE.to_owned(), true),
                Some(missing) => match help(node, missing) {
                    Some(help) => (format!("this has no `{missing}`; {help}"), true),
                    None => (format!("this has no `{missing}`"), false),
                },
            };
            let rank = (depth, has_help);
            let is_better = best.as_ref().is_none_or(|(other, ..)| rank > *other);
            if is_better && rank != (1, false) {
                best = Some((rank, file, pointer, what));
            }
        }
    }
    best.map(|(_, file, pointer, what)| (sources.place(file, &pointer), what))
}

/// An operation whose id is like one that is not there.
pub(super) fn operation(
    sources: &Sources,
    files: impl Iterator<Item = FileId>,
    id: &str,
) -> Option<(Place, String)> {
    let path = Path::read("$.*.*.*.operationId")?;
    let mut ids = Vec::new();
    for file in files {
        let Ok(document) = sources.parse::<Node>(file) else {
            continue;
        };
        for position in path.select(&document)? {
            if let Some(Node::String(other)) = position::find(&document, &position) {
                let pointer = position::pointer(&document, &position);
                ids.push((other.clone(), file, pointer));
            }
        }
    }
    let nearest = suggestion(id, ids.iter().map(|(other, ..)| other.as_str()))?;
    let is_nearest = |other: &str| suggestion(id, [other]).as_ref() == Some(&nearest);
    let (other, file, pointer) = ids.iter().find(|(other, ..)| is_nearest(other))?;
    let what = if other == id { GONE } else { &nearest };
    Some((sources.place(*file, pointer), what.to_owned()))
}

/// The end of a path with as many parts as a name has.
pub(super) fn end<'p>(path: &'p str, name: &str) -> &'p str {
    let parts = name.split('/').count();
    let start = path.rmatch_indices('/').nth(parts - 1);
    start.map_or(path, |(slash, _)| path.get(slash + 1..).unwrap_or(path))
}

/// The last value on a path, its depth and its pointer.
fn last<'n>(document: &'n Node, keys: &[&str]) -> (usize, &'n Node, String) {
    let mut node = document;
    let mut pointer = String::new();
    let mut depth = 0;
    for key in keys {
        let Some(child) = node.get(key) else {
            break;
        };
        node = child;
        pointer::push(&mut pointer, key);
        depth += 1;
    }
    (depth, node, pointer)
}

/// Where what is missing may be.
fn help(node: &Node, missing: &str) -> Option<String> {
    if let Some(Node::String(reference)) = node.get("$ref") {
        return Some(format!(
            "it refers to `{reference}`, where it may be selected"
        ));
    }
    match node {
        Node::Object(entries) => suggestion(missing, entries.iter().map(|(key, _)| key.as_str())),
        other => Some(format!("it is {}", other.kind())),
    }
}
