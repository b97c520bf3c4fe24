//! Schemas: types of bodies and of what is in them.

use crate::api::Type;
use crate::diagnostic::Code;
use crate::lower::input::inside;
use crate::lower::input::references::{Key, Referable, definition_at, name_in};
use crate::lower::types::arena::{Claim, Job, Lowered, Progress, Slot};
use crate::lower::{At, Lowering, Name};
use crate::swagger::{AdditionalProperties, Schema};

/// How deep lists, maps, references and parents may stand in each other. Real definitions stay below 10.
const DEEPEST: usize = 64;

/// How often properties and kinds may be repeated because of `allOf`. The greatest real packages stay below 10,000.
const MOST_REPEATED: usize = 100_000;

impl<'d> Lowering<'_, 'd> {
    /// The type that a schema describes; `name` is for an inline type.
    pub(crate) fn schema(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Lowered {
        self.check_keys(at, &schema.unknown, &schema.repeated);
        let mut lowered = self
            .nested(at, |this| this.schema_inside(schema, at, name))
            .unwrap_or_else(|| Type::Any.into());
        lowered.read_only |= schema.read_only || schema.allows_only("read");
        lowered.create_only |= schema.allows_only("create");
        lowered.secret |= schema.secret || schema.format.as_deref() == Some("password");
        lowered.nullable |= schema.nullable;
        lowered
    }

    fn schema_inside(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Lowered {
        if let Some(reference) = &schema.reference {
            self.check_siblings(schema, at);
            return self.referenced(&at.child("$ref"), reference);
        }
        if let Some((index, wrapped)) = wrapped(schema) {
            return self.schema(wrapped, &at.item("allOf", index), name);
        }
        if self.is_object(schema, at) {
            return self.new_inline(schema, at, name).into();
        }
        self.simple(schema, at, name)
    }

    /// The type that a reference leads to: a definition, or something inside of one, of a parameter or of a response.
    fn referenced(&mut self, at: &At, reference: &'d str) -> Lowered {
        let documents = self.documents;
        let target = documents.target(at.file, reference);
        let inside = target.and_then(|(file, pointer)| {
            let is_definition = name_in(Schema::SECTION, pointer).is_some();
            let document = documents.get(file).filter(|_| !is_definition)?;
            inside::schema_at(document, file, pointer)
        });
        if let Some(inside) = inside {
            let mut names = inside.names.iter();
            let mut owner = names.next().cloned().unwrap_or_default();
            let last = names.next_back();
            for part in names {
                owner = Name::Part(&Name::Whole(&owner), part).to_string();
            }
            let owner = Name::Whole(&owner);
            let name = last.map_or(owner, |last| Name::Part(&owner, last));
            return self.schema(inside.schema, &inside.at, name);
        }
        match self.find::<Schema>(at, reference) {
            Some((key, target)) => self.definition(key, target),
            None => Type::Any.into(),
        }
    }

    /// The type of a definition, which is lowered once.
    pub(crate) fn definition(&mut self, key: Key<'d>, schema: &'d Schema) -> Lowered {
        match self.types.definitions.get(&key) {
            Some(Progress::Done(lowered)) => return lowered.clone(),
            Some(Progress::Begun) => {
                let message = format!("definition `{}` is made of nothing but itself", key.1);
                let problem =
                    self.problem(Code::ReferenceCycle, &definition_at::<Schema>(key), message);
                self.report_flaw(
                    problem
                        .with_help("an object with properties must stand somewhere in the cycle"),
                );
                return Type::Any.into();
            }
            None => {}
        }
        self.types.definitions.insert(key, Progress::Begun);
        let lowered = self.definition_inside(key, schema);
        self.types
            .definitions
            .insert(key, Progress::Done(lowered.clone()));
        lowered
    }

    fn definition_inside(&mut self, key: Key<'d>, schema: &'d Schema) -> Lowered {
        let at = definition_at::<Schema>(key);
        let name = schema.client_name.as_deref().unwrap_or(key.1);
        if schema.reference.is_some() || !self.is_object(schema, &at) {
            return self.schema(schema, &at, Name::Whole(name));
        }
        let job = if self.is_union(key) {
            Job::Union(key)
        } else {
            Job::Object(key)
        };
        let slot = Slot::new(
            name.to_owned(),
            Claim::Definition,
            schema.description.clone(),
            at,
        );
        Lowered {
            ty: Type::Named(self.queued(slot, job)),
            read_only: schema.read_only,
            create_only: false,
            secret: schema.secret,
            nullable: schema.nullable,
        }
    }

    /// Everything that is neither a reference nor an object with properties.
    fn simple(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Lowered {
        let type_name = schema.type_name.as_deref();
        self.check_type(schema, at);
        if !schema.all_of.is_empty()
            && type_name.is_none_or(|type_name| type_name == "object")
            && schema.additional_properties.is_none()
        {
            return self.parents(schema, at, name);
        }
        if schema.values.is_some() || schema.enum_extension.is_some() {
            return self.choice(schema, at, name).into();
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

    /// The type of properties that are not declared, if there may be some.
    pub(crate) fn additional(
        &mut self,
        schema: &'d Schema,
        at: &At,
        name: Name<'_>,
    ) -> Option<Lowered> {
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

    /// The type of what has no key of its own: what is said of properties is said of the list or map that it is in.
    pub(crate) fn item(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Lowered {
        let lowered = self.schema(schema, at, name);
        if schema.nullable && lowered.ty != Type::Any {
            Lowered {
                ty: Type::Nullable(Box::new(lowered.ty)),
                ..lowered
            }
        } else {
            lowered
        }
    }

    /// Calls a function one level deeper; reports where it becomes too deep.
    pub(crate) fn nested<T>(&mut self, at: &At, inside: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == DEEPEST {
            let message = format!(
                "more than {DEEPEST} lists, maps, references or parents stand in each other here"
            );
            self.flaw(Code::TooDeep, at, message);
            return None;
        }
        self.depth += 1;
        let result = inside(self);
        self.depth -= 1;
        Some(result)
    }

    /// Counts what is repeated because of `allOf`, so that a small file cannot fill the memory; whether there is room for more.
    pub(crate) fn spend(&mut self, count: usize, at: &At) -> bool {
        self.repeated = self.repeated.saturating_add(count);
        if self.repeated > MOST_REPEATED {
            self.flaw(
                Code::TooDeep,
                at,
                format!("`allOf` repeats properties and kinds more than {MOST_REPEATED} times"),
            );
        }
        self.repeated <= MOST_REPEATED
    }

    /// Keys of another type than the schema's own say nothing about it.
    fn check_type(&mut self, schema: &Schema, at: &At) {
        let type_name = schema.type_name.as_deref();
        let is = |expected: &str| type_name.is_none_or(|type_name| type_name == expected);
        // That there are none is true of any type.
        let has_additional = !matches!(
            schema.additional_properties,
            None | Some(AdditionalProperties::Allowed(false))
        );
        let strangers = [
            ("properties", !schema.properties.is_empty() && !is("object")),
            ("additionalProperties", has_additional && !is("object")),
            (
                "discriminator",
                schema.discriminator.is_some() && !is("object"),
            ),
            ("items", schema.items.is_some() && !is("array")),
            ("allOf", !schema.all_of.is_empty() && !is("object")),
        ];
        for (key, _) in strangers.into_iter().filter(|(_, stands)| *stands) {
            let type_name = type_name.unwrap_or_default();
            let message = format!("`{key}` says nothing about type `{type_name}`");
            self.warn(Code::Unsupported, &at.child(key), message);
        }
    }

    /// The type of a schema whose parents are no objects with properties: theirs, if it is one.
    fn parents(&mut self, schema: &'d Schema, at: &At, name: Name<'_>) -> Lowered {
        let mut types = Vec::new();
        for (index, element) in schema.all_of.iter().enumerate() {
            let element_at = at.item("allOf", index);
            let value = self.schema(element, &element_at, name).ty;
            // Anything is what the others say, too.
            if value != Type::Any && !types.contains(&value) {
                types.push(value);
            }
        }
        match types.as_slice() {
            [] => Type::Any.into(),
            [only] => only.clone().into(),
            _ => {
                let message = "`allOf` of types that are not the same and no objects";
                self.flaw(Code::Unsupported, &at.child("allOf"), message);
                Type::Any.into()
            }
        }
    }

    /// What stands beside a `$ref` may say more of the property, but not of the type.
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
        for (key, _) in siblings.into_iter().filter(|(_, stands)| *stands) {
            let message = format!(
                "`{key}` beside a `$ref` is not supported; the type is what the reference says"
            );
            self.flaw(Code::Unsupported, &at.child(key), message);
        }
    }
}

/// The only element of an `allOf` to which nothing is added, with its position: a way to say something of a referenced type.
pub(crate) fn wrapped(schema: &Schema) -> Option<(usize, &Schema)> {
    let is_plain = schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.additional_properties.is_none()
        && schema.discriminator.is_none();
    let elements = schema.all_of.iter().enumerate();
    let mut elements = elements.filter(|(_, element)| !says_nothing(element));
    let only = elements.next().filter(|_| is_plain)?;
    elements.next().is_none().then_some(only)
}

/// Whether a schema, such as one with a description only, says nothing of a type.
fn says_nothing(schema: &Schema) -> bool {
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
