//! Which definition in which file an item comes from.

use crate::api::{Api, Origin};
use crate::pointer;
use crate::rust::doc;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The files that an API comes from, sorted.
pub(crate) fn sources(api: &Api, checkout: Option<&str>) -> Vec<Arc<str>> {
    let types = api.types.iter().map(|definition| &definition.origin);
    let operations = api
        .groups
        .iter()
        .flat_map(|group| &group.operations)
        .map(|operation| &operation.origin);
    files(types.chain(operations), checkout)
}

/// The files of these origins, relative to the checkout, sorted and without repetition.
pub(crate) fn files<'a>(
    origins: impl Iterator<Item = &'a Origin>,
    checkout: Option<&str>,
) -> Vec<Arc<str>> {
    let inside = |file: &Arc<str>| {
        let inside = file.strip_prefix(checkout?)?.strip_prefix('/')?;
        Some(Arc::from(inside))
    };
    let files: BTreeSet<_> = origins
        .map(|origin| inside(&origin.file).unwrap_or_else(|| Arc::clone(&origin.file)))
        .collect();
    files.into_iter().collect()
}

/// The documentation of where a type is defined: its name, or its pointer if it is inside another definition.
pub(crate) fn definition(origin: &Origin) -> String {
    let inside = origin.pointer.strip_prefix("/definitions/");
    let name = match inside {
        Some(inside) if !inside.contains('/') => pointer::last(&origin.pointer),
        _ => None,
    };
    line(name.as_ref().unwrap_or(&origin.pointer), origin)
}

/// The documentation of where something is defined: its name or id, the folder, which has the version, and the file. The header of
/// the generated file has the whole path.
pub(crate) fn line(name: &str, origin: &Origin) -> String {
    let file = &*origin.file;
    let folder = file.rmatch_indices('/').nth(1);
    let short = folder.and_then(|(place, _)| file.get(place + 1..));
    format!(
        "Definition: {} in {}.",
        doc::code(name),
        doc::code(short.unwrap_or(file))
    )
}
