//! JSON values of examples as Rust values.

use crate::api::{Enum, EnumType, Format, Object, Type, TypeId, TypeKind};
use crate::rust::items::{Expression, RustType};
use crate::rust::models::types::{NamedType, Types};
use crate::rust::names::{self, Identifier};
use serde_json::Value;

/// How deep values are shown: a README is no place for more.
const DEEPEST: usize = 16;

/// A value of a model's field or a body, owned; none if the JSON does not fit the type.
pub(crate) fn owned(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    owned_at(json, ty, types, DEEPEST)
}

fn owned_at(json: &Value, ty: &Type, types: &Types<'_>, depth: usize) -> Option<Expression> {
    let depth = depth.checked_sub(1)?;
    Some(match ty {
        Type::Boolean => Expression::Boolean(json.as_bool()?),
        Type::Integer32 | Type::Integer64 => Expression::Integer(json.as_i64()?),
        Type::Float32 | Type::Float64 => Expression::Number(json.as_f64()?),
        Type::String(_) => Expression::OwnedText(json.as_str()?.to_owned()),
        Type::Formatted(Format::UnixTime) => into(Expression::Integer(json.as_i64()?)),
        Type::Formatted(_) => into(Expression::Text(json.as_str()?.to_owned())),
        Type::Nullable(_) if json.is_null() => Expression::None,
        Type::Nullable(item) => Expression::Some(Box::new(owned_at(json, item, types, depth)?)),
        Type::Any => Expression::Json(json.clone()),
        Type::Bytes => Expression::Bytes(json.as_str()?.to_owned(), true),
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
            let named = &types[*id];
            let (name, variants) = (&named.name, &named.members.names);
            match &named.definition.kind {
                TypeKind::Enum(choice) => self::choice(json, name, choice, variants)?,
                TypeKind::Object(object) => structure(json, *id, object, types, depth)?,
                TypeKind::Union(union) => {
                    let kind = json.get(&union.discriminator)?.as_str()?;
                    let ((_, id), variant) = union
                        .kinds
                        .iter()
                        .zip(variants)
                        .find(|((value, _), _)| value.eq_ignore_ascii_case(kind))?;
                    let TypeKind::Object(object) = &types[*id].definition.kind else {
                        return None;
                    };
                    let content = structure(json, *id, object, types, depth)?;
                    Expression::Variant(name.clone(), variant.clone(), Some(Box::new(content)))
                }
            }
        }
    })
}

/// A struct with what a caller may set; the rest is left out, as it is not sent.
fn structure(
    json: &Value,
    id: TypeId,
    object: &Object,
    types: &Types<'_>,
    depth: usize,
) -> Option<Expression> {
    let json = json.as_object()?;
    let mut fields = Vec::new();
    let NamedType { name, members, .. } = &types[id];
    for (property, field) in object
        .properties
        .iter()
        .zip(&members.names)
        .filter(|(property, _)| !property.read_only)
    {
        let Some(json) = json.get(&property.name) else {
            continue;
        };
        if json.is_null() && !property.clearable {
            continue;
        }
        if json.is_null() {
            fields.push((field.clone(), into(Expression::None)));
            continue;
        }
        let mut value = owned_at(json, &property.ty, types, depth)?;
        if matches!(types.field(id, &property.ty), RustType::Boxed(_)) {
            value = Expression::Boxed(Box::new(value));
        }
        value = Expression::Some(Box::new(value));
        if property.clearable {
            value = into(value);
        }
        fields.push((field.clone(), value));
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

fn into(value: Expression) -> Expression {
    Expression::Into(Box::new(value))
}

fn choice(
    json: &Value,
    name: &Identifier,
    choice: &Enum,
    variants: &[Identifier],
) -> Option<Expression> {
    let text = match choice.ty {
        EnumType::String => json.as_str()?.to_owned(),
        EnumType::Integer => json.as_i64()?.to_string(),
        EnumType::Number => json.as_f64()?.to_string(),
    };
    let variant = choice
        .position(&text)
        .and_then(|position| variants.get(position));
    Some(match (variant, choice.ty) {
        (Some(variant), _) => Expression::Variant(name.clone(), variant.clone(), None),
        (None, EnumType::String) => into(Expression::Text(text)),
        (None, EnumType::Integer) => into(Expression::Integer(json.as_i64()?)),
        (None, EnumType::Number) => into(Expression::Number(json.as_f64()?)),
    })
}

/// A value of a parameter as an argument: borrowed where arguments are.
pub(crate) fn argument(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    Some(match (ty, json) {
        (Type::String(_), Value::String(text)) => Expression::Text(text.clone()),
        (Type::String(_), Value::Number(_) | Value::Bool(_)) => Expression::Text(json.to_string()),
        (Type::Bytes, Value::String(text)) => Expression::Bytes(text.clone(), false),
        (Type::List(item), Value::Array(list)) => {
            let items = list.iter().map(|json| match **item {
                Type::String(_) => argument(json, item, types),
                _ => owned(json, item, types),
            });
            Expression::List(items.collect::<Option<_>>()?, true)
        }
        (Type::Formatted(Format::UnixTime), _) => owned(json, ty, types)?,
        (Type::Named(_) | Type::Map(_) | Type::Formatted(_), _) => {
            Expression::Reference(Box::new(owned(json, ty, types)?))
        }
        (_, Value::String(text)) => owned(&serde_json::from_str(text).ok()?, ty, types)?,
        _ => owned(json, ty, types)?,
    })
}

/// A value of an optional parameter, as a field of the options.
pub(crate) fn option(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    let value = match (ty, json) {
        (Type::String(_), Value::Number(_) | Value::Bool(_)) => {
            Expression::OwnedText(json.to_string())
        }
        (
            Type::Boolean | Type::Integer32 | Type::Integer64 | Type::Float32 | Type::Float64,
            Value::String(text),
        ) => owned(&serde_json::from_str(text).ok()?, ty, types)?,
        _ => owned(json, ty, types)?,
    };
    Some(Expression::Some(Box::new(value)))
}
