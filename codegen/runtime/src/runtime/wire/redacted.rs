//! Secrets in `Debug` output.

use std::collections::BTreeMap;
use std::fmt;

/// What stands for secrets that are there.
const REDACTED: &str = "[redacted]";

/// Stands for a secret in `Debug` output: `[redacted]`, or `None` if there is none.
pub struct Redacted(&'static str);

impl Redacted {
    /// Stands for this secret, of which it keeps only whether it is there.
    #[must_use]
    pub fn of<T>(secret: Option<&T>) -> Self {
        Self(if secret.is_some() { REDACTED } else { "None" })
    }

    /// Stands for a map of secrets, of which it keeps only whether it is empty.
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
