//! Scalars in JSON, as the runtime reads them.

use crate::api::{Api, EnumType, Format, StringFormat, Type, TypeKind};
use serde_json::{Number, Value};

/// The type of the values of an enum.
pub(super) fn of_enum(ty: EnumType) -> Type {
    match ty {
        EnumType::String => Type::String(StringFormat::Plain),
        EnumType::Integer => Type::Integer64,
        EnumType::Number => Type::Float64,
    }
}

/// The value of a parameter, converted to its type. Examples have numbers as strings, and strings as numbers.
pub(crate) fn converted(json: &Value, ty: &Type, api: &Api) -> Value {
    let converted = match ty {
        Type::Named(id) => match &api.types[*id].kind {
            TypeKind::Enum(one) => convert(json, &of_enum(one.ty)),
            _ => None,
        },
        ty => convert(json, ty),
    };
    converted.unwrap_or_else(|| json.clone())
}

/// The value, or what it spells: `"5"` is a number, and `5` is a string. None if it does not fit, or if the type is not one of
/// values without parts.
pub(super) fn convert(json: &Value, ty: &Type) -> Option<Value> {
    match ty {
        Type::Boolean => match json {
            Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true.into()),
            Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false.into()),
            _ => json.as_bool().map(Value::Bool),
        },
        Type::Integer32 | Type::Integer64 | Type::Formatted(Format::UnixTime) => {
            number(json).filter(is_whole).map(Value::Number)
        }
        Type::Float32 => float32(number(json)?.as_f64()?),
        Type::Float64 => number(json).map(Value::Number),
        Type::String(_) | Type::Formatted(_) => match json {
            Value::String(_) => Some(json.clone()),
            Value::Number(_) | Value::Bool(_) => Some(Value::String(json.to_string())),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        },
        _ => None,
    }
}

/// The type of a scalar, for messages.
pub(super) fn declared(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "a boolean",
        Type::Integer32 | Type::Integer64 | Type::Formatted(Format::UnixTime) => "an integer",
        Type::Float32 | Type::Float64 => "a number",
        _ => "a string",
    }
}

/// The number that a value is, or that its text represents.
fn number(json: &Value) -> Option<Number> {
    let text = match json {
        Value::Number(number) => return Some(number.clone()),
        Value::String(text) => text.trim(),
        _ => return None,
    };
    let integer = text.parse::<i64>().ok().map(Number::from);
    let integer = integer.or_else(|| text.parse::<u64>().ok().map(Number::from));
    integer.or_else(|| Number::from_f64(text.parse().ok()?))
}

/// Whether the runtime reads the number as an integer: `8.0` is one.
fn is_whole(number: &Number) -> bool {
    let has_no_fraction = |value: f64| value.fract() == 0.0;
    number.is_i64() || number.is_f64() && number.as_f64().is_some_and(has_no_fraction)
}

/// The number with the precision of 32 bits.
fn float32(number: f64) -> Option<Value> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the type has no more digits"
    )]
    let narrow = number as f32;
    let digits: f64 = narrow.to_string().parse().ok()?;
    Number::from_f64(digits).map(Value::Number)
}

/// The type of a value, for messages.
pub(crate) fn kind(json: &Value) -> &'static str {
    match json {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A value for messages: its JSON if that is short.
pub(crate) fn shown(json: &Value) -> String {
    const LONGEST: usize = 60;
    let text = json.to_string();
    if text.chars().count() > LONGEST {
        kind(json).to_owned()
    } else {
        format!("`{text}`")
    }
}
