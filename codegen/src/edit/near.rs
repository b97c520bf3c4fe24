//! What is there in place of something that is not.

use super::path::Path;
use super::position;
use crate::diagnostic::{Place, suggestion};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, pointer};

/// The last value on one of the paths, in the file that has most of it, and what it lacks. `None` if a file has nothing but its root
/// in common with a path, or if a path has something else than keys before its end.
pub(super) fn value(
    sources: &Sources,
    files: impl Iterator<Item = FileId>,
    paths: &[Path],
) -> Option<(Place, String)> {
    let mut longest: Option<(usize, Place, String)> = None;
    for file in files {
        let Ok(document) = sources.parse::<Node>(file) else {
            continue;
        };
        for keys in paths.iter().filter_map(Path::keys) {
            let (depth, node, pointer) = last(&document, &keys);
            let is_longer = longest.as_ref().is_none_or(|(other, ..)| depth > *other);
            if let Some(missing) = keys.get(depth).filter(|_| depth > 0 && is_longer) {
                let what = what(node, missing);
                longest = Some((depth, sources.place(file, &pointer), what));
            }
        }
    }
    longest.map(|(_, place, what)| (place, what))
}

/// An operation whose id is like one that is not there.
pub(super) fn operation(
    sources: &Sources,
    files: impl Iterator<Item = FileId>,
    id: &str,
) -> Option<(Place, String)> {
    let ids = Path::read("$.*.*.*.operationId")?;
    for file in files {
        let Ok(document) = sources.parse::<Node>(file) else {
            continue;
        };
        for position in ids.select(&document)? {
            if let Some(Node::String(other)) = position::find(&document, &position)
                && let Some(help) = suggestion(id, [other.as_str()])
            {
                let pointer = position::pointer(&document, &position);
                return Some((sources.place(file, &pointer), help));
            }
        }
    }
    None
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

fn what(node: &Node, missing: &str) -> String {
    let Node::Object(entries) = node else {
        return format!("this is {} and has no `{missing}`", node.kind());
    };
    let keys = entries.iter().map(|(key, _)| key.as_str());
    match suggestion(missing, keys) {
        Some(help) => format!("this has no `{missing}`; {help}"),
        None => format!("this has no `{missing}`"),
    }
}
