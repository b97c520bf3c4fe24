//! Warnings that a manifest allows.

use super::Member;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Levels, Place};
use std::collections::BTreeMap;

/// An item of `allowed-warnings`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AllowedWarning {
    /// The code of the warnings.
    pub code: Code,
    /// Where it is in the manifest. Packages that share it have the same place.
    pub place: Place,
}

impl<'m> Member<'m> {
    fn allowed(self) -> &'m [AllowedWarning] {
        match self {
            Self::Runtime(_) => &[],
            Self::Package(package) => &package.allowed,
        }
    }

    /// The levels of the crate: those of a run, and what the manifest allows.
    pub(crate) fn levels(self, of_run: &Levels) -> Levels {
        let mut levels = of_run.clone();
        for allowed in self.allowed() {
            levels = levels.allow(allowed.code);
        }
        levels
    }
}

/// The problems of items that no crate has a warning for, given the warnings about all crates.
pub(crate) fn stale_allowances(found: &[(Member<'_>, Diagnostics)]) -> Diagnostics {
    let mut items: BTreeMap<&str, (&AllowedWarning, bool)> = BTreeMap::new();
    for (member, warnings) in found {
        for item in member.allowed() {
            let is_used = warnings.iter().any(|warning| warning.code == item.code);
            let (_, is_used_by_one) = items.entry(&item.place.pointer).or_insert((item, false));
            *is_used_by_one |= is_used;
        }
    }
    let stale = items.into_values().filter(|(_, is_used)| !is_used);
    let problems = stale.map(|(item, _)| {
        let message = format!("there is no warning `{}` to allow", item.code);
        Diagnostic::error(Code::ManifestUnmatched, message)
            .at(item.place.clone())
            .with_help("remove it, so that a warning of a later version is seen")
    });
    problems.collect()
}
