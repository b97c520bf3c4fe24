//! Small definitions, lowered from memory.

use armgen::api::{Api, Enum, Object, Operation, Property, Type, TypeDefinition, TypeKind, Union};
use armgen::diagnostic::Diagnostics;
use armgen::lower::{Selection, lower};
use armgen::source::Sources;

/// The only input of most tests.
pub(crate) const FILE: &str = "service.json";

/// A model with what was said on the way to it.
pub(crate) struct Outcome {
    pub(crate) api: Option<Api>,
    pub(crate) diagnostics: Diagnostics,
}

/// Lowers files, of which `selection` says the inputs.
pub(crate) fn lower_files(files: &[(&str, &str)], selection: &Selection) -> Outcome {
    let mut sources = Sources::in_memory(files.iter().copied());
    let mut diagnostics = Diagnostics::default();
    let api = lower(&mut sources, selection, &mut diagnostics);
    Outcome {
        api,
        diagnostics: diagnostics.sorted(),
    }
}

/// The inputs, and all of their operations.
pub(crate) fn inputs(inputs: &[&str]) -> Selection {
    Selection {
        inputs: inputs.iter().map(|input| (*input).into()).collect(),
        ..Selection::default()
    }
}

/// Lowers one file.
pub(crate) fn lower_file(text: &str) -> Outcome {
    lower_files(&[(FILE, text)], &inputs(&[FILE]))
}

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

impl Outcome {
    /// The model, if nothing was said.
    #[track_caller]
    pub(crate) fn clean(self) -> Api {
        assert!(self.diagnostics.is_empty(), "{}", self.diagnostics);
        self.api.expect("an input that can be read gives a model")
    }

    /// What was said, a line each: code, `line:column`, pointer.
    pub(crate) fn said(&self) -> Vec<String> {
        let line = |one: &armgen::diagnostic::Diagnostic| match &one.place {
            Some(place) => format!(
                "{} {}:{} {}",
                one.code, place.line, place.column, place.pointer
            ),
            None => one.code.to_string(),
        };
        self.diagnostics.iter().map(line).collect()
    }
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
        Type::Named(id) => api.types[*id].name.clone(),
        other => format!("{other:?}"),
    }
}
