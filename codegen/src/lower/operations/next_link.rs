//! How the link to the next page becomes a URL: what the operation of the next page says.

use crate::api::{Location, NextLink, Parameter};
use crate::lower::operations::draft::OperationDraft;

/// What an operation for the next page says of its URL.
pub(crate) struct NextOperation<'a> {
    pub(crate) path: &'a str,
    /// The names of the parameters in its query.
    pub(crate) query: Vec<&'a str>,
}

impl NextOperation<'_> {
    /// How a link becomes a URL; `None` if as all links do.
    pub(crate) fn link(&self, draft: &OperationDraft<'_, '_>) -> Option<NextLink> {
        let replaced = replaced(draft, self.path).unwrap_or(1);
        // Each link gets the version of its operation.
        let is_repeated = |name: &&&str| !name.eq_ignore_ascii_case("api-version");
        let query = self.query.iter().filter(is_repeated);
        let query: Vec<_> = query.map(|name| (*name).to_owned()).collect();
        (replaced != 1 || !query.is_empty()).then_some(NextLink { replaced, query })
    }
}

/// The number of segments at the end of the first path in whose place the last segment of the other path stands, if that is a
/// parameter of its own: the link.
fn replaced(draft: &OperationDraft<'_, '_>, path: &str) -> Option<usize> {
    let (first, next) = (segments(draft.selected.path), segments(path));
    let (link, before) = next.split_last()?;
    if variable(link).is_none() || first.contains(link) {
        return None;
    }
    let rest = first.strip_prefix(before)?;
    rest.iter()
        .all(|segment| is_one(segment, &draft.parameters))
        .then_some(rest.len())
}

/// The segments of a path without its query.
fn segments(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    path.trim_start_matches('/').split('/').collect()
}

/// The name of the parameter that is the whole segment.
fn variable(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// Whether a segment of a path is one segment of each URL too. A value that is not encoded may have several.
fn is_one(segment: &str, parameters: &[Parameter]) -> bool {
    match variable(segment) {
        Some(name) => parameters.iter().any(|parameter| {
            parameter.location == Location::Path && parameter.name == name && !parameter.unescaped
        }),
        None => !segment.contains('{'),
    }
}
