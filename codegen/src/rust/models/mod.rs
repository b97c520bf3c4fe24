//! Structs, open enums and tagged enums of `models`.

pub(crate) mod empty_bodies;
pub(crate) mod members;
pub(crate) mod recursion;
pub(crate) mod roles;
pub(crate) mod types;
pub(crate) mod xml;

use crate::api::{Object, Property, Type, TypeDefinition, TypeId, TypeKind};
use crate::diagnostic::Code;
use crate::rust::doc;
use crate::rust::items::{Doc, Enum, Field, RustType, Struct, Tag, Union, UnionKind, Variant};
use crate::rust::models::types::{NamedType, Types};
use crate::rust::names::{self, Identifier};
use crate::rust::problems::Problems;
use crate::rust::provenance;
use crate::rust::secrets::Secrets;
use std::collections::{HashMap, HashSet};

/// The note of a property with maps whose values can be null.
const ENTRIES: &str = "In a `PATCH`, `None` removes the entry.";

/// The note of a secret property.
const SECRET: &str = "Secret: not shown by `Debug`.";

/// The items of `models`.
#[derive(Default)]
pub(crate) struct Models {
    pub(crate) structs: Vec<Struct>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) unions: Vec<Union>,
}

/// How operations use types.
pub(crate) struct Roles<'a> {
    /// The fields that hold the items of a page, by model.
    pub(crate) page_items: HashMap<&'a Identifier, &'a Identifier>,
    /// The enums that are a whole response.
    pub(crate) responses: HashSet<&'a Identifier>,
    /// The types that only come in responses.
    pub(crate) only_in_responses: HashSet<TypeId>,
    /// The types that are in XML.
    pub(crate) in_xml: HashSet<TypeId>,
}

/// Decides on the items of all types.
pub(crate) fn models(
    types: &Types<'_>,
    secrets: &Secrets<'_>,
    roles: &Roles<'_>,
    problems: &mut Problems<'_>,
) -> Models {
    let mut models = Models::default();
    for id in types.ids() {
        let named = &types[id];
        match &named.definition.kind {
            TypeKind::Object(object) => {
                models
                    .structs
                    .push(structure(id, object, types, secrets, roles));
                if let Some(item) = models.structs.last_mut()
                    && roles.in_xml.contains(&id)
                {
                    item.xml = xml::model(object, types.api(), problems);
                }
            }
            TypeKind::Enum(choice) => {
                models.enums.extend(choice_enum(named, choice, roles));
            }
            TypeKind::Union(union) => {
                models
                    .unions
                    .extend(union_enum(named, union, types, problems));
            }
        }
    }
    models
}

fn definition_doc(definition: &TypeDefinition) -> Doc {
    Doc::default()
        .description(definition.description.as_deref())
        .line(provenance::definition(&definition.origin))
}

fn structure(
    id: TypeId,
    object: &Object,
    types: &Types<'_>,
    secrets: &Secrets<'_>,
    roles: &Roles<'_>,
) -> Struct {
    let NamedType {
        name,
        definition,
        members,
    } = &types[id];
    let fields = object.properties.iter().zip(&members.names).enumerate();
    let page_items = roles.page_items.get(name).copied();
    let fields = fields.map(|(position, (property, name))| {
        let secret = secrets.property(id, position).is_some();
        Field {
            name: name.clone(),
            wire_name: property.name.clone(),
            doc: field_doc(property, name, secret),
            ty: types.field(id, &property.ty),
            clearable: property.clearable,
            read_only: property.read_only,
            secret,
            items: page_items == Some(name),
        }
    });
    let required = object.properties.iter().enumerate();
    let required = required
        .filter(|(_, property)| property.required && !property.read_only)
        .map(|(index, _)| index)
        .collect();
    let additional = object.additional.as_ref().zip(members.rest.as_ref());
    let secret = secrets.additional(id).is_some();
    let additional = additional.map(|(additional, name)| Field {
        name: name.clone(),
        wire_name: String::new(),
        doc: additional_doc(secret, matches!(additional.ty, Type::Nullable(_))),
        ty: RustType::Map(Box::new(types.rust_type(&additional.ty))),
        clearable: false,
        read_only: false,
        secret,
        items: false,
    });
    Struct {
        name: name.clone(),
        doc: definition_doc(definition),
        fields: fields.collect(),
        additional,
        tag: object
            .tag
            .clone()
            .map(|(property, value)| Tag { property, value }),
        required,
        only_in_responses: roles.only_in_responses.contains(&id),
        xml: None,
    }
}

