//! Small definitions, and what their models hold, as short texts.

use armgen::api::{Api, Enum, Object, Operation, Property, Type, TypeDefinition, TypeKind, Union};
pub(crate) use armgen_fixtures::{FILE, Lowered, inputs, lower, lower_files};

/// A definition with one operation `Things_Get` that answers `#/definitions/Thing`, and the rest of `definitions`.
pub(crate) fn answering(definitions: &str) -> String {
    document(
        r##""get": {
        "operationId": "Things_Get",
        "description": "Gets one.",
        "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Thing" } } }
    }"##,
        definitions,
    )
}

/// A definition with operations at `/things` and definitions.
pub(crate) fn document(operations: &str, definitions: &str) -> String {
    format!(
        r#"{{ "swagger": "2.0", "info": {{ "title": "ThingClient", "version": "2024-01-01" }},
"paths": {{ "/things": {{ {operations} }} }},
"definitions": {{ {definitions} }} }}"#
    )
}

/// The only operation.
#[track_caller]
pub(crate) fn only_operation(api: &Api) -> &Operation {
    let mut operations = api.groups.iter().flat_map(|group| &group.operations);
    let first = operations.next().expect("an operation");
    assert!(operations.next().is_none(), "one operation only");
    first
}

/// The names of all types.
pub(crate) fn names(api: &Api) -> Vec<&str> {
    api.types
        .iter()
        .map(|definition| definition.name.as_str())
        .collect()
}

/// The type with a name.
#[track_caller]
pub(crate) fn definition<'a>(api: &'a Api, name: &str) -> &'a TypeDefinition {
    let found = api.types.iter().find(|definition| definition.name == name);
    found.unwrap_or_else(|| panic!("a type {name} among {:?}", names(api)))
}

/// The object with a name.
#[track_caller]
pub(crate) fn object<'a>(api: &'a Api, name: &str) -> &'a Object {
    match &definition(api, name).kind {
        TypeKind::Object(object) => object,
        other => panic!("{name} is {other:?}"),
    }
}

/// The values of the choice with a name.
#[track_caller]
pub(crate) fn values<'a>(api: &'a Api, name: &str) -> Vec<&'a str> {
    match &definition(api, name).kind {
        TypeKind::Enum(Enum { values, .. }) => {
            values.iter().map(|value| value.value.as_str()).collect()
        }
        other => panic!("{name} is {other:?}"),
    }
}

/// The union with a name: its discriminator, and its kinds with the names of their types.
#[track_caller]
pub(crate) fn union<'a>(api: &'a Api, name: &str) -> (&'a str, Vec<(&'a str, String)>) {
    match &definition(api, name).kind {
        TypeKind::Union(Union {
            discriminator,
            kinds,
        }) => (
            discriminator,
            kinds
                .iter()
                .map(|(value, id)| (value.as_str(), show(api, &Type::Named(*id))))
                .collect(),
        ),
        other => panic!("{name} is {other:?}"),
    }
}

/// A property of an object.
#[track_caller]
pub(crate) fn property<'a>(api: &'a Api, object_name: &str, name: &str) -> &'a Property {
    let found = object(api, object_name)
        .properties
        .iter()
        .find(|property| property.name == name);
    found.unwrap_or_else(|| panic!("{object_name} has a property {name}"))
}

/// The properties of an object, each as `name: type`.
#[track_caller]
pub(crate) fn properties(api: &Api, name: &str) -> Vec<String> {
    let properties = object(api, name).properties.iter();
    properties
        .map(|property| format!("{}: {}", property.name, show(api, &property.ty)))
        .collect()
}

/// A type as a short text.
pub(crate) fn show(api: &Api, value: &Type) -> String {
    match value {
        Type::List(item) => format!("[{}]", show(api, item)),
        Type::Map(item) => format!("{{{}}}", show(api, item)),
        Type::Nullable(value) => format!("{}?", show(api, value)),
        Type::Named(id) => api
            .definition(*id)
            .map_or_else(|| "?".to_owned(), |definition| definition.name.clone()),
        other => format!("{other:?}"),
    }
}
