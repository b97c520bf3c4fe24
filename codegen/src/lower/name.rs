//! Names of inline types.

use std::fmt;

/// The name of an inline type, made from the names around it. Most schemas need none, so the string is made only on demand.
#[derive(Clone, Copy)]
pub(crate) enum Name<'n> {
    /// A name that is used unchanged.
    Whole(&'n str),
    /// A part of something with a name.
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
