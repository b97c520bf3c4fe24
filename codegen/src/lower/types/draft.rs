//! Named types before their final names and ids are known.

use crate::api::{
    Additional, Enum, Object, Origin, Property, StringFormat, Type, TypeId, TypeKind, Union, Xml,
};
use crate::lower::At;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// A named type that is in use.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) name_source: NameSource,
    /// The name if another type keeps `name`. Without it, the type gets a number.
    pub(crate) second_name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) at: At,
    /// `None` until it is made.
    pub(crate) content: Option<Content>,
}

impl Slot {
    pub(crate) fn new(
        name: String,
        name_source: NameSource,
        description: Option<&str>,
        at: At,
    ) -> Self {
        Self {
            name,
            name_source,
            second_name: None,
            description: description.map(str::to_owned),
            at,
            content: None,
        }
    }
}

/// The source of a type's name. Of several types with the same name, the one with the lowest source keeps it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum NameSource {
    /// It is the name of its definition.
    Definition,
    /// `x-ms-enum` gives it.
    Extension,
    /// It is made from the position of the type.
    Position,
}

/// The content of a named type. Ids are those of slots.
#[derive(Debug)]
pub(crate) enum Content {
    Object(ObjectDraft),
    Enum(Enum),
    Union(Union),
}

impl Content {
    /// The named types that it refers to, through properties that `follows` accepts.
    pub(crate) fn references(&self, follows: fn(&Member) -> bool) -> Vec<TypeId> {
        match self {
            Self::Object(object) => {
                let properties = object.properties().filter(|member| follows(member));
                let properties = properties.map(|member| &member.schema.ty);
                let additional = object.additional();
                let additional = additional.iter().map(|additional| &additional.ty);
                properties.chain(additional).filter_map(id_of).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.kinds.iter().map(|(_, id)| *id).collect(),
        }
    }

    /// The type in the model. Only in the body of a `PATCH` are properties clearable.
    pub(crate) fn finish(&self, is_in_patch: bool) -> TypeKind {
        match self {
            Self::Object(object) => TypeKind::Object(object.finish(is_in_patch)),
            Self::Enum(values) => TypeKind::Enum(values.clone()),
            Self::Union(union) => TypeKind::Union(union.clone()),
        }
    }
}

/// The id in a type, if there is one.
pub(crate) fn id_of(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => id_of(inner),
        _ => None,
    }
}

/// An object.
#[derive(Debug)]
pub(crate) struct ObjectDraft {
    pub(crate) members: Rc<Members>,
    /// Undeclared properties are kept even if the definition does not allow them.
    pub(crate) is_open: bool,
    /// See [`Object::tag`].
    pub(crate) tag: Option<(String, String)>,
}

impl ObjectDraft {
    /// The properties without the discriminator.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &Member> {
        let tag = self.tag.as_ref().map(|(name, _)| name);
        let members = self.members.list.iter().map(|member| &**member);
        members.filter(move |member| Some(&member.name) != tag)
    }

    fn additional(&self) -> Option<Additional> {
        let any = Additional {
            ty: Type::Any,
            secret: false,
            xml: Xml::default(),
        };
        let declared = self.members.additional.clone();
        declared.or_else(|| self.is_open.then_some(any))
    }

    fn finish(&self, is_in_patch: bool) -> Object {
        let required = &self.members.required;
        let property = |member: &Member| Property {
            name: member.name.clone(),
            client_name: member.client_name.clone(),
            description: member.description.clone(),
            ty: member.schema.ty.clone(),
            required: required.contains(&member.name),
            read_only: member.schema.read_only,
            create_only: member.schema.create_only,
            clearable: is_in_patch && member.schema.nullable && !member.schema.read_only,
            secret: member.schema.secret,
            xml: member.schema.xml.clone(),
            origin: member.origin.clone(),
        };
        let tag = self
            .tag
            .as_ref()
            .and_then(|(name, _)| self.members.get(name));
        Object {
            properties: self.properties().map(property).collect(),
            additional: self.additional(),
            tag: self.tag.clone(),
            xml_tag: tag.map(|tag| tag.schema.xml.clone()).unwrap_or_default(),
        }
    }
}

/// The properties of a schema and its parents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    /// Those of parents first, with distinct names.
    list: Vec<Rc<Member>>,
    /// The position of each name in the list.
    positions: HashMap<String, usize>,
    pub(crate) additional: Option<Additional>,
    /// The names of required properties. Children may declare them.
    pub(crate) required: BTreeSet<String>,
}

/// A property: what it specifies itself, and in `schema` what its type adds. Whether it is required is in [`Members`], since children
/// may add it.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) client_name: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) schema: SchemaType,
    pub(crate) origin: Origin,
}

impl Members {
    /// The property with a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Member> {
        self.list
            .get(*self.positions.get(name)?)
            .map(|member| &**member)
    }

    /// The names of the properties.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|member| member.name.as_str())
    }

    /// How many properties there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Adds a property, or replaces the one with the same name.
    pub(crate) fn put(&mut self, member: Rc<Member>) {
        let position = self.positions.get(&member.name).copied();
        if let Some(earlier) = position.and_then(|position| self.list.get_mut(position)) {
            *earlier = member;
            return;
        }
        self.positions.insert(member.name.clone(), self.list.len());
        self.list.push(member);
    }

    /// Adds everything from a parent.
    pub(crate) fn extend(&mut self, parent: &Self) {
        for member in &parent.list {
            self.put(Rc::clone(member));
        }
        self.additional = parent.additional.clone().or_else(|| self.additional.take());
        self.required.extend(parent.required.iter().cloned());
    }
}

/// The type of a schema, with the flags that apply to every property of this type.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a definition sets each of them separately"
)]
pub(crate) struct SchemaType {
    pub(crate) ty: Type,
    pub(crate) read_only: bool,
    pub(crate) create_only: bool,
    pub(crate) secret: bool,
    pub(crate) nullable: bool,
    pub(crate) xml: Xml,
}

impl From<Type> for SchemaType {
    fn from(ty: Type) -> Self {
        Self {
            ty,
            read_only: false,
            create_only: false,
            secret: false,
            nullable: false,
            xml: Xml::default(),
        }
    }
}

impl SchemaType {
    /// A string without a format.
    pub(crate) fn string() -> Self {
        Type::String(StringFormat::Plain).into()
    }

    /// A list or a map of this type, which is secret if the type is.
    pub(crate) fn wrapped(self, kind: fn(Box<Type>) -> Type) -> Self {
        let xml = Xml {
            items: Some(Box::new(self.xml)).filter(|items| **items != Xml::default()),
            ..Xml::default()
        };
        Self {
            secret: self.secret,
            xml,
            ..kind(Box::new(self.ty)).into()
        }
    }
}
