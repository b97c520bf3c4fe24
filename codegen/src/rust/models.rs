//! Structs, open enums and tagged enums of `models`.

use super::items::{Doc, Enum, Field, RustType, Struct, Union, UnionKind, Variant};
use super::names::{self, Identifier};
use super::problems::Problems;
use super::scope::Scope;
use super::types::Types;
use super::{doc, provenance};
use crate::api::{Choice, ChoiceValue, Kind, Object, Origin, Property, TypeDefinition};
use crate::diagnostic::code;

/// All that `models` holds.
#[derive(Default)]
pub(super) struct Models {
    pub(super) structs: Vec<Struct>,
    pub(super) enums: Vec<Enum>,
    pub(super) unions: Vec<Union>,
}

/// Decides on the items of all types.
pub(super) fn models(types: &Types<'_>, problems: &mut Problems<'_>) -> Models {
    let mut models = Models::default();
    for (index, name, definition) in types.all() {
        match &definition.kind {
            Kind::Object(object) => models
                .structs
                .push(structure(index, name, definition, object, types, problems)),
            Kind::Choice(choice) => models
                .enums
                .extend(choice_enum(name, definition, choice, problems)),
            Kind::Union(union) => models
                .unions
                .extend(union_enum(name, definition, union, types, problems)),
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
    problems: &mut Problems<'_>,
) -> Struct {
    let mut scope = Scope::new("properties");
    let fields: Vec<_> = object
        .properties
        .iter()
        .filter_map(|property| field(index, property, types, &mut scope, problems))
        .collect();
    let required = object.properties.iter().enumerate();
    let required = required
        .filter(|(_, property)| property.required && !property.read_only)
        .map(|(index, _)| index)
        .collect();
    let additional = object.additional.as_ref().and_then(|value| {
        let name = names::value_name("additional properties")?;
        scope.take(&name, &definition.origin, problems);
        let doc = Doc::default().line("Properties that the definition does not name.");
        let value = RustType::Map(Box::new(types.value(value)));
        Some(Field {
            name,
            wire_name: String::new(),
            doc,
            value,
            read_only: false,
            secret: false,
        })
    });
    Struct {
        name: name.clone(),
        doc: definition_doc(definition),
        fields,
        additional,
        tag: object.tag.clone(),
        required,
    }
}

fn field(
    holder: usize,
    property: &Property,
    types: &Types<'_>,
    scope: &mut Scope,
    problems: &mut Problems<'_>,
) -> Option<Field> {
    let wanted = property.client_name.as_ref().unwrap_or(&property.name);
    let Some(name) = names::value_name(wanted) else {
        problems.unusable("property", wanted, &property.origin);
        return None;
    };
    scope.take(&name, &property.origin, problems);
    let mut notes = Vec::new();
    let says_its_name = property.description.is_none();
    if !says_its_name && names::value_name(&property.name).as_ref() != Some(&name) {
        notes.push(format!("On the wire: {}.", doc::code(&property.name)));
    }
    if property.read_only {
        notes.push("Read-only.".to_owned());
    }
    if property.required {
        notes.push("Required.".to_owned());
    }
    if property.secret {
        notes.push("Secret: not shown by `Debug`.".to_owned());
    }
    let mut doc = described(property.description.as_deref());
    if doc.lines().is_empty() {
        doc = doc.line(format!("{}.", doc::code(&property.name)));
    }
    if !notes.is_empty() {
        doc = doc.line(notes.join(" "));
    }
    Some(Field {
        name,
        wire_name: property.name.clone(),
        doc,
        value: types.field(holder, &property.value),
        read_only: property.read_only,
        secret: property.secret,
    })
}

fn choice_enum(
    name: &Identifier,
    definition: &TypeDefinition,
    choice: &Choice,
    problems: &mut Problems<'_>,
) -> Option<Enum> {
    let mut scope = Scope::new("values");
    let mut variants: Vec<Variant> = Vec::new();
    for value in &choice.values {
        if let Some(first) = variants
            .iter()
            .find(|variant| variant.text.eq_ignore_ascii_case(&value.value))
        {
            let message = format!(
                "the value `{}` is read as `{}`: they differ in case only",
                value.value, first.text
            );
            problems.warning(code::NAME_CLASH, &definition.origin, message);
            continue;
        }
        let Some(variant) = variant_name(value) else {
            problems.unusable("value", &value.value, &definition.origin);
            continue;
        };
        scope.take(&variant, &definition.origin, problems);
        let doc = described(value.description.as_deref()).line(doc::code(&value.value));
        variants.push(Variant {
            name: variant,
            text: value.value.clone(),
            doc,
        });
    }
    let unknown = catch_all(
        ["UnknownValue", "OtherValue"],
        &mut scope,
        &definition.origin,
        problems,
    )?;
    Some(Enum {
        name: name.clone(),
        doc: definition_doc(definition),
        variants,
        unknown,
    })
}

/// The name of the variant for a value.
pub(super) fn variant_name(value: &ChoiceValue) -> Option<Identifier> {
    let wanted = value
        .name
        .as_deref()
        .filter(|name| !name.is_empty())
        .unwrap_or(&value.value);
    names::variant_name(wanted)
}

fn union_enum(
    name: &Identifier,
    definition: &TypeDefinition,
    union: &crate::api::Union,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<Union> {
    let mut scope = Scope::new("kinds");
    let mut kinds = Vec::new();
    for (value, id) in &union.kinds {
        let Some((payload, kind)) = types.get(*id) else {
            continue;
        };
        if !matches!(kind.kind, Kind::Object(_)) {
            problems.unsupported(
                &kind.origin,
                format!(
                    "a kind of `{}` is no object with properties",
                    definition.name
                ),
            );
            continue;
        }
        let convertible = union.kinds.iter().filter(|(_, other)| other == id).count() == 1;
        // The payload's name is the better one: values are often namespaces or numbers.
        let variant = if convertible {
            Some(payload.clone())
        } else {
            names::variant_name(value)
        };
        let Some(variant) = variant else {
            problems.unusable("discriminator value", value, &definition.origin);
            continue;
        };
        scope.take(&variant, &kind.origin, problems);
        let doc = Doc::default().line(doc::code(value));
        kinds.push(UnionKind {
            name: variant,
            payload: payload.clone(),
            value: value.clone(),
            doc,
            convertible,
        });
    }
    let unknown = catch_all(
        ["UnknownKind", "OtherKind"],
        &mut scope,
        &definition.origin,
        problems,
    )?;
    let discriminator = union.discriminator.clone();
    Some(Union {
        name: name.clone(),
        doc: definition_doc(definition),
        discriminator,
        kinds,
        unknown,
    })
}

/// The first of the names that is free.
fn catch_all(
    names: [&str; 2],
    scope: &mut Scope,
    origin: &Origin,
    problems: &mut Problems<'_>,
) -> Option<Identifier> {
    let [first, second] = names.map(names::type_name);
    let name = first.filter(|name| !scope.has(name)).or(second)?;
    scope.take(&name, origin, problems);
    Some(name)
}