fn additional_doc(secret: bool, nullable: bool) -> Doc {
    let doc = Doc::default().line("Properties that the definition does not declare.");
    let doc = if nullable { doc.line(ENTRIES) } else { doc };
    if secret { doc.line(SECRET) } else { doc }
}

/// Whether it has maps whose values can be null.
fn has_nullable_entries(ty: &Type) -> bool {
    match ty {
        Type::Map(value) => matches!(**value, Type::Nullable(_)) || has_nullable_entries(value),
        Type::List(inner) | Type::Nullable(inner) => has_nullable_entries(inner),
        _ => false,
    }
}

fn field_doc(property: &Property, name: &Identifier, secret: bool) -> Doc {
    let mut notes = Vec::new();
    let says_its_name = property.description.is_none();
    if !says_its_name && names::value_name(&property.name).as_ref() != Some(name) {
        notes.push(format!("On the wire: {}.", doc::code(&property.name)));
    }
    // The notes on the marks of a property.
    let marks = [
        (property.read_only, "Read-only."),
        (property.create_only, "Set on creation only."),
        (property.required, "Required."),
        (has_nullable_entries(&property.ty), ENTRIES),
        (secret, SECRET),
    ];
    let description = property.description.as_deref().unwrap_or_default();
    for (holds, note) in marks {
        if holds && !doc::says(description, note) {
            notes.push(note.to_owned());
        }
    }
    let doc = Doc::default().description(property.description.as_deref());
    let doc = doc.or_name(&property.name);
    if notes.is_empty() {
        doc
    } else {
        doc.line(notes.join(" "))
    }
}

fn choice_enum(
    named: &NamedType<'_>,
    choice: &crate::api::Enum,
    roles: &Roles<'_>,
) -> Option<Enum> {
    let NamedType {
        name,
        definition,
        members,
    } = named;
    let variants = choice.values.iter().zip(&members.names);
    let variants = variants.map(|(value, name)| Variant {
        name: name.clone(),
        text: value.value.clone(),
        doc: Doc::default()
            .description(value.description.as_deref())
            .line(doc::code(&value.value)),
    });
    Some(Enum {
        name: name.clone(),
        doc: definition_doc(definition),
        ty: choice.ty,
        variants: variants.collect(),
        unknown: members.rest.clone()?,
        is_response: roles.responses.contains(name),
    })
}

fn union_enum(
    named: &NamedType<'_>,
    union: &crate::api::Union,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<Union> {
    let NamedType {
        name,
        definition,
        members,
    } = named;
    let mut kinds = Vec::new();
    for ((value, id), variant) in union.kinds.iter().zip(&members.names) {
        let payload = &types[*id];
        if !matches!(payload.definition.kind, TypeKind::Object(_)) {
            problems.error(
                Code::UnsupportedDiscriminator,
                &payload.definition.origin,
                format!(
                    "a kind of `{}` is no object with properties",
                    definition.name
                ),
            );
            continue;
        }
        kinds.push(UnionKind {
            name: variant.clone(),
            payload: payload.name.clone(),
            value: value.clone(),
            doc: Doc::default().line(doc::code(value)),
            convertible: union.kinds.iter().filter(|(_, other)| other == id).count() == 1,
        });
    }
    Some(Union {
        name: name.clone(),
        doc: definition_doc(definition),
        discriminator: union.discriminator.clone(),
        xml_discriminator: Some(xml::discriminator(&union.discriminator, &union.xml))
            .filter(|name| *name != union.discriminator),
        kinds,
        unknown: members.rest.clone()?,
    })
}
