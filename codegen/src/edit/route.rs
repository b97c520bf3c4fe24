//! Routes from a value to a nested value, such as `$.a["b"][0]` in a script.

use crate::source::tree::Node;

pub(crate) use crate::pointer::Step;

/// The steps from a value to a nested value. In an object, an index is the key that has this number as its text.
pub(crate) type Route = Vec<Step>;

/// The value at the end of a route.
pub(crate) fn find<'n>(node: &'n Node, route: &[Step]) -> Option<&'n Node> {
    route.iter().try_fold(node, |node, step| match node {
        Node::Array(items) => items.get(index(step)?),
        Node::Object(_) => node.get(&key(step)),
        _ => None,
    })
}

/// Like [`find`], but mutable.
pub(crate) fn find_mut<'n>(node: &'n mut Node, route: &[Step]) -> Option<&'n mut Node> {
    route.iter().try_fold(node, |node, step| match node {
        Node::Array(items) => items.get_mut(index(step)?),
        Node::Object(entries) => {
            let key = key(step);
            let entry = entries.iter_mut().find(|(name, _)| *name == key)?;
            Some(&mut entry.1)
        }
        _ => None,
    })
}

/// Sets the value at the end of a route. Returns `None` if its parent does not exist.
pub(crate) fn set(node: &mut Node, route: &[Step], value: Node) -> Option<()> {
    let Some((last, parents)) = route.split_last() else {
        *node = value;
        return Some(());
    };
    match find_mut(node, parents)? {
        Node::Array(items) => {
            let index = index(last)?;
            if index == items.len() {
                items.push(value);
            } else {
                *items.get_mut(index)? = value;
            }
        }
        Node::Object(entries) => {
            let key = key(last);
            match entries.iter_mut().find(|(name, _)| *name == key) {
                Some((_, old)) => *old = value,
                None => entries.push((key, value)),
            }
        }
        _ => return None,
    }
    Some(())
}

/// Removes the value at the end of a route, if it exists. Returns `None` if its parent does not exist.
pub(crate) fn remove(node: &mut Node, route: &[Step]) -> Option<()> {
    let (last, parents) = route.split_last()?;
    match find_mut(node, parents)? {
        Node::Array(items) => {
            let index = index(last)?;
            if index < items.len() {
                items.remove(index);
            }
        }
        Node::Object(entries) => {
            let key = key(last);
            entries.retain(|(name, _)| *name != key);
        }
        _ => return None,
    }
    Some(())
}

/// Renames the key of the value at the end of a route. The entry keeps its position, and replaces another entry of that key.
pub(crate) fn rename(node: &mut Node, route: &[Step], name: &str) {
    let Some((last, parents)) = route.split_last() else {
        return;
    };
    let Some(Node::Object(entries)) = find_mut(node, parents) else {
        return;
    };
    let old = key(last);
    if old == name || !entries.iter().any(|(key, _)| *key == old) {
        return;
    }
    entries.retain(|(key, _)| key != name);
    if let Some((key, _)) = entries.iter_mut().find(|(key, _)| *key == old) {
        name.clone_into(key);
    }
}

/// Whether a value is truthy in JavaScript.
pub(crate) fn is_truthy(node: &Node) -> bool {
    match node {
        Node::Null => false,
        Node::Boolean(value) => *value,
        Node::Number(number) => number.as_f64() != Some(0.0),
        Node::String(text) => !text.is_empty(),
        Node::Array(_) | Node::Object(_) => true,
    }
}

fn index(step: &Step) -> Option<usize> {
    match step {
        Step::Index(index) => Some(*index),
        Step::Key(_) => None,
    }
}

fn key(step: &Step) -> String {
    match step {
        Step::Key(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    }
}
