//! Objects: their own properties and those of their parents.

use crate::api::{Additional, TypeId};
use crate::diagnostic::{Code, suggestion};
use crate::lower::checks;
use crate::lower::checks::required::Declares;
use crate::lower::input::references::Definition;
use crate::lower::types::arena::{Progress, Types};
use crate::lower::types::draft::{Member, Members, ObjectDraft, SchemaType};
use crate::lower::types::schema::{client_name, may_be_object};
use crate::lower::{At, Name, Problem};
use crate::swagger::{AdditionalProperties, Schema};
use std::rc::Rc;

impl<'d> Types<'d> {
    /// Whether a schema is an object with own or inherited properties.
    pub(crate) fn is_object(&mut self, schema: &'d Schema, at: &At) -> bool {
        let documents = self.documents;
        let mut parents = schema.all_of.iter();
        may_be_object(schema)
            && (has_own_properties(schema)
                || parents.any(|element| match &element.reference {
                    Some(reference) => documents
                        .follow(at, reference)
                        .is_ok_and(|parent| self.is_object_definition(parent)),
                    None => self.is_object(element, at),
                }))
    }

    fn is_object_definition(&mut self, definition: Definition<'d>) -> bool {
        if let Some(known) = self.are_objects.get(&definition) {
            return *known;
        }
        let mut line = std::iter::once(definition).chain(self.family.ancestors(definition));
        let found = line.any(|one| may_be_object(one.value) && has_own_properties(one.value));
        self.are_objects.insert(definition, found);
        found
    }

    /// The content of a definition that is an object.
    pub(crate) fn object(&mut self, definition: Definition<'d>) -> ObjectDraft {
        let tag = self.tag(definition);
        if tag.is_none() && definition.value.discriminator.is_none() {
            let mistake = checks::discriminator::value(definition.value);
            self.report.add_mistakes(&definition.at(), mistake);
        }
        ObjectDraft {
            members: self.members(definition),
            is_open: false,
            tag,
        }
    }

    /// The content of a definition as a variant of a union, if it is a union itself. The properties of its own variants are kept
    /// as undeclared ones.
    pub(crate) fn nested_union(
        &mut self,
        definition: Definition<'d>,
        discriminator: &str,
    ) -> ObjectDraft {
        ObjectDraft {
            members: self.members(definition),
            is_open: true,
            tag: Some((discriminator.to_owned(), tag_value(definition).to_owned())),
        }
    }

    /// The content of an inline object.
    pub(crate) fn inline_object(&mut self, id: TypeId, schema: &'d Schema) -> ObjectDraft {
        let slot = &self.slots[id];
        let (at, name) = (slot.at.clone(), slot.name.clone());
        let members = self.collect_with_discriminator(schema, &at, &name);
        self.check_required(schema, &at, &members, None);
        ObjectDraft {
            members: members.into(),
            is_open: false,
            tag: None,
        }
    }

    /// The own and inherited properties of a definition, which are computed once.
    pub(crate) fn members(&mut self, definition: Definition<'d>) -> Rc<Members> {
        let at = definition.at();
        match self.members.get(&definition) {
            Some(Progress::Done(members)) => return Rc::clone(members),
            Some(Progress::Begun) => {
                let name = definition.name;
                let message = format!("`{name}` extends itself through `allOf`");
                let problem = Problem::flaw(Code::AllOfCycle, &at.child("allOf"), message);
                let help = "remove one of the references of the cycle";
                self.report.add(problem.with_help(help));
                return Rc::default();
            }
            None => {}
        }
        self.members.insert(definition, Progress::Begun);
        let members = self.nested(&at, |this| {
            this.collect_with_discriminator(definition.value, &at, client_name(definition))
        });
        let members = Rc::new(members.unwrap_or_default());
        self.check_required(definition.value, &at, &members, Some(definition));
        self.members
            .insert(definition, Progress::Done(Rc::clone(&members)));
        members
    }

