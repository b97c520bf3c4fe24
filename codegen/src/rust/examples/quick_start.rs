//! The calls that the README shows.

use super::central::{Central, Relation};
use super::{calls, expressions, method_calls};
use crate::api::{Api, Operation, Payload};
use crate::rust::items::{Call, Crate, ExampleCall, Function, Group, QuickStart};
use crate::rust::models::types::Types;

/// An operation with its group and function.
pub(super) type Candidate<'a> = (&'a Group, &'a Operation, &'a Function);

/// The first example of the operation that the manifest names; otherwise an operation of the most central resource of the package,
/// with its first example or with placeholders.
pub(crate) fn quick_start(api: &Api, types: &Types<'_>, items: &Crate) -> Option<QuickStart> {
    if let Some(wanted) = &items.settings.quick_start {
        let mut operations = calls::functions(api, items);
        let candidate = operations.find(|(_, operation, _)| operation.id == *wanted)?;
        return of_example(candidate, types);
    }
    let operations = calls::functions(api, items).collect();
    first(by_centrality(operations, api), types)
}

/// The operations, those that a user wants to see first at the beginning.
pub(super) fn by_centrality<'a>(
    mut operations: Vec<Candidate<'a>>,
    api: &Api,
) -> Vec<Candidate<'a>> {
    let central = Central::new(api);
    operations.sort_by_key(|(_, operation, function)| {
        (
            is_odd(operation),
            central.relation(operation),
            matches!(function.call, Call::LongRunning { .. }),
            !is_in_resource_group(operation),
        )
    });
    operations
}

/// A long-running operation: that of the quick start, or one of the most central resource.
pub(crate) fn long_running(api: &Api, types: &Types<'_>, items: &Crate) -> Option<QuickStart> {
    let is_long_running = |function: &Function| matches!(function.call, Call::LongRunning { .. });
    let start = items.quick_start.as_ref();
    if let Some(start) = start.filter(|start| is_long_running(&start.function)) {
        return Some(start.clone());
    }
    let central = Central::new(api);
    let operations = calls::functions(api, items);
    let mut operations: Vec<_> = operations
        .filter(|(_, _, function)| is_long_running(function))
        .collect();
    operations.sort_by_key(|(_, operation, function)| {
        let has_result = !matches!(&function.call, Call::LongRunning { result, .. } if *result == crate::rust::RustType::Unit);
        (
            is_odd(operation),
            central.relation(operation).max(Relation::Creates),
            !has_result,
        )
    });
    first(operations, types)
}

/// A list without a body: that of the quick start, or one of the most central resource.
pub(crate) fn list(api: &Api, types: &Types<'_>, items: &Crate) -> Option<QuickStart> {
    let is_list =
        |function: &Function| matches!(function.call, Call::Paged) && function.body.is_none();
    let start = items.quick_start.as_ref();
    if let Some(start) = start.filter(|start| is_list(&start.function)) {
        return Some(start.clone());
    }
    let operations = calls::functions(api, items);
    let operations = operations.filter(|(_, _, function)| is_list(function));
    first(by_centrality(operations.collect(), api), types)
}

/// The first one of which a call is known.
fn first(candidates: Vec<Candidate<'_>>, types: &Types<'_>) -> Option<QuickStart> {
    candidates
        .into_iter()
        .find_map(|(group, operation, function)| {
            let call = method_calls::call(operation, function, operation.examples.first(), types)?;
            Some(QuickStart {
                group: group.clone(),
                function: function.clone(),
                call,
            })
        })
}

/// A call with all values of the first example, if there is one and it can be shown.
fn of_example(
    (group, operation, function): Candidate<'_>,
    types: &Types<'_>,
) -> Option<QuickStart> {
    if is_odd(operation) {
        return None;
    }
    let example = operation.examples.first()?;
    let arguments = calls::arguments(operation, function, example, types).ok()?;
    let body = match operation.payload.body() {
        Some(body) => match calls::parameter_value(example, &body.name) {
            Some(json) => Some(expressions::body(json, &body.ty, types)?),
            None if body.required => return None,
            None => None,
        },
        None => None,
    };
    Some(QuickStart {
        group: group.clone(),
        function: function.clone(),
        call: ExampleCall { arguments, body },
    })
}

/// Whether an operation is not what a README shows if there is another one.
fn is_odd(operation: &Operation) -> bool {
    let is_json = matches!(operation.payload, Payload::None | Payload::Json(_));
    operation.deprecated || !is_json || operation.host.is_some()
}

fn is_in_resource_group(operation: &Operation) -> bool {
    let path = operation.path_with_names().to_ascii_lowercase();
    path.contains("/resourcegroups/{")
}
