//! A scope of Rust names, in which each name is unique.

use super::names::{Case, Identifier};
use super::problems::Problems;
use crate::api::Origin;
use std::collections::{HashMap, HashSet};

/// The things that a scope has names for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Things {
    /// The singular, such as `property`.
    pub(super) one: &'static str,
    /// The plural.
    pub(super) many: &'static str,
    /// The case of their names.
    pub(super) case: Case,
}

impl Things {
    pub(super) const fn called(one: &'static str, many: &'static str, case: Case) -> Self {
        Self { one, many, case }
    }
}

/// A thing of the definition that needs a name.
pub(super) struct Wanted<'a> {
    /// The name in the definition.
    pub(super) text: &'a str,
    /// The preferred Rust name, if there is one.
    pub(super) name: Option<Identifier>,
    pub(super) origin: &'a Origin,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(text: &'a str, name: Option<Identifier>, origin: &'a Origin) -> Self {
        Self { text, name, origin }
    }
}

/// The names of a scope and their origins.
pub(super) struct Scope {
    things: Things,
    taken: HashMap<Identifier, Option<Origin>>,
    /// The number of names that were made.
    count: usize,
    /// The next number to try for a name that is taken.
    numbers: HashMap<Identifier, usize>,
}

impl Scope {
    pub(super) fn new(things: Things) -> Self {
        Self {
            things,
            taken: HashMap::new(),
            count: 0,
            numbers: HashMap::new(),
        }
    }

    /// Reserves a name for generated code.
    pub(super) fn reserve(&mut self, name: Identifier) {
        self.taken.entry(name).or_insert(None);
    }

    /// Takes a name for a thing that has it already, in another scope.
    pub(super) fn take(&mut self, name: Identifier, origin: Origin) {
        self.taken.entry(name).or_insert(Some(origin));
    }

    /// Whether a name is taken.
    pub(super) fn has(&self, name: &Identifier) -> bool {
        self.taken.contains_key(name)
    }

    /// A name for each thing, in their order: the one that it wants, or that with a number if an earlier one has it. A number
    /// never takes a name that another thing wants.
    pub(super) fn name_all(
        &mut self,
        wanted: &[Wanted<'_>],
        problems: &mut Problems<'_>,
    ) -> Vec<Identifier> {
        let all: HashSet<&Identifier> = wanted.iter().filter_map(|one| one.name.as_ref()).collect();
        let names = wanted.iter().map(|one| {
            self.count += 1;
            let Some(name) = &one.name else {
                let name = Identifier::of_position(self.things.one, self.count, self.things.case);
                let name = self.free(name, &all);
                problems.unusable(self.things.one, one.text, name.plain(), one.origin);
                self.taken.insert(name.clone(), Some(one.origin.clone()));
                return name;
            };
            let free = match self.taken.get(name) {
                None => name.clone(),
                Some(first) => {
                    let first = first.clone();
                    let free = self.free(name.clone(), &all);
                    problems.clash(self.things.many, name, &free, first.as_ref(), one.origin);
                    free
                }
            };
            self.taken.insert(free.clone(), Some(one.origin.clone()));
            free
        });
        names.collect()
    }

    /// The same for one thing.
    pub(super) fn name(&mut self, wanted: Wanted<'_>, problems: &mut Problems<'_>) -> Identifier {
        let name = wanted.name.clone();
        let named = self.name_all(&[wanted], problems).into_iter().next();
        // `name_all` returns a name for each thing.
        named.or(name).unwrap_or_else(|| {
            Identifier::of_position(self.things.one, self.count, self.things.case)
        })
    }

    /// A name, with a number if it is taken.
    fn free(&mut self, name: Identifier, wanted: &HashSet<&Identifier>) -> Identifier {
        if !self.taken.contains_key(&name) && !wanted.contains(&name) {
            return name;
        }
        let number = self.numbers.entry(name.clone()).or_insert(2);
        loop {
            let free = name.numbered(*number, self.things.case);
            *number += 1;
            if !self.taken.contains_key(&free) && !wanted.contains(&free) {
                return free;
            }
        }
    }
}
