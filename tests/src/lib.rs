//! Shared by the integration tests.

pub mod arm_server;

/// The README's examples build.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
