//! Hosts that are made from parameters.

use super::value::{Given, push_text};
use crate::runtime::ParameterError;
use crate::runtime::url::{Authority, Reference};

/// The URL before the path, made from a template with parameters: `x-ms-parameterized-host`.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    template: &'static str,
    url: fn(
        &'static str,
        &'static str,
        &mut dyn Iterator<Item = Given<'_>>,
    ) -> Result<String, ParameterError>,
}

impl Host {
    /// A URL with `{name}` for each host parameter.
    #[must_use]
    pub const fn new(template: &'static str) -> Self {
        Self { template, url }
    }

    /// Whether the definition says that the host is reached over https, and not an argument.
    #[inline]
    pub(super) fn is_https(&self) -> bool {
        self.template.starts_with("https://")
    }

    /// The URL with the values of the host parameters that are given.
    pub(super) fn url(
        &self,
        operation: &'static str,
        given: &mut dyn Iterator<Item = Given<'_>>,
    ) -> Result<String, ParameterError> {
        (self.url)(self.template, operation, given)
    }
}

/// Reached through [`Host`] and inline, so that only crates with such operations compile it.
#[inline]
fn url(
    template: &'static str,
    operation: &'static str,
    given: &mut dyn Iterator<Item = Given<'_>>,
) -> Result<String, ParameterError> {
    let mut host = template.to_owned();
    for (parameter, argument) in given {
        let mut text = String::new();
        let broken = |broken| ParameterError::new(operation, parameter.name, broken);
        push_text(&mut text, parameter, argument).map_err(broken)?;
        let place = format!("{{{}}}", parameter.name);
        // At the start it may be a whole URL, elsewhere only a part of a host name.
        let is_whole = host.starts_with(&place);
        if text.is_empty() || !is_whole && !is_part_of_name(&host, &place, &text) {
            return Err(broken("must be a part of a host name".into()));
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
        return Err(ParameterError::new(operation, template, problem));
    }
    Ok(host.trim_end_matches('/').to_owned())
}

/// Whether a value is a part of a host name. Where the host ends in the template, the port may follow.
#[inline]
fn is_part_of_name(host: &str, place: &str, text: &str) -> bool {
    let is_last = || {
        let after = host.split_once(place).map(|(_, after)| after);
        after.is_some_and(|after| after.is_empty() || after.starts_with('/'))
    };
    let name = match text.rsplit_once(':') {
        Some((name, port))
            if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) && is_last() =>
        {
            name
        }
        _ => text,
    };
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
}
