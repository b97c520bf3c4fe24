//! How an example calls the function of its operation.

use super::expressions;
use crate::api::{Api, Example, Operation};
use crate::rust::items::{BodyContent, Crate, Expression, Function, Group};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Identifier};
use serde_json::Value;
use std::collections::HashMap;

/// The operations with their groups and functions.
pub(crate) fn functions<'a>(
    api: &'a Api,
    items: &'a Crate,
) -> impl Iterator<Item = (&'a Group, &'a Operation, &'a Function)> {
    let functions = items.groups.iter().flat_map(|group| {
        let functions = group.functions.iter();
        functions.map(move |function| (function.id.as_str(), (group, function)))
    });
    let by_id: HashMap<_, _> = functions.collect();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    operations.filter_map(move |operation| {
        let (group, function) = by_id.get(operation.id.as_str())?;
        Some((*group, operation, *function))
    })
}

/// The example's value of a parameter. Null is no value.
pub(super) fn parameter_value<'a>(example: &'a Example, name: &str) -> Option<&'a Value> {
    example.parameters.get(name).filter(|json| !json.is_null())
}

/// The values of the required parameters.
pub(super) fn arguments(
    operation: &Operation,
    function: &Function,
    example: &Example,
    types: &Types<'_>,
) -> Result<Vec<Expression>, String> {
    let mut values = Vec::new();
    for argument in &function.arguments {
        let parameter = operation.parameters.get(argument.position);
        let value = parameter.and_then(|parameter| {
            let json = parameter_value(example, &parameter.name)?;
            expressions::argument(json, &parameter.ty, types)
        });
        let name = &argument.name;
        values.push(
            value.ok_or_else(|| format!("it has no value for `{name}`, or one of another type"))?,
        );
    }
    Ok(values)
}

/// The struct with the optional parameters and the optional body, which is in the variable `body`; none if the example has neither.
pub(super) fn options(
    module: &Identifier,
    operation: &Operation,
    function: &Function,
    example: &Example,
    types: &Types<'_>,
) -> Result<Option<Expression>, String> {
    let Some(with) = &function.with_options else {
        return Ok(None);
    };
    let mut fields = Vec::new();
    for option in &function.options {
        let Some(parameter) = operation.parameters.get(option.position) else {
            continue;
        };
        let Some(json) = parameter_value(example, &parameter.name) else {
            continue;
        };
        let value = expressions::option(json, &parameter.ty, types);
        let value = value.ok_or_else(|| format!("its `{}` has another type", parameter.name))?;
        fields.push((option.name.clone(), value));
    }
    if let (Some(body), Some(variable)) = (function.optional_body(), names::value_name("body"))
        && parameter_value(example, &body.wire_name).is_some()
    {
        let value = Box::new(Expression::Variable(variable));
        let value = match body.content {
            BodyContent::Value(_) => value,
            BodyContent::Text | BodyContent::Bytes => Box::new(Expression::Into(value)),
        };
        fields.push((body.name.clone(), Expression::Some(value)));
    }
    if fields.is_empty() {
        return Ok(None);
    }
    let value = Expression::Struct {
        path: vec![module.clone(), with.options.clone()],
        fields,
        has_rest: true,
    };
    Ok(Some(Expression::Reference(Box::new(value))))
}
