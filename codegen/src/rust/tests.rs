use super::{RustType, items};
use crate::api::{Api, Object, Origin, Property, Type, TypeDefinition, TypeId, TypeKind, Xml};
use crate::diagnostic::{Checked, Diagnostics, Place};
use crate::settings::CrateSettings;

fn id(index: usize) -> TypeId {
    TypeId::new(index)
}

fn object(name: &str, properties: &[(&str, Type)]) -> TypeDefinition {
    let property = |(name, value): &(&str, Type)| Property {
        name: (*name).to_owned(),
        client_name: None,
        description: None,
        ty: value.clone(),
        required: false,
        read_only: false,
        create_only: false,
        clearable: false,
        secret: false,
        xml: Xml::default(),
        origin: Origin {
            file: "a.json".into(),
            pointer: format!("/{name}"),
        },
    };
    TypeDefinition {
        name: name.to_owned(),
        description: None,
        origin: Origin {
            file: "a.json".into(),
            pointer: format!("/definitions/{name}"),
        },
        kind: TypeKind::Object(Object {
            properties: properties.iter().map(property).collect(),
            ..Object::default()
        }),
    }
}

fn run(types: Vec<TypeDefinition>) -> Result<Checked<super::Crate>, Diagnostics> {
    let api = Api {
        types: types.into(),
        ..Api::default()
    };
    let place = |origin: &Origin| {
        let text = "{}".into();
        Some(Place::new(
            &origin.file,
            &text,
            0..2,
            origin.pointer.clone(),
        ))
    };
    items(&api, &CrateSettings::default(), "crate", &place)
}

/// The names of the structs with those of their fields, and the problems that were reported.
fn named(types: Vec<TypeDefinition>) -> (Vec<String>, Vec<String>) {
    let Checked { value, warnings } = run(types).unwrap();
    let structs = value.structs.into_iter().map(|item| {
        let fields = item.fields.iter().map(|field| field.name.as_str());
        format!("{}: {}", item.name, fields.collect::<Vec<_>>().join(" "))
    });
    let reported = warnings.iter().map(|diagnostic| {
        let related = diagnostic.related.iter();
        let related = related.map(|(place, _)| place.pointer.clone());
        format!("{} <- {}", diagnostic.message, related.collect::<String>())
    });
    (structs.collect(), reported.collect())
}

#[test]
fn two_definitions_of_one_rust_name_get_two() {
    let (names, reported) = named(vec![object("pet-name", &[]), object("petName", &[])]);
    assert_eq!(names, ["PetName: ", "PetName2: "]);
    assert_eq!(
        reported,
        [
            "two definitions become `PetName` in Rust; this one is called `PetName2` <- /definitions/pet-name"
        ]
    );
}

#[test]
fn two_properties_of_one_rust_name_get_two() {
    let (names, reported) = named(vec![object(
        "Pet",
        &[("petName", Type::Boolean), ("pet_name", Type::Boolean)],
    )]);
    assert_eq!(names, ["Pet: pet_name pet_name_2"]);
    assert_eq!(
        reported,
        ["two properties become `pet_name` in Rust; this one is called `pet_name_2` <- /petName"]
    );
}

#[test]
fn a_number_takes_no_name_that_another_has() {
    let properties = ["petName", "PetName", "pet_name_2"].map(|name| (name, Type::Boolean));
    let (names, reported) = named(vec![object("Pet", &properties)]);
    assert_eq!(names, ["Pet: pet_name pet_name_3 pet_name_2"]);
    assert_eq!(reported.len(), 1);
}

#[test]
fn what_has_no_usable_name_is_named_for_its_position() {
    let (names, reported) = named(vec![object(
        "Pet",
        &[("name", Type::Boolean), ("😀", Type::Boolean)],
    )]);
    assert_eq!(names, ["Pet: name property_2"]);
    assert_eq!(
        reported,
        ["no Rust name can be made of the property name `😀`; it is called `property_2` <- "]
    );
}

#[test]
fn a_box_is_only_where_a_struct_would_hold_itself() {
    let pet = object(
        "Pet",
        &[("home", Type::Named(id(1))), ("food", Type::Named(id(2)))],
    );
    let home = object(
        "Home",
        &[
            ("owners", Type::List(Box::new(Type::Named(id(0))))),
            ("pet", Type::Named(id(0))),
        ],
    );
    let items = run(vec![pet, home, object("Food", &[])]).unwrap().value;
    let boxed = |name: &str| {
        let mut fields = items.structs.iter().flat_map(|item| &item.fields);
        let field = fields.find(|field| field.name.as_str() == name).unwrap();
        matches!(field.ty, RustType::Boxed(_))
    };
    // A cycle is broken once.
    assert_eq!((boxed("home"), boxed("pet")), (false, true));
    assert_eq!((boxed("food"), boxed("owners")), (false, false));
}

#[test]
fn a_chain_of_many_types_needs_no_stack() {
    let last = 20_000;
    let link = |index: usize| {
        let next = if index == last { 0 } else { index + 1 };
        object(&format!("T{index}"), &[("next", Type::Named(id(next)))])
    };
    let items = run((0..=last).map(link).collect()).unwrap().value;
    let structs = items.structs;
    let is_boxed = |item: &&super::Struct| matches!(item.fields[0].ty, RustType::Boxed(_));
    assert_eq!(structs.iter().filter(is_boxed).count(), 1);
}

#[test]
fn types_beside_those_of_the_runtime_get_another_name() {
    let items = run(vec![object("UnknownKind", &[])]).unwrap().value;
    assert_eq!(items.structs[0].name.as_str(), "UnknownKindModel");
}

#[test]
fn a_type_without_an_operation_can_be_made_by_anyone() {
    let items = run(vec![object("Pet", &[])]).unwrap().value;
    assert!(!items.structs[0].only_in_responses);
}
