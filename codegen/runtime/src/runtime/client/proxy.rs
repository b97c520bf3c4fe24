//! Proxies between the client and a local test server.
//!
//! The transport of `azure_core` sends http requests to the proxy of the environment, also those to this machine.

use crate::runtime::Endpoint;
use azure_core::Result;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::Url;
use std::env;
use std::net::IpAddr;

const PROXIES: [&str; 4] = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// Fails if the environment has a proxy that requests to a local test server would be sent to.
#[inline]
pub(super) fn check(endpoint: &Endpoint) -> Result<()> {
    let Some(name) = PROXIES.into_iter().find(|name| variable(name).is_some()) else {
        return Ok(());
    };
    let url = Url::parse(endpoint.url())?;
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_matches(['[', ']']);
    let exceptions = variable("NO_PROXY").or_else(|| variable("no_proxy"));
    let mut exceptions = exceptions.iter().flat_map(|list| list.split(','));
    if exceptions.any(|exception| includes(exception.trim(), host)) {
        return Ok(());
    }
    let message = format!(
        "requests to the local test server would leave this machine, since `{name}` is set: add `{host}` to `NO_PROXY`"
    );
    Err(Error::with_message(ErrorKind::Other, message))
}

#[inline]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether an entry of `NO_PROXY` includes a host: by its name, as one of all, or as one of a network.
#[inline]
fn includes(entry: &str, host: &str) -> bool {
    entry == "*" || entry.eq_ignore_ascii_case(host) || is_in_network(entry, host) == Some(true)
}

/// Whether the first bits of the address are those of the network, such as `127.0.0.0/8`.
#[inline]
fn is_in_network(network: &str, address: &str) -> Option<bool> {
    let (network, bits) = network.split_once('/')?;
    let bits: u32 = bits.parse().ok()?;
    let alike = match (network.parse().ok()?, address.parse().ok()?) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            (network.to_bits() ^ address.to_bits()).leading_zeros()
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            (network.to_bits() ^ address.to_bits()).leading_zeros()
        }
        _ => return None,
    };
    Some(alike >= bits)
}
