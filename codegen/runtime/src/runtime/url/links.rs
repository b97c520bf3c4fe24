//! Links from responses.

use http::Uri;

use super::percent::decode;
use super::{Endpoint, Reference, resolve};
use crate::runtime::{LinkError, Result};

const API_VERSION: &str = "api-version";

/// Follows the links in the responses of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Links {
    pub(crate) endpoint: Endpoint,
    /// The API version of links that have none, encoded.
    pub(crate) api_version: Option<String>,
}

impl Links {
    /// The links of an operation with this URL. Their API version is that of the URL, whoever chose it.
    pub(crate) fn of(endpoint: &Endpoint, first: &Uri) -> Self {
        let version = first.query().and_then(api_version);
        Self {
            endpoint: endpoint.clone(),
            api_version: version.filter(|text| !text.is_empty()).map(str::to_owned),
        }
    }

    /// Turns a URL from a response into an absolute one, if requests may be sent to it.
    ///
    /// `source` says where it was found; `base` is the URL of the request of that response.
    pub(crate) fn follow(
        &self,
        operation: &str,
        source: &'static str,
        base: &str,
        link: &str,
    ) -> Result<Uri> {
        if is_marker(link) {
            return Err(LinkError::new(operation, source, link, "is no URL but a marker").into());
        }
        let mut url = resolve(base, link);
        if let Some(version) = &self.api_version {
            push_api_version(&mut url, version);
        }
        self.endpoint.allow_url(operation, source, &url)
    }
}

/// Services refuse some of their own links because these have no version. Nothing else of a link changes.
fn push_api_version(url: &mut String, version: &str) {
    let separator = match url.split_once('?') {
        Some((_, query)) if api_version(query).is_some() => return,
        Some((_, query)) if query.is_empty() || query.ends_with('&') => "",
        Some(_) => "&",
        None => "?",
    };
    for part in [separator, API_VERSION, "=", version] {
        url.push_str(part);
    }
}

/// The value of `api-version` in a query, also where its name is encoded, since the service would see it twice.
pub(crate) fn api_version(query: &str) -> Option<&str> {
    let mut pairs = query.split('&');
    pairs.find_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let is_version = |name: &[u8]| name.eq_ignore_ascii_case(API_VERSION.as_bytes());
        (is_version(name.as_bytes())
            || name.contains('%') && decode(name).is_some_and(|name| is_version(&name)))
        .then_some(value)
    })
}

/// Whether a link is a word, a number or punctuation, from which no URL can be made, or a URL with something before it, such as `<`.
/// Without this check it would be a relative URL.
pub(crate) fn is_marker(link: &str) -> bool {
    let link = link.trim();
    let first = link.split(['/', '?']).next().unwrap_or_default();
    first.len() == link.len()
        || !link.contains(char::is_alphanumeric)
        || first.ends_with(':') && Reference::parse(link).scheme.is_none()
}
