//! The call that the README sends to a server on this machine.

use super::quick_start::by_centrality;
use super::{calls, method_calls, placeholders};
use crate::api::{Api, Count, Operation, Rules, Type, TypeId, TypeKind};
use crate::rust::items::{Call, Crate, LocalTest, QuickStart, ResultItem};
use crate::rust::models::types::Types;
use crate::rust::names::Identifier;

/// An operation whose result is one object, if possible with a name.
pub(crate) fn local_test(api: &Api, types: &Types<'_>, items: &Crate) -> Option<LocalTest> {
    let operations = calls::functions(api, items).filter(|(_, _, function)| {
        matches!(function.call, Call::Plain) && matches!(function.result, ResultItem::Value(_))
    });
    let operations = by_centrality(operations.collect(), api);
    let candidates = operations
        .into_iter()
        .filter_map(|(group, operation, function)| {
            let ty = object(operation, types)?;
            Some((
                group,
                operation,
                function,
                types[ty].name.clone(),
                name(ty, types),
            ))
        });
    let candidates: Vec<_> = candidates.collect();
    let mut with_name = candidates.iter().filter(|(.., name)| name.is_some());
    let (group, operation, function, ty, name) = with_name.next().or(candidates.first())?;
    let call = method_calls::call(operation, function, operation.examples.first(), types)?;
    Some(LocalTest {
        start: QuickStart {
            group: (*group).clone(),
            function: (*function).clone(),
            call,
        },
        ty: ty.clone(),
        name: name.clone(),
        breaks_rules: operation.examples.is_empty() && has_rules(operation),
    })
}

/// Whether a placeholder may break a rule.
fn has_rules(operation: &Operation) -> bool {
    let mut parameters = operation.parameters.iter().filter(|one| one.required);
    parameters.any(|one| {
        !placeholders::is_subscription(one)
            && match &one.rules {
                Rules::None => false,
                Rules::String { length, pattern } => {
                    pattern.is_some() || *length != Count::default()
                }
                Rules::Number { .. } | Rules::List { .. } => true,
            }
    })
}

/// The type of the result, if it is an object.
fn object(operation: &Operation, types: &Types<'_>) -> Option<TypeId> {
    match operation.responses.first()?.body {
        Some(Type::Named(id)) => {
            let kind = &types[id].definition.kind;
            matches!(kind, TypeKind::Object(_)).then_some(id)
        }
        _ => None,
    }
}

/// The field of an object that has its name.
fn name(id: TypeId, types: &Types<'_>) -> Option<Identifier> {
    let TypeKind::Object(object) = &types[id].definition.kind else {
        return None;
    };
    let mut properties = object.properties.iter();
    let is_name = |ty: &Type| matches!(ty, Type::String(_));
    let position =
        properties.position(|one| one.name == "name" && is_name(&one.ty) && !one.clearable)?;
    types[id].members.names.get(position).cloned()
}
