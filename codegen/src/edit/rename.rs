//! Another name for a definition.

use crate::source::tree::Node;
use crate::source::{pointer, sibling};

/// Another name for a definition.
#[derive(Clone, Debug)]
pub(crate) struct Rename {
    from: String,
    to: String,
}

impl Rename {
    pub(crate) fn new(from: &str, to: &str) -> Self {
        Self {
            from: from.to_owned(),
            to: to.to_owned(),
        }
    }

    pub(crate) fn from(&self) -> &str {
        &self.from
    }

    /// Renames the definition in a file, and references to it in files that are meant. Says whether there was anything.
    pub(crate) fn apply(
        &self,
        path: &str,
        document: &mut Node,
        is_meant: &dyn Fn(&str) -> bool,
    ) -> bool {
        let renamed = is_meant(path) && self.definition(document);
        // A loop instead of recursion over what is still to be looked at.
        let mut found = renamed;
        let mut pending = vec![document];
        while let Some(node) = pending.pop() {
            match node {
                Node::Array(items) => pending.extend(items),
                Node::Object(entries) => {
                    for (key, value) in entries {
                        match value {
                            Node::String(reference) if key == "$ref" => {
                                found |= self.reference(path, reference, is_meant);
                            }
                            other => pending.push(other),
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn definition(&self, document: &mut Node) -> bool {
        let Node::Object(sections) = document else {
            return false;
        };
        let definitions = sections.iter_mut().find(|(key, _)| key == "definitions");
        let Some((_, Node::Object(definitions))) = definitions else {
            return false;
        };
        if !definitions.iter().any(|(name, _)| *name == self.from) {
            return false;
        }
        definitions.retain(|(name, _)| *name != self.to || self.to == self.from);
        for (name, definition) in definitions {
            if *name == self.from {
                self.keep_kind(definition);
                name.clone_from(&self.to);
            }
        }
        true
    }

    /// What tells kinds apart in responses is the old name, unless something else says otherwise.
    fn keep_kind(&self, definition: &mut Node) {
        const KIND: &str = "x-ms-discriminator-value";
        if let Node::Object(entries) = definition {
            let has = |wanted: &str| entries.iter().any(|(key, _)| key == wanted);
            if has("allOf") && !has(KIND) {
                entries.push((KIND.to_owned(), Node::String(self.from.clone())));
            }
        }
    }

    fn reference(
        &self,
        path: &str,
        reference: &mut String,
        is_meant: &dyn Fn(&str) -> bool,
    ) -> bool {
        let Some((file, fragment)) = reference.split_once('#') else {
            return false;
        };
        let is_it = fragment == pointer::join("/definitions", &self.from);
        let target = if file.is_empty() {
            path.to_owned()
        } else {
            sibling(path, file)
        };
        if !is_it || !is_meant(&target) {
            return false;
        }
        *reference = format!("{file}#{}", pointer::join("/definitions", &self.to));
        true
    }
}
