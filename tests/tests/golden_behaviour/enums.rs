//! Open enums.

use crate::response;
use armgen_goldens::{number_enum, open_enum, unknown_variant_clash};
use serde_json::json;

#[test]
fn an_enum_keeps_what_it_does_not_know() {
    use open_enum::models::PetKind;
    use unknown_variant_clash::models::State;
    assert_eq!(PetKind::from("GUINEA-PIG"), PetKind::Cavy);
    for text in ["big", "BIG"] {
        assert_eq!(open_enum::models::PetSize::from(text).as_str(), text);
    }
    assert_eq!(PetKind::from("dragon").as_str(), "dragon");
    assert_eq!(State::from("UnknownValue"), State::UnknownValue);
    assert!(matches!(State::from("other"), State::OtherValue(_)));
}

#[test]
fn a_match_that_names_the_unknown_value_needs_no_other_arm() {
    use armgen_goldens::union::models::Pet;
    use open_enum::models::PetSize;
    let size = |size: &PetSize| match size {
        PetSize::Small => 1,
        PetSize::Big => 2,
        PetSize::Huge => 3,
        PetSize::UnknownValue(_) => 0,
    };
    assert_eq!(size(&"SMALL".into()), 1);
    assert_eq!(size(&"vast".into()), 0);
    let is_known = |pet: &Pet| match pet {
        Pet::Cat(_) | Pet::Dog(_) | Pet::UnknownKindModel(_) => true,
        Pet::UnknownKind(_) => false,
    };
    let pet: Pet = serde_json::from_value(json!({ "kind": "Dodo" })).unwrap();
    assert!(!is_known(&pet));
}

#[test]
fn an_enum_of_numbers_keeps_what_it_does_not_know() {
    use number_enum::models::{Legs, Pet, Weight};
    let json = json!({ "legs": 4, "weight": 0.5, "method": 9, "kind": "fox", "wild": false });
    let pet: Pet = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        (pet.legs, pet.weight),
        (Some(Legs::Cat), Some(Weight::N0_5))
    );
    assert_eq!(pet.method.unwrap().value(), 9);
    assert_eq!(serde_json::to_value(&pet).unwrap(), json);
}

#[test]
fn enums_of_numbers_are_written_as_numbers() {
    use number_enum::models::{Level, Size};
    use number_enum::operations::pets::{ListOptions, list_with};
    let options = ListOptions {
        level: Some(Level::Minus1),
        levels: Some(vec![Level::N0, 7.into()]),
        ..ListOptions::default()
    };
    let request = list_with(&Size::N1, &[Size::N1, Size::N2], &options).unwrap();
    assert_eq!(
        request.path_and_query(),
        "/pets/1?sizes=1,2&level=-1&levels=0,7"
    );
    let found = request.decode(response(200, &[("x-level", "0")], "{}"));
    assert_eq!(found.unwrap().x_level, Some(Level::N0));
}
