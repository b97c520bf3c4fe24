//! Writes the path of an operation with the values of its parameters.

use super::check::Broken;
use super::parameter::Location;
use super::value::{Given, push_value};
use super::{Argument, Operation};
use crate::runtime::ParameterError;
use crate::runtime::url::percent::{decode, push_unescaped};

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
    const NOT_A_SEGMENT: &str = "must not be empty, `.` or `..` in a path";
    let start = out.len();
    match argument {
        Argument::Text(text) if !parameter.escaped => {
            // A resource id starts with a slash, which the template has too.
            let mut text = *text;
            if out.ends_with('/') {
                text = text.strip_prefix('/').unwrap_or(text);
            }
            if after.starts_with('/') {
                text = text.strip_suffix('/').unwrap_or(text);
            }
            check_segments(text)?;
            push_unescaped(out, text);
            return Ok(());
        }
        other => push_value(out, parameter, other)?,
    }
    match out.get(start..).unwrap_or_default() {
        "" | "." | ".." => Err(NOT_A_SEGMENT.into()),
        list if !parameter.escaped => check_segments(list),
        _ => Ok(()),
    }
}

/// Checks an unescaped value. It may have several segments, but none that leads out of its place, even if a server decodes it
/// again.
pub(super) fn check_segments(text: &str) -> Result<(), Broken> {
    if text.contains(['?', '#', '\\']) {
        return Err("must not have `?`, `#` or `\\` in a path".into());
    }
    let decoded = decode(text).ok_or("must have two hexadecimal digits after each `%`")?;
    let leads_out = decoded
        .split(|byte| matches!(byte, b'/' | b'\\'))
        .any(|segment| matches!(segment, b"" | b"." | b".."));
    if leads_out {
        Err("must not have a segment in a path that is empty, `.` or `..`".into())
    } else {
        Ok(())
    }
}
