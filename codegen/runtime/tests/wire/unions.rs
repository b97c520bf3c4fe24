//! Objects of several kinds.

use crate::models::{Animal, Cat, Everything};
use crate::read;
use armgen_runtime::runtime::{from_json, from_json_with_misfits};
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
