//! Checks arguments against the rules of the definition.

use std::borrow::Cow;
use std::fmt;

use super::{Argument, Parameter, Rule};

/// The broken rule, worded to follow "the parameter `x`".
pub(crate) type Broken = Cow<'static, str>;

/// Checks a value against the rules of its parameter.
pub(super) fn check(parameter: &Parameter, argument: &Argument<'_>) -> Result<(), Broken> {
    for rule in parameter.rules {
        check_rule(rule, argument)?;
    }
    if let Argument::List(items) = argument {
        for item in items {
            check(parameter, item)?;
        }
    }
    Ok(())
}

fn check_rule(rule: &Rule, argument: &Argument<'_>) -> Result<(), Broken> {
    let holds = match (*rule, argument) {
        (Rule::Uuid, Argument::Text(text)) => is_uuid(text),
        (Rule::Length { minimum, maximum }, Argument::Text(text)) => {
            let length = if text.is_ascii() {
                text.len()
            } else {
                text.chars().count()
            };
            (minimum..=maximum).contains(&length)
        }
        (Rule::Pattern(pattern), Argument::Text(text)) => pattern.is_match(text),
        (
            Rule::Range {
                minimum,
                maximum,
                exclusive_minimum,
                exclusive_maximum,
            },
            argument,
        ) => number(argument).is_none_or(|value| {
            (if exclusive_minimum {
                value > minimum
            } else {
                value >= minimum
            }) && (if exclusive_maximum {
                value < maximum
            } else {
                value <= maximum
            })
        }),
        (Rule::MultipleOf(divisor), argument) => {
            number(argument).is_none_or(|value| is_multiple(value, divisor))
        }
        (Rule::Items { minimum, maximum }, Argument::List(items)) => {
            (minimum..=maximum).contains(&items.len())
        }
        (Rule::UniqueItems, Argument::List(items)) => {
            // A sorted list, because a set would make each crate compile a thousand lines more.
            let mut seen = Vec::new();
            items.iter().all(|item| {
                let text = format!("{item:?}");
                let place = seen.binary_search(&text);
                place.map_err(|place| seen.insert(place, text)).is_err()
            })
        }
        // As in JSON Schema, a rule for another type does not apply.
        _ => true,
    };
    if holds { Ok(()) } else { Err(describe(rule)) }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "limits beyond 2^53 are not exact in a definition's JSON either"
)]
fn number(argument: &Argument<'_>) -> Option<f64> {
    match *argument {
        Argument::Integer(value) => Some(value as f64),
        Argument::Single(value) => Some(value.into()),
        Argument::Double(value) => Some(value),
        _ => None,
    }
}

/// With a tolerance, since 0.3 is not an exact multiple of 0.1 in binary.
fn is_multiple(value: f64, divisor: f64) -> bool {
    let quotient = value / divisor;
    (quotient - quotient.round()).abs() <= 1e-9 * quotient.abs().max(1.0)
}

fn is_uuid(text: &str) -> bool {
    const SHAPE: &[u8; 36] = b"00000000-0000-0000-0000-000000000000";
    // Without an early exit the compiler can check many bytes at once.
    text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE).fold(true, |fits, (byte, shape)| {
            fits & if *shape == b'-' {
                byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

#[cold]
fn describe(rule: &Rule) -> Broken {
    match *rule {
        Rule::Uuid => "must be a UUID".into(),
        Rule::Length { minimum, maximum } => counted(minimum, maximum, "character"),
        Rule::Items { minimum, maximum } => counted(minimum, maximum, "item"),
        Rule::UniqueItems => "must not have equal items".into(),
        Rule::Pattern(pattern) => format!("must match the pattern `{}`", pattern.as_str()).into(),
        Rule::MultipleOf(divisor) => format!("must be a multiple of {divisor}").into(),
        Rule::Range {
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
        } => {
            let least = limit(
                minimum,
                if exclusive_minimum {
                    "greater than"
                } else {
                    "at least"
                },
            );
            let greatest = limit(
                maximum,
                if exclusive_maximum {
                    "less than"
                } else {
                    "at most"
                },
            );
            let and = if least.is_empty() || greatest.is_empty() {
                ""
            } else {
                " and "
            };
            format!("must be {least}{and}{greatest}").into()
        }
    }
}

fn limit(value: f64, words: impl fmt::Display) -> String {
    if value.is_finite() {
        format!("{words} {value}")
    } else {
        String::new()
    }
}

fn counted(minimum: usize, maximum: usize, noun: &str) -> Broken {
    let plural = |count| if count == 1 { "" } else { "s" };
    match (minimum, maximum) {
        (_, usize::MAX) => format!("must have at least {minimum} {noun}{}", plural(minimum)).into(),
        (0, _) => format!("must have at most {maximum} {noun}{}", plural(maximum)).into(),
        _ if minimum == maximum => {
            format!("must have exactly {minimum} {noun}{}", plural(minimum)).into()
        }
        _ => format!("must have {minimum} to {maximum} {noun}s").into(),
    }
}
