//! `discriminator`.

use crate::support::*;
use armgen::api::Type;

const ANIMALS: &str = r"
Thing: { properties: { pet: { $ref: '#/definitions/Animal' } } }
Animal:
  discriminator: kind
  required: [kind]
  properties: { kind: { type: string }, name: { type: string } }
Dog:
  x-ms-discriminator-value: dog
  allOf: [{ $ref: '#/definitions/Animal' }]
  properties: { barks: {} }
Cat: { allOf: [{ $ref: '#/definitions/Animal' }] }";

#[test]
fn a_definition_with_children_is_a_union_of_them_sorted_by_value() {
    let api = model(ANIMALS);
    assert_eq!(properties(&api, "Thing"), ["pet: Animal"]);
    assert_eq!(union(&api, "Animal"), "kind: Cat = Cat, dog = Dog");
    assert_eq!(names(&api), ["Animal", "Cat", "Dog", "Thing"]);
}

#[test]
fn the_discriminator_is_the_childs_tag_and_no_property() {
    let api = model(ANIMALS);
    assert_eq!(
        properties(&api, "Dog"),
        ["name: String(Plain)", "barks: Any"]
    );
    assert_eq!(
        object(&api, "Dog").tag,
        Some(("kind".to_owned(), "dog".to_owned()))
    );
    assert_eq!(
        object(&api, "Cat").tag,
        Some(("kind".to_owned(), "Cat".to_owned()))
    );
}

#[test]
fn kinds_of_several_levels_are_flattened() {
    let api = model(
        r"
        Thing: { properties: { pet: { $ref: '#/definitions/Animal' }, dog: { $ref: '#/definitions/Dog' } } }
        Animal: { discriminator: kind, required: [kind], properties: { kind: { type: string } } }
        Dog: { allOf: [{ $ref: '#/definitions/Animal' }], properties: { barks: {} } }
        Puppy: { allOf: [{ $ref: '#/definitions/Dog' }], properties: { age: {} } }",
    );
    assert_eq!(union(&api, "Animal"), "kind: Dog = DogBase, Puppy = Puppy");
    assert_eq!(union(&api, "Dog"), "kind: Dog = DogBase, Puppy = Puppy");
    assert_eq!(properties(&api, "DogBase"), ["barks: Any"]);
    assert_eq!(properties(&api, "Puppy"), ["barks: Any", "age: Any"]);
}

#[test]
fn a_base_is_a_kind_itself_if_the_discriminator_lists_it() {
    let with_kinds = |values: &str| {
        let animals = r"
            Thing: { properties: { pet: { $ref: '#/definitions/Animal' } } }
            Animal: { discriminator: kind, required: [kind], properties: { kind: { type: string, enum: [KINDS] } } }
            Dog: { allOf: [{ $ref: '#/definitions/Animal' }] }";
        model(&animals.replace("KINDS", values))
    };
    let api = with_kinds("Animal, Dog");
    assert_eq!(
        union(&api, "Animal"),
        "kind: Animal = AnimalBase, Dog = Dog"
    );
    assert_eq!(
        object(&api, "AnimalBase").tag,
        Some(("kind".to_owned(), "Animal".to_owned()))
    );
    let api = with_kinds("Dog");
    assert_eq!(union(&api, "Animal"), "kind: Dog = Dog");
}

#[test]
fn a_base_is_a_kind_itself_if_it_has_a_value() {
    let api = model(
        r"
        Thing: { properties: { pet: { $ref: '#/definitions/Animal' } } }
        Animal: { discriminator: kind, required: [kind], x-ms-discriminator-value: animal, properties: { kind: { type: string } } }
        Dog: { allOf: [{ $ref: '#/definitions/Animal' }] }",
    );
    assert_eq!(
        union(&api, "Animal"),
        "kind: Dog = Dog, animal = AnimalBase"
    );
}

#[test]
fn children_may_stand_in_other_files() {
    let service =
        definitions("Thing: { properties: { pet: { $ref: 'base.yaml#/definitions/Animal' } } }");
    let base = r"
    swagger: '2.0'
    definitions: { Animal: { discriminator: kind, required: [kind], properties: { kind: { type: string } } } }";
    let child = r"
    swagger: '2.0'
    definitions: { Dog: { allOf: [{ $ref: 'base.yaml#/definitions/Animal' }], properties: { barks: {} } } }";
    let files = [
        (FILE, service.as_str()),
        ("base.yaml", base),
        ("child.yaml", child),
    ];
    let api = lower_files(&files, &inputs(&[FILE, "child.yaml"])).any_model();
    assert_eq!(union(&api, "Animal"), "kind: Dog = Dog");
}

#[test]
fn a_definition_that_nothing_extends_is_an_object_and_keeps_the_property() {
    let api = model(
        "Thing: { discriminator: kind, required: [kind], properties: { kind: { type: string } } }",
    );
    assert_eq!(properties(&api, "Thing"), ["kind: String(Plain)"]);
    assert_eq!(object(&api, "Thing").tag, None);
}

