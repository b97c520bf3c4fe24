//! How large values may become: scripts that copy what they have copied grow without end.

use crate::source::tree::Node;

/// The weight that values may have: a multiple of that of the largest definitions.
const HEAVIEST: usize = 500_000;

/// Bytes of text that weigh as much as a number.
const BYTES: usize = 64;

/// How deeply values may be nested: more than is ever read.
const DEEPEST: usize = 200;

/// What a value may still grow by.
#[derive(Debug)]
pub(crate) struct Limits {
    weight: usize,
    heaviest: usize,
}

impl Limits {
    /// For a tree that is there. What is too large already may stay so.
    pub(crate) fn new(node: &Node) -> Result<Self, String> {
        let weight = weight(node, 0)?;
        Ok(Self {
            weight,
            heaviest: weight.max(HEAVIEST),
        })
    }

    /// For values that come into being.
    pub(crate) fn of_new_values() -> Self {
        Self {
            weight: 0,
            heaviest: HEAVIEST,
        }
    }

    /// Another value in the place of one at some depth. Fails if that is too much.
    pub(crate) fn exchange(&mut self, old: &Node, new: &Node, depth: usize) -> Result<(), String> {
        self.weight = self.weight.saturating_sub(weight(old, depth)?);
        self.add(new, depth)
    }

    /// Another value. Fails if that is too much.
    pub(crate) fn add(&mut self, node: &Node, depth: usize) -> Result<(), String> {
        self.grow(weight(node, depth)?)
    }

    /// Another text. Fails if that is too much.
    pub(crate) fn add_text(&mut self, text: &str) -> Result<(), String> {
        self.grow(1 + text.len() / BYTES)
    }

    fn grow(&mut self, weight: usize) -> Result<(), String> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight > self.heaviest {
            return Err("the values become too large".to_owned());
        }
        Ok(())
    }
}

fn weight(node: &Node, depth: usize) -> Result<usize, String> {
    if depth > DEEPEST {
        return Err("the values become nested too deeply".to_owned());
    }
    let mut sum = 1;
    match node {
        Node::Null | Node::Boolean(_) | Node::Number(_) => {}
        Node::String(text) => sum += text.len() / BYTES,
        Node::Array(items) => {
            for item in items {
                sum += weight(item, depth + 1)?;
            }
        }
        Node::Object(entries) => {
            for (key, value) in entries {
                sum += key.len() / BYTES + weight(value, depth + 1)?;
            }
        }
    }
    Ok(sum)
}
