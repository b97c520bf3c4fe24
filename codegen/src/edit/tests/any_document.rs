//! What holds for a verb on any value of any document.

use super::apply;
use crate::edit::overlay::Verb;
use crate::edit::position::{self, Child, Position, children};
use crate::source::tree::Node;
use proptest::prelude::*;

/// Any document. Objects have no key twice.
fn document() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Boolean),
        (0..5_u32).prop_map(|number| Node::Number(number.into())),
        "[abx/~% ]{0,4}".prop_map(Node::String),
    ];
    let value = leaf.prop_recursive(4, 32, 4, |inner| {
        let entries = prop::collection::btree_map("[abc/~.' ]{1,2}", inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Node::Array),
            entries.prop_map(|entries| Node::Object(entries.into_iter().collect())),
        ]
    });
    prop::collection::btree_map("[abc]{1,2}", value, 1..4)
        .prop_map(|entries| Node::Object(entries.into_iter().collect()))
}

/// The positions of all values but the root.
fn positions(node: &Node) -> Vec<Position> {
    let mut found = Vec::new();
    for (index, (_, child)) in children(node).enumerate() {
        found.push(vec![index]);
        let inner = positions(child).into_iter();
        found.extend(inner.map(|inner| [vec![index], inner].concat()));
    }
    found
}

/// The text of a path.
fn written(document: &Node, position: &[usize]) -> String {
    let steps = position::steps(document, position).into_iter();
    let steps = steps.map(|step| match step {
        Child::Key(key) => format!("['{}']", key.replace('\'', "\\'")),
        Child::Index(index) => format!("[{index}]"),
    });
    format!("${}", steps.collect::<String>())
}

/// A document and the position of a value in it.
fn document_and_position() -> impl Strategy<Value = (Node, Position)> {
    (document(), any::<prop::sample::Index>()).prop_map(|(document, index)| {
        let positions = positions(&document);
        let position = positions[index.index(positions.len())].clone();
        (document, position)
    })
}

proptest! {
    #[test]
    fn after_set_the_value_is_there_and_nothing_else_differs((original, position) in document_and_position(), value in document()) {
        let mut changed = original.clone();
        let path = written(&original, &position);
        let change = apply(Verb::Set(value.clone()), &[&path], &mut changed).unwrap();
        prop_assert_eq!(change.is_changed, changed != original);
        prop_assert_eq!(position::find(&changed, &position), Some(&value));
        let before = position::find(&original, &position).unwrap().clone();
        let again = apply(Verb::Set(value), &[&path], &mut changed).unwrap();
        prop_assert!(!again.is_changed);
        *position::find_mut(&mut changed, &position).unwrap() = before;
        prop_assert_eq!(changed, original);
    }

    #[test]
    fn what_was_removed_can_be_added((original, position) in document_and_position()) {
        let (last, parents) = position.split_last().unwrap();
        if let Some(Node::Object(entries)) = position::find(&original, parents) {
            let entry = Node::Object(vec![entries[*last].clone()]);
            let mut changed = original.clone();
            let path = written(&original, &position);
            prop_assert!(apply(Verb::Remove, &[&path], &mut changed).unwrap().is_changed);
            prop_assert!(apply(Verb::Remove, &[&path], &mut changed).unwrap().matched.is_empty());
            let parent = written(&original, parents);
            prop_assert!(apply(Verb::Add(entry.clone()), &[&parent], &mut changed).unwrap().is_changed);
            prop_assert!(!apply(Verb::Add(entry), &[&parent], &mut changed).unwrap().is_changed);
            prop_assert_eq!(changed, original);
        }
    }

    #[test]
    fn a_renamed_key_is_not_there_anymore((original, position) in document_and_position()) {
        let path = written(&original, &position);
        let mut changed = original.clone();
        let rename = || Verb::Rename("new".to_owned());
        if let Ok(change) = apply(rename(), &[&path], &mut changed) {
            prop_assert!(change.is_changed);
            let again = apply(rename(), &[&path], &mut changed).unwrap();
            prop_assert!(!again.is_changed && again.matched.is_empty());
        } else {
            prop_assert_eq!(changed, original);
        }
    }

    #[test]
    fn replaced_text_is_not_there_anymore(original in document()) {
        let mut changed = original.clone();
        let replace = || Verb::Replace(vec![("a".to_owned(), "y".to_owned())]);
        let change = apply(replace(), &["$..*"], &mut changed).unwrap();
        prop_assert_eq!(change.is_changed, changed != original);
        prop_assert!(!apply(replace(), &["$..*"], &mut changed).unwrap().is_changed);
    }
}
