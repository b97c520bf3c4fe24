//! Keys that restrict a value, where nothing is generated from them.

use serde_json::Value;

/// The values of such keys, in the order of the file. Most schemas have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Validation {
    values: Vec<(&'static str, Value)>,
}

impl Validation {
    /// Adds the value of a key.
    pub(super) fn push(&mut self, key: &'static str, value: Value) {
        self.values.push((key, value));
    }

    /// The keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.values.iter().map(|(key, value)| (*key, value))
    }
}
