//! Writes the path of an operation with the values of its parameters.

use std::borrow::Cow;

use super::check::Broken;
use super::parameter::Location;
use super::value::{Given, push_value};
use super::{Argument, Operation};
use crate::runtime::ParameterError;
use crate::runtime::url::percent::{decode, decode_all, push_unescaped};

/// Writes the template of the path with the values of its parameters.
pub(super) fn push_template<'a>(
    out: &mut String,
    operation: &'static Operation,
    arguments: &'a [Argument<'a>],
) -> Result<(), ParameterError> {
    let given = || operation.parameters.iter().copied().zip(arguments);
    // Nearly always the parameters come in the order of the path.
    let mut in_order = given();
    let mut rest = operation.path;
    while let Some((literal, tail)) = rest.split_once('{') {
        // Comparing with the few names is faster than looking for the brace.
        let named = |(parameter, argument): Given<'a>| {
            let after = tail.strip_prefix(parameter.name)?.strip_prefix('}')?;
            (parameter.location == Location::Path).then_some((parameter, argument, after))
        };
        let found = in_order
            .next()
            .and_then(named)
            .or_else(|| given().find_map(named));
        let Some((parameter, argument, after)) = found else {
            let name = tail.split('}').next().unwrap_or_default();
            return Err(ParameterError::new(
                operation.id,
                name,
                "is in the path but is not a parameter",
            ));
        };
        out.push_str(literal);
        push_segment(out, (parameter, argument), after)
            .map_err(|broken| ParameterError::new(operation.id, parameter.name, broken))?;
        rest = after;
    }
    out.push_str(rest);
    Ok(())
}

/// Writes the value of a path parameter so that it cannot leave its segment. `after` is what follows in the template.
fn push_segment(
    out: &mut String,
    (parameter, argument): Given<'_>,
    after: &str,
) -> Result<(), Broken> {
    let start = out.len();
    match argument {
        Argument::Text(text) if !parameter.escaped => {
            let (is_behind_slash, is_before_slash) = (out.ends_with('/'), after.starts_with('/'));
            if is_behind_slash && is_before_slash && matches!(*text, "" | "/") {
                // The whole tenant as a scope: the slash before the scope goes with it.
                out.pop();
                return Ok(());
            }
            // A resource id starts with a slash, which the template has too.
            let mut text = *text;
            if is_behind_slash {
                text = text.strip_prefix('/').unwrap_or(text);
            }
            if is_before_slash {
                text = text.strip_suffix('/').unwrap_or(text);
            }
            check_segments(text)?;
            push_unescaped(out, text);
            return Ok(());
        }
        Argument::Text(text) => {
            push_value(out, parameter, argument)?;
            return if is_climbing(text) {
                Err(NOT_A_SEGMENT.into())
            } else {
                Ok(())
            };
        }
        other => push_value(out, parameter, other)?,
    }
    let written = out.get(start..).unwrap_or_default();
    if !parameter.escaped {
        return check_segments(written);
    }
    let text = decode(written).unwrap_or_default();
    if is_climbing(&String::from_utf8_lossy(&text)) {
        return Err(NOT_A_SEGMENT.into());
    }
    Ok(())
}

const NOT_A_SEGMENT: &str = "must not be empty, `.` or `..` in a path";

/// Checks an unescaped value. It may have several segments, but none that leads out of its place, however often a server decodes
/// it.
pub(super) fn check_segments(text: &str) -> Result<(), Broken> {
    if text.contains(['?', '#', '\\']) {
        return Err("must not have `?`, `#` or `\\` in a path".into());
    }
    let mut decoded = Cow::Borrowed(text);
    if text.contains('%') {
        decode(text).ok_or("must have two hexadecimal digits after each `%`")?;
        // Another encoding can hide a dot or a slash.
        let text = String::from_utf8(decode_all(text)).map_err(|_| "must be UTF-8 in a path")?;
        decoded = Cow::Owned(text);
    }
    if decoded.split(['/', '\\']).any(is_climbing) {
        Err("must not have a segment in a path that is empty, `.` or `..`".into())
    } else {
        Ok(())
    }
}

/// Whether a server may take a decoded segment for an empty one, for `.` or for `..`. Servers cut what follows a `;`, and drop
/// control characters and white space.
fn is_climbing(segment: &str) -> bool {
    if segment.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let name = segment.split(';').next().unwrap_or_default();
    let mut rest = name
        .chars()
        .filter(|one| !one.is_control() && !one.is_whitespace());
    let first_three = [rest.next(), rest.next(), rest.next()];
    matches!(
        first_three,
        [None, ..] | [Some('.'), None, _] | [Some('.'), Some('.'), None]
    )
}
