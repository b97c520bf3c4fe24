//! What is written is read again as it was.

use crate::models::{Fish, Food, Hay, Note, Pet};
use crate::{read, write};
use armgen_runtime::runtime::{Base64, DateTime, Nullable, XmlField};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use std::collections::BTreeMap;

/// Texts that XML can have.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~\n\t\r]{0,8}", "[a-zß中😀]{0,4}"]
}

/// Texts that are not lost if they are all that there is: those of white space only are.
fn visible() -> impl Strategy<Value = String> {
    text().prop_filter("visible", |text| !text.trim().is_empty())
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z_][a-zA-Z0-9_.-]{0,6}"
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

fn note() -> impl Strategy<Value = Note> {
    let name = name().prop_filter("undeclared", |name| {
        !["author", "text"].contains(&name.to_lowercase().as_str())
    });
    let additional = btree_map(name, text().prop_map(serde_json::Value::from), 0..3);
    let parts = (option::of(text()), option::of(visible()), additional);
    parts.prop_map(|(author, text, additional)| Note {
        author,
        text,
        additional,
    })
}

fn food() -> impl Strategy<Value = Food> {
    let bales = vec(
        any::<f32>().prop_filter("finite", |one| one.is_finite()),
        1..3,
    );
    prop_oneof![
        option::of(text()).prop_map(|species| Food::Fish(Box::new(Fish { species }))),
        option::of(bales).prop_map(|bales| Food::Hay(Box::new(Hay { bales }))),
    ]
}

fn pet() -> impl Strategy<Value = Pet> {
    let scalars = (
        option::of(text()),
        option::of(text()),
        option::of(finite()),
        option::of(any::<bool>()),
        option::of(Just(DateTime::from("2024-01-01T00:00:00.120Z"))),
        option::of(vec(any::<u8>(), 0..5)),
        prop_oneof![
            Just(Nullable::Missing),
            Just(Nullable::Null),
            text().prop_map(Nullable::Value)
        ],
    );
    let parts = (
        option::of(note()),
        option::of(vec(text(), 0..3)),
        option::of(vec(vec(any::<i32>(), 0..3), 0..3)),
        option::of(btree_map(name(), text(), 0..3)),
        option::of(btree_map(name(), vec(text(), 0..3), 0..3)),
        // An empty list without an element around its items is no element at all.
        option::of(vec(food(), 1..3)),
    );
    (scalars, parts).prop_map(|(scalars, parts)| {
        let (language, name, age, tame, born, picture, owner) = scalars;
        let (note, toys, grid, tags, groups, food) = parts;
        Pet {
            id: None,
            language,
            name,
            age,
            tame,
            born,
            picture: picture.map(Base64::encode),
            owner,
            note,
            friends: None,
            toys,
            grid,
            tags,
            groups,
            food,
            any: None,
        }
    })
}

proptest! {
    #[test]
    fn a_model_is_read_as_it_was_written(one in pet(), friends in option::of(vec(pet(), 1..3))) {
        let pet = Pet { friends, ..one };
        prop_assert_eq!(read::<Pet>(&write(&pet, &XmlField::new("pet"))), pet);
    }

    #[test]
    fn a_map_is_read_as_it_was_written(map in btree_map(name(), text(), 0..4)) {
        let read: BTreeMap<String, String> = read(&write(&map, &XmlField::new("map")));
        prop_assert_eq!(read, map);
    }
}
