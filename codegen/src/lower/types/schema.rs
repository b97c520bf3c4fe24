//! The types of schemas, which describe bodies.

use crate::api::Type;
use crate::diagnostic::Code;
use crate::lower::checks::{self, Mistake};
use crate::lower::input::references::{Definition, SchemaTarget};
use crate::lower::types::arena::{Progress, Source, Types};
use crate::lower::types::draft::{NameSource, SchemaType, Slot};
use crate::lower::{At, Name};
use crate::swagger::{AdditionalProperties, Schema};

impl<'d> Types<'d> {
    /// The type of a schema. `name` is the name of an inline type.
    pub(crate) fn schema(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> SchemaType {
        self.report.check_keys(at, &schema.invalid_keys);
        self.report.add_mistakes(at, checks::schema::schema(schema));
        let mut lowered = self
            .nested(at, |this| this.schema_inside(schema, at, name))
            .unwrap_or_else(|| Type::Any.into());
        lowered.read_only |= schema.read_only || schema.allows_only("read");
        lowered.create_only |= schema.allows_only("create");
        lowered.secret |= schema.secret || schema.format.as_deref() == Some("password");
        lowered.nullable |= schema.nullable;
        self.add_xml(schema, at, &mut lowered);
        lowered
    }

    fn schema_inside(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> SchemaType {
        if let Some(reference) = &schema.reference {
            self.check_siblings(schema, at);
            return self.referenced(&at.child("$ref"), reference);
        }
        if let Some((index, wrapped)) = wrapped(schema) {
            return self.schema(wrapped, &at.item("allOf", index), name);
        }
        if self.is_object(schema, at) || self.is_recursive_map(schema, at) {
            return self.inline(schema, at, name).into();
        }
        self.simple(schema, at, name)
    }

    /// The type of the target of a reference.
    fn referenced(&mut self, at: &At, reference: &'d str) -> SchemaType {
        match self.report.found(self.documents.find_schema(at, reference)) {
            Some(SchemaTarget::Definition(definition)) => self.definition(definition),
            Some(SchemaTarget::Inside(inside)) => {
                let is_cycle = at.is_inside(&inside.at)
                    && !self.is_recursive_map(inside.schema, &inside.at)
                    && self.contains_itself(inside.schema, &inside.at);
                if is_cycle || !self.insides.insert(inside.at.clone()) {
                    return self.cyclic(reference, inside.schema, &inside.at);
                }
                let owner = Name::Whole(&inside.owner);
                let name = match &inside.part {
                    Some(part) => Name::Part(&owner, part),
                    None => owner,
                };
                let lowered = self.schema(inside.schema, &inside.at, name);
                self.insides.remove(&inside.at);
                lowered
            }
            None => Type::Any.into(),
        }
    }

    /// The type of a definition, which is computed once.
    pub(crate) fn definition(&mut self, definition: Definition<'d>) -> SchemaType {
        match self.definitions.get(&definition) {
            Some(Progress::Done(schema)) => return schema.clone(),
            Some(Progress::Begun) => {
                return self.cyclic(definition.name, definition.value, &definition.at());
            }
            None => {}
        }
        self.definitions.insert(definition, Progress::Begun);
        let schema = self.definition_inside(definition);
        self.definitions
            .insert(definition, Progress::Done(schema.clone()));
        schema
    }

    fn definition_inside(&mut self, definition: Definition<'d>) -> SchemaType {
        let at = definition.at();
        let name = client_name(definition);
        let schema = definition.value;
        let is_named = schema.reference.is_none()
            && (self.is_object(schema, &at) || self.is_recursive_map(schema, &at));
        if !is_named {
            let mut lowered = self.schema(schema, &at, Name::Whole(name));
            self.name_xml(definition, &mut lowered);
            return lowered;
        }
        let source = if self.is_union(definition) {
            Source::Union(definition)
        } else {
            Source::Object(definition)
        };
        let description = schema.description.as_deref();
        let slot = Slot::new(
            name.to_owned(),
            NameSource::Definition,
            description,
            at.clone(),
        );
        let mut lowered = SchemaType {
            read_only: schema.read_only,
            secret: schema.secret,
            nullable: schema.nullable,
            ..Type::Named(self.queued(slot, source)).into()
        };
        self.add_xml(schema, &at, &mut lowered);
        self.name_xml(definition, &mut lowered);
        lowered
    }

    /// The type of a schema that is neither a reference nor an object with properties.
    fn simple(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> SchemaType {
        let type_name = schema.type_name.as_deref();
        self.check_type(schema, at);
        let has_parents_only = !schema.all_of.is_empty() && schema.additional_properties.is_none();
        if has_parents_only && may_be_object(schema) {
            return self.parents(schema, at, name);
        }
        // The values of arrays and objects add nothing to their type.
        let is_enum = schema.values.is_some() || schema.enum_extension.is_some();
        if is_enum && !matches!(type_name, Some("array" | "object")) {
            return self.enumeration(schema, at, name).into();
        }
        if type_name == Some("array") || (type_name.is_none() && schema.items.is_some()) {
            let item = match &schema.items {
                Some(items) => self.item(items, &at.child("items"), Name::Part(&name, "item")),
                None => Type::Any.into(),
            };
            return item.wrapped(Type::List);
        }
        if type_name == Some("object")
            || (type_name.is_none() && schema.additional_properties.is_some())
        {
            if let Some(format) = &schema.format {
                self.unknown_format(at, "object", format);
            }
            return match self.additional(schema, at, name) {
                Some(value) => value.wrapped(Type::Map),
                None => Type::Any.into(),
            };
        }
        self.scalar(at, type_name, schema.format.as_deref()).into()
    }

    /// The type of undeclared properties, if they are allowed.
    pub(crate) fn additional(
        &mut self,
        schema: &'d Schema,
        at: &At,
        name: Name<'_>,
    ) -> Option<SchemaType> {
        match schema.additional_properties.as_ref()? {
            AdditionalProperties::Allowed(false) => None,
            AdditionalProperties::Allowed(true) => Some(Type::Any.into()),
            AdditionalProperties::Typed(value) => Some(self.item(
                value,
                &at.child("additionalProperties"),
                Name::Part(&name, "value"),
            )),
        }
    }

    /// The type of an item, a map value or a body. Unlike a property, it keeps that its schema is nullable.
    pub(crate) fn item(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> SchemaType {
        let lowered = self.schema(schema, at, name);
        if schema.nullable && lowered.ty != Type::Any {
            SchemaType {
                ty: Type::Nullable(Box::new(lowered.ty)),
                ..lowered
            }
        } else {
            lowered
        }
    }

    /// Warns of keys that do not apply to the type of a schema.
    fn check_type(&mut self, schema: &Schema, at: &At) {
        let type_name = schema.type_name.as_deref();
        let is_other = |than: &str| type_name.is_some_and(|type_name| type_name != than);
        let not_object = is_other("object");
        // Forbidding additional properties is harmless for any type.
        let additional = schema.additional_properties.as_ref();
        let additional =
            additional.filter(|one| !matches!(one, AdditionalProperties::Allowed(false)));
        let misplaced = [
            ("properties", not_object && !schema.properties.is_empty()),
            ("additionalProperties", not_object && additional.is_some()),
            (
                "discriminator",
                not_object && schema.discriminator.is_some(),
            ),
            ("items", is_other("array") && schema.items.is_some()),
            ("allOf", not_object && !schema.all_of.is_empty()),
        ];
        for (key, _) in misplaced.into_iter().filter(|(_, is_set)| *is_set) {
            let type_name = type_name.unwrap_or_default();
            let message = format!("`{key}` has no effect on type `{type_name}`");
            let help = "remove it, or correct `type`";
            let mistake = Mistake::warning(Code::KeyMisplaced, message, help).below(key);
            self.report.add_mistakes(at, [mistake]);
        }
    }

    /// The type of a schema whose parents are not objects with properties: their common type.
    fn parents(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> SchemaType {
        let mut types = Vec::new();
        for (index, element) in schema.all_of.iter().enumerate() {
            let element_at = at.item("allOf", index);
            let value = self.schema(element, &element_at, name).ty;
            // A schema for any value does not restrict the others.
            if value != Type::Any && !types.contains(&value) {
                types.push(value);
            }
        }
        match types.as_slice() {
            [] => Type::Any.into(),
            [only] => only.clone().into(),
            _ => {
                let message = "`allOf` combines different types that are not objects; any JSON value is accepted";
                self.report
                    .flaw(Code::UnsupportedAllOf, &at.child("allOf"), message);
                Type::Any.into()
            }
        }
    }

    /// Reports keys beside a `$ref` that would change the type. Other keys apply to the property.
    pub(crate) fn check_siblings(&mut self, schema: &Schema, at: &At) {
        let siblings = [
            ("properties", !schema.properties.is_empty()),
            ("required", !schema.required.is_empty()),
            (
                "additionalProperties",
                schema.additional_properties.is_some(),
            ),
            ("items", schema.items.is_some()),
            ("allOf", !schema.all_of.is_empty()),
            ("discriminator", schema.discriminator.is_some()),
            (
                "x-ms-discriminator-value",
                schema.discriminator_value.is_some(),
            ),
            ("enum", schema.values.is_some()),
            ("x-ms-enum", schema.enum_extension.is_some()),
        ];
        for (key, _) in siblings.into_iter().filter(|(_, is_set)| *is_set) {
            let message =
                format!("`{key}` beside `$ref` is not supported; only the referenced type is used");
            self.report
                .flaw(Code::KeyMisplaced, &at.child(key), message);
        }
    }
}

/// The name of the type of a definition.
pub(crate) fn client_name(definition: Definition<'_>) -> &str {
    let given = definition.value.client_name.as_deref();
    given.unwrap_or(definition.name)
}

/// Whether the `type` of a schema allows objects.
pub(crate) fn may_be_object(schema: &Schema) -> bool {
    let type_name = schema.type_name.as_deref();
    type_name.is_none_or(|type_name| type_name == "object")
}

/// The only element of an `allOf` and its position, if the schema adds nothing to its type. Definitions use this form to add a description
/// to a reference.
pub(crate) fn wrapped(schema: &Schema) -> Option<(usize, &Schema)> {
    let is_plain = schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.additional_properties.is_none()
        && schema.discriminator.is_none();
    let elements = schema.all_of.iter().enumerate();
    let mut elements = elements.filter(|(_, element)| !has_no_type(element));
    let only = elements.next().filter(|_| is_plain)?;
    elements.next().is_none().then_some(only)
}

/// Whether a schema does not describe a type, such as one with only a description.
fn has_no_type(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.type_name.is_none()
        && schema.format.is_none()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.additional_properties.is_none()
        && schema.items.is_none()
        && schema.all_of.is_empty()
        && schema.discriminator.is_none()
        && schema.values.is_none()
        && schema.enum_extension.is_none()
}
