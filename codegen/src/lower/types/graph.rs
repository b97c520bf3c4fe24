//! The references between types.

use crate::api::{Arena, Type, TypeId, TypeKind};
use crate::lower::types::draft::{Member, Slot, id_of};

/// For each type, whether it can be reached from the roots.
pub(crate) fn reachable<'t>(
    slots: &Arena<Slot>,
    roots: impl IntoIterator<Item = &'t Type>,
) -> Arena<bool> {
    reached(slots, roots, |_| true)
}

/// For each type, whether it is sent with the roots. What is only below read-only properties is not.
pub(crate) fn sent<'t>(
    slots: &Arena<Slot>,
    roots: impl IntoIterator<Item = &'t Type>,
) -> Arena<bool> {
    reached(slots, roots, |member| !member.schema.read_only)
}

fn reached<'t>(
    slots: &Arena<Slot>,
    roots: impl IntoIterator<Item = &'t Type>,
    follows: fn(&Member) -> bool,
) -> Arena<bool> {
    let mut reached: Arena<bool> = slots.iter().map(|_| false).collect();
    let mut pending: Vec<TypeId> = roots.into_iter().filter_map(id_of).collect();
    while let Some(id) = pending.pop() {
        if std::mem::replace(&mut reached[id], true) {
            continue;
        }
        let content = slots[id].content.iter();
        pending.extend(content.flat_map(|content| content.references(follows)));
    }
    reached
}

/// Replaces the id in a type, if there is one.
pub(crate) fn renumber_type(ty: &mut Type, new_id: &impl Fn(TypeId) -> TypeId) {
    match ty {
        Type::Named(id) => *id = new_id(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
            renumber_type(inner, new_id);
        }
        _ => {}
    }
}

/// Replaces the ids in a named type.
pub(crate) fn renumber(kind: &mut TypeKind, new_id: &impl Fn(TypeId) -> TypeId) {
    match kind {
        TypeKind::Object(object) => {
            for property in &mut object.properties {
                renumber_type(&mut property.ty, new_id);
            }
            if let Some(additional) = &mut object.additional {
                renumber_type(&mut additional.ty, new_id);
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
