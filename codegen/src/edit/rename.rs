//! Renaming of definitions.

use crate::source::tree::Node;
use crate::source::{pointer, sibling};

/// Renames a definition.
#[derive(Clone, Debug)]
pub(crate) struct Rename {
    pub(crate) from: String,
    pub(crate) to: String,
}

impl Rename {
    /// Renames the definition in the file at `path`, if the file is selected, and the references in it that lead to selected files.
    /// Returns whether there was anything to rename.
    pub(crate) fn apply(
        &self,
        path: &str,
        document: &mut Node,
        is_selected: &dyn Fn(&str) -> bool,
    ) -> bool {
        let renamed = is_selected(path) && self.rename_definition(document);
        // A stack of pending nodes instead of recursion, because values may be deeply nested.
        let mut found = renamed;
        let mut pending = vec![document];
        while let Some(node) = pending.pop() {
            match node {
                Node::Array(items) => pending.extend(items),
                Node::Object(entries) => {
                    for (key, value) in entries {
                        match value {
                            Node::String(reference) if key == "$ref" => {
                                found |= self.rename_reference(path, reference, is_selected);
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

    fn rename_definition(&self, document: &mut Node) -> bool {
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
                self.keep_discriminator_value(definition);
                name.clone_from(&self.to);
            }
        }
        true
    }

    /// Keeps the old name as the discriminator value of a child schema, unless it has a value of its own: services still send it.
    fn keep_discriminator_value(&self, definition: &mut Node) {
        const VALUE: &str = "x-ms-discriminator-value";
        if let Node::Object(entries) = definition {
            let has = |expected: &str| entries.iter().any(|(key, _)| key == expected);
            if has("allOf") && !has(VALUE) {
                entries.push((VALUE.to_owned(), Node::String(self.from.clone())));
            }
        }
    }

    fn rename_reference(
        &self,
        path: &str,
        reference: &mut String,
        is_selected: &dyn Fn(&str) -> bool,
    ) -> bool {
        let Some((file, fragment)) = reference.split_once('#') else {
            return false;
        };
        let is_definition = fragment == pointer::join("/definitions", &self.from);
        let target = if file.is_empty() {
            path.to_owned()
        } else {
            sibling(path, file)
        };
        if !is_definition || !is_selected(&target) {
            return false;
        }
        *reference = format!("{file}#{}", pointer::join("/definitions", &self.to));
        true
    }
}
