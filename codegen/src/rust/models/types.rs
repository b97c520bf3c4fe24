//! Names and types.

use crate::api::{Api, EnumType, Type, TypeDefinition, TypeId, TypeKind};
use crate::rust::items::RustType;
use crate::rust::models::members::{self, Members};
use crate::rust::models::recursion::Recursion;
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};

/// Types of the runtime that stand beside models in the same files.
const BESIDE_MODELS: [&str; 13] = [
    "Base64",
    "Base64Url",
    "Date",
    "DateTime",
    "DateTimeRfc1123",
    "Duration",
    "Nullable",
    "Redacted",
    "Time",
    "UnixTime",
    "UnknownKind",
    "UnknownNumber",
    "UnknownValue",
];

/// The definitions that become types of `models`.
const DEFINITIONS: Things = Things {
    one: "definition",
    many: "definitions",
    case: Case::Type,
};

/// The Rust names and types of an API's types.
pub(crate) struct Types<'a> {
    api: &'a Api,
    names: Vec<Identifier>,
    members: Vec<Members>,
    recursion: Recursion,
}

impl<'a> Types<'a> {
    /// Names all types and what is in them.
    pub(crate) fn new(api: &'a Api, problems: &mut Problems<'_>) -> Self {
        let wanted: Vec<_> = api.types.iter().map(wanted).collect();
        let names = Scope::new(DEFINITIONS).name_all(&wanted, problems);
        let members = members::members(api, &names, problems);
        Self {
            api,
            names,
            members,
            recursion: Recursion::new(api),
        }
    }

    /// The names of the members of a type, in their order.
    pub(crate) fn members(&self, index: usize) -> &Members {
        static NONE: Members = Members::none();
        self.members.get(index).unwrap_or(&NONE)
    }

    /// The Rust name and the definition of a type.
    pub(crate) fn get(&self, id: TypeId) -> Option<(&Identifier, &'a TypeDefinition)> {
        Some((self.names.get(id.index())?, self.api.definition(id)?))
    }

    /// All types with their names.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, &Identifier, &'a TypeDefinition)> {
        self.names
            .iter()
            .zip(&self.api.types)
            .enumerate()
            .map(|(index, (name, definition))| (index, name, definition))
    }

    /// The Rust type of a value.
    pub(crate) fn value(&self, ty: &Type) -> RustType {
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
            Type::List(item) => RustType::List(Box::new(self.value(item))),
            Type::Map(item) => RustType::Map(Box::new(self.value(item))),
            Type::Nullable(item) => RustType::Optional(Box::new(self.value(item))),
            Type::Named(id) => match self.get(*id) {
                Some((name, definition)) => match &definition.kind {
                    TypeKind::Enum(choice) if choice.ty == EnumType::String => {
                        RustType::Enum(name.clone())
                    }
                    TypeKind::Enum(_) => RustType::NumberEnum(name.clone()),
                    TypeKind::Object(_) | TypeKind::Union(_) => RustType::Model(name.clone()),
                },
                // An id from another arena; any value can be kept.
                None => RustType::Any,
            },
        }
    }

    /// The Rust type of a field: in a `Box` where the struct would hold itself otherwise.
    pub(crate) fn field(&self, holder: usize, ty: &Type) -> RustType {
        let plain = self.value(ty);
        match ty {
            Type::Named(id) if self.recursion.needs_box(holder, id.index()) => {
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
    Wanted {
        text: &definition.name,
        name,
        origin: &definition.origin,
    }
}
