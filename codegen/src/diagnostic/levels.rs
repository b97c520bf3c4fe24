//! Which warnings a run gives, and which of them are errors.

use super::{Code, Diagnostic, Diagnostics, Severity};
use std::collections::BTreeSet;

/// Which warnings are errors, and which are not given. Errors stay errors.
///
/// ```
/// use armgen::diagnostic::{Code, Levels};
///
/// let levels = Levels::default().deny_warnings().allow(Code::PatternUnchecked);
/// assert!(levels.denies(Code::NameClash) && !levels.denies(Code::PatternUnchecked));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Levels {
    denies_warnings: bool,
    denied: BTreeSet<Code>,
    allowed: BTreeSet<Code>,
}

impl Levels {
    /// All warnings are errors, but for those that are allowed.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        self.denies_warnings = true;
        self
    }

    /// Warnings with this code are errors.
    #[must_use]
    pub fn deny(mut self, code: Code) -> Self {
        self.denied.insert(code);
        self
    }

    /// Warnings with this code are not given. A code that is denied too is denied.
    #[must_use]
    pub fn allow(mut self, code: Code) -> Self {
        self.allowed.insert(code);
        self
    }

    /// Whether warnings with this code are errors.
    #[must_use]
    pub fn denies(&self, code: Code) -> bool {
        self.denied.contains(&code) || self.denies_warnings && !self.allowed.contains(&code)
    }

    /// Whether warnings with this code are not given.
    #[must_use]
    pub fn allows(&self, code: Code) -> bool {
        self.allowed.contains(&code) && !self.denied.contains(&code)
    }

    /// The diagnostics without allowed warnings, and with denied ones as errors.
    #[must_use]
    pub fn apply(&self, diagnostics: Diagnostics) -> Diagnostics {
        let levelled = |mut diagnostic: Diagnostic| {
            if diagnostic.severity == Severity::Warning {
                if self.allows(diagnostic.code) {
                    return None;
                }
                if self.denies(diagnostic.code) {
                    diagnostic.severity = Severity::DeniedWarning;
                }
            }
            Some(diagnostic)
        };
        diagnostics.into_iter().filter_map(levelled).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(levels: &Levels) -> Vec<(Severity, Code)> {
        let given = Diagnostics::from_iter([
            Diagnostic::error(Code::EnumEmpty, ""),
            Diagnostic::warning(Code::EnumEmpty, ""),
            Diagnostic::warning(Code::NameClash, ""),
        ]);
        let applied = levels.apply(given);
        applied.iter().map(|one| (one.severity, one.code)).collect()
    }

    #[test]
    fn without_levels_diagnostics_stay_as_they_are() {
        assert_eq!(
            applied(&Levels::default()),
            [
                (Severity::Error, Code::EnumEmpty),
                (Severity::Warning, Code::EnumEmpty),
                (Severity::Warning, Code::NameClash),
            ]
        );
    }

    #[test]
    fn an_allowed_warning_is_not_given_and_an_error_with_its_code_is() {
        assert_eq!(
            applied(&Levels::default().allow(Code::EnumEmpty)),
            [
                (Severity::Error, Code::EnumEmpty),
                (Severity::Warning, Code::NameClash),
            ]
        );
    }

    #[test]
    fn of_denied_warnings_those_that_are_allowed_by_name_are_not_given() {
        let levels = Levels::default().deny_warnings().allow(Code::NameClash);
        assert_eq!(
            applied(&levels),
            [
                (Severity::Error, Code::EnumEmpty),
                (Severity::DeniedWarning, Code::EnumEmpty),
            ]
        );
    }

    #[test]
    fn a_code_that_is_denied_by_name_is_denied_even_if_it_is_allowed() {
        let levels = Levels::default()
            .deny(Code::NameClash)
            .allow(Code::NameClash);
        assert!(levels.denies(Code::NameClash) && !levels.allows(Code::NameClash));
        assert!(!levels.denies(Code::EnumEmpty));
    }
}
