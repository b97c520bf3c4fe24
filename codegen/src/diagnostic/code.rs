//! The codes of all diagnostics. They are stable, so that users can search for them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares [`Code`] from a table of variants, their texts and their documentation.
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

            /// The text of the code, in kebab case.
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
    /// A file does not exist.
    FileMissing = "file-missing",
    /// A file cannot be read, or is not a regular file.
    FileUnreadable = "file-unreadable",
    /// A file is not UTF-8.
    FileNotUtf8 = "file-not-utf8",
    /// A file is larger than the limit.
    FileTooLarge = "file-too-large",
    /// A path leads out of the folder that contains all definitions.
    OutsideRoot = "outside-root",
    /// A value has the wrong JSON type, or a required part of it is missing.
    WrongType = "wrong-type",
    /// Values are nested too deeply, or aliases repeat them too often.
    TooDeep = "too-deep",
    /// A `$ref` refers to a value that does not exist.
    ReferenceMissing = "reference-missing",
    /// `$ref`s refer to each other in a cycle.
    ReferenceCycle = "reference-cycle",
    /// A `$ref` has a form that is not supported, such as a URL.
    ReferenceUnsupported = "reference-unsupported",
    /// A file is not a Swagger 2.0 definition.
    NotSwagger = "not-swagger",
    /// A file is an `OpenAPI` 3 definition.
    OpenApi3 = "openapi-3",
    /// Two operations have the same id.
    DuplicateOperation = "duplicate-operation",
    /// An operation cannot be generated and is left out.
    OperationSkipped = "operation-skipped",
    /// A package has no operation, or all are left out.
    NoOperation = "no-operation",
    /// There are more problems than are shown.
    TooMany = "too-many",
    /// All that the body of a request could carry is read-only.
    BodyEmpty = "body-empty",
    /// An input has no paths.
    PathsMissing = "paths-missing",
    /// An operation has no id.
    OperationIdMissing = "operation-id-missing",
    /// An object has the same key twice.
    DuplicateKey = "duplicate-key",
    /// An operation declares the same parameter twice.
    DuplicateParameter = "duplicate-parameter",
    /// A pattern cannot be checked before a request is sent.
    PatternUnchecked = "pattern-unchecked",
    /// A path has a parameter that the operation does not declare.
    PathParameterMissing = "path-parameter-missing",
    /// An operation declares a path parameter that its path does not have.
    PathParameterUnused = "path-parameter-unused",
    /// Two names of the definition become the same Rust name.
    NameClash = "name-clash",
    /// No Rust name can be made from a name of the definition, or the name of a crate is too long.
    NameUnusable = "name-unusable",
    /// A `format` is not supported.
    UnsupportedFormat = "unsupported-format",
    /// A construct is not supported.
    Unsupported = "unsupported",
    /// Bounds exclude each other, so that no value is valid.
    BoundsContradict = "bounds-contradict",
    /// A bound is not one, such as a negative length.
    BoundInvalid = "bound-invalid",
    /// A key has no effect where it is, such as `minLength` on an integer.
    KeyMisplaced = "key-misplaced",
    /// A pattern is not a regular expression.
    PatternInvalid = "pattern-invalid",
    /// A `format` does not belong to its `type`.
    FormatMisplaced = "format-misplaced",
    /// A default is none of the values that are valid.
    DefaultInvalid = "default-invalid",
    /// The values of an enum have several types.
    EnumMixed = "enum-mixed",
    /// A value of an enum does not have the type of the enum.
    EnumValueType = "enum-value-type",
    /// An `x-ms-enum` has no name.
    EnumNameMissing = "enum-name-missing",
    /// `enum` and `x-ms-enum` have different values.
    EnumValuesDiffer = "enum-values-differ",
    /// A value occurs twice where all must differ.
    DuplicateValue = "duplicate-value",
    /// A value is none of those that its key can have.
    ValueUnknown = "value-unknown",
    /// A name is empty or missing.
    NameEmpty = "name-empty",
    /// An array does not say what its items are.
    ItemsMissing = "items-missing",
    /// A name in `required` is that of no property.
    RequiredUnknown = "required-unknown",
    /// A property is required, but callers cannot set it.
    RequiredReadOnly = "required-read-only",
    /// A `discriminator` is not required, or is no string.
    DiscriminatorInvalid = "discriminator-invalid",
    /// A header has a name that HTTP does not allow.
    HeaderNameInvalid = "header-name-invalid",
    /// A form is sent with a media type that is not one of forms.
    FormMediaType = "form-media-type",
    /// A text is not a media type.
    MediaTypeInvalid = "media-type-invalid",
    /// A request or a response has a body where HTTP gives it no meaning.
    BodyUnexpected = "body-unexpected",
    /// An operation of Azure Resource Manager has no parameter `api-version`.
    ApiVersionMissing = "api-version-missing",
    /// An operation id has characters that are no part of a name.
    OperationIdInvalid = "operation-id-invalid",
    /// A link to documentation is not a URL.
    LinkInvalid = "link-invalid",
    /// `security` has a name that the document does not define.
    SecurityUnknown = "security-unknown",
    /// A path is written unlike the requests to it.
    PathForm = "path-form",
    /// Two paths are the same but for the names of their parameters.
    PathTwice = "path-twice",
    /// A path has no operations.
    PathEmpty = "path-empty",
    /// A definition has no title.
    TitleMissing = "title-missing",
    /// A `host` is more than a name and a port.
    HostForm = "host-form",
    /// A `basePath` is not a prefix of paths.
    BasePathForm = "base-path-form",
    /// An operation has more than one body.
    MultipleBodies = "multiple-bodies",
    /// An enum has no values.
    EnumEmpty = "enum-empty",
    /// A definition contains itself through `allOf`.
    AllOfCycle = "allof-cycle",
    /// A `discriminator` is not a property of its schema.
    DiscriminatorMissing = "discriminator-missing",
    /// The manifest has an unknown key.
    ManifestKeyUnknown = "manifest-key-unknown",
    /// A required key of the manifest is missing.
    ManifestKeyMissing = "manifest-key-missing",
    /// An object of the manifest has the same key twice.
    ManifestKeyTwice = "manifest-key-twice",
    /// A value of the manifest is not valid.
    ManifestValue = "manifest-value",
    /// Two packages have the same name or output folder.
    ManifestPackageTwice = "manifest-package-twice",
    /// A value of the manifest matches nothing in the definitions.
    ManifestUnmatched = "manifest-unmatched",
    /// A file of the output cannot be written.
    OutputUnwritable = "output-unwritable",
    /// A file that armgen did not write would be overwritten.
    OutputForeign = "output-foreign",
    /// A path of the output leads out of its folder.
    OutputOutside = "output-outside",
    /// Another run uses the folder of a crate.
    OutputLocked = "output-locked",
    /// A readme has no default tag, and no tag was selected.
    ReadmeTagMissing = "readme-tag-missing",
    /// A readme does not have the selected tag.
    ReadmeTagUnknown = "readme-tag-unknown",
    /// A readme does not have the selected sub-package.
    ReadmeSubPackageUnknown = "readme-sub-package-unknown",
    /// A readme has two default tags.
    ReadmeTagTwice = "readme-tag-twice",
    /// A readme lists no definitions.
    ReadmeInputsMissing = "readme-inputs-missing",
    /// The condition of a block in a readme is not supported.
    ReadmeCondition = "readme-condition",
    /// A setting of a readme that affects the generated code is not supported.
    ReadmeSetting = "readme-setting",
    /// An overlay of a manifest cannot be applied.
    Overlay = "overlay",
    /// An overlay of a manifest changes nothing.
    OverlayStale = "overlay-stale",
    /// A directive of a readme is not applied, or changes nothing.
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
