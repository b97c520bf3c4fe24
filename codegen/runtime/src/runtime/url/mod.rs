//! URLs: the endpoint that requests go to, the hosts that it allows, links from responses, and percent-encoding.

mod authority;
mod endpoint;
mod links;
pub(super) mod percent;
mod reference;

pub use endpoint::Endpoint;

pub(super) use authority::Authority;
pub(super) use links::{Links, api_version, is_marker};
pub(super) use reference::{Reference, resolve};
