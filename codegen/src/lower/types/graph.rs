//! Walks over types that refer to each other.

use crate::api::{Arena, Type, TypeId, TypeKind};
use crate::lower::operations::Draft;
use crate::lower::types::arena::Slot;

/// Which types can be reached from some.
pub(crate) fn reachable<'t>(
    slots: &Arena<Slot>,
    roots: impl IntoIterator<Item = &'t Type>,
) -> Arena<bool> {
    let mut reached: Arena<bool> = slots.iter().map(|_| false).collect();
    let mut pending: Vec<TypeId> = roots.into_iter().filter_map(id_of).collect();
    while let Some(id) = pending.pop() {
        if std::mem::replace(&mut reached[id], true) {
            continue;
        }
        match &slots[id].kind {
            Some(TypeKind::Object(object)) => {
                let values = object.properties.iter().map(|property| &property.ty);
                let additional = object.additional.iter().map(|additional| &additional.ty);
                pending.extend(values.chain(additional).filter_map(id_of));
            }
            Some(TypeKind::Union(union)) => pending.extend(union.kinds.iter().map(|(_, id)| *id)),
            Some(TypeKind::Enum(_)) | None => {}
        }
    }
    reached
}

/// The named type that a type is, or is a list or map of.
fn id_of(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => id_of(inner),
        _ => None,
    }
}

/// A type with other ids.
pub(crate) fn renumbered(ty: &Type, new_id: &impl Fn(TypeId) -> TypeId) -> Type {
    match ty {
        Type::Named(id) => Type::Named(new_id(*id)),
        Type::List(inner) => Type::List(Box::new(renumbered(inner, new_id))),
        Type::Map(inner) => Type::Map(Box::new(renumbered(inner, new_id))),
        Type::Nullable(inner) => Type::Nullable(Box::new(renumbered(inner, new_id))),
        other => other.clone(),
    }
}

/// Gives the types inside of a named one other ids.
pub(crate) fn renumber(kind: &mut TypeKind, new_id: &impl Fn(TypeId) -> TypeId) {
    match kind {
        TypeKind::Object(object) => {
            let values = object
                .properties
                .iter_mut()
                .map(|property| &mut property.ty);
            let additional = object.additional.iter_mut();
            for value in values.chain(additional.map(|additional| &mut additional.ty)) {
                *value = renumbered(value, new_id);
            }
        }
        TypeKind::Union(union) => {
            for (_, id) in &mut union.kinds {
                *id = new_id(*id);
            }
            union.kinds.sort();
            union.kinds.dedup();
        }
        TypeKind::Enum(_) => {}
    }
}

/// All types that an operation names.
pub(crate) fn types_of<'o>(draft: &'o mut Draft<'_>) -> impl Iterator<Item = &'o mut Type> {
    let operation = &mut draft.operation;
    let parameters = operation
        .parameters
        .iter_mut()
        .map(|parameter| &mut parameter.ty);
    let body = operation.body.iter_mut().map(|body| &mut body.ty);
    let responses = operation.responses.iter_mut().flat_map(|response| {
        let headers = response.headers.iter_mut().map(|header| &mut header.ty);
        headers.chain(&mut response.body)
    });
    let result = operation
        .long_running
        .iter_mut()
        .flat_map(|long_running| &mut long_running.result);
    let errors = operation.errors.iter_mut().map(|(_, body)| body);
    parameters
        .chain(body)
        .chain(responses)
        .chain(&mut operation.error)
        .chain(result)
        .chain(errors)
}
