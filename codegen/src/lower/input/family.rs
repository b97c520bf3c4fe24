//! Which definitions extend which (`allOf`), over all files.

use crate::lower::At;
use crate::lower::input::documents::Documents;
use crate::lower::input::references::Definition;
use crate::source::FileId;
use crate::swagger::Schema;
use std::collections::{HashMap, HashSet};

/// Parents and children of definitions.
#[derive(Debug, Default)]
pub(crate) struct Family<'d> {
    parents: HashMap<Definition<'d>, Vec<Definition<'d>>>,
    children: HashMap<Definition<'d>, Vec<Definition<'d>>>,
}

impl<'d> Family<'d> {
    pub(crate) fn new(documents: &'d Documents) -> Self {
        let mut family = Self::default();
        for (file, document) in documents.iter() {
            for (name, value) in document.definitions.iter() {
                let child = Definition { file, name, value };
                for parent in parents_of(documents, file, value) {
                    family.parents.entry(child).or_default().push(parent);
                    family.children.entry(parent).or_default().push(child);
                }
            }
        }
        family
    }

    /// Definitions that a definition extends, directly or not; the nearest first.
    pub(crate) fn ancestors(&self, of: Definition<'d>) -> Vec<Definition<'d>> {
        walk(&self.parents, of, |_| false)
    }

    /// Definitions that extend a definition, directly or not; not those that extend one at which the walk is to end.
    pub(crate) fn descendants(
        &self,
        of: Definition<'d>,
        is_end: impl Fn(Definition<'d>) -> bool,
    ) -> Vec<Definition<'d>> {
        walk(&self.children, of, is_end)
    }

    /// Whether a definition is extended.
    pub(crate) fn has_children(&self, of: Definition<'d>) -> bool {
        self.children.contains_key(&of)
    }
}

/// All that can be reached, without the start, level by level, and not through an end.
fn walk<'d>(
    next: &HashMap<Definition<'d>, Vec<Definition<'d>>>,
    start: Definition<'d>,
    is_end: impl Fn(Definition<'d>) -> bool,
) -> Vec<Definition<'d>> {
    let mut seen = HashSet::from([start]);
    let mut reached = Vec::new();
    let mut level = vec![start];
    while !level.is_empty() {
        let open = level.iter().filter(|one| **one == start || !is_end(**one));
        let all = open.filter_map(|one| next.get(one)).flatten();
        level = all.copied().filter(|one| seen.insert(*one)).collect();
        reached.extend_from_slice(&level);
    }
    reached
}

/// The definitions in the `allOf` of a schema. References that lead to nothing are reported where the properties are collected.
fn parents_of<'d>(
    documents: &'d Documents,
    file: FileId,
    schema: &'d Schema,
) -> Vec<Definition<'d>> {
    let mut parents = Vec::new();
    for element in &schema.all_of {
        match &element.reference {
            Some(reference) => parents.extend(documents.follow(&At::new(file, ""), reference)),
            None => parents.extend(parents_of(documents, file, element)),
        }
    }
    parents
}
