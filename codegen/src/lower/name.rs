//! The names of types that have none in the definition.

use std::fmt;

/// The name of a type that stands where it is used, made of the names around it. Most types need none, so it is written as text
/// only where one does.
#[derive(Clone, Copy)]
pub(crate) enum Name<'n> {
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
