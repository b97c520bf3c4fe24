//! The verbs of overlays that have no counterpart in the scripts of directives.

use super::limits::{self, Limits};
use crate::source::tree::Node;

/// Adds the entries of an object to an object, or items to an array: those of an array, or the value itself. What is there already
/// is not added again.
///
/// # Errors
/// If an entry is there with another value, or if nothing can be added to the value.
pub(crate) fn add(node: &mut Node, value: &Node, limits: &mut Limits) -> Result<(), String> {
    limits.add(value, 0)?;
    match (node, value) {
        (Node::Object(entries), Node::Object(new)) => {
            for (key, value) in new {
                match entries.iter().find(|(name, _)| name == key) {
                    Some((_, old)) if old == value => {}
                    Some((_, old)) => {
                        let (old, value) = (shown(old), shown(value));
                        return Err(format!(
                            "`{key}` is there already and is {old}; `add` has {value}"
                        ));
                    }
                    None => entries.push((key.clone(), value.clone())),
                }
            }
            Ok(())
        }
        (Node::Array(items), value) => {
            let new = match value {
                Node::Array(new) => new.as_slice(),
                other => std::slice::from_ref(other),
            };
            for item in new {
                if !items.contains(item) {
                    items.push(item.clone());
                }
            }
            Ok(())
        }
        (Node::Object(_), value) => Err(format!(
            "{} cannot be added to an object; `add` needs an object",
            value.kind()
        )),
        (other, _) => Err(format!(
            "expected an object or an array to add to, found {}",
            other.kind()
        )),
    }
}

/// Replaces texts in a string, one after another, wherever they are in it. Any other value stays as it is: `$..description` selects
/// properties with that name too.
///
/// # Errors
/// If the string becomes too long.
pub(crate) fn replace_text(
    node: &mut Node,
    texts: &[(String, String)],
    limits: &mut Limits,
) -> Result<(), String> {
    let Node::String(text) = node else {
        return Ok(());
    };
    for (old, new) in texts {
        let growth = new.len().saturating_sub(old.len());
        let growth = growth.saturating_mul(text.matches(old.as_str()).count());
        if text.len().saturating_add(growth) > limits::MAX_LENGTH {
            return Err(limits::TOO_LONG.to_owned());
        }
        *text = text.replace(old.as_str(), new);
    }
    limits.add_string(text)
}

/// A value for a message: as JSON if it is short, otherwise its JSON type.
pub(crate) fn shown(node: &Node) -> String {
    const LONGEST: usize = 60;
    match serde_json::to_string(node) {
        Ok(text) if text.chars().count() <= LONGEST => format!("`{text}`"),
        _ => node.kind().to_owned(),
    }
}
