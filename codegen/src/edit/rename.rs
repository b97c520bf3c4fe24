//! Renaming of keys, and of what refers to them.

use super::change::{Change, Failure, select};
use super::path::Path;
use super::position::{self, Child, Position};
use crate::source::tree::Node;
use crate::source::{pointer, sibling, split};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The sections of a definition whose entries references lead to.
const SECTIONS: [&str; 3] = ["definitions", "parameters", "responses"];

/// The keys of references, besides those that only linters and other generators read.
const REFERENCES: [&str; 2] = ["$ref", "final-state-schema"];

/// The keys of a path item that are operations.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Renames the keys of the selected values.
#[derive(Clone, Debug)]
pub(crate) struct Rename {
    pub(crate) paths: Vec<Path>,
    pub(crate) to: String,
    /// Whether an entry that has the name already is replaced. Otherwise it is an error.
    pub(crate) replaces: bool,
}

/// A value whose key is renamed.
struct Renamed {
    position: Position,
    from: String,
    pointer: String,
}

impl Rename {
    /// Renames the selected keys in the file at `path`, if the file is selected, and the references in it that lead to what is
    /// renamed in selected files. The `required` list and the `discriminator` of an object follow the names of its properties, and
    /// so do the `required` lists of the objects that refer to it in `allOf`.
    ///
    /// # Errors
    /// If a key cannot be renamed. The file is unchanged then.
    pub(crate) fn apply(
        &self,
        path: &str,
        document: &mut Node,
        is_selected: &dyn Fn(&str) -> bool,
    ) -> Result<Change, Failure> {
        let mut change = Change::default();
        // The pointers of what is renamed, and whether it is renamed in this file only.
        let mut pointers: Vec<(String, bool)> = Vec::new();
        if is_selected(path) {
            let selected = select(document, &self.paths, &mut change)?;
            let renamed = self.check(document, &selected, &mut change)?;
            change.is_changed = !renamed.is_empty();
            for one in renamed {
                self.rename(document, &one);
                pointers.push((one.pointer, true));
            }
        }
        for pointer in self.fixed_pointers() {
            pointers.retain(|(own, _)| *own != pointer);
            pointers.push((pointer, false));
        }
        // Longest first, since they may lead into values at shorter ones.
        pointers.sort_by_key(|(pointer, _)| Reverse(pointer.len()));
        change.is_changed |= self.rename_references(path, document, &pointers, is_selected);
        Ok(change)
    }

    /// The pointers of the paths that are the same in all files.
    fn fixed_pointers(&self) -> impl Iterator<Item = String> {
        let keys = self.paths.iter().filter_map(Path::keys);
        let keys = keys.filter(|keys| keys.last().is_some_and(|last| *last != self.to));
        keys.map(|keys| {
            keys.iter().fold(String::new(), |mut pointer, key| {
                pointer::push(&mut pointer, key);
                pointer
            })
        })
    }

    /// The values whose keys change, in the order of the file.
    fn check(
        &self,
        document: &Node,
        selected: &[Position],
        change: &mut Change,
    ) -> Result<Vec<Renamed>, Failure> {
        let mut renamed: Vec<Renamed> = Vec::new();
        // The objects with a renamed key. Two keys of one object would get one name.
        let mut objects: BTreeSet<&[usize]> = BTreeSet::new();
        for position in selected {
            let pointer = position::pointer(document, position);
            let fail = |reason: String| Failure::at(pointer.clone(), reason);
            let steps = position::steps(document, position);
            let from = match steps.last() {
                Some(Child::Key(key)) => (*key).to_owned(),
                Some(Child::Index(_)) => {
                    let reason = "an item of an array has no key; select its `name` and `set` it";
                    return Err(fail(reason.to_owned()));
                }
                None => return Err(fail("a whole file has no key".to_owned())),
            };
            if from == self.to {
                change.is_so_already(pointer);
                continue;
            }
            let parents = position.get(..position.len() - 1).unwrap_or_default();
            let has_name = || {
                let parent = position::find(document, parents);
                parent.is_some_and(|parent| parent.get(&self.to).is_some())
            };
            if !self.replaces {
                if has_name() || !objects.insert(parents) {
                    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
                    let to = &self.to;
                    let reason = format!("`{parent}` has the key `{to}` already");
                    return Err(fail(reason));
                }
                self.check_kind(&steps, &from).map_err(fail)?;
            }
            renamed.push(Renamed {
                position: position.clone(),
                from,
                pointer,
            });
        }
        Ok(renamed)
    }

