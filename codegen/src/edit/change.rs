//! Changes to the selected values of a file, and what becomes of them.

use super::limits::Limits;
use super::path::Path;
use super::position::{self, Position};
use super::script::Script;
use crate::source::tree::Node;
use std::collections::BTreeSet;

/// What an edit does to a file.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// The indices of the paths that select a value.
    pub(crate) matched: Vec<usize>,
    /// Whether a value differs from before.
    pub(crate) is_changed: bool,
    /// The pointer of the first selected value that is as the edit would have it.
    pub(crate) unchanged: Option<String>,
}

impl Change {
    /// Notes that a selected value is as the edit would have it.
    pub(super) fn is_so_already(&mut self, pointer: String) {
        self.unchanged.get_or_insert(pointer);
    }
}

/// Why an edit cannot be applied to a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure {
    pub(crate) reason: String,
    /// The pointer of the value that it cannot be applied to.
    pub(crate) pointer: Option<String>,
}

impl Failure {
    pub(super) fn at(pointer: String, reason: String) -> Self {
        Self {
            reason,
            pointer: Some(pointer),
        }
    }
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self {
            reason,
            pointer: None,
        }
    }
}

/// The positions of the values at some paths, in the order of the file.
pub(super) fn select(
    document: &Node,
    paths: &[Path],
    change: &mut Change,
) -> Result<Vec<Position>, Failure> {
    let mut selected = BTreeSet::new();
    for (index, path) in paths.iter().enumerate() {
        let found = path.select(document);
        let mut found = found.ok_or_else(|| "it selects too many values".to_owned())?;
        if !found.is_empty() {
            change.matched.push(index);
        }
        selected.append(&mut found);
    }
    Ok(selected.into_iter().collect())
}

/// Runs a script on the values at some paths.
///
/// # Errors
/// If it cannot be executed on one of them. Nothing is changed then.
pub(super) fn transform(
    document: &mut Node,
    paths: &[Path],
    script: &Script,
) -> Result<Change, Failure> {
    let mut change = Change::default();
    let selected = select(document, paths, &mut change)?;
    // One change is made or not. A copy for each of thousands of directives takes seconds.
    let before = (selected.len() > 1).then(|| document.clone());
    let result = run(document, &selected, script, &mut change);
    if let Some(before) = before.filter(|_| result.is_err()) {
        *document = before;
    }
    result.map(|()| change)
}

/// Runs a script on the values at some positions.
fn run(
    document: &mut Node,
    selected: &[Position],
    script: &Script,
    change: &mut Change,
) -> Result<(), Failure> {
    let mut limits = Limits::new(document)?;
    let mut unchanged = None;
    // In reverse order, so that the positions of the remaining values stay valid. Nested values are changed before their parents.
    for position in selected.iter().rev() {
        let Some(node) = position::find_mut(document, position) else {
            continue;
        };
        let changed = script.run(node).and_then(|value| {
            let Some(value) = value else {
                return Ok(None);
            };
            if value == *node {
                return Ok(Some(false));
            }
            limits.replace(node, &value, position.len())?;
            *node = value;
            Ok(Some(true))
        });
        let fail =
            |document: &Node, reason| Failure::at(position::pointer(document, position), reason);
        match changed.map_err(|reason| fail(document, reason))? {
            Some(true) => change.is_changed = true,
            Some(false) => unchanged = Some(position),
            None => {
                position::remove(document, position)
                    .ok_or_else(|| fail(document, "a whole file cannot be removed".to_owned()))?;
                change.is_changed = true;
            }
        }
    }
    if let Some(position) = unchanged {
        change.is_so_already(position::pointer(document, position));
    }
    Ok(())
}
