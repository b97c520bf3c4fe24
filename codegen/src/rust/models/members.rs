//! The names of the members of types: fields, variants and kinds.

use crate::api::{
    Api, Arena, Enum, EnumValue, Object, Property, TypeDefinition, TypeId, TypeKind, Union,
};
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
use std::collections::HashMap;
const PROPERTIES: Things = Things::called("property", "properties", Case::Value);
const VALUES: Things = Things::called("value", "values", Case::Type);
const KINDS: Things = Things::called("kind", "kinds", Case::Type);

/// The names of the members of a type.
#[derive(Debug)]
pub(crate) struct MemberNames {
    /// One for each property, value or kind.
    pub(crate) names: Vec<Identifier>,
    /// The name of the field with undeclared properties, or of the variant for unknown values or kinds.
    pub(crate) rest: Option<Identifier>,
}

/// The names of the members of each type.
pub(crate) fn members(
    api: &Api,
    types: &Arena<Identifier>,
    problems: &mut Problems<'_>,
) -> Vec<MemberNames> {
    let members = api.types.iter().map(|definition| match &definition.kind {
        TypeKind::Object(object) => fields(definition, object, problems),
        TypeKind::Enum(choice) => variants(definition, choice, problems),
        TypeKind::Union(union) => kinds(definition, union, api, types, problems),
    });
    members.collect()
}

fn fields(
    definition: &TypeDefinition,
    object: &Object,
    problems: &mut Problems<'_>,
) -> MemberNames {
    let mut scope = Scope::new(PROPERTIES);
    let wanted: Vec<_> = object.properties.iter().map(property).collect();
    let names = scope.name_all(&wanted, problems);
    let rest = object.additional.as_ref();
    let rest = rest.map(|_| ADDITIONAL_PROPERTIES.name(&mut scope, definition, problems));
    MemberNames { names, rest }
}

fn property(property: &Property) -> Wanted<'_> {
    let text = property.client_name.as_ref().unwrap_or(&property.name);
    Wanted::new(text, names::value_name(text), &property.origin)
}

fn variants(
    definition: &TypeDefinition,
    choice: &Enum,
    problems: &mut Problems<'_>,
) -> MemberNames {
    let mut scope = Scope::new(VALUES);
    let wanted: Vec<_> = choice
        .values
        .iter()
        .map(|value| {
            Wanted::new(
                wanted_text(value),
                names::variant_name(wanted_text(value)),
                &definition.origin,
            )
        })
        .collect();
    let names = scope.name_all(&wanted, problems);
    MemberNames {
        names,
        rest: Some(UNKNOWN_VALUE.name(&mut scope, definition, problems)),
    }
}

fn wanted_text(value: &EnumValue) -> &str {
    let given = value.name.as_deref().filter(|name| !name.is_empty());
    given.unwrap_or(&value.value)
}

fn kinds(
    definition: &TypeDefinition,
    union: &Union,
    api: &Api,
    types: &Arena<Identifier>,
    problems: &mut Problems<'_>,
) -> MemberNames {
    let mut scope = Scope::new(KINDS);
    let mut uses: HashMap<TypeId, usize> = HashMap::new();
    for (_, id) in &union.kinds {
        *uses.entry(*id).or_default() += 1;
    }
    let wanted: Vec<_> = union
        .kinds
        .iter()
        .map(|(value, id)| {
            // The payload has the better name, since values are often namespaces or numbers.
            let name = match uses.get(id) {
                Some(1) => Some(types[*id].clone()),
                _ => names::variant_name(value),
            };
            Wanted::new(value, name, &api.types[*id].origin)
        })
        .collect();
    MemberNames {
        names: scope.name_all(&wanted, problems),
        rest: Some(UNKNOWN_KIND.name(&mut scope, definition, problems)),
    }
}

/// A member that the definition does not name.
struct Rest {
    wanted: &'static str,
    /// The name if the wanted one is taken.
    otherwise: &'static str,
    make: fn(&str) -> Option<Identifier>,
}

const ADDITIONAL_PROPERTIES: Rest = Rest {
    wanted: "additional properties",
    otherwise: "other properties",
    make: names::value_name,
};
const UNKNOWN_VALUE: Rest = Rest {
    wanted: "UnknownValue",
    otherwise: "OtherValue",
    make: names::type_name,
};
const UNKNOWN_KIND: Rest = Rest {
    wanted: "UnknownKind",
    otherwise: "OtherKind",
    make: names::type_name,
};

impl Rest {
    fn name(
        &self,
        scope: &mut Scope,
        definition: &TypeDefinition,
        problems: &mut Problems<'_>,
    ) -> Identifier {
        let name = (self.make)(self.wanted).filter(|name| !scope.has(name));
        let wanted = Wanted::new(
            self.otherwise,
            name.or_else(|| (self.make)(self.otherwise)),
            &definition.origin,
        );
        scope.name(wanted, problems)
    }
}
