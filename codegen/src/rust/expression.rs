//! JSON values of examples as Rust values.

use super::items::{Expression, RustType};
use super::names::{self, Identifier};
use super::types::Types;
use crate::api::{Choice, Kind, Object, Type};
use serde_json::Value;

/// How deep values are shown: a README is no place for more.
const DEEPEST: usize = 16;

/// A value of a model's field or a body, owned; none if the JSON does not fit the type.
pub(super) fn owned(json: &Value, value: &Type, types: &Types<'_>) -> Option<Expression> {
    owned_at(json, value, types, DEEPEST)
}

fn owned_at(json: &Value, value: &Type, types: &Types<'_>, depth: usize) -> Option<Expression> {
    let depth = depth.checked_sub(1)?;
    Some(match value {
        Type::Boolean => Expression::Boolean(json.as_bool()?),
        Type::Integer32 | Type::Integer64 => Expression::Integer(json.as_i64()?),
        Type::Number32 | Type::Number64 => Expression::Number(json.as_f64()?),
        Type::Text(_) => Expression::OwnedText(json.as_str()?.to_owned()),
        Type::Any => Expression::Json(json.clone()),
        Type::List(item) => {
            let items = json
                .as_array()?
                .iter()
                .map(|json| owned_at(json, item, types, depth));
            Expression::List(items.collect::<Option<_>>()?, false)
        }
        Type::Map(item) => {
            let items = json.as_object()?.iter();
            let items =
                items.map(|(key, json)| Some((key.clone(), owned_at(json, item, types, depth)?)));
            Expression::Map(items.collect::<Option<_>>()?)
        }
        Type::Named(id) => {
            let (name, definition) = types.get(*id)?;
            match &definition.kind {
                Kind::Choice(choice) => {
                    let variants = &types.members(id.index()).names;
                    self::choice(json.as_str()?, name, choice, variants)
                }
                Kind::Object(object) => structure(json, id.index(), name, object, types, depth)?,
                Kind::Union(union) => {
                    let kind = json.get(&union.discriminator)?.as_str()?;
                    let variants = &types.members(id.index()).names;
                    let ((_, id), variant) = union
                        .kinds
                        .iter()
                        .zip(variants)
                        .find(|((value, _), _)| value.eq_ignore_ascii_case(kind))?;
                    let (payload, definition) = types.get(*id)?;
                    let Kind::Object(object) = &definition.kind else {
                        return None;
                    };
                    let content = structure(json, id.index(), payload, object, types, depth)?;
                    Expression::Variant(name.clone(), variant.clone(), Some(Box::new(content)))
                }
            }
        }
    })
}

/// A struct with what a caller may set; the rest is left out, as it is not sent.
fn structure(
    json: &Value,
    index: usize,
    name: &Identifier,
    object: &Object,
    types: &Types<'_>,
    depth: usize,
) -> Option<Expression> {
    let json = json.as_object()?;
    let mut fields = Vec::new();
    let names = &types.members(index).names;
    for (property, field) in object
        .properties
        .iter()
        .zip(names)
        .filter(|(property, _)| !property.read_only)
    {
        let Some(json) = json.get(&property.name).filter(|json| !json.is_null()) else {
            continue;
        };
        let mut value = owned_at(json, &property.value, types, depth)?;
        if matches!(types.field(index, &property.value), RustType::Boxed(_)) {
            value = Expression::Boxed(Box::new(value));
        }
        fields.push((field.clone(), Expression::Some(Box::new(value))));
    }
    let rest = fields.len() < object.properties.len() || object.additional.is_some();
    Some(Expression::Struct(
        names::value_name("models")
            .into_iter()
            .chain([name.clone()])
            .collect(),
        fields,
        rest,
    ))
}

fn choice(text: &str, name: &Identifier, choice: &Choice, variants: &[Identifier]) -> Expression {
    let mut known = choice.values.iter().zip(variants);
    match known.find(|(value, _)| value.value.eq_ignore_ascii_case(text)) {
        Some((_, variant)) => Expression::Variant(name.clone(), variant.clone(), None),
        None => Expression::Unknown(text.to_owned()),
    }
}

/// A value of a parameter as an argument: borrowed where arguments are.
pub(super) fn argument(json: &Value, value: &Type, types: &Types<'_>) -> Option<Expression> {
    Some(match (value, json) {
        (Type::Text(_), Value::String(text)) => Expression::Text(text.clone()),
        (Type::Text(_), Value::Number(_) | Value::Bool(_)) => Expression::Text(json.to_string()),
        (Type::List(item), Value::Array(list)) => {
            let items = list.iter().map(|json| match **item {
                Type::Text(_) => argument(json, item, types),
                _ => owned(json, item, types),
            });
            Expression::List(items.collect::<Option<_>>()?, true)
        }
        (Type::Named(_), _) => Expression::Reference(Box::new(owned(json, value, types)?)),
        (_, Value::String(text)) => owned(&serde_json::from_str(text).ok()?, value, types)?,
        _ => owned(json, value, types)?,
    })
}

/// A value of an optional parameter, as a field of the options.
pub(super) fn option(json: &Value, value: &Type, types: &Types<'_>) -> Option<Expression> {
    let value = match (value, json) {
        (Type::Text(_), Value::Number(_) | Value::Bool(_)) => {
            Expression::OwnedText(json.to_string())
        }
        (
            Type::Boolean | Type::Integer32 | Type::Integer64 | Type::Number32 | Type::Number64,
            Value::String(text),
        ) => owned(&serde_json::from_str(text).ok()?, value, types)?,
        _ => owned(json, value, types)?,
    };
    Some(Expression::Some(Box::new(value)))
}
