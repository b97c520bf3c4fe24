//! Forms as the bodies of requests: `application/x-www-form-urlencoded` and `multipart/form-data`.

use std::collections::BTreeSet;

use super::check::Broken;
use super::value::{Given, push_query, push_text};
use super::{Argument, CollectionFormat, Parameter};
use crate::runtime::ParameterError;

/// The media type of a form with files.
const MULTIPART: &str = "multipart/form-data";

/// A form and its media type.
pub(super) struct Form {
    pub(super) body: Vec<u8>,
    pub(super) content_type: String,
}

/// The type of a form: its media type.
#[derive(Debug, Clone, Copy)]
pub struct FormType {
    content_type: &'static str,
    write: fn(
        &'static str,
        &'static str,
        &mut dyn Iterator<Item = Given<'_>>,
    ) -> Result<Form, ParameterError>,
}

impl FormType {
    /// `multipart/form-data` or `application/x-www-form-urlencoded`.
    #[must_use]
    pub const fn new(content_type: &'static str) -> Self {
        Self {
            content_type,
            write,
        }
    }

    /// Writes the given fields.
    pub(super) fn write(
        &self,
        operation: &'static str,
        fields: &mut dyn Iterator<Item = Given<'_>>,
    ) -> Result<Form, ParameterError> {
        (self.write)(self.content_type, operation, fields)
    }
}

/// Reached through [`FormType`] and inline, so that only crates with forms compile it.
#[inline]
fn write(
    content_type: &'static str,
    operation: &'static str,
    fields: &mut dyn Iterator<Item = Given<'_>>,
) -> Result<Form, ParameterError> {
    let error =
        |parameter: &Parameter, broken| ParameterError::new(operation, parameter.name, broken);
    if !content_type.starts_with(MULTIPART) {
        let mut text = String::new();
        for field @ (parameter, _) in fields {
            // A query begins with a separator, a form does not.
            let mut separator = '&';
            push_query(&mut text, &mut separator, field)
                .map_err(|broken| error(parameter, broken))?;
        }
        return Ok(Form {
            body: text.trim_start_matches('&').as_bytes().to_vec(),
            content_type: content_type.to_owned(),
        });
    }
    let mut parts = Vec::new();
    for (parameter, argument) in fields {
        push_parts(&mut parts, parameter, argument).map_err(|broken| error(parameter, broken))?;
    }
    let boundary = boundary(&parts);
    let mut body = Vec::new();
    for part in &parts {
        body.extend_from_slice(format!("--{boundary}\r\n{}\r\n\r\n", part.head).as_bytes());
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok(Form {
        body,
        content_type: format!("{MULTIPART}; boundary={boundary}"),
    })
}

/// A part of a form with files.
struct Part {
    head: String,
    content: Vec<u8>,
}

#[inline]
fn push_parts(
    parts: &mut Vec<Part>,
    parameter: &'static Parameter,
    argument: &Argument<'_>,
) -> Result<(), Broken> {
    let name = quoted(parameter.name);
    let head = format!("Content-Disposition: form-data; name=\"{name}\"");
    match argument {
        Argument::Absent => {}
        Argument::Bytes(bytes) => parts.push(Part {
            head: format!("{head}; filename=\"{name}\"\r\nContent-Type: application/octet-stream"),
            content: bytes.to_vec(),
        }),
        Argument::List(items) if parameter.collection_format == CollectionFormat::Multi => {
            for item in items {
                push_parts(parts, parameter, item)?;
            }
        }
        other => {
            let mut text = String::new();
            push_text(&mut text, parameter, other)?;
            let content = text.into_bytes();
            parts.push(Part { head, content });
        }
    }
    Ok(())
}

/// A name as browsers write it between quotation marks.
#[inline]
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A boundary that no part contains. It has the first number that is not in any part, so that the same form always has the
/// same boundary.
#[inline]
fn boundary(parts: &[Part]) -> String {
    const WORDS: &str = "form-boundary-";
    const DIGITS: usize = 8;
    let mut taken = BTreeSet::new();
    for part in parts {
        let places = part.content.windows(WORDS.len() + DIGITS);
        for place in places.filter(|place| place.starts_with(WORDS.as_bytes())) {
            let number = place.get(WORDS.len()..).unwrap_or_default();
            let number = std::str::from_utf8(number).ok();
            taken.extend(number.and_then(|number| u32::from_str_radix(number, 16).ok()));
        }
    }
    let free = (0..=u32::MAX).find(|number| !taken.contains(number));
    format!("{WORDS}{:0DIGITS$x}", free.unwrap_or_default())
}
