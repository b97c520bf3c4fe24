//! The overlays of a package: repairs of its definitions, as data.

use super::Check;
use super::value::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::overlay::{Overlay, Selector, Verb};
use crate::edit::path::Path;
use crate::edit::{Edit, Files, select};
use crate::manifest::rules;
use crate::source::pointer;
use crate::source::tree::Node;

/// The keys of an overlay that say what it does. It has one of them.
const VERBS: [&str; 5] = ["set", "remove", "rename", "add", "replace"];

impl Check<'_> {
    /// The edits of the overlays in an array.
    pub(super) fn overlays(&mut self, list: &Value<'_>) -> Vec<Edit> {
        let overlays = self.items(list).into_iter();
        let overlays = overlays.filter_map(|overlay| self.overlay(&overlay));
        overlays.collect()
    }

    fn overlay(&mut self, overlay: &Value<'_>) -> Option<Edit> {
        let keys: Vec<&str> = ["reason", select::FROM]
            .into_iter()
            .chain(select::VALUES)
            .chain(VERBS)
            .collect();
        if !self.is_object(overlay, &keys) {
            return None;
        }
        let reason = self.required(overlay, "reason");
        let reason = reason.and_then(|reason| self.checked(&reason, rules::one_line));
        let from = overlay.get(select::FROM);
        let from = from.map(|from| self.texts(&from, rules::definition));
        let selectors = self.selectors(overlay, &keys);
        let verb = self.verb(overlay, &keys);
        let (reason, selectors, (verb, verb_key)) = (reason?, selectors?, verb?);

        let place = |value: &Value<'_>| self.manifest.place(self.file, &value.pointer);
        let mut files = Files::All;
        let mut places = Vec::new();
        if let Some(from) = from {
            places.extend(from.iter().map(|(_, value)| place(value)));
            let names = from.iter();
            let names = names.filter_map(|(name, _)| select::file_name(name));
            files = Files::Named(names.collect());
        }
        let paths = selectors.iter();
        let paths = paths.flat_map(|selector| selector.paths.iter().cloned());
        let action = verb.on(paths.collect());
        let verb_pointer = pointer::join(&overlay.pointer, verb_key);
        let verb_place = self.manifest.key_place(self.file, &verb_pointer);
        let overlay = Overlay {
            reason,
            verb: verb_key,
            text: text(overlay.node),
            files: places,
            selectors,
        };
        Some(Edit::of_overlay(verb_place, overlay, files, action))
    }

    /// What selects the values, if there is something and all of it is understood.
    fn selectors(&mut self, overlay: &Value<'_>, keys: &[&str]) -> Option<Vec<Selector>> {
        let mut selectors = Vec::new();
        let mut is_understood = true;
        for key in select::VALUES {
            let Some(value) = overlay.get(key) else {
                continue;
            };
            let texts = self.texts(&value, rules::one_line);
            is_understood &= !texts.is_empty();
            for (text, value) in texts {
                let Some(paths) = select::paths(key, &text) else {
                    is_understood = false;
                    self.not_understood(key, &text, &value);
                    continue;
                };
                selectors.push(Selector {
                    key,
                    text,
                    place: self.manifest.place(self.file, &value.pointer),
                    paths,
                });
            }
        }
        if selectors.is_empty() && is_understood && has_only(overlay, keys) {
            let help = format!(
                "an overlay selects values with `{}`",
                select::VALUES.join("`, `")
            );
            self.report_with_help(
                overlay,
                Code::ManifestKeyMissing,
                "the key `where` is missing",
                &help,
            );
        }
        (is_understood && !selectors.is_empty()).then_some(selectors)
    }

    fn not_understood(&mut self, key: &str, text: &str, value: &Value<'_>) {
        let (message, help) = match Path::not_understood(text.trim()) {
            Some(rest) if key == "where" => (
                if rest == text.trim() {
                    format!("`{text}` is no path; a path begins with `$`")
                } else {
                    format!("`{text}` is not understood from `{rest}` on")
                },
                "examples: `$.definitions.Pet.properties['x-y']`, `$.paths..parameters[?(@.name == 'top')]`, `$..enum[0]`",
            ),
            _ => (
                format!("`{text}` is not a regular expression that is understood"),
                "example: `/^Pets_(Get|List)$/`",
            ),
        };
        self.report_with_help(value, Code::ManifestValue, &message, help);
    }

    /// What the overlay does, and the key that says so.
    fn verb(&mut self, overlay: &Value<'_>, keys: &[&str]) -> Option<(Verb, &'static str)> {
        let verbs = VERBS.into_iter();
        let mut found = verbs.filter_map(|key| Some((key, overlay.get(key)?)));
        let Some((key, value)) = found.next() else {
            if has_only(overlay, keys) {
                let help = format!("an overlay has one of the keys `{}`", VERBS.join("`, `"));
                let message = "nothing says what the overlay does";
                self.report_with_help(overlay, Code::ManifestKeyMissing, message, &help);
            }
            return None;
        };
        if let Some((second, value)) = found.next() {
            let message = format!("an overlay does one thing, and this has `{key}` and `{second}`");
            let help = "write an overlay for each; they are applied in their order";
            self.report_with_help(&value, Code::ManifestValue, &message, help);
            return None;
        }
        let verb = match key {
            "set" => Verb::Set(value.node.clone()),
            "remove" => self.removal(&value)?,
            "rename" => Verb::Rename(self.checked(&value, rules::one_line)?),
            "add" => self.addition(&value)?,
            _ => self.replacement(&value)?,
        };
        Some((verb, key))
    }

    fn removal(&mut self, value: &Value<'_>) -> Option<Verb> {
        match value.node {
            Node::Boolean(true) => return Some(Verb::Remove),
            Node::Boolean(false) => {
                let message = "`remove` is `true`, or it is not there";
                self.report(value, Code::ManifestValue, message);
            }
            _ => self.wrong_type(value, "`true`"),
        }
        None
    }

    fn addition(&mut self, value: &Value<'_>) -> Option<Verb> {
        let is_empty = match value.node {
            Node::Object(entries) => entries.is_empty(),
            Node::Array(items) => items.is_empty(),
            _ => false,
        };
        if is_empty {
            self.report(value, Code::ManifestValue, "there is nothing to add");
            return None;
        }
        Some(Verb::Add(value.node.clone()))
    }

    fn replacement(&mut self, value: &Value<'_>) -> Option<Verb> {
        let Node::Object(entries) = value.node else {
            self.wrong_type(value, "an object");
            return None;
        };
        if entries.is_empty() {
            self.report(value, Code::ManifestValue, "there is nothing to replace");
            return None;
        }
        let known: Vec<&str> = entries.iter().map(|(old, _)| old.as_str()).collect();
        // Reports texts that are there twice.
        self.is_object(value, &known);
        let mut texts = Vec::new();
        for (old, new) in entries {
            let entry = Value {
                node: new,
                pointer: pointer::join(&value.pointer, old),
            };
            if old.is_empty() {
                let message = "the text to replace is empty";
                self.report(&entry, Code::ManifestValue, message);
                continue;
            }
            let Some(new) = self.checked(&entry, |_| None) else {
                continue;
            };
            if new == *old {
                let message = format!("`{old}` is replaced by itself");
                self.report(&entry, Code::ManifestValue, message);
                continue;
            }
            texts.push((old.clone(), new));
        }
        (texts.len() == entries.len()).then_some(Verb::Replace(texts))
    }

    /// The texts of an array, or one text, each with its value.
    fn texts<'n>(
        &mut self,
        value: &Value<'n>,
        rule: fn(&str) -> Option<&'static str>,
    ) -> Vec<(String, Value<'n>)> {
        let values = match value.node {
            Node::Array(_) => self.items(value),
            node => vec![Value {
                node,
                pointer: value.pointer.clone(),
            }],
        };
        let mut texts: Vec<(String, Value<'_>)> = Vec::new();
        for value in values {
            let Some(text) = self.checked(&value, rule) else {
                continue;
            };
            if texts.iter().any(|(other, _)| *other == text) {
                let message = format!("`{text}` is there twice");
                self.report(&value, Code::ManifestValue, message);
            } else {
                texts.push((text, value));
            }
        }
        texts
    }

    fn report_with_help(&mut self, value: &Value<'_>, code: Code, message: &str, help: &str) {
        let place = self.manifest.place(self.file, &value.pointer);
        let problem = Diagnostic::error(code, message).at(place);
        self.problems.push(problem.with_help(help));
    }
}

/// Whether an overlay has only these keys. Another one may be the key that is missing, with a mistake, and has been reported.
fn has_only(overlay: &Value<'_>, keys: &[&str]) -> bool {
    let is_known = |(key, _): &(String, Node)| keys.contains(&key.as_str());
    matches!(overlay.node, Node::Object(entries) if entries.iter().all(is_known))
}

/// The overlay as JSON, without its reason.
fn text(overlay: &Node) -> String {
    let mut overlay = overlay.clone();
    if let Node::Object(entries) = &mut overlay {
        entries.retain(|(key, _)| key != "reason");
    }
    // A tree of JSON values can be written.
    serde_json::to_string(&overlay).unwrap_or_default()
}
