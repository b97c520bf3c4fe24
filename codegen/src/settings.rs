//! What is asked for: the settings of a crate, and which part of its definitions is wanted. Stages get these structs whole, and
//! the fingerprint hashes them whole.

use crate::diagnostic::Place;
use crate::edit::Edit;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The metadata of a crate, and what it has besides the code of its definitions.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct CrateSettings {
    /// `name`, required: the name of the crate. Letters, digits, `-` and `_`, beginning with a letter; no keyword.
    pub name: String,
    /// `version`, required: the version of the crate (semver.org).
    pub version: String,
    /// `license`, required: the licence of the crate, an SPDX expression.
    pub license: String,
    /// `description`, required: one sentence about the crate.
    pub description: String,
    /// `repository`: the URL of the crate's source.
    pub repository: Option<String>,
    /// `client`: the name of the client's type, instead of one made of the first input's `info.title`.
    pub client: Option<String>,
    /// `quick-start`: the id of the operation that the crate's README shows, instead of the first one with an example.
    pub quick_start: Option<String>,
    /// `samples`: programs that become examples of the crate.
    pub samples: Vec<Sample>,
    /// Whether the crate has the examples of its operations as tests: packages of a manifest have.
    pub examples: bool,
}

/// A program that shows how to use the crate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Sample {
    /// The name of the program: that of its file without `.rs`.
    pub name: String,
    /// The file, relative to the manifest's folder, with `/` between the parts.
    pub path: Arc<str>,
    /// The text of the file, which is Rust.
    pub text: Arc<str>,
}

/// Which operations are wanted of which definitions, and how these are read.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// `inputs`, required: the paths of the definitions. What they refer to is found from there. At least one.
    pub inputs: Vec<Wanted>,
    /// `operations`: the ids of the wanted operations, in which `*` stands for any characters. Empty for all, which is the default.
    pub operations: Vec<Wanted>,
    /// `api-version`: the version of the API, instead of each input's `info.version`.
    pub api_version: Option<String>,
    /// Leave out operations that cannot be generated, with a warning and an entry in [`Summary::skipped`](crate::output::Summary::skipped),
    /// and fall back where a part of a type is not understood. Otherwise both are errors. Packages of a readme are read like this.
    pub skip_faulty: bool,
    /// Changes to the definitions before they are read: what the directives of a readme ask for.
    #[doc(hidden)]
    pub edits: Vec<Edit>,
}

/// All but the edits, which are made from the text of a readme.
impl Hash for Selection {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            inputs,
            operations,
            api_version,
            skip_faulty,
            edits: _,
        } = self;
        (inputs, operations, api_version, skip_faulty).hash(state);
    }
}

/// A text of the manifest, and where it stands.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Option<Box<Place>>,
}

/// The text alone: where it stands changes nothing.
impl Hash for Wanted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { text, place: _ } = self;
        text.hash(state);
    }
}

impl From<&str> for Wanted {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            place: None,
        }
    }
}
