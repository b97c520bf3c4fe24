//! Names and types.

use crate::api::{Api, Arena, EnumType, Type, TypeDefinition, TypeId, TypeKind};
use crate::rust::items::RustType;
use crate::rust::models::members::{self, MemberNames};
use crate::rust::models::recursion::Recursion;
use crate::rust::names::reserved::BESIDE_MODELS;
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
use std::ops::Index;

/// The definitions that become types of `models`.
const DEFINITIONS: Things = Things::called("definition", "definitions", Case::Type);

/// The Rust names and types of an API's types.
pub(crate) struct Types<'a> {
    api: &'a Api,
    list: Arena<NamedType<'a>>,
    recursion: Recursion,
}

/// A type of the model with its names in Rust.
pub(crate) struct NamedType<'a> {
    pub(crate) name: Identifier,
    pub(crate) definition: &'a TypeDefinition,
    /// The names of its members, in their order.
    pub(crate) members: MemberNames,
}

impl<'a> Index<TypeId> for Types<'a> {
    type Output = NamedType<'a>;

    fn index(&self, id: TypeId) -> &NamedType<'a> {
        &self.list[id]
    }
}

impl<'a> Types<'a> {
    /// Names all types and their members.
    pub(crate) fn new(api: &'a Api, problems: &mut Problems<'_>) -> Self {
        let wanted: Vec<_> = api.types.iter().map(wanted).collect();
        let names = Scope::new(DEFINITIONS).name_all(&wanted, problems).into();
        let members = members::members(api, &names, problems);
        let types = api.types.ids().zip(members).map(|(id, members)| NamedType {
            name: names[id].clone(),
            definition: &api.types[id],
            members,
        });
        Self {
            api,
            list: types.collect(),
            recursion: Recursion::new(api),
        }
    }

    /// The model.
    pub(crate) fn api(&self) -> &'a Api {
        self.api
    }

    /// The ids of all types.
    pub(crate) fn ids(&self) -> impl Iterator<Item = TypeId> {
        self.list.ids()
    }

    /// A scope with the names of all types, for others that stand beside them in `models`.
    pub(crate) fn scope(&self, things: Things) -> Scope {
        let mut scope = Scope::new(things);
        for named in &self.list {
            scope.take(named.name.clone(), named.definition.origin.clone());
        }
        scope
    }

    /// The Rust type for a type of the model.
    pub(crate) fn rust_type(&self, ty: &Type) -> RustType {
        match ty {
            Type::Boolean => RustType::Boolean,
            Type::Integer32 => RustType::Integer32,
            Type::Integer64 => RustType::Integer64,
            Type::Float32 => RustType::Float32,
            Type::Float64 => RustType::Float64,
            Type::String(_) => RustType::String,
            Type::Formatted(format) => RustType::Formatted(*format),
            Type::Any => RustType::Any,
            Type::Bytes => RustType::Bytes,
            Type::List(item) => RustType::List(Box::new(self.rust_type(item))),
            Type::Map(item) => RustType::Map(Box::new(self.rust_type(item))),
            Type::Nullable(item) => RustType::Optional(Box::new(self.rust_type(item))),
            Type::Named(id) => {
                let name = self[*id].name.clone();
                match &self[*id].definition.kind {
                    TypeKind::Enum(choice) if choice.ty == EnumType::String => RustType::Enum(name),
                    TypeKind::Enum(_) => RustType::NumberEnum(name),
                    TypeKind::Object(_) | TypeKind::Union(_) => RustType::Model(name),
                }
            }
        }
    }

    /// The Rust type of a field: in a `Box` where the struct would hold itself otherwise.
    pub(crate) fn field(&self, holder: TypeId, ty: &Type) -> RustType {
        let plain = self.rust_type(ty);
        match ty {
            Type::Named(id) if self.recursion.needs_box(holder, *id) => {
                RustType::Boxed(Box::new(plain))
            }
            _ => plain,
        }
    }
}

fn wanted(definition: &TypeDefinition) -> Wanted<'_> {
    let name = names::type_name(&definition.name).map(|name| {
        if BESIDE_MODELS.contains(&name.as_str()) {
            name.with_suffix("Model")
        } else {
            name
        }
    });
    Wanted::new(&definition.name, name, &definition.origin)
}
