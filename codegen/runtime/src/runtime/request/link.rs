//! Links that are the argument of a path parameter: URLs that an earlier response had.

use super::check::Broken;
use super::parameter::Location;
use super::path::check_segments;
use super::{Argument, Operation, Parameter};
use crate::runtime::url::percent::{decode, push_unescaped};
use crate::runtime::url::{Reference, api_version};

/// The link, if the whole path is one unescaped parameter. A link may have a host.
pub(super) fn link<'a>(
    operation: &'static Operation,
    arguments: &[Argument<'a>],
) -> Option<(&'static Parameter, &'a str)> {
    let name = operation.path.strip_prefix("/{")?.strip_suffix('}')?;
    let mut given = operation.parameters.iter().copied().zip(arguments);
    let (parameter, argument) = given
        .find(|(parameter, _)| parameter.location == Location::Path && parameter.name == name)?;
    match argument {
        Argument::Text(text) if !parameter.escaped => Some((parameter, text)),
        _ => None,
    }
}

/// Writes a link. Its host, if it has one, replaces the endpoint.
pub(super) fn push_link(
    host: &mut Option<String>,
    out: &mut String,
    link: &str,
) -> Result<(), Broken> {
    let (link, query) = link
        .split_once('?')
        .map_or((link, None), |(link, query)| (link, Some(query)));
    let reference = Reference::parse(link);
    let path = match (reference.scheme, reference.authority) {
        (Some(scheme), Some(authority)) => {
            let end = scheme.len() + "://".len() + authority.len();
            let (origin, path) = link.split_at_checked(end).unwrap_or((link, ""));
            *host = Some(origin.to_owned());
            path
        }
        _ => link,
    };
    let path = path.strip_prefix('/').unwrap_or(path);
    check_segments(path)?;
    out.push('/');
    push_unescaped(out, path);
    if let Some(query) = query {
        decode(query).ok_or("must have two hexadecimal digits after each `%`")?;
        out.push('?');
        push_unescaped(out, query);
    }
    Ok(())
}

/// Whether a path with its query has an `api-version` already.
pub(super) fn has_version(path_and_query: &str) -> bool {
    let query = path_and_query
        .split_once('?')
        .map_or("", |(_, query)| query);
    api_version(query).is_some()
}
