//! Places in a JSON value.

use crate::pointer;

/// One step from a JSON value to a value in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// The property of an object.
    Key(String),
    /// The item of a list.
    Index(usize),
}

/// The JSON pointer of a place.
pub(crate) fn pointer(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) => pointer::push(&mut text, key),
            Step::Index(index) => pointer::push(&mut text, &index.to_string()),
        }
    }
    text
}
