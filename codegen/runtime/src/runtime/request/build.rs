//! From arguments to a host, a path, a query, headers and a form.

use std::ops::Range;

use http::{HeaderName, HeaderValue};

use super::check::check;
use super::form::Form;
use super::header::push_header;
use super::link::{has_version, link, push_link};
use super::parameter::Place;
use super::path::push_template;
use super::value::push_query;
use super::{Argument, Operation, Parameter};
use crate::runtime::ParameterError;
use crate::runtime::url::percent::push_encoded;

/// What the arguments of an operation become.
pub(super) struct Target {
    /// Where the request goes instead of the endpoint.
    pub(super) host: Option<String>,
    pub(super) path_and_query: String,
    /// Where in `path_and_query` the value of `api-version` stands.
    pub(super) api_version: Option<Range<usize>>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) form: Option<Form>,
}

/// Checks all arguments and writes them where they belong.
pub(super) fn build(
    operation: &'static Operation,
    arguments: &[Argument<'_>],
) -> Result<Target, ParameterError> {
    let error =
        |parameter: &Parameter, broken| ParameterError::new(operation.id, parameter.name, broken);
    let given = || operation.parameters.iter().copied().zip(arguments);
    let given_in = |place| {
        given().filter(move |(parameter, argument)| {
            parameter.place == place && !matches!(argument, Argument::Absent)
        })
    };
    for (parameter, argument) in given() {
        if !matches!(argument, Argument::Absent) {
            check(parameter, argument).map_err(|broken| error(parameter, broken))?;
        } else if matches!(parameter.place, Place::Path | Place::Host) {
            return Err(error(parameter, "is required".into()));
        }
    }

    let mut host = match &operation.host {
        Some(host) => Some(host.url(operation.id, &mut given_in(Place::Host))?),
        None => None,
    };
    let mut out = String::with_capacity(capacity(operation, arguments));
    match link(operation, arguments) {
        Some((parameter, link)) => {
            push_link(&mut host, &mut out, link).map_err(|broken| error(parameter, broken))?;
        }
        None => push_template(&mut out, operation, arguments)?,
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
    for given in given_in(Place::Query) {
        push_query(&mut out, &mut separator, given).map_err(|broken| error(given.0, broken))?;
    }
    for given in given_in(Place::Header) {
        push_header(&mut headers, given).map_err(|broken| error(given.0, broken))?;
    }
    let form = match &operation.form {
        Some(form) => Some(form.write(operation.id, &mut given_in(Place::Form))?),
        None => None,
    };
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
