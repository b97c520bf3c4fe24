//! Secrets in `Debug` output.

use std::collections::BTreeMap;
use std::fmt;

/// What is shown in place of a secret.
const REDACTED: &str = "[redacted]";

/// The `Debug` output of a secret: `[redacted]`, or `None` if there is none.
pub struct Redacted(&'static str);

impl Redacted {
    /// Stands for an optional secret. It only keeps whether there is one.
    #[must_use]
    pub fn of<T>(secret: Option<&T>) -> Self {
        Self(if secret.is_some() { REDACTED } else { "None" })
    }

    /// Stands for a map of secrets. It only keeps whether the map is empty.
    #[must_use]
    pub fn of_map<T>(secrets: &BTreeMap<String, T>) -> Self {
        Self(if secrets.is_empty() { "{}" } else { REDACTED })
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}
