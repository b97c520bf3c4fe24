//! Structs, open enums and tagged enums of `models`.

pub(crate) mod members;
pub(crate) mod recursion;
pub(crate) mod types;

use crate::api::{Additional, Object, Property, TypeDefinition, TypeKind};
use crate::rust::doc;
use crate::rust::items::{Doc, Enum, Field, RustType, Struct, Union, UnionKind, Variant};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Identifier};
use crate::rust::package::provenance;
use crate::rust::problems::Problems;

/// What is said of a secret.
const SECRET: &str = "Secret: not shown by `Debug`.";

/// All that `models` holds.
#[derive(Default)]
pub(crate) struct Models {
    pub(crate) structs: Vec<Struct>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) unions: Vec<Union>,
}

/// Decides on the items of all types.
pub(crate) fn models(types: &Types<'_>, problems: &mut Problems<'_>) -> Models {
    let mut models = Models::default();
    for (index, name, definition) in types.all() {
        match &definition.kind {
            TypeKind::Object(object) => models
                .structs
                .push(structure(index, name, definition, object, types)),
            TypeKind::Enum(choice) => models
                .enums
                .extend(choice_enum(index, name, definition, choice, types)),
            TypeKind::Union(union) => models
                .unions
                .extend(union_enum(index, name, definition, union, types, problems)),
        }
    }
    models
}

fn definition_doc(definition: &TypeDefinition) -> Doc {
    described(definition.description.as_deref()).line(provenance::definition(&definition.origin))
}

fn described(description: Option<&str>) -> Doc {
    Doc::default().paragraph(description.map(doc::lines).unwrap_or_default())
}

fn structure(
    index: usize,
    name: &Identifier,
    definition: &TypeDefinition,
    object: &Object,
    types: &Types<'_>,
) -> Struct {
    let members = types.members(index);
    let fields = object.properties.iter().zip(&members.names);
    let fields = fields.map(|(property, name)| field(index, property, name, types));
    let required = object.properties.iter().enumerate();
    let required = required
        .filter(|(_, property)| property.required && !property.read_only)
        .map(|(index, _)| index)
        .collect();
    let additional = object.additional.as_ref().zip(members.rest.as_ref());
    let additional = additional.map(|(additional, name)| Field {
        name: name.clone(),
        wire_name: String::new(),
        doc: additional_doc(additional),
        ty: RustType::Map(Box::new(types.value(&additional.ty))),
        clearable: false,
        read_only: false,
        secret: additional.secret,
        items: false,
    });
    Struct {
        name: name.clone(),
        doc: definition_doc(definition),
        fields: fields.collect(),
        additional,
        tag: object.tag.clone(),
        required,
    }
}

fn additional_doc(additional: &Additional) -> Doc {
    let doc = Doc::default().line("Properties that the definition does not name.");
    if additional.secret {
        doc.line(SECRET)
    } else {
        doc
    }
}

fn field(holder: usize, property: &Property, name: &Identifier, types: &Types<'_>) -> Field {
    let mut notes = Vec::new();
    let says_its_name = property.description.is_none();
    if !says_its_name && names::value_name(&property.name).as_ref() != Some(name) {
        notes.push(format!("On the wire: {}.", doc::code(&property.name)));
    }
    if property.read_only {
        notes.push("Read-only.".to_owned());
    }
    if property.create_only {
        notes.push("Set on creation only.".to_owned());
    }
    if property.required {
        notes.push("Required.".to_owned());
    }
    if property.secret {
        notes.push(SECRET.to_owned());
    }
    let mut doc = described(property.description.as_deref());
    if doc.lines().is_empty() {
        doc = doc.line(format!("{}.", doc::code(&property.name)));
    }
    if !notes.is_empty() {
        doc = doc.line(notes.join(" "));
    }
    Field {
        name: name.clone(),
        wire_name: property.name.clone(),
        doc,
        ty: types.field(holder, &property.ty),
        clearable: property.clearable,
        read_only: property.read_only,
        secret: property.secret,
        items: false,
    }
}

fn choice_enum(
    index: usize,
    name: &Identifier,
    definition: &TypeDefinition,
    choice: &crate::api::Enum,
    types: &Types<'_>,
) -> Option<Enum> {
    let members = types.members(index);
    let variants = choice.values.iter().zip(&members.names);
    let variants = variants.map(|(value, name)| Variant {
        name: name.clone(),
        text: value.value.clone(),
        doc: described(value.description.as_deref()).line(doc::code(&value.value)),
    });
    Some(Enum {
        name: name.clone(),
        doc: definition_doc(definition),
        ty: choice.ty,
        variants: variants.collect(),
        unknown: members.rest.clone()?,
        is_response: false,
    })
}

fn union_enum(
    index: usize,
    name: &Identifier,
    definition: &TypeDefinition,
    union: &crate::api::Union,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<Union> {
    let members = types.members(index);
    let mut kinds = Vec::new();
    for ((value, id), variant) in union.kinds.iter().zip(&members.names) {
        let Some((payload, kind)) = types.get(*id) else {
            continue;
        };
        if !matches!(kind.kind, TypeKind::Object(_)) {
            problems.unsupported(
                &kind.origin,
                format!(
                    "a kind of `{}` is no object with properties",
                    definition.name
                ),
            );
            continue;
        }
        kinds.push(UnionKind {
            name: variant.clone(),
            payload: payload.clone(),
            value: value.clone(),
            doc: Doc::default().line(doc::code(value)),
            convertible: union.kinds.iter().filter(|(_, other)| other == id).count() == 1,
        });
    }
    Some(Union {
        name: name.clone(),
        doc: definition_doc(definition),
        discriminator: union.discriminator.clone(),
        kinds,
        unknown: members.rest.clone()?,
    })
}
