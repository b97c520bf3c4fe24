//! Writes the values of arguments as text.

use std::fmt::Write as _;

use super::check::Broken;
use super::{Argument, CollectionFormat, Parameter};
use crate::runtime::url::percent::{decode, push_byte, push_encoded, push_unescaped};

/// A parameter and its argument.
pub(super) type Given<'a> = (&'static Parameter, &'a Argument<'a>);

/// Writes a parameter of a query or of a URL-encoded form: `name=value`.
pub(super) fn push_query(
    out: &mut String,
    separator: &mut char,
    (parameter, argument): Given<'_>,
) -> Result<(), Broken> {
    match argument {
        Argument::List(items) if parameter.collection_format == CollectionFormat::Multi => {
            for item in items {
                push_query(out, separator, (parameter, item))?;
            }
            return Ok(());
        }
        Argument::List(items) if items.is_empty() => return Ok(()),
        _ => {}
    }
    out.push(std::mem::replace(separator, '&'));
    push_encoded(out, parameter.name);
    out.push('=');
    push_value(out, parameter, argument)
}

/// Writes a value as a part of a URL, percent-encoded.
pub(super) fn push_value(
    out: &mut String,
    parameter: &Parameter,
    argument: &Argument<'_>,
) -> Result<(), Broken> {
    match argument {
        Argument::Text(text) if parameter.escaped => push_encoded(out, text),
        Argument::Text(text) => {
            if text.contains(['&', '#']) {
                return Err("must not have `&` or `#` in a query".into());
            }
            decode(text).ok_or("must have two hexadecimal digits after each `%`")?;
            push_unescaped(out, text);
        }
        Argument::List(items) => {
            for (index, item) in items.iter().enumerate() {
                match parameter.collection_format.separator() {
                    _ if index == 0 => {}
                    b',' => out.push(','),
                    separator => push_byte(out, separator),
                }
                push_value(out, parameter, item)?;
            }
        }
        scalar => push_scalar(out, scalar)?,
    }
    Ok(())
}

/// Writes a value for a header, a host or a part of a form, where nothing is encoded.
pub(super) fn push_text(
    out: &mut String,
    parameter: &Parameter,
    argument: &Argument<'_>,
) -> Result<(), Broken> {
    match argument {
        Argument::Text(text) => out.push_str(text),
        Argument::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(char::from(parameter.collection_format.separator()));
                }
                push_text(out, parameter, item)?;
            }
        }
        scalar => push_scalar(out, scalar)?,
    }
    Ok(())
}

/// Writes a number or a boolean, which need no encoding.
fn push_scalar(out: &mut String, argument: &Argument<'_>) -> Result<(), Broken> {
    let written = match *argument {
        Argument::Integer(value) => write!(out, "{value}"),
        Argument::Single(value) if value.is_finite() => write!(out, "{value}"),
        Argument::Double(value) if value.is_finite() => write!(out, "{value}"),
        Argument::Single(_) | Argument::Double(_) => return Err("must be a finite number".into()),
        Argument::Boolean(value) => write!(out, "{value}"),
        Argument::Absent | Argument::Text(_) | Argument::List(_) => Ok(()),
        Argument::Map(_) | Argument::Bytes(_) => {
            return Err("has a value of a type that cannot be sent in its location".into());
        }
    };
    written.map_err(|_| "cannot be written".into())
}