    /// Checks that a name means the same in all files, and that an operation keeps a method.
    fn check_kind(&self, steps: &[Child<'_>], from: &str) -> Result<(), String> {
        match steps {
            [Child::Key(section), _] if SECTIONS.contains(section) => {
                let mut keys = self.paths.iter().filter_map(Path::keys);
                if keys.any(|keys| keys == [*section, from]) {
                    return Ok(());
                }
                Err(format!(
                    "references in other files follow only if `where` names it: `$.{section}['{from}']`"
                ))
            }
            [Child::Key("paths" | "x-ms-paths"), _, _]
                if METHODS.contains(&from) && !METHODS.contains(&self.to.as_str()) =>
            {
                Err(format!(
                    "the key of an operation is its method, and `{}` is none; to name the operation, select its `operationId` and `set` it",
                    self.to
                ))
            }
            _ => Ok(()),
        }
    }

    fn rename(&self, document: &mut Node, renamed: &Renamed) {
        let Some((_, parents)) = renamed.position.split_last() else {
            return;
        };
        let steps = position::steps(document, parents);
        let is_property = matches!(steps.last(), Some(Child::Key("properties")));
        let is_definition = matches!(steps.as_slice(), [Child::Key("definitions")]);
        if let Some(Node::Object(entries)) = position::find_mut(document, parents) {
            entries.retain(|(name, _)| *name != self.to);
            for (name, value) in entries {
                if *name == renamed.from {
                    if is_definition {
                        keep_discriminator_value(value, &renamed.from);
                    }
                    name.clone_from(&self.to);
                }
            }
        }
        if is_property
            && let Some((_, schema)) = parents.split_last()
            && let Some(Node::Object(entries)) = position::find_mut(document, schema)
        {
            self.rename_uses(entries, &renamed.from);
        }
    }

    /// Renames a property where its object lists it.
    fn rename_uses(&self, schema: &mut [(String, Node)], from: &str) {
        for (key, value) in schema {
            let names = match (key.as_str(), value) {
                ("required", Node::Array(items)) => items.as_mut_slice(),
                ("discriminator", value) => std::slice::from_mut(value),
                _ => continue,
            };
            for name in names {
                match name {
                    Node::String(name) if name == from => name.clone_from(&self.to),
                    _ => {}
                }
            }
        }
    }

    /// Renames in all references of a file. Returns whether there is any.
    fn rename_references(
        &self,
        path: &str,
        document: &mut Node,
        pointers: &[(String, bool)],
        is_selected: &dyn Fn(&str) -> bool,
    ) -> bool {
        if pointers.is_empty() {
            return false;
        }
        let mut is_changed = false;
        // A stack of pending nodes instead of recursion, because values may be deeply nested.
        let mut pending = vec![document];
        while let Some(node) = pending.pop() {
            match node {
                Node::Array(items) => pending.extend(items),
                Node::Object(entries) => {
                    if let Some(from) = self.inherited(path, entries, pointers, is_selected) {
                        self.rename_uses(entries, &from);
                        is_changed = true;
                    }
                    for (key, value) in entries {
                        match value {
                            Node::String(reference) if REFERENCES.contains(&key.as_str()) => {
                                let renamed =
                                    self.renamed_reference(path, reference, pointers, is_selected);
                                is_changed |= renamed.is_some();
                                *reference = renamed.unwrap_or_else(|| std::mem::take(reference));
                            }
                            other => pending.push(other),
                        }
                    }
                }
                _ => {}
            }
        }
        is_changed
    }

    /// The old name of a renamed property that a schema requires and has from a parent that it refers to itself.
    fn inherited(
        &self,
        path: &str,
        schema: &[(String, Node)],
        pointers: &[(String, bool)],
        is_selected: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let value = |expected: &str| schema.iter().find(|(key, _)| key == expected);
        let (Some((_, Node::Array(parents))), Some((_, Node::Array(required)))) =
            (value("allOf"), value("required"))
        else {
            return None;
        };
        let has_own = |name: &str| {
            let own = value("properties");
            own.is_some_and(|(_, own)| own.get(name).is_some() || own.get(&self.to).is_some())
        };
        pointers.iter().find_map(|(pointer, is_local)| {
            let (properties, _) = pointer.rsplit_once('/')?;
            let object = properties.strip_suffix("/properties")?;
            let name = pointer::last(pointer)?;
            let is_parent = |parent: &Node| {
                let Some(Node::String(reference)) = parent.get("$ref") else {
                    return false;
                };
                target(path, reference).is_some_and(|(file, target)| {
                    target == object && is_selected(&file) && (!is_local || file == path)
                })
            };
            let is_required =
                |one: &Node| matches!(one, Node::String(required) if *required == name);
            let follows = required.iter().any(is_required) && !has_own(&name);
            (follows && parents.iter().any(is_parent)).then_some(name)
        })
    }

    fn renamed_reference(
        &self,
        path: &str,
        reference: &str,
        pointers: &[(String, bool)],
        is_selected: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let (written, _) = reference.split_once('#')?;
        let (file, mut target) = target(path, reference)?;
        if !is_selected(&file) {
            return None;
        }
        let before = target.clone();
        for (from, is_local) in pointers {
            let rest = target.strip_prefix(from.as_str());
            let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with('/'));
            if let Some(rest) = rest.filter(|_| !is_local || file == path) {
                let (parent, _) = from.rsplit_once('/')?;
                target = format!("{}{rest}", pointer::join(parent, &self.to));
            }
        }
        // A percent sign would begin an encoded character.
        (target != before).then(|| format!("{written}#{}", target.replace('%', "%25")))
    }
}

/// The file and the pointer that a reference in the file at `path` leads to.
fn target(path: &str, reference: &str) -> Option<(String, String)> {
    let (file, pointer) = split(reference).ok()?;
    let file = file.map_or_else(|| path.to_owned(), |file| sibling(path, &file));
    Some((file, pointer))
}

/// Keeps the old name as the discriminator value of a child schema, unless it has a value of its own: services still send it.
fn keep_discriminator_value(definition: &mut Node, from: &str) {
    const VALUE: &str = "x-ms-discriminator-value";
    if let Node::Object(entries) = definition {
        let has = |expected: &str| entries.iter().any(|(key, _)| key == expected);
        if has("allOf") && !has(VALUE) {
            entries.push((VALUE.to_owned(), Node::String(from.to_owned())));
        }
    }
}
