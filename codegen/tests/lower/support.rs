//! Lowers small definitions and shows parts of their models as short texts.

use armgen::api::{Api, Enum, Object, Operation, Property, Type, TypeDefinition, TypeKind};
pub(crate) use armgen_fixtures::{
    FILE, Lowered, definitions, document, indent, inputs, lower, lower_files, operation,
    operations, skipping,
};

/// The model of these definitions, of which an operation returns `Thing`. Fails if a problem is reported.
#[track_caller]
pub(crate) fn model(yaml: &str) -> Api {
    lower(definitions(yaml)).model()
}

/// The model of these definitions, of which an operation returns `Thing`, whatever warnings are reported.
#[track_caller]
pub(crate) fn any_model(yaml: &str) -> Api {
    lower(definitions(yaml)).any_model()
}

/// The problems of these definitions, of which an operation returns `Thing`, each as `code pointer`.
pub(crate) fn reported(yaml: &str) -> Vec<String> {
    lower(definitions(yaml)).reported()
}

/// Lowers one definition, but for the operations that cannot be generated.
pub(crate) fn lower_skipping(text: impl AsRef<str>) -> Lowered {
    lower_files(&[(FILE, text.as_ref())], &skipping())
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

/// The values of the enum with a name.
#[track_caller]
pub(crate) fn values<'a>(api: &'a Api, name: &str) -> Vec<&'a str> {
    match &definition(api, name).kind {
        TypeKind::Enum(Enum { values, .. }) => {
            values.iter().map(|value| value.value.as_str()).collect()
        }
        other => panic!("{name} is {other:?}"),
    }
}

/// The union with a name: `discriminator: value = type, …`.
#[track_caller]
pub(crate) fn union(api: &Api, name: &str) -> String {
    match &definition(api, name).kind {
        TypeKind::Union(union) => {
            let kinds = union.kinds.iter();
            let kinds: Vec<_> = kinds
                .map(|(value, id)| format!("{value} = {}", show(api, &Type::Named(*id))))
                .collect();
            format!("{}: {}", union.discriminator, kinds.join(", "))
        }
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
        Type::Named(id) => api.types[*id].name.clone(),
        other => format!("{other:?}"),
    }
}

/// A type as a short text, or `none`.
pub(crate) fn show_or_none(api: &Api, ty: Option<&Type>) -> String {
    ty.map_or_else(|| "none".to_owned(), |ty| show(api, ty))
}
