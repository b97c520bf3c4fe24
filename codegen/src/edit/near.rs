//! Finds out where a path that selects nothing ends.

use super::path::Path;
use crate::diagnostic::{Place, suggestion};
use crate::source::tree::Node;
use crate::source::{FileId, Sources, pointer};

/// The last value on one of the paths, in the file that has most of it, and what it lacks. `None` if a file has nothing but its root
/// in common with a path, or if a path has something else than keys before its end.
pub(super) fn find(
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
