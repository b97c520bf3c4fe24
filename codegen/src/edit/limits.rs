//! Limits for the size of values. Without them, a script that copies its own copies could use up all memory.

use crate::source::tree::Node;

/// The maximum weight of values: a multiple of the weight of the largest definitions.
const MAX_WEIGHT: usize = 500_000;

/// The maximum length of a text, in bytes. It is that of a file.
pub(super) const MAX_LENGTH: usize = 64 * 1024 * 1024;

/// Why a text with more than [`MAX_LENGTH`] is not made.
pub(super) const TOO_LONG: &str = "the text becomes too long";

/// How many bytes of a string have the weight of a number.
const BYTES_PER_UNIT: usize = 64;

/// The maximum depth of nesting, larger than what the parsers accept.
const MAX_DEPTH: usize = 200;

/// The weight of values, and its maximum.
#[derive(Debug)]
pub(crate) struct Limits {
    weight: usize,
    max_weight: usize,
}

impl Limits {
    /// Limits for an existing tree. It may keep its weight even if that exceeds the maximum.
    pub(crate) fn new(node: &Node) -> Result<Self, String> {
        let weight = weight(node, 0)?;
        Ok(Self {
            weight,
            max_weight: weight.max(MAX_WEIGHT),
        })
    }

    /// Limits for values that a script creates.
    pub(crate) fn for_new_values() -> Self {
        Self {
            weight: 0,
            max_weight: MAX_WEIGHT,
        }
    }

    /// Counts the replacement of a value at some depth. Fails if a limit is exceeded.
    pub(crate) fn replace(&mut self, old: &Node, new: &Node, depth: usize) -> Result<(), String> {
        self.weight = self.weight.saturating_sub(weight(old, depth)?);
        self.add(new, depth)
    }

    /// Counts a new value at some depth. Fails if a limit is exceeded.
    pub(crate) fn add(&mut self, node: &Node, depth: usize) -> Result<(), String> {
        self.grow(weight(node, depth)?)
    }

    /// Counts a new string. Fails if a limit is exceeded.
    pub(crate) fn add_string(&mut self, text: &str) -> Result<(), String> {
        self.grow(1 + text.len() / BYTES_PER_UNIT)
    }

    fn grow(&mut self, weight: usize) -> Result<(), String> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight > self.max_weight {
            return Err("the values become too large".to_owned());
        }
        Ok(())
    }
}

fn weight(node: &Node, depth: usize) -> Result<usize, String> {
    if depth > MAX_DEPTH {
        return Err("the values become nested too deeply".to_owned());
    }
    let mut sum = 1;
    match node {
        Node::Null | Node::Boolean(_) | Node::Number(_) => {}
        Node::String(text) => sum += text.len() / BYTES_PER_UNIT,
        Node::Array(items) => {
            for item in items {
                sum += weight(item, depth + 1)?;
            }
        }
        Node::Object(entries) => {
            for (key, value) in entries {
                sum += key.len() / BYTES_PER_UNIT + weight(value, depth + 1)?;
            }
        }
    }
    Ok(sum)
}
