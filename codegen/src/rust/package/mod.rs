//! What is known of a package besides its API: the manifest's settings, the programs it names, and the files it comes from.

pub(crate) mod provenance;
pub(crate) mod samples;

use std::sync::Arc;

/// A package: the metadata of the crate and the options of its generation.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, an SPDX expression.
    pub license: String,
    /// One line about it.
    pub description: String,
    /// Where its source is.
    pub repository: Option<String>,
    /// The name of the client; the API's title otherwise.
    pub client: Option<String>,
    /// The id of the operation that the README shows; the first one with an example otherwise.
    pub quick_start: Option<String>,
    /// Whether the examples of operations become tests.
    pub examples: bool,
    /// The programs that go into `examples/`.
    pub samples: Vec<Sample>,
}

/// A program that shows how to use the crate.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sample {
    /// Where it is, relative to the manifest's folder, with `/` between the parts.
    pub path: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
}