#[test]
fn a_discriminator_that_is_no_property_is_a_string() {
    let outcome = lower(definitions(
        r"
        Thing: { properties: { pet: { $ref: '#/definitions/Pet' }, lone: { $ref: '#/definitions/Lone' } } }
        Pet: { discriminator: kind, properties: { sort: { type: string } } }
        Lone: { discriminator: kind, type: object }
        Dog: { allOf: [{ $ref: '#/definitions/Pet' }] }",
    ));
    assert_eq!(
        outcome.reported(),
        [
            "discriminator-missing /definitions/Pet/discriminator",
            "discriminator-missing /definitions/Lone/discriminator"
        ]
    );
    assert!(!outcome.has_errors());
    let api = outcome.any_model();
    assert_eq!(union(&api, "Pet"), "kind: Dog = Dog");
    assert_eq!(properties(&api, "Dog"), ["sort: String(Plain)"]);
    assert_eq!(properties(&api, "Lone"), ["kind: String(Plain)"]);
}

#[test]
fn a_kind_with_a_discriminator_of_its_own_is_a_union_and_one_open_kind_of_its_parent() {
    let outcome = lower(definitions(
        r"
        Thing: { discriminator: a, required: [a], properties: { a: { type: string }, child: { $ref: '#/definitions/Child' } } }
        Child: { allOf: [{ $ref: '#/definitions/Thing' }], discriminator: b, required: [b], properties: { b: { type: string } } }
        Grandchild: { allOf: [{ $ref: '#/definitions/Child' }], properties: { c: { type: string } } }",
    ));
    assert_eq!(
        outcome.reported(),
        ["unsupported-discriminator /definitions/Child/discriminator"]
    );
    assert!(!outcome.has_errors());
    let api = outcome.any_model();
    assert_eq!(union(&api, "Thing"), "a: Child = ChildBase");
    let base = object(&api, "ChildBase");
    assert_eq!(base.tag, Some(("a".to_owned(), "Child".to_owned())));
    let additional = base.additional.as_ref();
    assert_eq!(additional.map(|one| &one.ty), Some(&Type::Any));
    assert_eq!(
        properties(&api, "ChildBase"),
        ["child: Child", "b: String(Plain)"]
    );
    assert_eq!(union(&api, "Child"), "b: Grandchild = Grandchild");
    assert_eq!(
        properties(&api, "Grandchild"),
        ["a: String(Plain)", "child: Child", "c: String(Plain)"]
    );
}

#[test]
fn two_children_with_one_value_are_both_kinds() {
    let outcome = lower(definitions(
        r"
        Thing: { discriminator: a, required: [a], properties: { a: { type: string } } }
        B: { x-ms-discriminator-value: x, allOf: [{ $ref: '#/definitions/Thing' }], properties: { b: {} } }
        C: { x-ms-discriminator-value: x, allOf: [{ $ref: '#/definitions/Thing' }], properties: { c: {} } }",
    ));
    assert_eq!(
        outcome.reported(),
        ["discriminator-invalid /definitions/Thing"]
    );
    assert!(!outcome.has_errors());
    let api = outcome.any_model();
    assert_eq!(union(&api, "Thing"), "a: x = B, x = C");
}

#[test]
fn an_inline_object_with_a_discriminator_is_an_object() {
    let api = model(
        r"
        Thing:
          properties: { a: { discriminator: k, required: [k], properties: { k: { type: string } } } }",
    );
    assert_eq!(properties(&api, "ThingA"), ["k: String(Plain)"]);
}

#[test]
fn a_value_outside_of_the_discriminators_enum_is_a_kind_too() {
    let api = model(
        r"
        Thing: { discriminator: a, required: [a], properties: { a: { type: string, enum: [B] } } }
        B: { allOf: [{ $ref: '#/definitions/Thing' }] }
        C: { x-ms-discriminator-value: c d, allOf: [{ $ref: '#/definitions/Thing' }] }",
    );
    assert_eq!(union(&api, "Thing"), "a: B = B, c d = C");
}

#[test]
fn a_child_of_a_union_that_is_no_object_is_no_kind() {
    let outcome = lower(definitions(
        r"
        Thing: { discriminator: a, required: [a], properties: { a: { type: string } } }
        B: { allOf: [{ $ref: '#/definitions/Thing' }] }
        C: { type: string, allOf: [{ $ref: '#/definitions/Thing' }], enum: [x] }",
    ));
    assert_eq!(
        outcome.reported(),
        ["unsupported-discriminator /definitions/C"]
    );
    let api = outcome.any_model();
    assert_eq!(union(&api, "Thing"), "a: B = B");
}

#[test]
fn a_union_that_holds_itself_is_lowered() {
    let api = model(
        r"
        Thing: { discriminator: a, required: [a], properties: { a: { type: string } } }
        Not:
          allOf: [{ $ref: '#/definitions/Thing' }]
          properties:
            inner: { $ref: '#/definitions/Thing' }
            all: { type: array, items: { $ref: '#/definitions/Thing' } }",
    );
    assert_eq!(properties(&api, "Not"), ["inner: Thing", "all: [Thing]"]);
}
