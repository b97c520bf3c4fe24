//! The codes of all diagnostics. They are stable, so that users can search for them.

use super::{printable, suggestion};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// Declares [`Code`] from a table of variants and their texts.
macro_rules! codes {
    ($($variant:ident = $text:literal,)+) => {
        #[doc = include_str!("codes.md")]
        #[expect(clippy::doc_markdown, reason = "the text is read as Markdown and on terminals too")]
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant,)+
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

// Each code has a section in `codes.md`, in this order.
codes! {
    JsonSyntax = "json-syntax",
    YamlSyntax = "yaml-syntax",
    FileMissing = "file-missing",
    FileUnreadable = "file-unreadable",
    FileNotUtf8 = "file-not-utf8",
    FileTooLarge = "file-too-large",
    OutsideRoot = "outside-root",
    WrongType = "wrong-type",
    TooDeep = "too-deep",
    ReferenceMissing = "reference-missing",
    ReferenceCycle = "reference-cycle",
    UnsupportedReference = "unsupported-reference",
    NotSwagger = "not-swagger",
    OpenApi3 = "openapi-3",
    DuplicateOperation = "duplicate-operation",
    OperationSkipped = "operation-skipped",
    NoOperation = "no-operation",
    TooMany = "too-many",
    BodyEmpty = "body-empty",
    PathsMissing = "paths-missing",
    OperationIdMissing = "operation-id-missing",
    KeyUnknown = "key-unknown",
    ExtensionUnknown = "extension-unknown",
    DuplicateKey = "duplicate-key",
    KeyMissing = "key-missing",
    KeyMisplaced = "key-misplaced",
    ValueUnknown = "value-unknown",
    DuplicateParameter = "duplicate-parameter",
    PatternUnchecked = "pattern-unchecked",
    PathParameterMissing = "path-parameter-missing",
    PathParameterUnused = "path-parameter-unused",
    PathSyntax = "path-syntax",
    NameClash = "name-clash",
    ParameterClash = "parameter-clash",
    NameUnusable = "name-unusable",
    UnsupportedFormat = "unsupported-format",
    UnsupportedType = "unsupported-type",
    UnsupportedAllOf = "unsupported-allof",
    UnsupportedDiscriminator = "unsupported-discriminator",
    UnsupportedParameter = "unsupported-parameter",
    UnsupportedHost = "unsupported-host",
    UnsupportedStatus = "unsupported-status",
    SuccessMissing = "success-missing",
    UnsupportedPaging = "unsupported-paging",
    XmlNameInvalid = "xml-name-invalid",
    XmlMisplaced = "xml-misplaced",
    XmlNameClash = "xml-name-clash",
    ExampleInvalid = "example-invalid",
    ExampleUntested = "example-untested",
    BoundsContradict = "bounds-contradict",
    BoundInvalid = "bound-invalid",
    PatternInvalid = "pattern-invalid",
    FormatMisplaced = "format-misplaced",
    DefaultInvalid = "default-invalid",
    EnumMixed = "enum-mixed",
    EnumNameMissing = "enum-name-missing",
    EnumValuesDiffer = "enum-values-differ",
    DuplicateValue = "duplicate-value",
    NameEmpty = "name-empty",
    RequiredUnknown = "required-unknown",
    RequiredReadOnly = "required-read-only",
    HeaderNameInvalid = "header-name-invalid",
    FormMediaType = "form-media-type",
    MediaTypeInvalid = "media-type-invalid",
    BodyUnexpected = "body-unexpected",
    ApiVersionMissing = "api-version-missing",
    OperationIdInvalid = "operation-id-invalid",
    LinkInvalid = "link-invalid",
    SecurityUnknown = "security-unknown",
    PathForm = "path-form",
    PathTwice = "path-twice",
    PathEmpty = "path-empty",
    TitleMissing = "title-missing",
    HostForm = "host-form",
    BasePathForm = "base-path-form",
    MultipleBodies = "multiple-bodies",
    EnumEmpty = "enum-empty",
    EnumValueType = "enum-value-type",
    AllOfCycle = "allof-cycle",
    DiscriminatorMissing = "discriminator-missing",
    DiscriminatorInvalid = "discriminator-invalid",
    ItemsMissing = "items-missing",
    ManifestKeyUnknown = "manifest-key-unknown",
    ManifestKeyMissing = "manifest-key-missing",
    ManifestKeyTwice = "manifest-key-twice",
    ManifestValue = "manifest-value",
    ManifestPackageTwice = "manifest-package-twice",
    LicenseTextMissing = "license-text-missing",
    ManifestUnmatched = "manifest-unmatched",
    OutputFolder = "output-folder",
    OutputUnwritable = "output-unwritable",
    OutputForeign = "output-foreign",
    OutputOutside = "output-outside",
    OutputLocked = "output-locked",
    ReadmeTagMissing = "readme-tag-missing",
    ReadmeTagUnknown = "readme-tag-unknown",
    ReadmeSubPackageUnknown = "readme-sub-package-unknown",
    ReadmeTagTwice = "readme-tag-twice",
    ReadmeInputsMissing = "readme-inputs-missing",
    ReadmeCondition = "readme-condition",
    ReadmeSetting = "readme-setting",
    Overlay = "overlay",
    OverlayStale = "overlay-stale",
    ReadmeDirective = "readme-directive",
    ReadmeDirectiveStale = "readme-directive-stale",
}

impl Code {
    /// Whether other problems may follow from one of this kind: a file or a part of it is not read.
    pub(crate) const fn is_cause(self) -> bool {
        matches!(
            self,
            Self::JsonSyntax
                | Self::YamlSyntax
                | Self::FileNotUtf8
                | Self::NotSwagger
                | Self::OpenApi3
                | Self::KeyUnknown
                | Self::ManifestKeyUnknown
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// What the codes mean: a section for each, in their order.
const SECTIONS: &str = include_str!("codes.md");

impl Code {
    /// What the code means, why it matters and how to mend it, with an example: its section of `codes.md`, without the heading.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        sections()
            .find(|(code, _)| *code == self.as_str())
            .map_or("", |(_, section)| section)
    }

    /// The code with a text, if there are warnings with it.
    ///
    /// # Errors
    /// If there is no such code, or if it is always that of an error.
    pub fn of_warning(text: &str) -> Result<Self, InvalidCode> {
        let code: Self = text.parse()?;
        if code.is_always_error() {
            return Err(InvalidCode::AlwaysError(code));
        }
        Ok(code)
    }

    /// Whether there are no warnings with this code, but only errors.
    #[must_use]
    pub const fn is_always_error(self) -> bool {
        matches!(
            self,
            Self::NoOperation
                | Self::ManifestKeyUnknown
                | Self::ManifestKeyMissing
                | Self::ManifestKeyTwice
                | Self::ManifestValue
                | Self::ManifestPackageTwice
                | Self::ManifestUnmatched
                | Self::OutputFolder
                | Self::OutputUnwritable
                | Self::OutputForeign
                | Self::OutputOutside
                | Self::OutputLocked
                | Self::ReadmeTagMissing
                | Self::ReadmeTagUnknown
                | Self::ReadmeSubPackageUnknown
                | Self::ReadmeInputsMissing
                | Self::Overlay
                | Self::OverlayStale
        )
    }

    /// The first sentence of the explanation, as one line without the full stop.
    #[must_use]
    pub fn summary(self) -> String {
        let explanation = self.explanation();
        let paragraph = explanation.split("\n\n").next().unwrap_or_default();
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentence = paragraph.split(". ").next().unwrap_or_default();
        sentence.trim_end_matches('.').to_owned()
    }
}

/// The codes and their sections.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let sections = SECTIONS.split("\n## ").skip(1);
    sections.filter_map(|section| {
        let (code, section) = section.split_once('\n')?;
        Some((code, section.trim_matches('\n')))
    })
}

/// A text that is not the code that is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum InvalidCode {
    /// It is no code.
    Unknown(String),
    /// A warning is asked for, and there are only errors with this code.
    AlwaysError(Code),
}

impl fmt::Display for InvalidCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Unknown(text) => text,
            Self::AlwaysError(code) => {
                return write!(
                    formatter,
                    "`{code}` is always an error, and never a warning"
                );
            }
        };
        let known = Code::ALL.iter().map(|code| code.as_str());
        write!(formatter, "there is no code `{}`", printable(text, LONGEST))?;
        match suggestion(text, known) {
            Some(help) => write!(formatter, "; {help}"),
            None => Ok(()),
        }
    }
}

impl Error for InvalidCode {}

/// The longest text that an error quotes.
const LONGEST: usize = 100;

impl FromStr for Code {
    type Err = InvalidCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().find(|code| code.as_str() == text);
        known
            .copied()
            .ok_or_else(|| InvalidCode::Unknown(text.to_owned()))
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

    #[test]
    fn an_explanation_begins_with_a_sentence_that_says_what_is_wrong() {
        for code in Code::ALL {
            let summary = code.summary();
            assert!(
                (10..120).contains(&summary.len()) && !summary.contains('\n'),
                "{code}: {summary}"
            );
        }
    }

    #[test]
    fn a_code_is_found_by_its_text() {
        assert_eq!("enum-empty".parse(), Ok(Code::EnumEmpty));
        let unknown = "enum-emty".parse::<Code>().unwrap_err().to_string();
        assert_eq!(
            unknown,
            "there is no code `enum-emty`; did you mean `enum-empty`?"
        );
        let error = Code::of_warning("manifest-value").unwrap_err().to_string();
        assert_eq!(
            error,
            "`manifest-value` is always an error, and never a warning"
        );
    }
}
