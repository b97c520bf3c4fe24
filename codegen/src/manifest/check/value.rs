//! The values of a manifest: their types, their keys, and rules for their texts.

use super::{Check, SMALLEST};
use crate::diagnostic::{Code, Diagnostic, is_typo, suggestion};
use crate::manifest::rules;
use crate::settings::Wanted;
use crate::source::pointer;
use crate::source::tree::Node;

/// A value of the manifest and its pointer.
#[derive(Clone, Debug)]
pub(super) struct Value<'n> {
    pub(super) node: &'n Node,
    pub(super) pointer: String,
}

impl<'n> Value<'n> {
    /// The text, if this is a string.
    pub(super) fn text(&self) -> Option<String> {
        match self.node {
            Node::String(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The value of a key, if this is an object that has it.
    pub(super) fn get(&self, key: &str) -> Option<Value<'n>> {
        let node = self.node.get(key)?;
        let pointer = pointer::join(&self.pointer, key);
        Some(Value { node, pointer })
    }
}

/// The settings of an object, and those that it shares with others.
#[derive(Clone, Debug)]
pub(super) struct Settings<'n> {
    pub(super) own: Value<'n>,
    /// The object `defaults`.
    pub(super) shared: Option<Value<'n>>,
}

impl<'n> Settings<'n> {
    /// The value of a key. The own one wins.
    pub(super) fn get(&self, key: &str) -> Option<Value<'n>> {
        let shared = || self.shared.as_ref()?.get(key);
        self.own.get(key).or_else(shared)
    }
}

/// The key with which YAML 1.1 merges objects.
const MERGE: &str = "<<";

/// Checks a text. Returns what the text must be if it is not that.
pub(super) type Rule = fn(&str) -> Option<&'static str>;

/// Whether an object has a key that is nearly this one.
fn has_typo_of(node: &Node, key: &str) -> bool {
    let Node::Object(entries) = node else {
        return false;
    };
    entries
        .iter()
        .any(|(other, _)| other != key && is_typo(other, key))
}

