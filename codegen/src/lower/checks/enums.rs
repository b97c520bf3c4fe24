//! `enum` and `x-ms-enum`.

use crate::diagnostic::Code;
use crate::lower::checks::default::{is_of_type, shown};
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;
use crate::swagger::EnumExtension;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Values of several types or of another type, values that occur twice, and differences between `enum` and `x-ms-enum`.
pub(crate) fn enums(limits: &Limits<'_>, extension: Option<&EnumExtension>) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if let Some(values) = limits.values {
        mistakes.extend(types(values, limits.type_name));
        mistakes.extend(repeated("enum", values));
    }
    if let Some(extension) = extension {
        mistakes.extend(name(extension));
        mistakes.extend(differences(limits.values, extension));
    }
    mistakes
}

/// Values of several types, or of another one than the enum. A null means that the value can be null. Values that the generated enum
/// does not get are reported where it is made.
fn types(values: &[Value], type_name: Option<&str>) -> Option<Mistake> {
    let values = values.iter().enumerate();
    let values = values.filter(|(_, value)| !value.is_null());
    if values
        .clone()
        .any(|(_, value)| is_left_out(value, type_name))
    {
        return None;
    }
    let mut of_each_type: Vec<(&str, &Value)> = Vec::new();
    for (_, value) in values.clone() {
        let kind = kind(value);
        if of_each_type.iter().all(|(known, _)| *known != kind) {
            of_each_type.push((kind, value));
        }
    }
    if of_each_type.len() > 1 {
        let each = of_each_type.iter();
        let each = each.map(|(kind, value)| format!("{} is {kind}", shown(value)));
        let each = each.collect::<Vec<_>>().join(", ");
        let message = format!("the values of the enum have several types: {each}");
        let help = "write all of them in one type: what is text has quotes";
        return Some(Mistake::warning(Code::EnumMixed, message, help).below("enum"));
    }
    let type_name = type_name?;
    let (index, wrong) = values
        .clone()
        .find(|(_, value)| !is_of_type(value, type_name))?;
    let message = format!(
        "the enum value {} does not have the type `{type_name}`",
        shown(wrong)
    );
    let help = match (type_name, wrong) {
        ("array", _) => "an enum of the items belongs into `items`",
        ("string", Value::Number(_) | Value::Bool(_)) => "put quotes around it",
        ("integer" | "number", Value::String(_)) => {
            "write numbers without quotes, or correct `type`"
        }
        _ => "correct the value or `type`",
    };
    let mistake = Mistake::warning(Code::EnumValueType, message, help);
    Some(mistake.below("enum").item(index))
}

/// Whether a value cannot be converted to the type of its enum.
fn is_left_out(value: &Value, type_name: Option<&str>) -> bool {
    let text = text(value);
    match type_name {
        Some("integer") => text.parse::<i64>().is_err(),
        Some("number") => text.parse::<f64>().is_err(),
        Some("boolean" | "array" | "object") => false,
        _ => value.is_array() || value.is_object(),
    }
}

/// The items of an array that occur more than once, where they must differ.
pub(crate) fn repeated<'v, T: ToString + 'v>(
    key: &str,
    items: impl IntoIterator<Item = &'v T>,
) -> Vec<Mistake> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut mistakes = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let item = item.to_string();
        let count = counts.entry(item.clone()).or_default();
        *count += 1;
        if *count == 2 {
            let message = format!("`{item}` occurs more than once in `{key}`");
            let mistake = Mistake::warning(Code::DuplicateValue, message, "remove one of them");
            mistakes.push(mistake.below(key).item(index));
        }
    }
    mistakes
}

fn name(extension: &EnumExtension) -> Option<Mistake> {
    let name = extension.name.as_deref().unwrap_or_default();
    name.trim().is_empty().then(|| {
        let message = "`x-ms-enum` has no `name`, so its type is named after its place";
        let help = "add `name`: the name of the type";
        Mistake::warning(Code::EnumNameMissing, message, help)
            .below("x-ms-enum")
            .for_lack_of("name")
    })
}

