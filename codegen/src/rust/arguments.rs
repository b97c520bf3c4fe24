//! Parameters and bodies as arguments of functions.

use super::function_docs::parameter_doc;
use super::functions::Context;
use super::items::{Argument, BodyArgument, RustType};
use super::names::{self, Identifier};
use super::problems::Problems;
use super::scope::Scope;
use super::types::Types;
use crate::api::{self, Operation};

/// The required parameters, those of the client first, and the optional ones.
pub(super) fn arguments(
    operation: &Operation,
    context: &Context<'_>,
    problems: &mut Problems<'_>,
) -> (Vec<Argument>, Vec<Argument>) {
    let mut of_client = Vec::new();
    let mut required = Vec::new();
    let mut optional = Vec::new();
    for parameter in &operation.parameters {
        let Some(name) = parameter_name(parameter, problems) else {
            continue;
        };
        let Some(data) = context.parameters.find(parameter) else {
            continue;
        };
        let value = context.types.value(&parameter.value);
        if !is_writable(&value) {
            problems.unsupported(
                &parameter.origin,
                format!(
                    "the parameter `{}` is no single value and no list",
                    parameter.name
                ),
            );
            continue;
        }
        let held = parameter.required && parameter.client_level;
        let held = held && context.client.fields.iter().any(|field| field.name == name);
        let client_field = held.then(|| name.clone());
        let doc = parameter_doc(parameter);
        let argument = Argument {
            name,
            doc,
            constant: data.name.clone(),
            value,
            client_field,
        };
        match (parameter.required, held) {
            (true, true) => of_client.push(argument),
            (true, false) => required.push(argument),
            (false, _) => optional.push(argument),
        }
    }
    // In the client's order, so that it is the same for all operations.
    let position = |argument: &Argument| {
        context
            .client
            .fields
            .iter()
            .position(|field| field.name == argument.name)
    };
    of_client.sort_by_key(position);
    of_client.append(&mut required);
    (of_client, optional)
}

/// Whether a value of the type can be written into a URL or a header.
fn is_writable(value: &RustType) -> bool {
    let is_single = |value: &RustType| {
        !matches!(
            value,
            RustType::Unit
                | RustType::Any
                | RustType::List(_)
                | RustType::Map(_)
                | RustType::Boxed(_)
                | RustType::Model(_)
        )
    };
    match value {
        RustType::List(item) => is_single(item),
        value => is_single(value),
    }
}

/// The name of a parameter as an argument.
pub(super) fn parameter_name(
    parameter: &api::Parameter,
    problems: &mut Problems<'_>,
) -> Option<Identifier> {
    let wanted = parameter.client_name.as_ref().unwrap_or(&parameter.name);
    let name = wanted_name(parameter);
    if name.is_none() {
        problems.unusable("parameter", wanted, &parameter.origin);
    }
    name
}

/// What functions and methods, and the options of methods, have themselves.
const TAKEN: [&str; 3] = ["method_options", "options", "request"];

/// What a client and its constructor have themselves.
const TAKEN_BY_CLIENT: [&str; 3] = ["client", "credential", "package"];

/// A name for an argument.
fn argument_name(text: &str, taken: &[&str]) -> Option<Identifier> {
    let name = names::value_name(text)?;
    Some(if taken.contains(&name.as_str()) {
        name.with_suffix("_value")
    } else {
        name
    })
}

/// The body as an argument.
pub(super) fn body(
    operation: &Operation,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<BodyArgument> {
    let body = operation.body.as_ref()?;
    let wanted = body.client_name.as_ref().unwrap_or(&body.name);
    let Some(name) = argument_name(wanted, &TAKEN) else {
        problems.unusable("parameter", wanted, &operation.origin);
        return None;
    };
    Some(BodyArgument {
        name,
        value: types.value(&body.value),
        required: body.required,
    })
}

/// No two arguments may have one name.
pub(super) fn check_names(
    arguments: &[Argument],
    options: &[Argument],
    body: Option<&BodyArgument>,
    operation: &Operation,
    problems: &mut Problems<'_>,
) {
    let mut scope = Scope::new("parameters");
    let names = arguments
        .iter()
        .chain(options)
        .map(|argument| &argument.name);
    for name in names.chain(body.map(|body| &body.name)) {
        let is_meant = |parameter: &&api::Parameter| wanted_name(parameter).as_ref() == Some(name);
        // The last one is the one that clashes.
        let meant = operation.parameters.iter().rev().find(is_meant);
        let origin = meant.map_or(&operation.origin, |parameter| &parameter.origin);
        scope.take(name, origin, problems);
    }
}

/// The name that a parameter gets, if one can be made.
pub(super) fn wanted_name(parameter: &api::Parameter) -> Option<Identifier> {
    let wanted = parameter.client_name.as_ref().unwrap_or(&parameter.name);
    if parameter.client_level {
        argument_name(wanted, &[TAKEN, TAKEN_BY_CLIENT].concat())
    } else {
        argument_name(wanted, &TAKEN)
    }
}