impl Check<'_> {
    /// Reports a problem once: what packages share would be reported for each of them.
    pub(super) fn push(&mut self, problem: Diagnostic) {
        if !self.problems.iter().any(|known| *known == problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn report(&mut self, value: &Value<'_>, code: Code, message: impl AsRef<str>) {
        let place = self.manifest.place(self.file, &value.pointer);
        self.push(Diagnostic::error(code, message).at(place));
    }

    pub(super) fn report_item(&mut self, item: &Wanted, message: impl AsRef<str>) {
        let mut problem = Diagnostic::error(Code::ManifestValue, message);
        problem.place.clone_from(&item.place);
        self.push(problem);
    }

    /// Whether a value is an object with keys of its own. Reports keys that are not known, and keys that are there twice.
    pub(super) fn is_object(&mut self, value: &Value<'_>, known: &[&str]) -> bool {
        let Node::Object(entries) = value.node else {
            self.wrong_type(value, "an object");
            return false;
        };
        if !known.contains(&MERGE) && entries.iter().any(|(key, _)| key == MERGE) {
            let place = self
                .manifest
                .key_place(self.file, &pointer::join(&value.pointer, MERGE));
            let message =
                format!("there is no key `{MERGE}`: keys of another object are not merged");
            let help = "write what several packages share under `defaults`";
            let problem = Diagnostic::error(Code::ManifestKeyUnknown, message).at(place);
            self.problems.push(problem.with_help(help));
            // Whatever is missing may be among the keys to merge.
            return false;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in entries {
            let key = key.as_str();
            let problem = if seen.contains(&key) {
                let message = format!("the key `{key}` is there twice");
                Some(Diagnostic::error(Code::ManifestKeyTwice, message))
            } else if known.contains(&key) {
                None
            } else {
                let message = format!("there is no key `{key}`");
                let help = suggestion(key, known.iter().copied())
                    .unwrap_or_else(|| format!("known keys: `{}`", known.join("`, `")));
                Some(Diagnostic::error(Code::ManifestKeyUnknown, message).with_help(help))
            };
            let pointer = pointer::join(&value.pointer, key);
            let place = || self.manifest.key_place(self.file, &pointer);
            self.problems
                .extend(problem.map(|problem| problem.at(place())));
            seen.push(key);
        }
        true
    }

    pub(super) fn required<'n>(&mut self, object: &Value<'n>, key: &str) -> Option<Value<'n>> {
        let found = object.get(key);
        let is_reported =
            self.incomplete.contains(&object.pointer) || has_typo_of(object.node, key);
        if found.is_none() && !is_reported {
            let message = format!("the key `{key}` is missing");
            self.report(object, Code::ManifestKeyMissing, message);
        }
        found
    }

    pub(super) fn checked(&mut self, value: &Value<'_>, rule: Rule) -> Option<String> {
        let Node::String(text) = value.node else {
            self.wrong_type(value, "a string");
            return None;
        };
        if let Some(expected) = rule(text) {
            let message = if text.is_empty() && expected == rules::RELATIVE {
                "the path is empty".to_owned()
            } else {
                format!("`{text}` is not {expected}")
            };
            let place = self.manifest.place(self.file, &value.pointer);
            let problem = Diagnostic::error(Code::ManifestValue, message).at(place);
            self.push(if expected == rules::RELATIVE {
                problem.with_help(rules::path_help(text))
            } else {
                problem
            });
            return None;
        }
        Some(text.clone())
    }

    /// Reports keys that an object must have, if it lacks several of them. One is reported where it is read.
    pub(super) fn report_incomplete(&mut self, object: &Value<'_>, what: &str, missing: &[&str]) {
        let missing = missing.iter().filter(|key| !has_typo_of(object.node, key));
        let missing: Vec<&str> = missing.copied().collect();
        if let [others @ .., last] = missing.as_slice()
            && !others.is_empty()
        {
            let others = others.join("`, `");
            let message = format!("{what} has no `{others}` and `{last}`");
            let place = self.manifest.place(self.file, &object.pointer);
            let problem = Diagnostic::error(Code::ManifestKeyMissing, message).at(place);
            self.push(problem.with_help(format!("the smallest manifest is {SMALLEST}")));
            self.incomplete.push(object.pointer.clone());
        }
    }

    /// The items of an array. An empty array is an error.
    pub(super) fn items<'n>(&mut self, list: &Value<'n>) -> Vec<Value<'n>> {
        let Node::Array(nodes) = list.node else {
            self.wrong_type(list, "an array");
            return Vec::new();
        };
        if nodes.is_empty() {
            self.report(list, Code::ManifestValue, "the array is empty");
        }
        let items = nodes.iter().enumerate().map(|(index, node)| Value {
            node,
            pointer: pointer::join(&list.pointer, &index.to_string()),
        });
        items.collect()
    }

    /// The texts of an array after normalization. A text that is there twice is an error.
    pub(super) fn distinct_texts(
        &mut self,
        list: &Value<'_>,
        rule: Rule,
        normalize: fn(&str) -> String,
    ) -> Vec<Wanted> {
        let mut texts: Vec<Wanted> = Vec::new();
        for item in self.items(list) {
            let Some(text) = self.checked(&item, rule) else {
                continue;
            };
            let text = Wanted {
                text: normalize(&text),
                place: Some(Box::new(self.manifest.place(self.file, &item.pointer))),
            };
            if texts.iter().any(|other| other.text == text.text) {
                self.report_item(&text, format!("`{}` is there twice", text.text));
            } else {
                texts.push(text);
            }
        }
        texts
    }

    pub(super) fn wrong_type(&mut self, value: &Value<'_>, expected: &str) {
        let message = format!("expected {expected}, found {}", value.node.kind());
        let mut problem = Diagnostic::error(Code::WrongType, message)
            .at(self.manifest.place(self.file, &value.pointer));
        let place = problem.place.as_deref();
        let written = place.and_then(|place| place.text.get(place.span.clone()));
        let written = written.unwrap_or_default().to_owned();
        match value.node {
            Node::Number(_) | Node::Boolean(_) if expected == "a string" => {
                problem = problem.with_help(format!("put it in quotes: `\"{written}\"`"));
            }
            Node::Null if written.starts_with('&') => {
                let help = format!("a text that begins with `&` is in quotes: `'{written}'`");
                problem = problem.with_help(help);
            }
            Node::Null => {
                let help =
                    "write a value after the colon; a text that begins with `#` is in quotes";
                problem = problem.with_help(help);
            }
            Node::String(text) if expected == "an array" => {
                problem = problem.with_help(format!("write `[{text}]`"));
            }
            _ => {}
        }
        self.problems.push(problem);
    }
}
