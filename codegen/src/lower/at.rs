//! Positions in the input.

use crate::source::{FileId, pointer};

/// The position of a value: its file and JSON pointer.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct At {
    pub(crate) file: FileId,
    pub(crate) pointer: String,
}

impl At {
    pub(crate) fn new(file: FileId, pointer: impl Into<String>) -> Self {
        Self {
            file,
            pointer: pointer.into(),
        }
    }

    /// The value of a key.
    pub(crate) fn child(&self, key: &str) -> Self {
        Self::new(self.file, pointer::join(&self.pointer, key))
    }

    /// An item of the array under a key.
    pub(crate) fn item(&self, key: &str, index: usize) -> Self {
        Self::new(self.file, format!("{}/{key}/{index}", self.pointer))
    }

    /// Whether this is a part of another value.
    pub(crate) fn is_inside(&self, other: &Self) -> bool {
        let rest = self.pointer.strip_prefix(&other.pointer);
        self.file == other.file && rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether this is a definition, not a part of one.
    pub(crate) fn is_definition(&self) -> bool {
        let name = self.pointer.strip_prefix("/definitions/");
        name.is_some_and(|name| !name.contains('/'))
    }
}
