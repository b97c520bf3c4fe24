//! Hosts that parameters make, and links that come as parameters.

use crate::runtime::build::check_segments;
use crate::runtime::check::Broken;
use crate::runtime::encode::{decode, push_unescaped};
use crate::runtime::form::push_text;
use crate::runtime::parameter::Place;
use crate::runtime::url::{Authority, Reference};
use crate::runtime::{Argument, Operation, Parameter, ParameterError};

/// The URL before the path, of which parts are parameters: `x-ms-parameterized-host`.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    template: &'static str,
    url: fn(&'static str, &'static Operation, &[Argument<'_>]) -> Result<String, ParameterError>,
}

impl Host {
    /// A URL with `{name}` where a host parameter goes.
    #[must_use]
    pub const fn new(template: &'static str) -> Self {
        Self { template, url }
    }

    pub(crate) fn url(
        &self,
        operation: &'static Operation,
        arguments: &[Argument<'_>],
    ) -> Result<String, ParameterError> {
        (self.url)(self.template, operation, arguments)
    }
}

/// Reached through [`Host`] and inline, so that it is compiled for crates with such operations only.
#[inline]
fn url(
    template: &'static str,
    operation: &'static Operation,
    arguments: &[Argument<'_>],
) -> Result<String, ParameterError> {
    let mut host = template.to_owned();
    for (parameter, argument) in operation.parameters.iter().copied().zip(arguments) {
        if parameter.place != Place::Host {
            continue;
        }
        let mut text = String::new();
        let broken = |broken| ParameterError::new(operation.id, parameter.name, broken);
        push_text(&mut text, parameter, argument).map_err(broken)?;
        let place = format!("{{{}}}", parameter.name);
        // At the beginning it can be a whole URL, elsewhere only a part of a name.
        let is_whole = host.starts_with(&place);
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        if text.is_empty() || !is_whole && !text.bytes().all(is_name) {
            return Err(broken("must be a part of a host's name".into()));
        }
        host = host.replace(&place, &text);
    }
    let reference = Reference::parse(&host);
    let is_usable = reference.scheme.is_some()
        && reference
            .authority
            .is_some_and(|authority| Authority::parse(authority).is_ok())
        && !host.contains(['?', '#', '{', '}', '\\']);
    if !is_usable {
        let problem = "must give a URL with a host and without a query";
        return Err(ParameterError::new(operation.id, template, problem));
    }
    Ok(host.trim_end_matches('/').to_owned())
}

/// The value of a parameter that is all of the path and goes in as it is: a link that a response had, maybe with its host.
pub(crate) fn link<'a>(
    operation: &'static Operation,
    arguments: &[Argument<'a>],
) -> Option<(&'static Parameter, &'a str)> {
    let name = operation.path.strip_prefix("/{")?.strip_suffix('}')?;
    let mut given = operation.parameters.iter().copied().zip(arguments);
    let (parameter, argument) =
        given.find(|(parameter, _)| parameter.place == Place::Path && parameter.name == name)?;
    match argument {
        Argument::Text(text) if !parameter.escaped => Some((parameter, text)),
        _ => None,
    }
}

/// Writes a link; its host, if it has one, takes the place of the endpoint.
pub(crate) fn push_link(
    host: &mut Option<String>,
    out: &mut String,
    link: &str,
) -> Result<(), Broken> {
    let (link, query) = link
        .split_once('?')
        .map_or((link, None), |(link, query)| (link, Some(query)));
    let reference = Reference::parse(link);
    let path = match (reference.scheme, reference.authority) {
        (Some(_), Some(authority)) => {
            let end = link
                .find(authority)
                .map_or(0, |start| start + authority.len());
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
        if query.contains('#') {
            return Err("must not have `#`".into());
        }
        decode(query).ok_or("must have two hexadecimal digits after each `%`")?;
        out.push('?');
        push_unescaped(out, query);
    }
    Ok(())
}

/// Whether a link has a version already.
pub(crate) fn has_version(path_and_query: &str) -> bool {
    let query = path_and_query
        .split_once('?')
        .map_or("", |(_, query)| query);
    query
        .split('&')
        .any(|pair| pair.starts_with("api-version="))
}
