//! Settings of a package: those of the crate, and the part of the definitions to generate. The fingerprint hashes all of them.

use crate::diagnostic::Place;
use crate::edit::Edit;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The settings of a crate.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct CrateSettings {
    /// `name`, required: the name of the crate. Letters, digits, `-` and `_`, beginning with a letter; no keyword.
    pub name: String,
    /// `version`, required: the version of the crate (semver.org).
    pub version: String,
    /// `license`, required: the license of the crate, an SPDX expression.
    pub license: String,
    /// `description`, required: one sentence about the crate.
    pub description: String,
    /// `repository`: the URL of the crate's source.
    pub repository: Option<String>,
    /// `client`: the name of the client's type. The default is made from `info.title` of the first input.
    pub client: Option<String>,
    /// `quick-start`: the id of the operation that the crate's README shows. The default is one of the most central resource.
    pub quick_start: Option<String>,
    /// `rules`: what the request functions of the crate check. The default is all rules of the definition.
    pub rules: Rules,
    /// `features`: the features of the crate that are enabled by default.
    pub default_features: DefaultFeatures,
    /// Where the runtime is.
    pub runtime: Runtime,
    /// `samples`: programs that become examples of the crate.
    pub samples: Vec<Sample>,
    /// The folder of the checkout that the definitions are in, relative to the manifest's folder. The crate names definitions relative
    /// to it, so that it is the same wherever the checkout is. `None` if the definitions are in the manifest's folder.
    pub checkout: Option<String>,
    /// Whether the crate has tests from the examples of its operations. Those of a manifest have them.
    pub examples: bool,
}

/// What request functions check of their arguments.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Rules {
    /// `definition`: all rules of the definition.
    #[default]
    Definition,
    /// `path`: only what keeps a value in its place.
    Path,
}

/// The features of a crate that are enabled by default.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum DefaultFeatures {
    /// `[client]`.
    #[default]
    Client,
    /// `[]`.
    None,
}

/// Where the runtime of a crate is.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub enum Runtime {
    /// In the crate itself.
    #[default]
    Embedded,
    /// In a crate that it depends on.
    Shared(SharedRuntime),
}

/// The crate with the runtime, as a crate that depends on it sees it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SharedRuntime {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The path from the folder of the dependent crate to its own, with `/` between the parts.
    pub path: String,
}

/// The settings of a crate with the runtime.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RuntimeSettings {
    /// `name`, required: as for a package.
    pub name: String,
    /// `version`, required: as for a package.
    pub version: String,
    /// `license`, required: as for a package.
    pub license: String,
    /// `description`: one sentence about the crate.
    pub description: String,
    /// `repository`: the URL of the crate's source.
    pub repository: Option<String>,
}

/// A program that shows how to use the crate.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Sample {
    /// The name of the program: the name of its file without `.rs`.
    pub name: String,
    /// The file, relative to the manifest's folder, with `/` between the parts.
    pub path: Arc<str>,
    /// The text of the file. It is valid Rust.
    pub text: Arc<str>,
}

/// The operations to generate, and how to read their definitions.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// `inputs`, required: the paths of the definitions, at least one. Files that they refer to need not be listed.
    pub inputs: Vec<Wanted>,
    /// `operations`: the ids of the operations to generate, where `*` stands for any text. The default is all of them.
    pub operations: Vec<Wanted>,
    /// `api-version`: the version of the API. The default is `info.version` of the file that defines an operation.
    pub api_version: Option<String>,
    /// Whether to leave out operations that cannot be generated, with a warning and an entry in
    /// [`Summary::skipped`](crate::output::Summary::skipped), and to use a fallback for parts of types that are not understood.
    /// Otherwise these are errors. It is set for packages of a readme.
    pub skip_faulty: bool,
    /// Changes to the definitions before they are parsed, from the directives of a readme and then from `overlays`.
    #[doc(hidden)]
    pub edits: Vec<Edit>,
}

/// Of the edits, with those of overlays: those of directives depend only on the text of the readme.
impl Hash for Selection {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            inputs,
            operations,
            api_version,
            skip_faulty,
            edits,
        } = self;
        (inputs, operations, api_version, skip_faulty, edits).hash(state);
    }
}

/// A text of the manifest and its place.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The text.
    pub text: String,
    /// The place in the manifest. `None` for a package of a readme.
    pub place: Option<Box<Place>>,
}

/// Without the place, which does not affect the output.
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

/// The licences whose texts armgen writes into crates, by their SPDX identifiers.
pub(crate) const LICENSES_WITH_TEXT: [&str; 2] = ["Apache-2.0", "MIT"];

/// The licences of an SPDX expression, by their identifiers.
pub(crate) fn licenses(expression: &str) -> impl Iterator<Item = &str> {
    let words = expression.split(|letter: char| letter.is_whitespace() || "()/".contains(letter));
    let mut is_exception = false;
    words.filter(move |word| {
        let is_license = !is_exception && !matches!(*word, "" | "AND" | "OR" | "WITH");
        // What follows is an exception, which is a part of the licence before it.
        is_exception = *word == "WITH" || (is_exception && word.is_empty());
        is_license
    })
}

/// The licences of an SPDX expression whose texts armgen does not have.
pub(crate) fn licenses_without_text(expression: &str) -> Vec<&str> {
    licenses(expression)
        .filter(|license| !LICENSES_WITH_TEXT.contains(license))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::licenses_without_text;

    #[test]
    fn armgen_has_the_texts_of_two_licences() {
        for (expression, expected) in [
            ("MIT OR Apache-2.0", vec![]),
            ("(MIT AND BSD-3-Clause)", vec!["BSD-3-Clause"]),
            ("Apache-2.0 WITH LLVM-exception", vec![]),
            ("LicenseRef-Contoso", vec!["LicenseRef-Contoso"]),
        ] {
            assert_eq!(licenses_without_text(expression), expected, "{expression}");
        }
    }
}