/// Values that only `enum` or only `x-ms-enum` has.
fn differences(values: Option<&[Value]>, extension: &EnumExtension) -> Vec<Mistake> {
    let described = extension.values.iter().flatten();
    let described: Vec<&Value> = described.filter_map(|one| one.value.as_ref()).collect();
    let Some(listed) = values.filter(|values| !values.is_empty()) else {
        return Vec::new();
    };
    if described.is_empty() {
        return Vec::new();
    }
    let names_listed: HashSet<String> = listed.iter().map(text).collect();
    let names_described: HashSet<String> = described.iter().map(|value| text(value)).collect();
    let only_listed = listed.iter().filter(|value| !value.is_null());
    let only_listed = only_listed.filter(|value| !names_described.contains(&text(value)));
    let only_described = described.iter();
    let only_described = only_described.filter(|value| !names_listed.contains(&text(value)));
    let mistake = |names: Vec<String>, has: &str, has_not: &str| {
        (!names.is_empty()).then(|| {
            let message = format!(
                "`{has}` has values that `{has_not}` does not have: {}",
                names.join(", ")
            );
            let help = "write the same values in both";
            Mistake::warning(Code::EnumValuesDiffer, message, help).below(has)
        })
    };
    let only_listed = only_listed.map(shown).collect();
    let only_described = only_described.map(|value| shown(value)).collect();
    let first = mistake(only_listed, "enum", "x-ms-enum");
    let second = mistake(only_described, "x-ms-enum", "enum");
    first.into_iter().chain(second).collect()
}

/// The text of a value, since some definitions quote numbers in one of the places.
fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The JSON type of a value, with an article.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;
    use crate::swagger::EnumValue;
    use serde_json::json;

    fn of(type_name: Option<&str>, values: &[Value]) -> Vec<String> {
        let limits = Limits {
            type_name,
            values: Some(values),
            ..Limits::default()
        };
        lines(&enums(&limits, None))
    }

    fn extension(name: Option<&str>, values: &[&str]) -> EnumExtension {
        let value = |value: &&str| EnumValue {
            value: Some(json!(value)),
            ..EnumValue::default()
        };
        EnumExtension {
            name: name.map(str::to_owned),
            values: Some(values.iter().map(value).collect()),
            ..EnumExtension::default()
        }
    }

    #[test]
    fn all_values_have_one_type() {
        let mixed = "enum: enum-mixed: the values of the enum have several types: `\"Cat\"` is a string, `1` is a number, `true` is a boolean";
        assert_eq!(
            of(Some("string"), &[json!("Cat"), json!(1), json!(true)]),
            [mixed]
        );
        assert_eq!(of(None, &[json!(1), json!(1.5), json!(null)]), [""; 0]);
    }

    #[test]
    fn the_values_have_the_type_of_the_enum() {
        let expected =
            "enum/0: enum-value-type: the enum value `1` does not have the type `string`";
        assert_eq!(of(Some("string"), &[json!(1), json!(2)]), [expected]);
        assert_eq!(of(Some("array"), &[json!("a")]).len(), 1);
        assert_eq!(of(Some("boolean"), &[json!(true)]), [""; 0]);
    }

    #[test]
    fn a_value_occurs_once() {
        let expected = "enum/2: duplicate-value: `\"a\"` occurs more than once in `enum`";
        assert_eq!(
            of(None, &[json!("a"), json!("b"), json!("a"), json!("a")]),
            [expected]
        );
    }

    #[test]
    fn both_lists_have_the_same_values() {
        let values = [json!("a"), json!("b")];
        let limits = Limits {
            values: Some(&values),
            ..Limits::default()
        };
        let found = enums(&limits, Some(&extension(Some("E"), &["a", "c"])));
        assert_eq!(
            lines(&found),
            [
                "enum: enum-values-differ: `enum` has values that `x-ms-enum` does not have: `\"b\"`",
                "x-ms-enum: enum-values-differ: `x-ms-enum` has values that `enum` does not have: `\"c\"`",
            ]
        );
    }

    #[test]
    fn the_type_of_an_extension_has_a_name() {
        let found = enums(&Limits::default(), Some(&extension(None, &["a"])));
        let expected = "x-ms-enum: enum-name-missing: `x-ms-enum` has no `name`, so its type is named after its place";
        assert_eq!(lines(&found), [expected]);
    }
}
