//! JSON values of examples as Rust expressions.

use super::{Direction, Projection, converted};
use crate::api::{Enum, EnumType, Format, Object, Type, TypeId, TypeKind};
use crate::rust::items::{Expression, RustType};
use crate::rust::models::types::{NamedType, Types};
use crate::rust::names::{self, Identifier};
use serde_json::Value;

/// The greatest depth of a value. Deeper values are too long for a README.
const DEEPEST: usize = 16;

/// The body of a request, without what is not sent; none if it does not fit the type.
pub(super) fn body(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    let projection = Projection::new(json, ty, types.api(), Direction::Request);
    let fits = projection.misfits.is_empty();
    fits.then(|| owned(&projection.json, ty, types)).flatten()
}

/// An owned value; none if the JSON does not fit the type.
pub(super) fn owned(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    owned_at(json, ty, types, DEEPEST)
}

fn owned_at(json: &Value, ty: &Type, types: &Types<'_>, depth: usize) -> Option<Expression> {
    let depth = depth.checked_sub(1)?;
    Some(match ty {
        Type::Boolean => Expression::Boolean(json.as_bool()?),
        Type::Integer32 | Type::Integer64 => Expression::Integer(json.as_i64()?),
        Type::Float32 | Type::Float64 => Expression::Number(json.as_f64()?),
        Type::String(_) => Expression::String(json.as_str()?.to_owned()),
        Type::Formatted(Format::UnixTime) => into(Expression::Integer(json.as_i64()?)),
        Type::Formatted(_) => into(Expression::Str(json.as_str()?.to_owned())),
        Type::Nullable(_) if json.is_null() => Expression::None,
        Type::Nullable(item) => Expression::Some(Box::new(owned_at(json, item, types, depth)?)),
        Type::Any => Expression::Json(json.clone()),
        Type::Bytes => Expression::OwnedBytes(json.as_str()?.to_owned()),
        Type::List(item) => {
            let items = json
                .as_array()?
                .iter()
                .map(|json| owned_at(json, item, types, depth));
            Expression::Vec(items.collect::<Option<_>>()?)
        }
        Type::Map(item) => {
            let items = json.as_object()?.iter();
            let items =
                items.map(|(key, json)| Some((key.clone(), owned_at(json, item, types, depth)?)));
            Expression::Map(items.collect::<Option<_>>()?)
        }
        Type::Named(id) => match &types[*id].definition.kind {
            TypeKind::Enum(one) => enum_value(json, *id, one, types)?,
            TypeKind::Object(object) => structure(json, *id, object, types, depth)?,
            TypeKind::Union(union) => {
                let kind = json.get(&union.discriminator)?.as_str()?;
                let position = union.position(kind)?;
                let content = Type::Named(union.object(kind)?);
                let content = owned_at(json, &content, types, depth)?;
                variant(*id, position, Some(Box::new(content)), types)?
            }
        },
    })
}

/// A variant of an enum or union by its position.
pub(super) fn variant(
    id: TypeId,
    position: usize,
    content: Option<Box<Expression>>,
    types: &Types<'_>,
) -> Option<Expression> {
    let named = &types[id];
    Some(Expression::Variant {
        ty: named.name.clone(),
        variant: named.members.names.get(position)?.clone(),
        content,
    })
}

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
    for (property, field) in object.properties.iter().zip(&members.names) {
        let Some(json) = json.get(&property.name) else {
            continue;
        };
        let value = if json.is_null() {
            Expression::None
        } else {
            let mut value = owned_at(json, &property.ty, types, depth)?;
            if matches!(types.field(id, &property.ty), RustType::Boxed(_)) {
                value = Expression::Boxed(Box::new(value));
            }
            Expression::Some(Box::new(value))
        };
        let value = if property.clearable {
            into(value)
        } else {
            value
        };
        fields.push((field.clone(), value));
    }
    let path = in_models(name);
    let has_rest = fields.len() < object.properties.len() || object.additional.is_some();
    if fields.is_empty() && has_rest {
        return Some(Expression::Default(path));
    }
    Some(Expression::Struct {
        path,
        has_rest,
        fields,
    })
}

/// The path of a type of `models`.
pub(super) fn in_models(name: &Identifier) -> Vec<Identifier> {
    let models = names::value_name("models");
    models.into_iter().chain([name.clone()]).collect()
}

fn into(value: Expression) -> Expression {
    Expression::Into(Box::new(value))
}

fn enum_value(json: &Value, id: TypeId, one: &Enum, types: &Types<'_>) -> Option<Expression> {
    let (text, unknown) = match one.ty {
        EnumType::String => {
            let text = json.as_str()?.to_owned();
            (text.clone(), Expression::Str(text))
        }
        EnumType::Integer => {
            let number = json.as_i64()?;
            (number.to_string(), Expression::Integer(number))
        }
        EnumType::Number => {
            let number = json.as_f64()?;
            (number.to_string(), Expression::Number(number))
        }
    };
    let known = one.position(&text);
    let known = known.and_then(|position| variant(id, position, None, types));
    Some(known.unwrap_or_else(|| into(unknown)))
}

/// The value of a required parameter: borrowed where arguments are.
pub(super) fn argument(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    let json = &converted(json, ty, types.api());
    Some(match (ty, json) {
        (Type::String(_), Value::String(text)) => Expression::Str(text.clone()),
        (Type::Bytes, Value::String(text)) => Expression::Bytes(text.clone()),
        (Type::List(item), Value::Array(list)) => {
            let items = list.iter().map(|json| match **item {
                Type::String(_) => argument(json, item, types),
                _ => owned(json, item, types),
            });
            Expression::Slice(items.collect::<Option<_>>()?)
        }
        (Type::Formatted(Format::UnixTime), _) => owned(json, ty, types)?,
        (Type::Named(_) | Type::Map(_) | Type::Formatted(_), _) => {
            Expression::Reference(Box::new(owned(json, ty, types)?))
        }
        _ => owned(json, ty, types)?,
    })
}

/// The value of an optional parameter, as a field of the options.
pub(super) fn option(json: &Value, ty: &Type, types: &Types<'_>) -> Option<Expression> {
    let value = owned(&converted(json, ty, types.api()), ty, types)?;
    Some(Expression::Some(Box::new(value)))
}
