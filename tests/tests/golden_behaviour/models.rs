//! Structs and tagged enums.

use armgen_goldens::{additional_properties, create_only, recursion, recursive_maps, union};
use serde_json::json;

#[test]
fn a_union_is_told_apart_by_its_discriminator() {
    use union::models::{Cat, Pet};
    let json = json!({ "petType": "#Pets.Cat", "purrs": true, "friend": { "petType": "Parrot", "talks": 1 } });
    let pet: Pet = serde_json::from_value(json.clone()).unwrap();
    let Pet::Cat(Cat {
        purrs: Some(true),
        friend: Some(friend),
        ..
    }) = &pet
    else {
        panic!("{pet:?}")
    };
    assert!(matches!(&**friend, Pet::UnknownKind(parrot) if parrot.kind() == Some("Parrot")));
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
    assert_eq!(Pet::from(Cat::default()), Pet::Cat(Cat::default()));
}

#[test]
fn undeclared_properties_are_kept_where_they_are_allowed() {
    let json = json!({ "name": "Tom", "colour": "grey" });
    let pet: additional_properties::models::Pet = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        pet.additional_properties.get("colour").map(String::as_str),
        Some("grey")
    );
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
}

#[test]
fn a_struct_can_hold_itself() {
    use recursion::models::Pet;
    let pet = Pet::new(Pet::default());
    assert_eq!(serde_json::to_value(pet).unwrap(), json!({ "mother": {} }));
}

#[test]
fn what_is_set_on_creation_only_is_sent() {
    let pet = create_only::models::Pet {
        id: Some("1".to_owned()),
        ..create_only::models::Pet::new("cat")
    };
    let request = create_only::operations::pets::create(&pet).unwrap();
    assert_eq!(request.body(), br#"{"species":"cat"}"#);
}

#[test]
fn maps_of_themselves_are_read_and_written_to_any_depth() {
    let json = json!({
        "tree": { "a": { "b": {}, "c": { "d": {} } } },
        "levels": { "a": [{ "b": [] }, {}] },
        "even": [{ "a": [{}] }],
        "odd": { "a": [{ "b": [] }] },
        "alias": { "a": { "a": {} } },
        "lists": [[], [[]]],
        "plain": { "a": { "b": {} } },
    });
    let all: recursive_maps::models::All = serde_json::from_value(json.clone()).unwrap();
    let tree = all.tree.as_ref().unwrap();
    assert_eq!(
        tree.additional_properties["a"].additional_properties.len(),
        2
    );
    assert_eq!(serde_json::to_value(&all).unwrap(), json);
}
