//! Which definitions extend which (`allOf`), over all files.

use crate::lower::Documents;
use crate::lower::input::references::{Key, name_in};
use crate::source::FileId;
use crate::swagger::Schema;
use std::collections::{HashMap, HashSet};

/// Parents and children of definitions.
#[derive(Debug, Default)]
pub(crate) struct Family<'d> {
    parents: HashMap<Key<'d>, Vec<Key<'d>>>,
    children: HashMap<Key<'d>, Vec<Key<'d>>>,
}

impl<'d> Family<'d> {
    pub(crate) fn new(documents: &'d Documents) -> Self {
        let mut family = Self::default();
        for (file, document) in documents.iter() {
            for (name, schema) in document.definitions.iter() {
                let mut parents = Vec::new();
                parents_of(documents, file, schema, &mut parents);
                for parent in parents {
                    family.parents.entry((file, name)).or_default().push(parent);
                    family
                        .children
                        .entry(parent)
                        .or_default()
                        .push((file, name));
                }
            }
        }
        family
    }

    /// Definitions that a definition extends, directly or not; the nearest first.
    pub(crate) fn ancestors(&self, of: Key<'d>) -> Vec<Key<'d>> {
        walk(&self.parents, of, |_| false)
    }

    /// Definitions that extend a definition, directly or not; not those that extend one at which the walk is to end.
    pub(crate) fn descendants(
        &self,
        of: Key<'d>,
        is_end: impl Fn(Key<'d>) -> bool,
    ) -> Vec<Key<'d>> {
        walk(&self.children, of, is_end)
    }

    /// Whether a definition is extended.
    pub(crate) fn has_children(&self, of: Key<'d>) -> bool {
        self.children.contains_key(&of)
    }
}

/// All that can be reached, without the start, level by level, and not through an end.
fn walk<'d>(
    next: &HashMap<Key<'d>, Vec<Key<'d>>>,
    start: Key<'d>,
    is_end: impl Fn(Key<'d>) -> bool,
) -> Vec<Key<'d>> {
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

fn parents_of<'d>(
    documents: &'d Documents,
    file: FileId,
    schema: &'d Schema,
    parents: &mut Vec<Key<'d>>,
) {
    for element in &schema.all_of {
        match &element.reference {
            Some(reference) => parents.extend(definition(documents, file, reference)),
            None => parents_of(documents, file, element, parents),
        }
    }
}

/// The definition that a reference means in the end. What is wrong with it is reported by who follows it.
pub(crate) fn definition<'d>(
    documents: &'d Documents,
    from: FileId,
    reference: &'d str,
) -> Option<Key<'d>> {
    let (mut from, mut reference) = (from, reference);
    let mut seen = HashSet::new();
    loop {
        let (file, pointer) = documents.target(from, reference)?;
        let name = name_in("definitions", pointer)?;
        let (name, schema) = documents.get(file)?.definitions.entry(&name)?;
        match &schema.reference {
            None => return Some((file, name)),
            Some(next) => {
                if !seen.insert((file, name)) {
                    return None;
                }
                (from, reference) = (file, next);
            }
        }
    }
}
