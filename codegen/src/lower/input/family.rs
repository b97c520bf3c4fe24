//! The `allOf` relations between the definitions of all files.

use crate::lower::At;
use crate::lower::input::documents::Documents;
use crate::lower::input::references::Definition;
use crate::source::FileId;
use crate::swagger::Schema;
use std::collections::{HashMap, HashSet};

/// The parents and children of each definition.
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

    /// The direct and indirect parents of a definition, nearest first.
    pub(crate) fn ancestors(&self, of: Definition<'d>) -> Vec<Definition<'d>> {
        walk(&self.parents, of, |_| false)
    }

    /// The direct and indirect children of a definition, without the children of those for which `is_end` is true.
    pub(crate) fn descendants(
        &self,
        of: Definition<'d>,
        is_end: impl Fn(Definition<'d>) -> bool,
    ) -> Vec<Definition<'d>> {
        walk(&self.children, of, is_end)
    }

    /// Whether other definitions extend a definition.
    pub(crate) fn has_children(&self, of: Definition<'d>) -> bool {
        self.children.contains_key(&of)
    }
}

/// Breadth-first search from `start`, which is not in the result. Definitions for which `is_end` is true are not followed.
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

/// The definitions in the `allOf` of a schema. Broken references are reported when properties are collected.
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
