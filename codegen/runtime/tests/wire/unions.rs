//! Objects of several kinds.

use crate::models::{Animal, Cat, Everything};
use crate::read;
use armgen_runtime::runtime::{
    self, Field, Model, Union, UnknownKind, Value, from_json, from_json_with_misfits,
};
use serde_json::json;

fn cat(lives: i32) -> Animal {
    Animal::Cat(Box::new(Cat {
        lives: Some(lives),
        ..Cat::default()
    }))
}

#[test]
fn the_discriminator_tells_the_variant() {
    assert_eq!(read::<Animal>(r#"{"kind": "Cat", "lives": 7}"#), cat(7));
}

#[test]
fn the_discriminator_may_stand_anywhere() {
    assert_eq!(read::<Animal>(r#"{"lives": 7, "kind": "Cat"}"#), cat(7));
}

#[test]
fn kinds_are_compared_without_ascii_case() {
    assert_eq!(read::<Animal>(r#"{"kind": "CAT", "lives": 7}"#), cat(7));
    assert_eq!(read::<Animal>(r#"{"lives": 7, "kind": "cAT"}"#), cat(7));
}

#[test]
fn the_discriminator_is_written_first_and_not_stored() {
    assert_eq!(
        serde_json::to_string(&cat(7)).unwrap(),
        r#"{"kind":"Cat","lives":7}"#
    );
    let dog: Animal = read(r#"{"kind": "Dog", "kind": "Dog", "x": 1}"#);
    assert_eq!(
        serde_json::to_string(&dog).unwrap(),
        r#"{"kind":"Dog","x":1}"#
    );
}

#[test]
fn a_kind_by_itself_is_written_with_its_discriminator() {
    assert_eq!(
        serde_json::to_string(&Cat::default()).unwrap(),
        r#"{"kind":"Cat"}"#
    );
    assert_eq!(read::<Cat>(r#"{"kind":"Cat"}"#), Cat::default());
}

#[test]
fn kinds_nest() {
    let json = r#"{"pets":[{"kind":"Cat","kittens":[{"kind":"Cat","lives":9},{"kind":"Dog","good":true}]}]}"#;
    let everything: Everything = read(json);
    assert_eq!(serde_json::to_string(&everything).unwrap(), json);
}

#[test]
fn kinds_nest_with_the_discriminator_last() {
    let json = json!({"pets": [{"kittens": [{"lives": 9, "kind": "Cat"}, {"x": null, "kind": "Dog"}], "kind": "Cat"}]});
    let everything: Everything = read(&json.to_string());
    assert_eq!(serde_json::to_value(&everything).unwrap(), json);
}

#[test]
fn an_unknown_kind_keeps_its_json() {
    for text in [
        r#"{"kind":"Owl","a":[1,null],"b":null}"#,
        r#"{"a":[1,null],"b":null,"kind":"Owl"}"#,
    ] {
        let Animal::UnknownKind(unknown) = read(text) else {
            panic!("known")
        };
        let json = json!({"kind": "Owl", "a": [1, null], "b": null});
        assert_eq!(unknown.kind(), Some("Owl"));
        assert_eq!(Some(unknown.json()), json.as_object());
        assert_eq!(
            serde_json::to_value(Animal::UnknownKind(unknown)).unwrap(),
            json
        );
    }
}

#[test]
fn a_kind_that_is_missing_or_not_a_string_is_unknown() {
    for text in [
        r#"{"lives":7}"#,
        r#"{"kind":5,"lives":7}"#,
        r#"{"lives":7,"kind":null}"#,
        "{}",
    ] {
        let Animal::UnknownKind(unknown) = read(text) else {
            panic!("known")
        };
        assert_eq!(unknown.kind(), None);
        assert_eq!(
            serde_json::to_value(unknown.json()).unwrap(),
            read::<serde_json::Value>(text)
        );
    }
}

#[test]
fn a_blank_union_is_an_empty_object() {
    assert_eq!(serde_json::to_string(&Animal::default()).unwrap(), "{}");
}

#[test]
fn misfits_within_a_kind_have_the_path_wherever_the_discriminator_stands() {
    for text in [
        r#"[{"kind":"Cat","lives":[]}]"#,
        r#"[{"lives":[],"kind":"Cat"}]"#,
    ] {
        let (_, misfits) = from_json_with_misfits::<Vec<Animal>>(text.as_bytes()).unwrap();
        assert_eq!(misfits[0].path, "[0].lives");
        assert_eq!(misfits[0].found, "an array");
    }
}

#[test]
fn what_is_not_an_object_is_an_error() {
    let failure = from_json::<Animal>(b"[]").unwrap_err();
    assert_eq!(
        (failure.expected.as_str(), failure.found.as_str()),
        ("an object", "an array")
    );
}

#[test]
fn the_last_of_two_unions_with_one_name_wins() {
    let pets: Everything =
        read(r#"{"pets": [{"kind": "Dog"}], "pets": [{"kind": "Cat", "lives": 7}]}"#);
    assert_eq!(pets.pets, Some(vec![cat(7)]));
}

#[test]
fn the_name_of_the_discriminator_may_have_another_case() {
    for text in [
        r#"{"Kind": "Cat", "lives": 7}"#,
        r#"{"lives": 7, "KIND": "Cat"}"#,
    ] {
        assert_eq!(read::<Animal>(text), cat(7));
        assert_eq!(
            serde_json::to_string(&read::<Animal>(text)).unwrap(),
            r#"{"kind":"Cat","lives":7}"#
        );
    }
    let Animal::UnknownKind(unknown) = read(r#"{"Kind": "Owl"}"#) else {
        panic!("known")
    };
    assert_eq!(unknown.kind(), Some("Owl"));
}

#[test]
fn the_exact_name_of_the_discriminator_beats_another_case_wherever_it_stands() {
    for text in [
        r#"{"kind": "Cat", "Kind": "Dog", "lives": 7}"#,
        r#"{"Kind": "Dog", "kind": "Cat", "lives": 7}"#,
        r#"{"KIND": "Owl", "lives": 7, "kind": "Cat", "Kind": null}"#,
    ] {
        assert_eq!(read::<Animal>(text), cat(7));
    }
}

#[test]
fn what_is_beside_the_discriminator_in_another_case_is_an_additional_property() {
    for text in [
        r#"{"kind": "Dog", "Kind": "Poodle"}"#,
        r#"{"Kind": "Poodle", "kind": "Dog"}"#,
    ] {
        let dog: Animal = read(text);
        assert_eq!(
            serde_json::to_string(&dog).unwrap(),
            r#"{"kind":"Dog","Kind":"Poodle"}"#
        );
    }
}

#[test]
fn an_exact_kind_beats_one_in_another_case() {
    for (text, legs) in [("#x.a", 1), ("#X.A", 2), ("#X.a", 1)] {
        for json in [
            format!(r#"{{"kind": "{text}", "legs": 4}}"#),
            format!(r#"{{"legs": 4, "kind": "{text}"}}"#),
        ] {
            let thing: Thing = read(&json);
            assert_eq!(thing.variant(), legs, "{json}");
        }
    }
}

/// Two kinds that differ in case only.
#[derive(Clone, Debug)]
enum Thing {
    Lower(Legs),
    Upper(Legs),
    UnknownKind(UnknownKind),
}

impl Thing {
    fn variant(&self) -> i32 {
        match self {
            Self::Lower(legs) | Self::Upper(legs) if legs.legs != Some(4) => 0,
            Self::Lower(_) => 1,
            Self::Upper(_) => 2,
            Self::UnknownKind(_) => 3,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Legs {
    legs: Option<i32>,
}

impl Model for Legs {
    const FIELDS: &'static [Field] = &[Field::new("legs")];

    fn field(&self, _: usize) -> &dyn Value {
        &self.legs
    }

    fn field_mut(&mut self, _: usize) -> &mut dyn Value {
        &mut self.legs
    }
}

impl Union for Thing {
    const DISCRIMINATOR: &'static str = "kind";
    const KINDS: &'static [&'static str] = &["#x.a", "#X.A"];

    fn open_kind(index: usize) -> Option<Self> {
        match index {
            0 => Some(Self::Lower(Legs::default())),
            1 => Some(Self::Upper(Legs::default())),
            _ => None,
        }
    }

    fn content(&self) -> &dyn Value {
        match self {
            Self::Lower(content) | Self::Upper(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn content_mut(&mut self) -> &mut dyn Value {
        match self {
            Self::Lower(content) | Self::Upper(content) => content,
            Self::UnknownKind(content) => content,
        }
    }

    fn unknown(kind: UnknownKind) -> Self {
        Self::UnknownKind(kind)
    }
}

runtime::union!(Thing);
