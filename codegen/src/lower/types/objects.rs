//! Objects: their own properties and those of their parents.

use crate::api::{Additional, Object, Property, StringFormat, Type, TypeId, TypeKind};
use crate::diagnostic::{Code, Severity};
use crate::lower::input::family;
use crate::lower::input::references::{Key, definition_at};
use crate::lower::types::arena::Progress;
use crate::lower::{At, Lowering, Name};
use crate::swagger::{AdditionalProperties, Schema};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// What an object has, with what it has from its parents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    /// Those of parents first, each name once.
    list: Vec<Property>,
    /// Where in the list each name is.
    positions: HashMap<String, usize>,
    additional: Option<Additional>,
    /// Names that are required, some of which only children may declare.
    required: BTreeSet<String>,
}

impl Members {
    /// The property with a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Property> {
        self.list.get(*self.positions.get(name)?)
    }

    /// Adds a property in the place of an earlier one of the same name, which it redefines.
    fn put(&mut self, property: Property) {
        let position = self.positions.get(&property.name).copied();
        if let Some(earlier) = position.and_then(|position| self.list.get_mut(position)) {
            *earlier = property;
            return;
        }
        self.positions
            .insert(property.name.clone(), self.list.len());
        self.list.push(property);
    }

    fn extend(&mut self, parent: &Self) {
        for property in &parent.list {
            self.put(property.clone());
        }
        self.additional = parent.additional.clone().or_else(|| self.additional.take());
        self.required.extend(parent.required.iter().cloned());
    }

    /// The object, without the property that is its tag.
    fn object(&self, tag: Option<(String, String)>) -> TypeKind {
        let is_tag = |name: &str| tag.as_ref().is_some_and(|(tag, _)| tag == name);
        let properties = self.list.iter().filter(|property| !is_tag(&property.name));
        let properties = properties.map(|property| Property {
            required: self.required.contains(&property.name),
            ..property.clone()
        });
        TypeKind::Object(Object {
            properties: properties.collect(),
            additional: self.additional.clone(),
            tag,
        })
    }
}

