//! The values of an example, with the names and types of the definition.

use crate::api::{Api, Example, Operation, Type, TypeKind};
use crate::rust;
use serde_json::Value;
use std::collections::BTreeMap;

/// The example's values by the names of the operation's parameters, including the body.
///
/// Some examples have names in another case, another name for the body, or its properties among the parameters.
pub(super) fn by_parameter(
    example: &Example,
    operation: &Operation,
    api: &Api,
) -> BTreeMap<String, Value> {
    let mut rest: BTreeMap<&String, &Value> = example.parameters.iter().collect();
    let mut values = BTreeMap::new();
    let mut missing = Vec::new();
    let names = operation
        .parameters
        .iter()
        .map(|parameter| (&parameter.name, &parameter.client_name));
    let body = operation.payload.body();
    let body = body.map(|body| (&body.name, &body.client_name));
    for (name, client_name) in names.chain(body) {
        match rest.remove(name) {
            Some(value) => drop(values.insert(name.clone(), value.clone())),
            None => missing.push((name, client_name)),
        }
    }
    for (name, client_name) in missing {
        let is_meant = |other: &str| {
            let is_client_name = |name: &String| other.eq_ignore_ascii_case(name);
            other.eq_ignore_ascii_case(name) || client_name.as_ref().is_some_and(is_client_name)
        };
        let other = rest.keys().copied().find(|other| is_meant(other));
        if let Some(value) = other.and_then(|other| rest.remove(other)) {
            values.insert(name.clone(), value.clone());
        }
    }
    rest.retain(|name, _| !name.eq_ignore_ascii_case("api-version"));
    if let Some(body) = operation.payload.body() {
        let found = match values.get(&body.name) {
            Some(Value::Object(_)) => None,
            Some(value) => {
                rest.insert(&body.name, value);
                of_properties(&rest, &body.ty, api)
            }
            None => of_properties(&rest, &body.ty, api).or_else(|| only_composite(&rest)),
        };
        if let Some(found) = found {
            values.insert(body.name.clone(), found);
        }
    }
    values.retain(|_, value| !value.is_null());
    values
}

/// The body, made of properties that the example lists among the parameters.
fn of_properties(rest: &BTreeMap<&String, &Value>, ty: &Type, api: &Api) -> Option<Value> {
    let Type::Named(id) = ty else {
        return None;
    };
    let TypeKind::Object(object) = &api.types[*id].kind else {
        return None;
    };
    let known = object.properties.iter().filter_map(|property| {
        let mut values = rest.iter();
        let (_, value) = values.find(|(name, _)| name.eq_ignore_ascii_case(&property.name))?;
        Some((property.name.clone(), (*value).clone()))
    });
    let known: serde_json::Map<_, _> = known.collect();
    (!known.is_empty()).then_some(Value::Object(known))
}

/// The one object or list that belongs to no parameter: it can only be the body.
fn only_composite(rest: &BTreeMap<&String, &Value>) -> Option<Value> {
    let is_composite = |value: &&&Value| value.is_object() || value.is_array();
    let mut candidates = rest.values().filter(is_composite);
    match (candidates.next(), candidates.next()) {
        (Some(value), None) => Some((*value).clone()),
        _ => None,
    }
}

/// A value of a parameter as its type has it. Examples give a single value for a list, and numbers as strings.
pub(super) fn converted(json: &Value, ty: &Type, api: &Api) -> Value {
    match (ty, json) {
        (Type::List(item), Value::Array(items)) => items
            .iter()
            .map(|json| converted(json, item, api))
            .collect(),
        (Type::List(item), single) => Value::Array(vec![converted(single, item, api)]),
        _ => rust::converted(json, ty, api),
    }
}
