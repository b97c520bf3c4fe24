//! Secrets in `Debug` output.

use std::fmt;

/// Stands for a secret in `Debug` output: `[redacted]`, or `None` if there is none.
pub struct Redacted {
    present: bool,
}

impl Redacted {
    /// Stands for this secret, of which it keeps only whether it is there.
    #[must_use]
    pub fn of<T>(secret: Option<&T>) -> Self {
        Self {
            present: secret.is_some(),
        }
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.present { "[redacted]" } else { "None" })
    }
}
