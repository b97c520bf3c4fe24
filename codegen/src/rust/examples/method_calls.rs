//! The calls in the documentation of methods.

use super::projection::member;
use super::{calls, expressions, placeholders};
use crate::api::{Api, Example, Operation, Type, TypeKind};
use crate::rust::items::{Crate, ExampleCall, Expression, Function};
use crate::rust::models::types::Types;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The longest body that is shown whole, in lines.
const LONGEST_BODY: usize = 25;

/// The depth to which a body is shortened.
const DEEPEST: usize = 16;

/// Adds a call to each function whose operation has an example.
pub(crate) fn add_calls(api: &Api, types: &Types<'_>, items: &mut Crate) {
    let operations = calls::functions(api, items).filter_map(|(_, operation, function)| {
        let example = operation.examples.first()?;
        let call = call(operation, function, Some(example), types)?;
        Some((operation.id.clone(), call))
    });
    let mut calls: HashMap<_, _> = operations.collect();
    let functions = items
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.functions);
    for function in functions {
        function.example = calls.remove(&function.id);
    }
}

/// A call with the values of an example, and with placeholders in place of those that it lacks. None if no value for the body is
/// known.
pub(super) fn call(
    operation: &Operation,
    function: &Function,
    example: Option<&Example>,
    types: &Types<'_>,
) -> Option<ExampleCall> {
    let arguments = function.arguments.iter().filter_map(|argument| {
        let parameter = operation.parameters.get(argument.position)?;
        let json = example.and_then(|example| calls::parameter_value(example, &parameter.name));
        // Examples have texts such as `subid`, which no subscription has.
        let json = json.filter(|json| {
            !placeholders::is_subscription(parameter) || placeholders::is_uuid(json)
        });
        let value = json.and_then(|json| expressions::argument(json, &parameter.ty, types));
        Some(value.unwrap_or_else(|| placeholders::argument(parameter, types)))
    });
    let arguments = arguments.collect();
    let Some(body) = operation.payload.body() else {
        return Some(ExampleCall {
            arguments,
            body: None,
        });
    };
    let json = example.and_then(|example| calls::parameter_value(example, &body.name));
    let value = json.and_then(|json| short_body(json, &body.ty, types));
    let value = match value {
        None if body.required => Some(placeholders::body(&body.ty, types)?),
        value => value,
    };
    Some(ExampleCall {
        arguments,
        body: value,
    })
}

/// The body of an example: with its required properties if it is long, and with defaults if that is long too.
fn short_body(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    let is_short = |body: &Expression| body.lines() <= LONGEST_BODY;
    let whole = expressions::body(json, ty, types)?;
    if is_short(&whole) {
        return Some(whole);
    }
    let required = expressions::body(&required(json, ty, types, DEEPEST), ty, types);
    required.filter(is_short)
}

/// The JSON without optional properties.
fn required(json: &Value, ty: &Type, types: &Types<'_>, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else {
        return json.clone();
    };
    match (ty, json) {
        (Type::List(item), Value::Array(items)) => {
            let items = items.iter().take(1);
            items
                .map(|json| required(json, item, types, depth))
                .collect()
        }
        (Type::Named(id), Value::Object(properties)) => match &types[*id].definition.kind {
            TypeKind::Object(object) => {
                let known = object
                    .properties
                    .iter()
                    .filter(|property| property.required);
                let known = known.filter_map(|property| {
                    let json = member(properties, &property.name)?;
                    Some((
                        property.name.clone(),
                        required(json, &property.ty, types, depth),
                    ))
                });
                let known: Map<_, _> = known.collect();
                Value::Object(known)
            }
            TypeKind::Union(union) => {
                let kind = member(properties, &union.discriminator);
                let text = kind.and_then(Value::as_str);
                let Some(content) = text.and_then(|text| union.object(text)) else {
                    return json.clone();
                };
                let mut shortened = required(json, &Type::Named(content), types, depth);
                if let (Value::Object(shortened), Some(kind)) = (&mut shortened, kind) {
                    shortened.insert(union.discriminator.clone(), kind.clone());
                }
                shortened
            }
            TypeKind::Enum(_) => json.clone(),
        },
        _ => json.clone(),
    }
}
