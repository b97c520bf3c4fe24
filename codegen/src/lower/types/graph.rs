//! Walks over types that refer to each other.

use crate::api::{Arena, Type, TypeId, TypeKind};
use crate::lower::types::draft::{Content, Slot, id_of};

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
        pending.extend(slots[id].content.iter().flat_map(Content::references));
    }
    reached
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

/// A named type with other ids in it.
pub(crate) fn renumber(mut kind: TypeKind, new_id: &impl Fn(TypeId) -> TypeId) -> TypeKind {
    match &mut kind {
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
    kind
}
