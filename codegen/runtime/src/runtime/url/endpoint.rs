//! The endpoint: where requests are sent, the audience of tokens, and the hosts that may receive them.

use std::borrow::Cow;

use http::Uri;

use super::{Authority, Reference};
use crate::runtime::{EndpointError, ForeignHostError, LinkError, Result};

/// The URL of Azure Resource Manager in one cloud, with the audience of its tokens and the hosts to trust.
///
/// Requests and tokens are only sent over https, and only to the endpoint's host, its subdomains and the hosts that
/// [`Endpoint::allow_host`] adds. Only [`Endpoint::local_test_server`] makes an endpoint for http, which cannot leave this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: Cow<'static, str>,
    audience: Cow<'static, str>,
    allowed: Vec<Authority>,
    transport: Transport,
}

/// How requests are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Transport {
    Https,
    /// Over http to a test server on this machine.
    Local {
        sends_tokens: bool,
    },
}

impl Transport {
    fn scheme(self) -> &'static str {
        match self {
            Self::Https => "https",
            Self::Local { .. } => "http",
        }
    }

    fn default_port(self) -> u16 {
        match self {
            Self::Https => 443,
            Self::Local { .. } => 80,
        }
    }

    fn parse(self, authority: &str) -> Result<Authority, &'static str> {
        if self.reaches(authority) {
            Authority::parse(authority)
        } else {
            Err("must be 127.0.0.1, localhost or [::1]")
        }
    }

    /// Whether requests over this transport can have a host at all.
    fn reaches(self, authority: &str) -> bool {
        match self {
            Self::Https => true,
            Self::Local { .. } => Authority::is_loopback(authority),
        }
    }
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
            transport: Transport::Https,
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
        Self::new(url, Transport::Https)?.for_audience(audience)
    }

    /// A test server on this machine: `http://127.0.0.1:8080`, `http://localhost:8080` or `http://[::1]:8080`, with any port and
    /// maybe a path. Other hosts, and other spellings of these, are errors.
    ///
    /// Requests are only sent to the host and port of the URL and to the hosts of this machine that
    /// [`allow_host`](Self::allow_host) adds, and only over http. No tokens are sent, unless
    /// [`with_tokens_for`](Self::with_tokens_for) asks for them: everyone on this machine can listen on a free port.
    ///
    /// # Errors
    /// If the URL is not http, has another host, or has a user name, a query or a fragment.
    #[inline]
    pub fn local_test_server(url: &str) -> Result<Self> {
        let sends_tokens = false;
        Self::new(url, Transport::Local { sends_tokens })
    }

    /// An endpoint for the audience of the public cloud.
    #[inline]
    fn new(url: &str, transport: Transport) -> Result<Self> {
        let error = |problem: &'static str| EndpointError::new(problem);
        let parts = Reference::parse(url);
        let is_scheme = |scheme: &str| scheme.eq_ignore_ascii_case(transport.scheme());
        if !parts.scheme.is_some_and(is_scheme) {
            return Err(error(match transport {
                Transport::Https => {
                    "must start with https:// (`Endpoint::local_test_server` accepts http://)"
                }
                Transport::Local { .. } => "of a local test server must start with http://",
            })
            .into());
        }
        if url.contains(['?', '#']) {
            return Err(error("must not have a query or a fragment").into());
        }
        transport
            .parse(parts.authority.unwrap_or_default())
            .map_err(error)?;
        if Uri::try_from(url).is_err() {
            return Err(error("is not a valid URL").into());
        }
        Ok(Self {
            url: url.trim_end_matches('/').to_owned().into(),
            transport,
            ..Self::PUBLIC
        })
    }

    /// Sends tokens for this audience. For a local test server: also over http, to whatever listens on its port.
    ///
    /// # Errors
    /// If the audience is empty.
    #[inline]
    pub fn with_tokens_for(self, audience: &str) -> Result<Self> {
        let mut endpoint = self.for_audience(audience)?;
        if let Transport::Local { sends_tokens } = &mut endpoint.transport {
            *sends_tokens = true;
        }
        Ok(endpoint)
    }

    #[inline]
    fn for_audience(mut self, audience: &str) -> Result<Self> {
        let audience = audience.trim();
        if audience.is_empty() {
            return Err(EndpointError::new("needs an audience for its tokens").into());
        }
        self.audience = audience.trim_end_matches('/').to_owned().into();
        Ok(self)
    }

    /// Allows requests and tokens to be sent to another host, given as `host` or `host:port`.
    ///
    /// Its subdomains are not allowed. Without a port, that of the endpoint and that of the scheme (443, or 80 for a local test
    /// server) are allowed.
    ///
    /// # Errors
    /// If it is not a host or, for a local test server, not a host of this machine: `127.0.0.1`, `localhost` or `[::1]`.
    #[inline]
    pub fn allow_host(mut self, host: &str) -> Result<Self> {
        let host = self.transport.parse(host).map_err(|problem| {
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

    /// Whether this is a [`local_test_server`](Self::local_test_server).
    #[must_use]
    pub fn is_local_test_server(&self) -> bool {
        matches!(self.transport, Transport::Local { .. })
    }

    /// Whether tokens are sent: always over https, and to a local test server if
    /// [`with_tokens_for`](Self::with_tokens_for) was called.
    #[must_use]
    pub fn sends_tokens(&self) -> bool {
        match self.transport {
            Transport::Https => true,
            Transport::Local { sends_tokens } => sends_tokens,
        }
    }

    /// Whether requests and tokens may be sent to a host, given as `host` or `host:port`. The default port is 443, or 80 for a
    /// local test server.
    #[must_use]
    pub fn is_allowed(&self, host: &str) -> bool {
        self.problem(host) == Ok(None)
    }

    /// Whether requests and tokens may be sent to an absolute URL: it is https, or http for a local test server, and its host is
    /// allowed.
    #[must_use]
    pub fn is_allowed_url(&self, url: &str) -> bool {
        let parts = Reference::parse(url);
        self.is_own_scheme(parts)
            && parts
                .authority
                .is_some_and(|authority| self.is_allowed(authority))
    }

    fn is_own_scheme(&self, url: Reference<'_>) -> bool {
        url.scheme
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case(self.transport.scheme()))
    }

    /// Why a host is not allowed. An error if it is not a host.
    fn problem(&self, host: &str) -> Result<Option<&'static str>, &'static str> {
        const FOREIGN: Option<&str> = Some("which is neither the endpoint's nor allowed");
        let own = Reference::parse(&self.url).authority.unwrap_or_default();
        let own = Authority::parse(own)?;
        let is_reached = self.transport.reaches(host);
        let host = Authority::parse(host)?;
        if !is_reached {
            return Ok(FOREIGN);
        }
        let default_port = self.transport.default_port();
        let port = host.port.unwrap_or(default_port);
        let own_port = own.port.unwrap_or(default_port);
        let is_allowed = |allowed: &Authority| {
            allowed.host == host.host
                && allowed.port.map_or_else(
                    || port == default_port || port == own_port,
                    |wanted| wanted == port,
                )
        };
        Ok(
            if (host.is_within(&own) && port == own_port) || self.allowed.iter().any(is_allowed) {
                None
            } else if host.is_within(&own) {
                Some("on another port than the endpoint's")
            } else {
                FOREIGN
            },
        )
    }

    /// The absolute URL, if requests may be sent to it. `source` says where it was found.
    pub(crate) fn allow_url(
        &self,
        operation: &str,
        source: &'static str,
        url: &str,
    ) -> Result<Uri> {
        let parts = Reference::parse(url);
        let authority = parts.authority.unwrap_or_default();
        let foreign = |problem| {
            // There may be a password before the @.
            let host = authority
                .rsplit_once('@')
                .map_or(authority, |(_, host)| host);
            ForeignHostError::new(operation, source, host, problem)
        };
        if !self.is_own_scheme(parts) {
            return Err(foreign(match self.transport {
                Transport::Https => "but not over https",
                Transport::Local { .. } => {
                    "which is not the local test server, since it is not over http"
                }
            })
            .into());
        }
        if authority.contains('@') {
            return Err(foreign("with a user name or password").into());
        }
        let problem = self
            .problem(authority)
            .map_err(|problem| LinkError::new(operation, source, url, problem))?;
        if let Some(problem) = problem {
            return Err(foreign(problem).into());
        }
        Uri::try_from(url)
            .map_err(|_| LinkError::new(operation, source, url, "is not a valid URL").into())
    }
}
