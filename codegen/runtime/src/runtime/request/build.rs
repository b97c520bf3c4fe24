//! Builds the parts of a request that are made from arguments: host, path, query, headers and form.

use std::ops::Range;

use http::{HeaderName, HeaderValue};

use super::check::{Broken, check};
use super::form::Form;
use super::header::push_header;
use super::link::{has_version, link, push_link};
use super::parameter::Location;
use super::path::push_template;
use super::value::push_query;
use super::{Argument, Operation, Parameter};
use crate::runtime::ParameterError;
use crate::runtime::url::percent::push_encoded;

/// The parts of a request that are made from arguments.
pub(super) struct Target {
    /// Where the request is sent instead of the endpoint.
    pub(super) host: Option<String>,
    pub(super) path_and_query: String,
    /// The position of the value of `api-version` in `path_and_query`.
    pub(super) api_version: Option<Range<usize>>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) form: Option<Form>,
}

/// The first rule of the definition that an argument breaks.
pub(super) fn broken_rule(
    operation: &'static Operation,
    arguments: &[Argument<'_>],
) -> Option<(&'static Parameter, Broken)> {
    let mut given = operation.parameters.iter().copied().zip(arguments);
    given.find_map(|(parameter, argument)| {
        if matches!(argument, Argument::Absent) {
            return None;
        }
        let broken = check(parameter, argument).err()?;
        Some((parameter, broken))
    })
}

/// Writes all arguments to their locations. A value that cannot be kept in its place is an error, whether or not it follows the
/// rules of the definition.
pub(super) fn build(
    operation: &'static Operation,
    arguments: &[Argument<'_>],
) -> Result<Target, ParameterError> {
    let error = |parameter: &Parameter, broken: Broken| {
        ParameterError::new(operation.id, parameter.name, broken)
    };
    let given = || operation.parameters.iter().copied().zip(arguments);
    let given_in = |place| {
        given().filter(move |(parameter, argument)| {
            parameter.location == place && !matches!(argument, Argument::Absent)
        })
    };
    for (parameter, argument) in given() {
        if matches!(argument, Argument::Absent)
            && matches!(parameter.location, Location::Path | Location::Host)
        {
            return Err(error(parameter, "is required".into()));
        }
    }

    let mut host = match &operation.host {
        Some(host) => Some(host.url(operation.id, &mut given_in(Location::Host))?),
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
    for given in given_in(Location::Query) {
        push_query(&mut out, &mut separator, given).map_err(|broken| error(given.0, broken))?;
    }
    for given in given_in(Location::Header) {
        push_header(&mut headers, given).map_err(|broken| error(given.0, broken))?;
    }
    let form = match &operation.form {
        Some(form) => Some(form.write(operation.id, &mut given_in(Location::Form))?),
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

/// Enough for most requests. If it is not, the string grows.
fn capacity(operation: &Operation, arguments: &[Argument<'_>]) -> usize {
    let texts = arguments.iter().map(|argument| match argument {
        Argument::Text(text) => text.len(),
        _ => 8,
    });
    operation.path.len() + "?api-version=2024-05-01-preview".len() + texts.sum::<usize>()
}
