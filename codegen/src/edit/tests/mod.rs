mod any_document;
mod overlays;
mod scripts;

use super::Action;
use super::change::{Change, Failure, transform};
use super::overlay::Verb;
use super::path::Path;
use crate::source::tree::Node;

/// The file of the document.
const FILE: &str = "pets.json";

fn node(json: &str) -> Node {
    serde_json::from_str(json).unwrap()
}

/// Applies a verb to the values at some paths.
fn apply(verb: Verb, wheres: &[&str], document: &mut Node) -> Result<Change, Failure> {
    let paths = wheres.iter().map(|path| Path::read(path).unwrap());
    match verb.on(paths.collect()) {
        Action::Transform { paths, script } => transform(document, &paths, &script),
        Action::Rename(rename) => rename.apply(FILE, document, &|path| path == FILE),
    }
}
