//! Maps whose entries a `PATCH` can remove with null.
//!
//! Definitions hardly ever say that values of such a map can be null, but null is how services have an entry removed, such as a tag or
//! a user-assigned identity.

use crate::api::{Type, TypeKind};

/// Lets the values of all maps in a type be null.
pub(crate) fn let_entries_be_null(ty: &mut Type) {
    match ty {
        Type::Map(value) => {
            let_entries_be_null(value);
            let_be_null(value);
        }
        Type::List(inner) | Type::Nullable(inner) => let_entries_be_null(inner),
        _ => {}
    }
}

/// The same for all that is sent of a named type, and for the properties that it does not declare.
pub(crate) fn let_entries_of_kind_be_null(kind: &mut TypeKind) {
    let TypeKind::Object(object) = kind else {
        return;
    };
    for property in &mut object.properties {
        if !property.read_only {
            let_entries_be_null(&mut property.ty);
        }
    }
    if let Some(additional) = &mut object.additional {
        let_entries_be_null(&mut additional.ty);
        let_be_null(&mut additional.ty);
    }
}

fn let_be_null(ty: &mut Type) {
    if !matches!(ty, Type::Any | Type::Nullable(_)) {
        let inner = std::mem::replace(ty, Type::Any);
        *ty = Type::Nullable(Box::new(inner));
    }
}
