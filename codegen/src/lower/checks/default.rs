//! `default`: a value of the type, inside of its bounds, and one of the enum.

use crate::diagnostic::{Code, suggestion};
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use serde_json::Value;

/// A default that the value cannot have.
pub(crate) fn default(limits: &Limits<'_>) -> Option<Mistake> {
    let default = limits.default.filter(|default| !default.is_null())?;
    let (why, help) = wrong_type(limits, default)
        .or_else(|| wrong_value(limits, default))
        .or_else(|| out_of_bounds(limits, default))?;
    let message = format!("`default` {} {why}", shown(default));
    Some(Mistake::warning(Code::DefaultInvalid, message, help).below("default"))
}

/// Why a default does not have the type, and how to mend it.
fn wrong_type(limits: &Limits<'_>, default: &Value) -> Option<(String, String)> {
    let type_name = limits.type_name?;
    if is_of_type(default, type_name) {
        return None;
    }
    let help = match (type_name, default) {
        ("string", Value::Number(_) | Value::Bool(_)) => "put quotes around it".to_owned(),
        ("integer" | "number" | "boolean", Value::String(text)) if is_plain(text, type_name) => {
            format!("write it without quotes: `{}`", text.trim())
        }
        _ => "correct the default or `type`, or remove the default".to_owned(),
    };
    Some((format!("does not have the type `{type_name}`"), help))
}

/// Why a default is none of the values.
fn wrong_value(limits: &Limits<'_>, default: &Value) -> Option<(String, String)> {
    let values = limits.values.filter(|values| !values.is_empty())?;
    if values.contains(default) {
        return None;
    }
    let known = values.iter().filter_map(Value::as_str);
    let meant = default.as_str().and_then(|text| suggestion(text, known));
    let help = meant.unwrap_or_else(|| "write one of them, or add it to `enum`".to_owned());
    Some(("is none of the values of `enum`".to_owned(), help))
}

fn out_of_bounds(limits: &Limits<'_>, default: &Value) -> Option<(String, String)> {
    let help = || "correct the default or the bound".to_owned();
    let is_below = |value: f64, bound: f64, is_open| value < bound || (is_open && value <= bound);
    let between = |value: f64, low: (&str, Option<f64>, bool), high: (&str, Option<f64>, bool)| {
        if let (key, Some(bound), is_open) = low
            && is_below(value, bound, is_open)
        {
            return Some((format!("is below `{key}` {bound}"), help()));
        }
        if let (key, Some(bound), is_open) = high
            && is_below(-value, -bound, is_open)
        {
            return Some((format!("is above `{key}` {bound}"), help()));
        }
        None
    };
    match default {
        Value::Number(number) => {
            let value = number.as_f64()?;
            let is_32 = limits.type_name == Some("integer") && limits.format == Some("int32");
            if is_32 && (value < f64::from(i32::MIN) || value > f64::from(i32::MAX)) {
                let help = "correct the default, or write the format `int64`".to_owned();
                return Some(("does not fit into `int32`".to_owned(), help));
            }
            between(
                value,
                ("minimum", limits.minimum, limits.exclusive_minimum),
                ("maximum", limits.maximum, limits.exclusive_maximum),
            )
        }
        Value::String(text) => between(
            count(text.chars().count()),
            ("minLength", limits.minimum_length, false),
            ("maxLength", limits.maximum_length, false),
        )
        .map(|(why, help)| (why.replacen("is", "has a length", 1), help)),
        Value::Array(items) => between(
            count(items.len()),
            ("minItems", limits.minimum_items, false),
            ("maxItems", limits.maximum_items, false),
        ),
        _ => None,
    }
}

/// Whether a value has a type of Swagger. Types that are not known allow any value.
pub(crate) fn is_of_type(value: &Value, type_name: &str) -> bool {
    match type_name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

/// Whether a text is a value of a type in quotes.
fn is_plain(text: &str, type_name: &str) -> bool {
    let value = serde_json::from_str(text.trim());
    value.is_ok_and(|value: Value| is_of_type(&value, type_name))
}

fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// A value as a message shows it.
pub(crate) fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    if text.chars().count() <= LONGEST {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("`{start}…`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;
    use serde_json::json;

    fn of(default: &Value, limits: Limits<'_>) -> Vec<String> {
        let limits = Limits {
            default: Some(default),
            ..limits
        };
        lines(&super::default(&limits).into_iter().collect::<Vec<_>>())
    }

    fn ty(type_name: &str) -> Limits<'_> {
        Limits {
            type_name: Some(type_name),
            ..Limits::default()
        }
    }

    #[test]
    fn a_default_has_the_type_of_its_value() {
        let expected =
            "default: default-invalid: `default` `\"5\"` does not have the type `integer`";
        assert_eq!(of(&json!("5"), ty("integer")), [expected]);
        assert_eq!(of(&json!(5), ty("string")).len(), 1);
        assert_eq!(of(&json!(5.0), ty("integer")), [""; 0]);
        assert_eq!(of(&json!(null), ty("integer")), [""; 0]);
    }

    #[test]
    fn a_default_is_one_of_the_values() {
        let values = [json!("Red"), json!("Blue")];
        let limits = Limits {
            values: Some(&values),
            ..ty("string")
        };
        assert_eq!(of(&json!("Red"), limits), [""; 0]);
        let expected =
            "default: default-invalid: `default` `\"red\"` is none of the values of `enum`";
        assert_eq!(of(&json!("red"), limits), [expected]);
    }

    #[test]
    fn a_default_is_inside_of_the_bounds() {
        let limits = Limits {
            minimum: Some(1.0),
            maximum: Some(5.0),
            exclusive_maximum: true,
            ..ty("integer")
        };
        assert_eq!(of(&json!(1), limits), [""; 0]);
        assert!(of(&json!(0), limits)[0].ends_with("is below `minimum` 1"));
        assert!(of(&json!(5), limits)[0].ends_with("is above `maximum` 5"));
        let limits = Limits {
            minimum_length: Some(3.0),
            ..ty("string")
        };
        assert!(of(&json!("ab"), limits)[0].ends_with("has a length below `minLength` 3"));
        let int32 = Limits {
            format: Some("int32"),
            ..ty("integer")
        };
        assert!(of(&json!(3_000_000_000_u64), int32)[0].ends_with("does not fit into `int32`"));
    }
}