    /// The own and inherited properties of a schema. Its discriminator is one of them even if it is not declared.
    fn collect_with_discriminator(&mut self, schema: &'d Schema, at: &At, name: &str) -> Members {
        let mut members = self.collect(schema, at, Name::Whole(name));
        let Some(name) = schema.discriminator.as_deref() else {
            return members;
        };
        if members.get(name).is_none() {
            let at = at.child("discriminator");
            let help = suggestion(name, members.names()).unwrap_or_else(|| {
                "it is treated as a string; declare the property with type `string` and list it in `required`".to_owned()
            });
            members.put(Rc::new(Member {
                name: name.to_owned(),
                client_name: None,
                description: None,
                schema: SchemaType::string(),
                origin: self.documents.origin(&at),
            }));
            let message = format!("the discriminator `{name}` is not declared as a property");
            let problem = Problem::warning(Code::DiscriminatorMissing, &at, message);
            self.report.add(problem.with_help(help));
        } else if let Some(member) = members.get(name) {
            let is_required = members.required.contains(name);
            let mistake =
                checks::discriminator::discriminator(name, &member.schema.ty, is_required);
            self.report.add_mistakes(at, mistake);
        }
        members
    }

    /// Compares `required` with the properties of a schema and its parents, and of its children if it is a definition.
    fn check_required(
        &mut self,
        schema: &Schema,
        at: &At,
        members: &Members,
        definition: Option<Definition<'d>>,
    ) {
        let declares = |name: &str| match members.get(name) {
            Some(member) if member.schema.read_only => Declares::ReadOnly,
            Some(_) => Declares::Yes,
            // Any name can be that of a property which is not declared.
            None if members.additional.is_some() => Declares::Yes,
            None => match definition {
                Some(definition) if self.is_declared_by_child(definition, name) => Declares::Yes,
                _ => Declares::No,
            },
        };
        let mistakes = checks::required::required(schema, &declares, &|| members.names().collect());
        self.report.add_mistakes(at, mistakes);
    }

    fn is_declared_by_child(&self, definition: Definition<'d>, name: &str) -> bool {
        let children = self.family.descendants(definition, |_| false);
        let mut schemas = children.iter().map(|child| child.value);
        schemas.any(|schema| declares(schema, name))
    }

    /// Properties of parents in the order of `allOf`, then the schema's own.
    fn collect(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Members {
        self.report.check_keys(at, &schema.invalid_keys);
        self.report.add_mistakes(at, checks::schema::schema(schema));
        let mut members = Members::default();
        for (index, element) in schema.all_of.iter().enumerate() {
            let element_at = at.item("allOf", index);
            let Some(reference) = &element.reference else {
                self.check_parent(element, &element_at);
                members.extend(&self.collect(element, &element_at, name));
                continue;
            };
            self.check_siblings(element, &element_at);
            let parent = self
                .documents
                .follow::<Schema>(&element_at.child("$ref"), reference);
            if let Some(parent) = self.report.found(parent) {
                self.check_parent(parent.value, &element_at);
                let parent = self.members(parent);
                if self.may_repeat(parent.len(), &element_at) {
                    members.extend(&parent);
                }
            }
        }
        let properties_at = at.child("properties");
        self.report
            .check_repeated(&properties_at, &schema.properties);
        for (property_name, property) in schema.properties.iter() {
            let at = properties_at.child(property_name);
            members.put(Rc::new(Member {
                name: property_name.to_owned(),
                client_name: property.client_name.clone(),
                description: property.description.clone(),
                schema: self.schema(property, &at, Name::Part(&name, property_name)),
                origin: self.documents.origin(&at),
            }));
        }
        if let Some(additional) = &schema.additional_properties {
            members.additional = match additional {
                AdditionalProperties::Allowed(false) => None,
                _ => self.additional(schema, at, name).map(|schema| Additional {
                    ty: schema.ty,
                    secret: schema.secret,
                    xml: schema.xml,
                }),
            };
        }
        members.required.extend(schema.required.iter().cloned());
        members
    }

    fn check_parent(&mut self, parent: &Schema, at: &At) {
        if let Some(other) = parent
            .type_name
            .as_deref()
            .filter(|type_name| *type_name != "object")
        {
            let message = format!("an object cannot extend a schema of type `{other}`");
            self.report.flaw(Code::UnsupportedAllOf, at, message);
        }
    }
}

/// The discriminator value of a definition: `x-ms-discriminator-value`, or else its name.
pub(crate) fn tag_value(definition: Definition<'_>) -> &str {
    let given = definition.value.discriminator_value.as_deref();
    given.unwrap_or(definition.name)
}

/// Whether a schema, or a part of it, has a property with a name.
fn declares(schema: &Schema, name: &str) -> bool {
    let mut parts = schema.all_of.iter();
    schema.properties.get(name).is_some() || parts.any(|part| declares(part, name))
}

fn has_own_properties(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || schema.discriminator.is_some()
        || schema
            .all_of
            .iter()
            .any(|element| element.reference.is_none() && has_own_properties(element))
}
