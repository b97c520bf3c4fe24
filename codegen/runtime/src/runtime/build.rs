//! From arguments to a host, a path, a query, headers and a form.

use std::fmt::Write as _;
use std::ops::Range;

use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderName, HeaderValue};

use crate::runtime::check::{Broken, check};
use crate::runtime::encode::{decode, push_encoded, push_unescaped};
use crate::runtime::form::{Form, push_text};
use crate::runtime::host::{has_version, link, push_link};
use crate::runtime::parameter::Place;
use crate::runtime::{Argument, ListFormat, Operation, Parameter, ParameterError};

/// What the arguments of an operation become.
pub(crate) struct Target {
    /// Where the request goes instead of the endpoint.
    pub(crate) host: Option<String>,
    pub(crate) path_and_query: String,
    /// Where in `path_and_query` the value of `api-version` stands.
    pub(crate) api_version: Option<Range<usize>>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) form: Option<Form>,
}

pub(crate) type Given<'a> = (&'static Parameter, &'a Argument<'a>);

/// Checks all arguments and writes them where they belong.
pub(crate) fn build(
    operation: &'static Operation,
    arguments: &[Argument<'_>],
) -> Result<Target, ParameterError> {
    let error =
        |parameter: &Parameter, broken| ParameterError::new(operation.id, parameter.name, broken);
    let given = || operation.parameters.iter().copied().zip(arguments);
    for (parameter, argument) in given() {
        if !matches!(argument, Argument::Absent) {
            check(parameter, argument).map_err(|broken| error(parameter, broken))?;
        } else if matches!(parameter.place, Place::Path | Place::Host) {
            return Err(error(parameter, "is required".into()));
        }
    }

    let host = operation.host.as_ref();
    let mut host = host
        .map(|host| host.url(operation, arguments))
        .transpose()?;
    let mut out = String::with_capacity(capacity(operation, arguments));
    match link(operation, arguments) {
        Some((parameter, link)) => {
            push_link(&mut host, &mut out, link).map_err(|broken| error(parameter, broken))?;
        }
        None => push_template(operation, &mut out, arguments)?,
    }
    let mut separator = if out.contains('?') { '&' } else { '?' };
    let mut api_version = None;
    if !operation.api_version.is_empty() && !has_version(&out) {
        out.push(std::mem::replace(&mut separator, '&'));
        out.push_str("api-version=");
        let start = out.len();
        push_encoded(&mut out, operation.api_version);
        api_version = Some(start..out.len());
    }

    let mut headers = Vec::new();
    for given @ (parameter, argument) in given() {
        match parameter.place {
            _ if matches!(argument, Argument::Absent) => {}
            Place::Path | Place::Host | Place::Form => {}
            Place::Query => {
                push_query(&mut out, &mut separator, given)
                    .map_err(|broken| error(parameter, broken))?;
            }
            Place::Header => {
                push_header(&mut headers, given).map_err(|broken| error(parameter, broken))?;
            }
        }
    }
    let is_field = |(parameter, _): &Given<'_>| parameter.place == Place::Form;
    let is_given = |given: &Given<'_>| !matches!(given.1, Argument::Absent);
    let mut fields = given().filter(|given| is_field(given) && is_given(given));
    let form = operation.form.as_ref();
    let form = form
        .map(|form| form.write(operation.id, &mut fields))
        .transpose()?;
    Ok(Target {
        host,
        path_and_query: out,
        api_version,
        headers,
        form,
    })
}

/// Enough for most requests at once; more is only slower.
fn capacity(operation: &Operation, arguments: &[Argument<'_>]) -> usize {
    let texts = arguments.iter().map(|argument| match argument {
        Argument::Text(text) => text.len(),
        _ => 8,
    });
    operation.path.len() + "?api-version=2024-05-01-preview".len() + texts.sum::<usize>()
}

/// Writes the path's template with the values of its parameters.
fn push_template<'a>(
    operation: &'static Operation,
    out: &mut String,
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
            (parameter.place == Place::Path).then_some((parameter, argument, after))
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
                "is in the path but has no argument",
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

/// Writes the value of a path parameter so that it cannot leave its segment.
fn push_segment(
    out: &mut String,
    (parameter, argument): Given<'_>,
    after: &str,
) -> Result<(), Broken> {
    let start = out.len();
    match argument {
        Argument::Text(text) if !parameter.escaped => {
            // A resource id starts with the slash that the template has, too.
            let text = if out.ends_with('/') {
                text.strip_prefix('/').unwrap_or(text)
            } else {
                text
            };
            let text = if after.starts_with('/') {
                text.strip_suffix('/').unwrap_or(text)
            } else {
                text
            };
            check_segments(text)?;
            push_unescaped(out, text);
            return Ok(());
        }
        // Only a text can be one of these; a list's separators and a number's digits rule them out.
        Argument::Text("" | "." | "..") => {
            return Err("must not be empty, `.` or `..` in a path".into());
        }
        other => push_value(out, parameter, other)?,
    }
    // Such as a list without items, or with one item that is a dot.
    match out.get(start..).unwrap_or_default() {
        "" | "." | ".." => Err("must not be empty, `.` or `..` in a path".into()),
        list if !parameter.escaped => check_segments(list),
        _ => Ok(()),
    }
}

/// An unescaped value may have several segments, but none that leads out of its place, whatever a server decodes.
pub(crate) fn check_segments(text: &str) -> Result<(), Broken> {
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

pub(crate) fn push_query(
    out: &mut String,
    separator: &mut char,
    (parameter, argument): Given<'_>,
) -> Result<(), Broken> {
    match argument {
        Argument::List(items) if parameter.format == ListFormat::Multi => {
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

fn push_value(
    out: &mut String,
    parameter: &Parameter,
    argument: &Argument<'_>,
) -> Result<(), Broken> {
    match argument {
        Argument::Absent => {}
        Argument::Text(text) if parameter.escaped => push_encoded(out, text),
        Argument::Text(text) => {
            if text.contains(['&', '#']) {
                return Err("must not have `&` or `#` in a query".into());
            }
            decode(text).ok_or("must have two hexadecimal digits after each `%`")?;
            push_unescaped(out, text);
        }
        Argument::List(items) => {
            let separator = match parameter.format {
                ListFormat::Csv | ListFormat::Multi => ",",
                ListFormat::Ssv => "%20",
                ListFormat::Tsv => "%09",
                ListFormat::Pipes => "%7C",
            };
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { separator });
                push_value(out, parameter, item)?;
            }
        }
        scalar => push_scalar(out, scalar)?,
    }
    Ok(())
}

/// Numbers and truth values: nothing in them needs encoding.
pub(crate) fn push_scalar(out: &mut String, argument: &Argument<'_>) -> Result<(), Broken> {
    let written = match *argument {
        Argument::Integer(value) => write!(out, "{value}"),
        Argument::Single(value) if value.is_finite() => write!(out, "{value}"),
        Argument::Double(value) if value.is_finite() => write!(out, "{value}"),
        Argument::Single(_) | Argument::Double(_) => return Err("must be a finite number".into()),
        Argument::Boolean(value) => {
            out.push_str(if value { "true" } else { "false" });
            Ok(())
        }
        Argument::Absent | Argument::Text(_) | Argument::List(_) => Ok(()),
        Argument::Map(_) | Argument::Bytes(_) => return Err("cannot stand here".into()),
    };
    written.map_err(|_| "cannot be written".into())
}

fn push_header(
    headers: &mut Vec<(HeaderName, HeaderValue)>,
    (parameter, argument): Given<'_>,
) -> Result<(), Broken> {
    if let Argument::Map(entries) = argument {
        for (name, value) in entries {
            let name = format!("{}{name}", parameter.name);
            headers.push(header(&name, value, parameter.secret)?);
        }
        return Ok(());
    }
    let mut text = String::new();
    push_text(&mut text, parameter, argument)?;
    headers.push(header(parameter.name, &text, parameter.secret)?);
    Ok(())
}

/// A header, which logs do not show if it is secret.
pub(crate) fn header(
    name: &str,
    value: &str,
    secret: bool,
) -> Result<(HeaderName, HeaderValue), Broken> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is no usable header name")?;
    let mut value = header_value(value)?;
    value.set_sensitive(secret || is_secret(&name));
    Ok((name, value))
}

/// Whether the value of a header is a secret by its name alone.
fn is_secret(header: &HeaderName) -> bool {
    [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(header)
        || header.as_str() == "x-ms-authorization-auxiliary"
}

/// The value of a header, which cannot start another one.
pub(crate) fn header_value(text: &str) -> Result<HeaderValue, Broken> {
    const RULE: &str = "must have visible ASCII characters only, as a header";
    // `http` lets the bytes of other characters through.
    let value = text
        .is_ascii()
        .then(|| HeaderValue::from_str(text).ok())
        .flatten();
    value.ok_or_else(|| RULE.into())
}
