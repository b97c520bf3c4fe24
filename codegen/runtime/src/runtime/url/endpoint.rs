//! The endpoint: where requests are sent, the audience of tokens, and the hosts that may receive them.

use std::borrow::Cow;

use http::Uri;

use super::{Authority, Reference, resolve};
use crate::runtime::{EndpointError, ForeignHostError, LinkError, Result};

/// The URL of Azure Resource Manager in one cloud, with the audience of its tokens and the hosts to trust.
///
/// Requests and tokens are only sent over https, and only to the endpoint's host, its subdomains and the hosts that
/// [`Endpoint::allow_host`] adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: Cow<'static, str>,
    audience: Cow<'static, str>,
    allowed: Vec<Authority>,
}

impl Endpoint {
    /// The public cloud.
    pub const PUBLIC: Self = Self::known(
        "https://management.azure.com",
        "https://management.azure.com",
    );

    /// Azure US Government.
    pub const US_GOVERNMENT: Self = Self::known(
        "https://management.usgovcloudapi.net",
        "https://management.core.usgovcloudapi.net",
    );

    /// Azure in China, operated by 21Vianet.
    pub const CHINA: Self = Self::known(
        "https://management.chinacloudapi.cn",
        "https://management.chinacloudapi.cn",
    );

    const fn known(url: &'static str, audience: &'static str) -> Self {
        Self {
            url: Cow::Borrowed(url),
            audience: Cow::Borrowed(audience),
            allowed: Vec::new(),
        }
    }

    /// Another endpoint, such as that of Azure Stack or of a gateway.
    ///
    /// If the URL has a path, it comes before the path of each operation. Tokens are requested for the audience, which is
    /// usually the URL of the cloud's own endpoint.
    ///
    /// # Errors
    /// If the URL is not https, or has a user name, a query or a fragment; or if the audience is empty.
    #[inline]
    pub fn custom(url: &str, audience: &str) -> Result<Self> {
        let error = |problem: &'static str| EndpointError::new(problem);
        let parts = Reference::parse(url);
        if !parts
            .scheme
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
        {
            return Err(error("must start with https://").into());
        }
        if url.contains(['?', '#']) {
            return Err(error("must not have a query or a fragment").into());
        }
        Authority::parse(parts.authority.unwrap_or_default()).map_err(error)?;
        if Uri::try_from(url).is_err() {
            return Err(error("is not a valid URL").into());
        }
        if audience.trim().is_empty() {
            return Err(error("needs an audience for its tokens").into());
        }
        Ok(Self {
            url: url.trim_end_matches('/').to_owned().into(),
            audience: audience.trim().trim_end_matches('/').to_owned().into(),
            allowed: Vec::new(),
        })
    }

    /// Allows requests and tokens to be sent to another host, given as `host` or `host:port`.
    ///
    /// Its subdomains are not allowed. Without a port, that of the endpoint and 443 are allowed.
    ///
    /// # Errors
    /// If it is not a host.
    #[inline]
    pub fn allow_host(mut self, host: &str) -> Result<Self> {
        let host = Authority::parse(host).map_err(|problem| {
            EndpointError::new(format!("cannot allow the host `{host}`, which {problem}"))
        })?;
        self.allowed.push(host);
        Ok(self)
    }

    /// The URL, without a trailing slash.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The audience of tokens, without a trailing slash.
    #[must_use]
    pub fn audience(&self) -> &str {
        &self.audience
    }

    /// The scope to request a token for: all that the audience grants.
    #[must_use]
    pub fn scope(&self) -> String {
        format!("{}/.default", self.audience)
    }

    /// Whether requests and tokens may be sent to a host, given as `host` or `host:port`. The default port is 443.
    #[must_use]
    pub fn is_allowed(&self, host: &str) -> bool {
        Authority::parse(host).is_ok_and(|host| self.problem(&host).is_none())
    }

    /// Whether requests and tokens may be sent to an absolute URL: it is https, and its host is allowed.
    #[must_use]
    pub fn is_allowed_url(&self, url: &str) -> bool {
        let parts = Reference::parse(url);
        parts
            .scheme
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
            && parts
                .authority
                .is_some_and(|authority| self.is_allowed(authority))
    }

    /// Why a host is not allowed.
    fn problem(&self, host: &Authority) -> Option<&'static str> {
        let Ok(own) = Authority::parse(Reference::parse(&self.url).authority.unwrap_or_default())
        else {
            return Some("but the endpoint has no host");
        };
        let port = host.effective_port();
        let is_allowed = |allowed: &Authority| {
            allowed.host == host.host
                && allowed.port.map_or_else(
                    || port == 443 || port == own.effective_port(),
                    |wanted| wanted == port,
                )
        };
        if (host.is_within(&own) && port == own.effective_port())
            || self.allowed.iter().any(is_allowed)
        {
            None
        } else if host.is_within(&own) {
            Some("on another port than the endpoint's")
        } else {
            Some("which is neither the endpoint's nor allowed")
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
        reference: &str,
    ) -> Result<Uri> {
        let url = resolve(base, reference);
        let parts = Reference::parse(&url);
        let authority = parts.authority.unwrap_or_default();
        let foreign = |problem| {
            // There may be a password before the @.
            let host = authority
                .rsplit_once('@')
                .map_or(authority, |(_, host)| host);
            ForeignHostError::new(operation, source, host.to_owned(), problem)
        };
        if !parts
            .scheme
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
        {
            return Err(foreign("but not over https").into());
        }
        if authority.contains('@') {
            return Err(foreign("with a user name or password").into());
        }
        let host = Authority::parse(authority)
            .map_err(|problem| LinkError::new(operation, source, problem))?;
        if let Some(problem) = self.problem(&host) {
            return Err(foreign(problem).into());
        }
        Uri::try_from(url)
            .map_err(|_| LinkError::new(operation, source, "is not a valid URL").into())
    }
}
