//! The names of request functions and their types, and of the methods of clients.

use crate::api::Operation;
use crate::rust::items::{Call, RustType};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Case, Identifier, reserved};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
const OPERATIONS: Things = Things::called("operation", "operations", Case::Value);
const METHODS: Things = Things::called("operation", "methods of the client", Case::Value);
const STATICS: Things = Things::called("operation", "operations", Case::Constant);

/// The names of everything that is generated for an operation.
pub(crate) struct Names {
    pub(crate) function: Identifier,
    /// The function that takes options too.
    pub(crate) with_options: Option<Identifier>,
    /// The static beside the function.
    pub(crate) constant: Identifier,
    /// The prefix of the names of its types.
    pub(crate) type_name: Identifier,
    pub(crate) method: Identifier,
    pub(crate) method_options: Identifier,
    pub(crate) call: Call,
}

/// The names of a module's operations, each with whether it has options. The options of methods stand beside models.
pub(crate) fn names(
    operations: &[(&Operation, bool)],
    client: &Identifier,
    types: &Types<'_>,
    models: &mut Scope,
    problems: &mut Problems<'_>,
) -> Vec<Names> {
    let (operations, have_options): (Vec<_>, Vec<_>) = operations.iter().copied().unzip();
    let mut scope = Scope::new(OPERATIONS);
    let functions = operations
        .iter()
        .map(|one| wanted(one, names::value_name(&one.name)));
    let functions = scope.name_all(&functions.collect::<Vec<_>>(), problems);
    // After the others, which keep their names.
    let with_options = operations.iter().zip(&functions).zip(have_options);
    let with_options: Vec<_> = with_options
        .map(|((one, function), has_options)| {
            has_options.then(|| {
                let name = function.with_suffix("_with");
                scope.name(wanted(one, Some(name)), problems)
            })
        })
        .collect();
    let calls: Vec<_> = operations.iter().map(|one| call(one, types)).collect();
    let methods = operations.iter().zip(&functions).zip(&calls);
    let methods = methods.map(|((one, function), call)| wanted(one, Some(method(function, call))));
    let mut scope = Scope::new(METHODS);
    if let Some(name) = names::value_name(reserved::ENDPOINT) {
        scope.reserve(name);
    }
    let methods = scope.name_all(&methods.collect::<Vec<_>>(), problems);
    let options = operations.iter().zip(&methods);
    let options = options.map(|(one, method)| wanted(one, method_options(client, method)));
    let options = models.name_all(&options.collect::<Vec<_>>(), problems);
    let mut statics = Scope::new(STATICS);
    let constants = operations.iter().zip(&functions);
    let constants =
        constants.map(|(one, function)| wanted(one, names::constant_name(function.plain())));
    let constants = statics.name_all(&constants.collect::<Vec<_>>(), problems);
    let mut names = Vec::new();
    let all = functions
        .into_iter()
        .zip(constants)
        .zip(methods.into_iter().zip(options))
        .zip(calls.into_iter().zip(with_options));
    for (((function, constant), (method, method_options)), (call, with_options)) in all {
        names.push(Names {
            with_options,
            type_name: names::type_name(function.plain()).unwrap_or_else(|| function.clone()),
            function,
            constant,
            method,
            method_options,
            call,
        });
    }
    names
}

/// The preferred name of an operation.
pub(crate) fn wanted(operation: &Operation, name: Option<Identifier>) -> Wanted<'_> {
    Wanted::new(&operation.name, name, &operation.origin)
}

fn method(function: &Identifier, call: &Call) -> Identifier {
    match call {
        Call::Plain => function.clone(),
        Call::LongRunning { .. } => function.with_prefix("begin_"),
        Call::Paged if function.as_str().starts_with("list") => function.clone(),
        Call::Paged => function.with_prefix("list_"),
    }
}

fn method_options(client: &Identifier, method: &Identifier) -> Option<Identifier> {
    let method = names::type_name(method.plain())?;
    let client = names::type_name(client.as_str())?;
    Some(client.with_suffix(method.as_str()).with_suffix("Options"))
}

fn call(operation: &Operation, types: &Types<'_>) -> Call {
    match &operation.long_running {
        Some(long_running) => {
            let result = long_running.result.as_ref();
            Call::LongRunning {
                final_state: long_running.final_state,
                result: result.map_or(RustType::Unit, |result| types.rust_type(result)),
            }
        }
        None if operation.is_paged() => Call::Paged,
        None => Call::Plain,
    }
}
