//! How operations use types.

use crate::api::{Api, Operation, Property, Type, TypeId, TypeKind};
use std::collections::HashSet;

/// The types that only come in responses. What is only below read-only properties is not sent.
pub(crate) fn only_in_responses(api: &Api) -> HashSet<TypeId> {
    let operations = || api.groups.iter().flat_map(|group| &group.operations);
    let sent = reached(api, operations().flat_map(requests), |property| {
        !property.read_only
    });
    let mut all = reached(
        api,
        operations().flat_map(|operation| requests(operation).chain(responses(operation))),
        |_| true,
    );
    all.retain(|id| !sent.contains(id));
    all
}

/// The types of parameters and bodies.
fn requests(operation: &Operation) -> impl Iterator<Item = &Type> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    parameters.chain(operation.payload.body().map(|body| &body.ty))
}

/// The types of results and errors.
fn responses(operation: &Operation) -> impl Iterator<Item = &Type> {
    let bodies = operation.responses.iter().flat_map(|response| {
        let headers = response.headers.iter().map(|header| &header.ty);
        headers.chain(&response.body)
    });
    let errors = operation.errors.iter().map(|(_, body)| body);
    let results = operation.long_running.iter();
    let results = results.filter_map(|long_running| long_running.result.as_ref());
    let pages = operation.paging.iter().map(|paging| &paging.page);
    bodies
        .chain(errors)
        .chain(&operation.error)
        .chain(results)
        .chain(pages)
}

/// The types that some types consist of, through properties that `follows` accepts.
fn reached<'a>(
    api: &'a Api,
    types: impl Iterator<Item = &'a Type>,
    follows: impl Fn(&Property) -> bool,
) -> HashSet<TypeId> {
    let mut open: Vec<TypeId> = types.filter_map(named).collect();
    let mut reached = HashSet::new();
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        match &api.types[id].kind {
            TypeKind::Object(object) => {
                let properties = object.properties.iter();
                let properties = properties.filter(|property| follows(property));
                open.extend(properties.filter_map(|property| named(&property.ty)));
                let additional = object.additional.as_ref();
                open.extend(additional.and_then(|additional| named(&additional.ty)));
            }
            TypeKind::Enum(_) => {}
            TypeKind::Union(union) => open.extend(union.kinds.iter().map(|(_, id)| *id)),
        }
    }
    reached
}

/// The named type in lists and maps.
fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => named(inner),
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
