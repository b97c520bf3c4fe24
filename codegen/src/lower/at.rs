//! Where in the input a value stands.

use crate::source::{FileId, pointer};

/// Where a value stands: its file and its JSON pointer.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct At {
    pub(crate) file: FileId,
    /// The JSON pointer.
    pub(crate) pointer: String,
}

impl At {
    pub(crate) fn new(file: FileId, pointer: impl Into<String>) -> Self {
        Self {
            file,
            pointer: pointer.into(),
        }
    }

    /// The value with a key in this one.
    pub(crate) fn child(&self, key: &str) -> Self {
        Self {
            file: self.file,
            pointer: pointer::join(&self.pointer, key),
        }
    }

    /// The item of the list that a key of this value names.
    pub(crate) fn item(&self, key: &str, index: usize) -> Self {
        Self {
            file: self.file,
            pointer: format!("{}/{key}/{index}", self.pointer),
        }
    }
}
