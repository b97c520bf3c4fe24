//! The host and the port of a URL.

/// The names of this machine for itself. Other spellings, such as `127.1` or `localhost.`, mean the same only to some programs.
const LOOPBACK: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// A host and a port that can be compared with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Authority {
    /// In lower case, without a trailing dot.
    pub(crate) host: String,
    /// `None` if the URL has no port, which means that of its scheme.
    pub(crate) port: Option<u16>,
}

impl Authority {
    /// Reads `host` or `host:port`. Only letters, digits, `-`, `_`, `.` and IPv6 addresses in brackets are accepted, so that
    /// different parsers of the URL cannot disagree about its host.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.contains('@') {
            return Err("has a user name or password");
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (text, None),
        };
        let inner = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        let valid = match inner {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')),
        };
        let host = host.strip_suffix('.').unwrap_or(host);
        if !valid || host.is_empty() {
            return Err("has no usable host");
        }
        let port = match port {
            Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(port.parse().map_err(|_| "has no usable port")?)
            }
            Some(_) => return Err("has no usable port"),
            None => None,
        };
        Ok(Self {
            host: host.to_ascii_lowercase(),
            port,
        })
    }

    /// Whether the text is one of the three names of this machine, alone or with a port.
    #[inline]
    pub(crate) fn is_loopback(text: &str) -> bool {
        LOOPBACK.iter().any(|host| {
            text.split_at_checked(host.len())
                .is_some_and(|(start, rest)| {
                    start.eq_ignore_ascii_case(host) && (rest.is_empty() || rest.starts_with(':'))
                })
        })
    }

    /// Whether this host is `parent` or a subdomain of it. IP addresses have no subdomains.
    pub(crate) fn is_within(&self, parent: &Self) -> bool {
        let below = |host: &str| {
            self.host
                .strip_suffix(host)
                .is_some_and(|name| name.ends_with('.'))
                && host.parse::<std::net::Ipv4Addr>().is_err()
        };
        self.host == parent.host || below(&parent.host)
    }
}
