//! Names and types.

use super::items::RustType;
use super::names::{self, Identifier};
use super::problems::Problems;
use super::recursion;
use super::scope::Scope;
use crate::api::{Api, Kind, Type, TypeDefinition, TypeId};

/// Types of the runtime that stand beside models in the same files.
const BESIDE_MODELS: [&str; 3] = ["Redacted", "UnknownKind", "UnknownValue"];

/// The Rust names and types of an API's types.
pub(super) struct Types<'a> {
    api: &'a Api,
    names: Vec<Identifier>,
    cycles: Vec<usize>,
}

impl<'a> Types<'a> {
    /// Names all types.
    pub(super) fn new(api: &'a Api, problems: &mut Problems<'_>) -> Option<Self> {
        let mut scope = Scope::new("definitions");
        let names: Vec<_> = api
            .types
            .iter()
            .filter_map(|definition| name(definition, &mut scope, problems))
            .collect();
        (names.len() == api.types.len()).then(|| Self {
            api,
            names,
            cycles: recursion::cycles(api),
        })
    }

    /// The Rust name and the definition of a type.
    pub(super) fn get(&self, id: TypeId) -> Option<(&Identifier, &'a TypeDefinition)> {
        Some((self.names.get(id.index())?, self.api.definition(id)?))
    }

    /// All types with their names.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Identifier, &'a TypeDefinition)> {
        self.names
            .iter()
            .zip(&self.api.types)
            .enumerate()
            .map(|(index, (name, definition))| (index, name, definition))
    }

    /// The Rust type of a value.
    pub(super) fn value(&self, value: &Type) -> RustType {
        match value {
            Type::Boolean => RustType::Boolean,
            Type::Integer32 => RustType::Integer32,
            Type::Integer64 => RustType::Integer64,
            Type::Number32 => RustType::Number32,
            Type::Number64 => RustType::Number64,
            Type::Text(_) => RustType::Text,
            Type::Any => RustType::Any,
            Type::List(item) => RustType::List(Box::new(self.value(item))),
            Type::Map(item) => RustType::Map(Box::new(self.value(item))),
            Type::Named(id) => match self.get(*id) {
                Some((
                    name,
                    TypeDefinition {
                        kind: Kind::Choice(_),
                        ..
                    },
                )) => RustType::Choice(name.clone()),
                Some((name, _)) => RustType::Model(name.clone()),
                // An id from another arena; any value can be kept.
                None => RustType::Any,
            },
        }
    }

    /// The Rust type of a field: in a `Box` where the struct would hold itself otherwise.
    pub(super) fn field(&self, holder: usize, value: &Type) -> RustType {
        let plain = self.value(value);
        match value {
            Type::Named(id) if self.cycles.get(id.index()) == self.cycles.get(holder) => {
                RustType::Boxed(Box::new(plain))
            }
            _ => plain,
        }
    }
}

fn name(
    definition: &TypeDefinition,
    scope: &mut Scope,
    problems: &mut Problems<'_>,
) -> Option<Identifier> {
    let Some(mut name) = names::type_name(&definition.name) else {
        problems.unusable("definition", &definition.name, &definition.origin);
        return None;
    };
    if BESIDE_MODELS.contains(&name.as_str()) {
        name = name.with_suffix("Model");
    }
    scope.take(&name, &definition.origin, problems);
    Some(name)
}
