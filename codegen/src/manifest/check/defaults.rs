//! `defaults`: what several packages share.

use super::Check;
use super::value::Value;

/// The settings that packages can share, in their usual order.
const KEYS: [&str; 7] = [
    "version",
    "license",
    "repository",
    "output",
    "root",
    "rules",
    "features",
];

impl Check<'_> {
    /// The object `defaults`. Its values are checked where they are used.
    pub(super) fn defaults<'n>(&mut self, document: &Value<'n>) -> Option<Value<'n>> {
        let defaults = document.get("defaults")?;
        self.is_object(&defaults, &KEYS).then_some(defaults)
    }
}
