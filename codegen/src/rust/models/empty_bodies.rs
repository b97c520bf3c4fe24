//! Bodies of requests that can carry nothing, because all of their properties are read-only.

use crate::api::{Api, Object, Operation, Payload, Property, Type, TypeId, TypeKind};
use crate::diagnostic::Code;
use crate::rust::problems::Problems;
use std::collections::HashSet;

/// Reports the operations whose body would be empty.
pub(crate) fn report(api: &Api, problems: &mut Problems<'_>) {
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        if let Payload::Json(body) | Payload::Xml(body, _) = &operation.payload {
            let mut search = Search::new(api);
            if !search.carries(&body.ty) {
                report_one(api, operation, &search.read_only, problems);
            }
        }
    }
}

fn report_one(
    api: &Api,
    operation: &Operation,
    read_only: &[&Property],
    problems: &mut Problems<'_>,
) {
    // What a caller wants to send is rather an object than the id of a resource.
    let holds = |property: &&&Property| {
        named(&property.ty).is_some() && Search::new(api).carries(&property.ty)
    };
    let Some(property) = read_only.iter().find(holds).or(read_only.first()) else {
        return;
    };
    let message = format!(
        "the body of `{}` is always empty: all that it could carry is read-only, such as `{}`",
        operation.id, property.name
    );
    problems.warning(Code::BodyEmpty, &property.origin, message);
}

/// Looks for a property that a request can carry.
struct Search<'a> {
    api: &'a Api,
    seen: HashSet<TypeId>,
    /// The read-only properties on the way.
    read_only: Vec<&'a Property>,
}

impl<'a> Search<'a> {
    fn new(api: &'a Api) -> Self {
        Self {
            api,
            seen: HashSet::new(),
            read_only: Vec::new(),
        }
    }

    /// Whether a value of the type can carry anything. A type in itself adds nothing.
    fn carries(&mut self, ty: &'a Type) -> bool {
        let Some(first) = named(ty) else {
            return true;
        };
        let mut pending = vec![first];
        while let Some(id) = pending.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            match &self.api.types[id].kind {
                TypeKind::Enum(_) => return true,
                TypeKind::Union(union) => pending.extend(union.kinds.iter().map(|(_, id)| *id)),
                TypeKind::Object(object) => {
                    if has_no_parts(object) || object.additional.is_some() {
                        return true;
                    }
                    for property in &object.properties {
                        match named(&property.ty) {
                            _ if property.read_only => self.read_only.push(property),
                            Some(id) => pending.push(id),
                            None => return true,
                        }
                    }
                }
            }
        }
        false
    }
}

/// An object that is meant to be empty. The kind of a union says at least which one it is.
fn has_no_parts(object: &Object) -> bool {
    object.properties.is_empty() && object.additional.is_none()
}

/// The named type that a type is, or that its items are.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
