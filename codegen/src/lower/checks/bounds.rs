//! Bounds: of numbers, of the lengths of strings, and of the sizes of arrays and objects.

use crate::diagnostic::Code;
use crate::lower::Level;
use crate::lower::checks::limits::Limits;
use crate::lower::checks::mistake::Mistake;

/// Bounds that exclude each other, that are no bounds, or that do not apply to the type. `level` is that of bounds which no value meets.
pub(crate) fn bounds(limits: &Limits<'_>, level: Level) -> Vec<Mistake> {
    let mut mistakes = contradictions(limits, level);
    mistakes.extend(invalid(limits, level));
    mistakes.extend(misplaced(limits));
    mistakes
}

fn contradictions(limits: &Limits<'_>, level: Level) -> Vec<Mistake> {
    let is_open = limits.exclusive_minimum || limits.exclusive_maximum;
    let pairs = [
        (
            "minimum",
            limits.minimum,
            "maximum",
            limits.maximum,
            is_open,
        ),
        (
            "minLength",
            limits.minimum_length,
            "maxLength",
            limits.maximum_length,
            false,
        ),
        (
            "minItems",
            limits.minimum_items,
            "maxItems",
            limits.maximum_items,
            false,
        ),
        (
            "minProperties",
            limits.minimum_properties,
            "maxProperties",
            limits.maximum_properties,
            false,
        ),
    ];
    let mut mistakes = Vec::new();
    for (low_key, low, high_key, high, is_open) in pairs {
        let (Some(low), Some(high)) = (low, high) else {
            continue;
        };
        let message = if low > high {
            format!("`{low_key}` {low} is above `{high_key}` {high}, so no value is valid")
        } else if is_open && low >= high {
            format!(
                "`{low_key}` and `{high_key}` are both {low}, and one of them is exclusive, so no value is valid"
            )
        } else {
            continue;
        };
        let help = format!("correct `{low_key}` or `{high_key}`");
        mistakes.push(Mistake::new(level, Code::BoundsContradict, message, help).below(low_key));
    }
    mistakes
}

fn invalid(limits: &Limits<'_>, level: Level) -> Vec<Mistake> {
    let counts = [
        ("minLength", limits.minimum_length),
        ("maxLength", limits.maximum_length),
        ("minItems", limits.minimum_items),
        ("maxItems", limits.maximum_items),
        ("minProperties", limits.minimum_properties),
        ("maxProperties", limits.maximum_properties),
    ];
    let counts = counts
        .into_iter()
        .filter_map(|(key, count)| Some((key, count?)));
    let wrong = counts.filter(|(_, count)| *count < 0.0 || count.fract() != 0.0);
    let counts = wrong.map(|(key, count)| {
        let message = format!("`{key}` cannot be {count}");
        let help = "it must be a whole number from 0";
        Mistake::warning(Code::BoundInvalid, message, help).below(key)
    });
    let divisor = limits.multiple_of.filter(|divisor| *divisor <= 0.0);
    let divisor = divisor.map(|divisor| {
        let message = format!("no value is a multiple of `multipleOf` {divisor}");
        let help = "it must be above 0";
        Mistake::new(level, Code::BoundInvalid, message, help).below("multipleOf")
    });
    counts.chain(divisor).collect()
}

/// Bounds of other types, which have no effect (JSON Schema validation, section 5), and `exclusive…` without a bound.
fn misplaced(limits: &Limits<'_>) -> Vec<Mistake> {
    const NUMBER: &[&str] = &["integer", "number"];
    const STRING: &[&str] = &["string", "file"];
    const ARRAY: &[&str] = &["array"];
    const OBJECT: &[&str] = &["object"];
    let keys = [
        ("minimum", limits.minimum.is_some(), NUMBER),
        ("maximum", limits.maximum.is_some(), NUMBER),
        ("multipleOf", limits.multiple_of.is_some(), NUMBER),
        ("minLength", limits.minimum_length.is_some(), STRING),
        ("maxLength", limits.maximum_length.is_some(), STRING),
        ("pattern", limits.pattern.is_some(), STRING),
        ("minItems", limits.minimum_items.is_some(), ARRAY),
        ("maxItems", limits.maximum_items.is_some(), ARRAY),
        ("uniqueItems", limits.unique_items, ARRAY),
        ("minProperties", limits.minimum_properties.is_some(), OBJECT),
        ("maxProperties", limits.maximum_properties.is_some(), OBJECT),
    ];
    let mut mistakes = Vec::new();
    if let Some(type_name) = limits.type_name {
        let keys = keys.into_iter().filter(|(_, is_set, _)| *is_set);
        for (key, _, types) in keys.filter(|(_, _, types)| !types.contains(&type_name)) {
            let message = format!("`{key}` has no effect on type `{type_name}`");
            let help = match types {
                NUMBER => "it restricts numbers: remove it, or correct `type`",
                STRING => "it restricts strings: remove it, or correct `type`",
                ARRAY => "it restricts arrays: remove it, or correct `type`",
                _ => "it restricts objects: remove it, or correct `type`",
            };
            mistakes.push(Mistake::misplaced(key, message, help));
        }
    }
    let exclusive = [
        (
            "exclusiveMinimum",
            limits.exclusive_minimum,
            "minimum",
            limits.minimum,
        ),
        (
            "exclusiveMaximum",
            limits.exclusive_maximum,
            "maximum",
            limits.maximum,
        ),
    ];
    for (key, is_set, bound, value) in exclusive {
        if is_set && value.is_none() {
            let message = format!("`{key}` has no effect without `{bound}`");
            let help = format!("add `{bound}`, or remove `{key}`");
            mistakes.push(Mistake::misplaced(key, message, help));
        }
    }
    mistakes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::checks::mistake::lines;

    fn of(limits: &Limits<'_>) -> Vec<String> {
        lines(&bounds(limits, Level::Warning))
    }

    #[test]
    fn a_lower_bound_above_the_upper_one_is_a_contradiction() {
        let limits = Limits {
            minimum_length: Some(5.0),
            maximum_length: Some(3.0),
            ..Limits::default()
        };
        let expected = "minLength: bounds-contradict: `minLength` 5 is above `maxLength` 3, so no value is valid";
        assert_eq!(of(&limits), [expected]);
    }

    #[test]
    fn equal_bounds_are_a_contradiction_only_if_one_is_exclusive() {
        let mut limits = Limits {
            minimum: Some(1.0),
            maximum: Some(1.0),
            ..Limits::default()
        };
        assert_eq!(of(&limits), [""; 0]);
        limits.exclusive_maximum = true;
        assert_eq!(of(&limits).len(), 1);
    }

    #[test]
    fn a_count_is_a_whole_number() {
        let limits = Limits {
            minimum_items: Some(-1.0),
            maximum_length: Some(2.5),
            multiple_of: Some(0.0),
            ..Limits::default()
        };
        assert_eq!(
            of(&limits),
            [
                "maxLength: bound-invalid: `maxLength` cannot be 2.5",
                "minItems: bound-invalid: `minItems` cannot be -1",
                "multipleOf: bound-invalid: no value is a multiple of `multipleOf` 0",
            ]
        );
    }

    #[test]
    fn a_bound_belongs_to_a_type() {
        let limits = Limits {
            type_name: Some("integer"),
            minimum_length: Some(1.0),
            exclusive_minimum: true,
            ..Limits::default()
        };
        assert_eq!(
            of(&limits),
            [
                "minLength: key-misplaced: `minLength` has no effect on type `integer`",
                "exclusiveMinimum: key-misplaced: `exclusiveMinimum` has no effect without `minimum`",
            ]
        );
    }
}
