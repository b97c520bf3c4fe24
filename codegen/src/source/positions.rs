//! The positions of the values of a text, found when the first is asked for and kept for the others: a file with a problem often has
//! hundreds.

use super::{Location, is_json, json, yaml, yaml_level};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The positions in one text. Clones share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Positions(Arc<Mutex<Known>>);

/// What is known so far.
#[derive(Debug, Default)]
struct Known {
    json: Option<json::Tree>,
    /// Positions in YAML by their number of tokens.
    levels: HashMap<usize, yaml_level::Level>,
    /// Whether brackets are nested too deeply for the parser of YAML, and where.
    nesting: Option<Nesting>,
}

#[derive(Clone, Copy, Debug)]
enum Nesting {
    Readable,
    TooDeep(usize),
}

impl Positions {
    /// Locates the value at a JSON pointer or its key, or the nearest parent that exists. The text is always the same one.
    pub(super) fn locate(&self, text: &str, tokens: &[String], is_key: bool) -> Location {
        if !is_json(text) {
            return self.locate_yaml(text, tokens, is_key);
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tree = known.json.get_or_insert_with(|| json::Tree::new(text));
        tree.locate(text, tokens)
    }

    /// Locates the value or key in a text that is YAML even if it looks like JSON.
    pub(super) fn locate_yaml(&self, text: &str, tokens: &[String], is_key: bool) -> Location {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let nesting = known.nesting.get_or_insert_with(|| {
            let too_deep = yaml::find_deep_nesting(text);
            too_deep.map_or(Nesting::Readable, Nesting::TooDeep)
        });
        if let Nesting::TooDeep(at) = *nesting {
            return Location::of_value(at..at + 1);
        }
        let mut parents = (0..=tokens.len()).rev();
        let found = parents.find_map(|length| {
            let level = known.levels.entry(length);
            let level = level.or_insert_with(|| yaml_level::Level::new(text, length));
            let found = level.get(tokens.get(..length)?)?;
            // The position of a parent is that of its value.
            let key = found.key.filter(|_| is_key && length == tokens.len());
            Some(key.or(found.value))
        });
        match found.flatten() {
            Some(start) => yaml::location(text, start, is_key),
            None => yaml::locate(text, tokens, is_key),
        }
    }
}
