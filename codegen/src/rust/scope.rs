//! A scope of Rust names: each may be there once.

use super::names::Identifier;
use super::problems::Problems;
use crate::api::Origin;
use std::collections::HashMap;

/// The names of one scope, and what they were made of.
pub(super) struct Scope {
    what: &'static str,
    taken: HashMap<String, Origin>,
}

impl Scope {
    /// An empty scope of things that a diagnostic calls `what` (in the plural).
    pub(super) fn new(what: &'static str) -> Self {
        Self {
            what,
            taken: HashMap::new(),
        }
    }

    /// Takes a name, or reports that it is taken.
    pub(super) fn take(&mut self, name: &Identifier, origin: &Origin, problems: &mut Problems<'_>) {
        match self.taken.get(name.as_str()) {
            Some(first) => problems.clash(self.what, name.as_str(), first, origin),
            None => {
                self.taken.insert(name.as_str().to_owned(), origin.clone());
            }
        }
    }

    /// Whether a name is taken.
    pub(super) fn has(&self, name: &Identifier) -> bool {
        self.taken.contains_key(name.as_str())
    }
}
