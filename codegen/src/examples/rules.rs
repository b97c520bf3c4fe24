//! Whether the values of examples keep the definition's rules. The runtime checks the same rules with other code.

use crate::api::{Location, Parameter, Rules, StringFormat, Type};
use serde_json::Value;

/// Messages about the rules of the parameter that a value breaks.
pub(super) fn broken(parameter: &Parameter, value: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    let mut add = |what: &str| broken.push(format!("`{}` {what}", parameter.name));
    if let (Value::Array(items), Rules::List { count, unique }) = (value, &parameter.rules) {
        if !count.contains(items.len() as u64) {
            add("has too few or too many items");
        }
        let twice = |(index, item): (usize, &Value)| {
            items.iter().skip(index + 1).any(|other| other == item)
        };
        if *unique && items.iter().enumerate().any(twice) {
            add("has an item twice");
        }
    }
    let single = match &parameter.ty {
        Type::List(item) => item,
        other => other,
    };
    for value in items(value) {
        if let Value::String(text) = value {
            let found = text_rules(text, &parameter.rules);
            let uuid = matches!(single, Type::String(StringFormat::Uuid)) && !is_uuid(text);
            let segment = parameter.location == Location::Path
                && !parameter.unescaped
                && matches!(text.as_str(), "" | "." | "..");
            let found = found.or(uuid.then_some("is no UUID"));
            found
                .or(segment.then_some("is no segment of a path"))
                .map(&mut add);
        } else if let Some(number) = value.as_f64() {
            number_rules(number, &parameter.rules).map(&mut add);
        }
    }
    broken
}

fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        single => std::slice::from_ref(single),
    }
}

fn text_rules(text: &str, rules: &Rules) -> Option<&'static str> {
    let Rules::String { length, .. } = rules else {
        return None;
    };
    let count = text.chars().count() as u64;
    if length.minimum.is_some_and(|least| count < least) {
        return Some("is too short");
    }
    if length.maximum.is_some_and(|most| count > most) {
        return Some("is too long");
    }
    let pattern = regex_lite::Regex::new(rules.checked_pattern()?).ok()?;
    (!pattern.is_match(text)).then_some("does not match its pattern")
}

fn number_rules(number: f64, rules: &Rules) -> Option<&'static str> {
    let Rules::Number {
        minimum,
        maximum,
        multiple_of,
    } = rules
    else {
        return None;
    };
    if minimum.is_some_and(|least| number < least.value || least.exclusive && number <= least.value)
    {
        return Some("is too small");
    }
    if maximum.is_some_and(|most| number > most.value || most.exclusive && number >= most.value) {
        return Some("is too great");
    }
    let quotient = number / (*multiple_of)?;
    ((quotient - quotient.round()).abs() > 1e-9 * quotient.abs().max(1.0))
        .then_some("is no multiple of what it must be")
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(|part| {
        let is_hexadecimal = part.chars().all(|digit| digit.is_ascii_hexdigit());
        is_hexadecimal.then_some(part.len())
    });
    lengths.eq([8, 4, 4, 4, 12].map(Some))
}
