//! What problems have in common.

use crate::diagnostic::{Code, Diagnostic};

/// What problems at several places have in common. It becomes one diagnostic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Cause {
    /// What references lead to cannot be used.
    Target(String),
    /// References lead to files outside of the root, this one to this file.
    OutsideRoot(String),
    /// The same mistake, by a name of its own.
    Same(String),
    /// An operation with this id is skipped for a reason.
    Skipped {
        id: String,
        /// Equal for operations with the same reason.
        key: String,
        reason: String,
    },
}

impl Cause {
    /// Why a reference leads to no file.
    pub(crate) fn of_reference(reference: &str, problem: &Diagnostic) -> Self {
        let file = reference.split('#').next().unwrap_or_default();
        match problem.code {
            Code::OutsideRoot => Self::OutsideRoot(file.to_owned()),
            Code::UnsupportedReference if !file.is_empty() => Self::Target(file.to_owned()),
            _ => Self::Target(problem.message.clone()),
        }
    }

    /// Whether what a reference leads to cannot be used.
    pub(super) fn is_lost_target(&self) -> bool {
        matches!(self, Self::Target(_) | Self::OutsideRoot(_))
    }

    pub(super) fn key(&self) -> (bool, &str) {
        match self {
            Self::Target(key) | Self::Same(key) => (false, key),
            Self::OutsideRoot(_) => (false, ""),
            Self::Skipped { key, .. } => (true, key),
        }
    }
}