impl<'d> Lowering<'_, 'd> {
    /// Whether a schema describes an object with properties, its own or those of parents.
    pub(crate) fn is_object(&mut self, schema: &'d Schema, at: &At) -> bool {
        if !may_be_object(schema) {
            return false;
        }
        has_own_properties(schema)
            || schema
                .all_of
                .iter()
                .any(|element| match &element.reference {
                    Some(reference) => family::definition(self.documents, at.file, reference)
                        .is_some_and(|parent| self.is_object_definition(parent)),
                    None => self.is_object(element, at),
                })
    }

    fn is_object_definition(&mut self, key: Key<'d>) -> bool {
        if let Some(known) = self.types.are_objects.get(&key) {
            return *known;
        }
        let mut line = std::iter::once(key).chain(self.family.ancestors(key));
        let found = line.any(|(file, name)| {
            let document = self.documents.get(file);
            document
                .and_then(|document| document.definitions.get(name))
                .is_some_and(|schema| may_be_object(schema) && has_own_properties(schema))
        });
        self.types.are_objects.insert(key, found);
        found
    }

    /// The content of a definition that is an object.
    pub(crate) fn object(&mut self, key: Key<'d>) -> TypeKind {
        let members = self.members(key);
        let tag = self.tag(key);
        members.object(tag)
    }

    /// The content of a definition that a discriminator tells apart, and that a discriminator of its own tells apart again: whatever
    /// that one says is kept.
    pub(crate) fn open_object(&mut self, key: Key<'d>, discriminator: &str) -> TypeKind {
        let tag = (discriminator.to_owned(), self.tag_value(key));
        let mut members = Members::clone(&self.members(key));
        members.additional.get_or_insert(Additional {
            ty: Type::Any,
            secret: false,
        });
        members.object(Some(tag))
    }

    /// The content of an object that stands where it is used.
    pub(crate) fn inline_object(&mut self, id: TypeId, schema: &'d Schema) -> TypeKind {
        let slot = &self.types.slots[id];
        let (at, name) = (slot.at.clone(), slot.name.clone());
        let mut members = self.collect(schema, &at, Name::Whole(&name));
        self.declare_discriminator(schema, &at, &mut members);
        members.object(None)
    }

    /// What a definition has, which is found out once.
    pub(crate) fn members(&mut self, key: Key<'d>) -> Rc<Members> {
        let at = definition_at::<Schema>(key);
        match self.types.members.get(&key) {
            Some(Progress::Done(members)) => return Rc::clone(members),
            Some(Progress::Begun) => {
                let problem = self.problem(
                    Code::AllOfCycle,
                    &at.child("allOf"),
                    format!("`allOf` of `{}` leads back to `{}`", key.1, key.1),
                );
                self.report_flaw(problem.with_help("a definition cannot extend itself"));
                return Rc::default();
            }
            None => {}
        }
        let documents = self.documents;
        let Some(schema) = documents
            .get(key.0)
            .and_then(|document| document.definitions.get(key.1))
        else {
            return Rc::default();
        };
        self.types.members.insert(key, Progress::Begun);
        let name = Name::Whole(schema.client_name.as_deref().unwrap_or(key.1));
        let mut members = self
            .nested(&at, |this| this.collect(schema, &at, name))
            .unwrap_or_default();
        self.declare_discriminator(schema, &at, &mut members);
        let members = Rc::new(members);
        self.types
            .members
            .insert(key, Progress::Done(Rc::clone(&members)));
        members
    }

    /// Parents in the order of `allOf`, then the schema's own properties.
    fn collect(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Members {
        self.check_keys(at, &schema.unknown, &schema.repeated);
        let mut members = Members::default();
        for (index, element) in schema.all_of.iter().enumerate() {
            let element_at = at.item("allOf", index);
            let Some(reference) = &element.reference else {
                self.check_parent(element, &element_at);
                let inner = self.collect(element, &element_at, name);
                members.extend(&inner);
                continue;
            };
            self.check_siblings(element, &element_at);
            if let Some((parent, target)) =
                self.follow::<Schema>(&element_at.child("$ref"), reference)
            {
                self.check_parent(target, &element_at);
                let parent = self.members(parent);
                if self.spend(parent.list.len(), &element_at) {
                    members.extend(&parent);
                }
            }
        }
        self.check_repeated(&at.child("properties"), &schema.properties);
        for (property_name, property) in schema.properties.iter() {
            let property_at = at.child("properties").child(property_name);
            members.put(self.property(property_name, property, &property_at, name));
        }
        if let Some(additional) = &schema.additional_properties {
            members.additional = match additional {
                AdditionalProperties::Allowed(false) => None,
                _ => self.additional(schema, at, name).map(|lowered| Additional {
                    ty: lowered.ty,
                    secret: lowered.secret,
                }),
            };
        }
        members.required.extend(schema.required.iter().cloned());
        members
    }

    /// A discriminator is a property, whether it is declared or not.
    fn declare_discriminator(&mut self, schema: &Schema, at: &At, members: &mut Members) {
        let Some(name) = schema.discriminator.as_deref() else {
            return;
        };
        if members.get(name).is_some() {
            return;
        }
        let discriminator_at = at.child("discriminator");
        members.put(Property {
            name: name.to_owned(),
            client_name: None,
            description: None,
            ty: Type::String(StringFormat::Plain),
            required: false,
            read_only: false,
            create_only: false,
            clearable: false,
            secret: false,
            origin: self.origin(&discriminator_at),
        });
        let message = format!("there is no property `{name}`, which is the discriminator");
        let mut problem = self.problem(Code::DiscriminatorMissing, &discriminator_at, message);
        problem.severity = Severity::Warning;
        self.report(problem.with_help(
            "it is taken for a text; declare the property, of type string, and list it in `required`",
        ));
    }

    fn property(&mut self, name: &str, schema: &'d Schema, at: &At, owner: Name<'_>) -> Property {
        let lowered = self.schema(schema, at, Name::Part(&owner, name));
        Property {
            name: name.to_owned(),
            client_name: schema.client_name.clone(),
            description: schema.description.clone(),
            ty: lowered.ty,
            // Known when all parents and children are.
            required: false,
            read_only: lowered.read_only,
            create_only: lowered.create_only,
            // As far as the definition says; what is no part of a `PATCH` is sorted out later.
            clearable: lowered.nullable && !lowered.read_only,
            secret: lowered.secret,
            origin: self.origin(at),
        }
    }

    fn check_parent(&mut self, parent: &Schema, at: &At) {
        if let Some(other) = parent
            .type_name
            .as_deref()
            .filter(|type_name| *type_name != "object")
        {
            self.flaw(
                Code::Unsupported,
                at,
                format!("a parent of type `{other}` is not supported for an object"),
            );
        }
    }
}

fn may_be_object(schema: &Schema) -> bool {
    let type_name = schema.type_name.as_deref();
    type_name.is_none_or(|type_name| type_name == "object")
}

fn has_own_properties(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || schema.discriminator.is_some()
        || schema
            .all_of
            .iter()
            .any(|element| element.reference.is_none() && has_own_properties(element))
}
