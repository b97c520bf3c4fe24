//! Values in place of those of an example.

use super::expressions;
use crate::api::{Bound, Format, Parameter, Rules, StringFormat, Type, TypeKind};
use crate::rust::items::Expression;
use crate::rust::models::types::Types;
use serde_json::{Value, json};

const UUID: &str = "00000000-0000-0000-0000-000000000000";

/// The greatest depth of unions in each other.
const DEEPEST: usize = 8;

/// A value for a required parameter: its default, or its own name where any text will do.
pub(crate) fn argument(parameter: &Parameter, types: &Types<'_>) -> Expression {
    let default = parameter.default.as_ref();
    let default = default.map(|text| Value::String(text.clone()));
    let of_default = default.and_then(|json| expressions::argument(&json, &parameter.ty, types));
    of_default
        .or_else(|| expressions::argument(&of_parameter(parameter, types), &parameter.ty, types))
        .unwrap_or_else(|| Expression::Str(parameter.name.clone()))
}

/// Whether a parameter is the id of the subscription.
pub(super) fn is_subscription(parameter: &Parameter) -> bool {
    parameter.name.eq_ignore_ascii_case("subscriptionId")
}

/// Whether a value is the text of a UUID.
pub(super) fn is_uuid(json: &Value) -> bool {
    let text = json.as_str().unwrap_or_default();
    text.len() == UUID.len()
        && text
            .bytes()
            .zip(UUID.bytes())
            .all(|(byte, of_form)| match of_form {
                b'-' => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
}

fn of_parameter(parameter: &Parameter, types: &Types<'_>) -> Value {
    match (&parameter.rules, &parameter.ty) {
        (_, Type::String(_)) if is_subscription(parameter) => json!(UUID),
        (
            Rules::Number {
                minimum: Some(Bound { value, exclusive }),
                ..
            },
            ty,
        ) => {
            let least = if *exclusive { *value + 1.0 } else { *value };
            super::converted(&json!(least.to_string()), ty, types.api())
        }
        (_, ty) => json(ty, &parameter.name, types),
    }
}

/// A value of a type as JSON. `name` is the text of a plain string.
fn json(ty: &Type, name: &str, types: &Types<'_>) -> Value {
    match ty {
        Type::Boolean => json!(true),
        Type::Integer32 | Type::Integer64 => json!(1),
        Type::Float32 | Type::Float64 => json!(1.0),
        Type::String(StringFormat::Uuid) => json!(UUID),
        Type::String(_) | Type::Bytes => json!(name),
        Type::Formatted(format) => match format {
            Format::DateTime => json!("2024-01-01T00:00:00Z"),
            Format::DateTimeRfc1123 => json!("Mon, 01 Jan 2024 00:00:00 GMT"),
            Format::Date => json!("2024-01-01"),
            Format::Time => json!("00:00:00"),
            Format::Duration => json!("PT1H"),
            Format::Base64 | Format::Base64Url => json!("AAAA"),
            Format::UnixTime => json!(0),
        },
        Type::Any | Type::Map(_) => json!({}),
        Type::List(item) => json!([json(item, name, types)]),
        Type::Nullable(item) => json(item, name, types),
        Type::Named(id) => match &types[*id].definition.kind {
            TypeKind::Enum(one) => {
                let first = one
                    .values
                    .first()
                    .map_or(name, |value| value.value.as_str());
                super::converted(&json!(first), ty, types.api())
            }
            TypeKind::Object(_) | TypeKind::Union(_) => json!({}),
        },
    }
}

/// A body with default values.
pub(super) fn body(ty: &Type, types: &Types<'_>) -> Option<Expression> {
    body_at(ty, types, DEEPEST)
}

fn body_at(ty: &Type, types: &Types<'_>, depth: usize) -> Option<Expression> {
    let depth = depth.checked_sub(1)?;
    match ty {
        Type::Named(id) => match &types[*id].definition.kind {
            TypeKind::Object(_) => Some(Expression::Default(expressions::in_models(
                &types[*id].name,
            ))),
            TypeKind::Union(union) => {
                let (_, kind) = union.kinds.first()?;
                let content = body_at(&Type::Named(*kind), types, depth)?;
                expressions::variant(*id, 0, Some(Box::new(content)), types)
            }
            TypeKind::Enum(_) => expressions::owned(&json(ty, "value", types), ty, types),
        },
        Type::List(_) => Some(Expression::Vec(Vec::new())),
        _ => expressions::owned(&json(ty, "value", types), ty, types),
    }
}
