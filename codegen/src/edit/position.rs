//! The position of a value in a tree: the index of the child at each level, whether it is an item or an entry.

use crate::pointer;
use crate::source::tree::Node;

/// The index of the child at each level, from the root. Positions sort in the order of the file, parents before their children.
pub(crate) type Position = Vec<usize>;

/// The key or index of a child.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Child<'n> {
    Key(&'n str),
    Index(usize),
}

/// The children of a value, in order.
pub(crate) fn children(node: &Node) -> impl Iterator<Item = (Child<'_>, &Node)> {
    let (items, entries) = match node {
        Node::Array(items) => (items.as_slice(), &[][..]),
        Node::Object(entries) => (&[][..], entries.as_slice()),
        _ => (&[][..], &[][..]),
    };
    let items = items.iter().enumerate();
    let items = items.map(|(index, item)| (Child::Index(index), item));
    let entries = entries.iter();
    items.chain(entries.map(|(key, value)| (Child::Key(key), value)))
}

/// The value at a position.
pub(crate) fn find<'n>(node: &'n Node, position: &[usize]) -> Option<&'n Node> {
    position.iter().try_fold(node, |node, index| match node {
        Node::Array(items) => items.get(*index),
        Node::Object(entries) => entries.get(*index).map(|(_, value)| value),
        _ => None,
    })
}

/// Like [`find`], but mutable.
pub(crate) fn find_mut<'n>(node: &'n mut Node, position: &[usize]) -> Option<&'n mut Node> {
    position.iter().try_fold(node, |node, index| match node {
        Node::Array(items) => items.get_mut(*index),
        Node::Object(entries) => entries.get_mut(*index).map(|(_, value)| value),
        _ => None,
    })
}

/// The key or index of the value at each level of a position.
pub(crate) fn steps<'n>(node: &'n Node, position: &[usize]) -> Vec<Child<'n>> {
    let mut steps = Vec::new();
    let mut parent = Some(node);
    for index in position {
        let child = match parent {
            Some(Node::Array(items)) => items.get(*index).map(|item| (Child::Index(*index), item)),
            Some(Node::Object(entries)) => {
                let entry = entries.get(*index);
                entry.map(|(key, value)| (Child::Key(key), value))
            }
            _ => None,
        };
        steps.extend(child.map(|(step, _)| step));
        parent = child.map(|(_, node)| node);
    }
    steps
}

/// The JSON pointer of the value at a position.
pub(crate) fn pointer(node: &Node, position: &[usize]) -> String {
    let mut pointer = String::new();
    for step in steps(node, position) {
        match step {
            Child::Key(key) => pointer::push(&mut pointer, key),
            Child::Index(index) => pointer::push(&mut pointer, &index.to_string()),
        }
    }
    pointer
}

/// Removes a value. Returns `None` if it does not exist or is the root.
pub(crate) fn remove(node: &mut Node, position: &[usize]) -> Option<()> {
    let (last, parents) = position.split_last()?;
    match find_mut(node, parents)? {
        Node::Array(items) if *last < items.len() => {
            items.remove(*last);
            Some(())
        }
        Node::Object(entries) if *last < entries.len() => {
            entries.remove(*last);
            Some(())
        }
        _ => None,
    }
}
