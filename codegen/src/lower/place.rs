//! Where in the input a value stands, and what inline types are called for where they stand.

use crate::source::{FileId, pointer};
use std::fmt;

/// A value of a file.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct At {
    pub(super) file: FileId,
    /// The JSON pointer.
    pub(super) pointer: String,
}

impl At {
    pub(super) fn new(file: FileId, pointer: impl Into<String>) -> Self {
        Self {
            file,
            pointer: pointer.into(),
        }
    }

    /// The value with a key in this one.
    pub(super) fn child(&self, key: &str) -> Self {
        Self {
            file: self.file,
            pointer: pointer::join(&self.pointer, key),
        }
    }

    /// The item of the list that a key of this value names.
    pub(super) fn item(&self, key: &str, index: usize) -> Self {
        Self {
            file: self.file,
            pointer: format!("{}/{key}/{index}", self.pointer),
        }
    }
}

/// The name of an inline type, if there is one: made of the names around it.
#[derive(Clone, Copy)]
pub(super) enum Name<'n> {
    /// As it is.
    Whole(&'n str),
    /// A part of something that has a name.
    Part(&'n Name<'n>, &'n str),
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(name) => formatter.write_str(name),
            Self::Part(owner, part) => {
                let mut characters = part.chars();
                write!(formatter, "{owner}")?;
                match characters.next() {
                    Some(first) => {
                        write!(formatter, "{}{}", first.to_uppercase(), characters.as_str())
                    }
                    None => Ok(()),
                }
            }
        }
    }
}
