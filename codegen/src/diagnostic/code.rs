//! The codes of all diagnostics. They are stable: people search for them.

/// The text is not JSON.
pub const JSON_SYNTAX: &str = "json-syntax";
/// The text is not YAML.
pub const YAML_SYNTAX: &str = "yaml-syntax";
/// A file that is named does not exist.
pub const FILE_MISSING: &str = "file-missing";
/// A file exists but cannot be read, or is not a plain file.
pub const FILE_UNREADABLE: &str = "file-unreadable";
/// A file is not UTF-8.
pub const FILE_NOT_UTF8: &str = "file-not-utf8";
/// A file is larger than what is read.
pub const FILE_TOO_LARGE: &str = "file-too-large";
/// A path leaves the folder that may be read.
pub const OUTSIDE_ROOT: &str = "outside-root";
/// A value has another type than it must have, or a part of it is missing.
pub const WRONG_TYPE: &str = "wrong-type";
/// Values are nested too deeply, or references repeat them too often.
pub const TOO_DEEP: &str = "too-deep";
/// A `$ref` points to nothing.
pub const REFERENCE_MISSING: &str = "reference-missing";
/// `$ref`s point to each other without end.
pub const REFERENCE_CYCLE: &str = "reference-cycle";
/// A `$ref` of a kind that is not followed, such as a URL.
pub const REFERENCE_UNSUPPORTED: &str = "reference-unsupported";
/// The file is no Swagger 2.0 definition.
pub const NOT_SWAGGER: &str = "not-swagger";
/// The file is an `OpenAPI` 3 definition.
pub const OPENAPI_3: &str = "openapi-3";
/// An operation id is used twice.
pub const DUPLICATE_OPERATION: &str = "duplicate-operation";
/// An operation that is left out because it cannot be generated.
pub const OPERATION_SKIPPED: &str = "operation-skipped";
/// There are more problems than are shown.
pub const TOO_MANY: &str = "too-many";
/// An operation without an id.
pub const OPERATION_ID_MISSING: &str = "operation-id-missing";
/// A key or a name that stands twice in one object.
pub const DUPLICATE_KEY: &str = "duplicate-key";
/// A parameter that an operation declares twice.
pub const DUPLICATE_PARAMETER: &str = "duplicate-parameter";
/// A pattern that cannot be checked before a request is sent.
pub const PATTERN_UNCHECKED: &str = "pattern-unchecked";
/// The path has a parameter that the operation does not declare.
pub const PATH_PARAMETER_MISSING: &str = "path-parameter-missing";
/// The operation declares a path parameter that the path does not have.
pub const PATH_PARAMETER_UNUSED: &str = "path-parameter-unused";
/// Two names of the definition become one Rust name.
pub const NAME_CLASH: &str = "name-clash";
/// A name from which no Rust name can be made.
pub const NAME_UNUSABLE: &str = "name-unusable";
/// A `format` that is not known.
pub const UNSUPPORTED_FORMAT: &str = "unsupported-format";
/// A construct that armgen does not know yet.
pub const UNSUPPORTED: &str = "unsupported";
/// An operation with two bodies.
pub const MULTIPLE_BODIES: &str = "multiple-bodies";
/// An enum without values.
pub const ENUM_EMPTY: &str = "enum-empty";
/// `allOf` leads back to the same definition.
pub const ALLOF_CYCLE: &str = "allof-cycle";
/// A `discriminator` that is no property.
pub const DISCRIMINATOR_MISSING: &str = "discriminator-missing";
/// A key that the manifest does not know.
pub const MANIFEST_KEY_UNKNOWN: &str = "manifest-key-unknown";
/// A key of the manifest that must be there is not.
pub const MANIFEST_KEY_MISSING: &str = "manifest-key-missing";
/// A key that the manifest has twice.
pub const MANIFEST_KEY_TWICE: &str = "manifest-key-twice";
/// A value of the manifest that does not keep to its rule.
pub const MANIFEST_VALUE: &str = "manifest-value";
/// Two packages with one name or one output folder.
pub const MANIFEST_PACKAGE_TWICE: &str = "manifest-package-twice";
/// Something in the manifest matches nothing in the inputs.
pub const MANIFEST_UNMATCHED: &str = "manifest-unmatched";
/// A file of the output cannot be written.
pub const OUTPUT_UNWRITABLE: &str = "output-unwritable";
/// A file would be overwritten that armgen did not write.
pub const OUTPUT_FOREIGN: &str = "output-foreign";
/// A readme has no tag of its own, and none was asked for.
pub const README_TAG_MISSING: &str = "readme-tag-missing";
/// A readme has no such tag.
pub const README_TAG_UNKNOWN: &str = "readme-tag-unknown";
/// A readme has two tags of its own.
pub const README_TAG_TWICE: &str = "readme-tag-twice";
/// A readme names no definition.
pub const README_INPUTS_MISSING: &str = "readme-inputs-missing";
/// A condition of a block in a readme is not understood.
pub const README_CONDITION: &str = "readme-condition";
/// A setting of a readme that would change what is generated is not followed.
pub const README_SETTING: &str = "readme-setting";
/// A directive of a readme is not applied.
pub const README_DIRECTIVE: &str = "readme-directive";

/// The code with a text. This file has all of them, so that none can be forgotten.
pub(crate) fn named(text: &str) -> Option<&'static str> {
    let mut known = include_str!("code.rs")
        .lines()
        .filter(|line| line.starts_with("pub const "))
        .filter_map(|line| line.split('"').nth(1));
    known.find(|known| *known == text)
}
