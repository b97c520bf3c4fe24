//! The codes of all diagnostics. They are stable: people search for them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares [`Code`] from one table: a variant, its text, and what it means.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+) => {
        /// The kind of a problem.
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $variant,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as users see it, in kebab case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

codes! {
    /// The text is not JSON.
    JsonSyntax = "json-syntax",
    /// The text is not YAML.
    YamlSyntax = "yaml-syntax",
    /// A file that is named does not exist.
    FileMissing = "file-missing",
    /// A file exists but cannot be read, or is not a plain file.
    FileUnreadable = "file-unreadable",
    /// A file is not UTF-8.
    FileNotUtf8 = "file-not-utf8",
    /// A file is larger than what is read.
    FileTooLarge = "file-too-large",
    /// A path leaves the folder that may be read.
    OutsideRoot = "outside-root",
    /// A value has another type than it must have, or a part of it is missing.
    WrongType = "wrong-type",
    /// Values are nested too deeply, or references repeat them too often.
    TooDeep = "too-deep",
    /// A `$ref` points to nothing.
    ReferenceMissing = "reference-missing",
    /// `$ref`s point to each other without end.
    ReferenceCycle = "reference-cycle",
    /// A `$ref` of a kind that is not followed, such as a URL.
    ReferenceUnsupported = "reference-unsupported",
    /// The file is no Swagger 2.0 definition.
    NotSwagger = "not-swagger",
    /// The file is an `OpenAPI` 3 definition.
    OpenApi3 = "openapi-3",
    /// An operation id is used twice.
    DuplicateOperation = "duplicate-operation",
    /// An operation that is left out because it cannot be generated.
    OperationSkipped = "operation-skipped",
    /// There are more problems than are shown.
    TooMany = "too-many",
    /// An operation without an id.
    OperationIdMissing = "operation-id-missing",
    /// A key or a name that stands twice in one object.
    DuplicateKey = "duplicate-key",
    /// A parameter that an operation declares twice.
    DuplicateParameter = "duplicate-parameter",
    /// A pattern that cannot be checked before a request is sent.
    PatternUnchecked = "pattern-unchecked",
    /// The path has a parameter that the operation does not declare.
    PathParameterMissing = "path-parameter-missing",
    /// The operation declares a path parameter that the path does not have.
    PathParameterUnused = "path-parameter-unused",
    /// Two names of the definition become one Rust name.
    NameClash = "name-clash",
    /// A name from which no Rust name can be made.
    NameUnusable = "name-unusable",
    /// A `format` that is not known.
    UnsupportedFormat = "unsupported-format",
    /// A construct that armgen does not know yet.
    Unsupported = "unsupported",
    /// An operation with two bodies.
    MultipleBodies = "multiple-bodies",
    /// An enum without values.
    EnumEmpty = "enum-empty",
    /// `allOf` leads back to the same definition.
    AllOfCycle = "allof-cycle",
    /// A `discriminator` that is no property.
    DiscriminatorMissing = "discriminator-missing",
    /// A key that the manifest does not know.
    ManifestKeyUnknown = "manifest-key-unknown",
    /// A key of the manifest that must be there is not.
    ManifestKeyMissing = "manifest-key-missing",
    /// A key that the manifest has twice.
    ManifestKeyTwice = "manifest-key-twice",
    /// A value of the manifest that does not keep to its rule.
    ManifestValue = "manifest-value",
    /// Two packages with one name or one output folder.
    ManifestPackageTwice = "manifest-package-twice",
    /// Something in the manifest matches nothing in the inputs.
    ManifestUnmatched = "manifest-unmatched",
    /// A file of the output cannot be written.
    OutputUnwritable = "output-unwritable",
    /// A file would be overwritten that armgen did not write.
    OutputForeign = "output-foreign",
    /// A readme has no default tag, and no tag was selected.
    ReadmeTagMissing = "readme-tag-missing",
    /// A readme has no such tag.
    ReadmeTagUnknown = "readme-tag-unknown",
    /// A readme has two default tags.
    ReadmeTagTwice = "readme-tag-twice",
    /// A readme lists no definitions.
    ReadmeInputsMissing = "readme-inputs-missing",
    /// The condition of a block in a readme is not supported.
    ReadmeCondition = "readme-condition",
    /// A setting of a readme that affects the generated code is not supported.
    ReadmeSetting = "readme-setting",
    /// A directive of a readme is not applied.
    ReadmeDirective = "readme-directive",
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::HashSet;

    #[test]
    fn no_two_codes_have_the_same_text() {
        let texts: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
