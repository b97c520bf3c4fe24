//! The `x-ms-*` extensions, described at <https://azure.github.io/autorest/extensions/>.

use super::Parameter;
use super::from_json::{FromJson, Parsed};
use super::object::object;
use serde_json::Value;

object! {
    /// `x-ms-enum`
    EnumExtension, "an `x-ms-enum` object" {
        /// The name of the enum.
        "name" => name: Option<String>,
        /// The values with their names and descriptions.
        "values" => values: Option<Vec<EnumValue>>,
    }
    without_effect {
        // Services add values regardless of these keys, so every enum is extensible.
        "modelAsString", "modelAsExtensible",
    }
}

object! {
    /// A value of `x-ms-enum`.
    EnumValue, "a value of `x-ms-enum` (an object)" {
        /// The value on the wire.
        "value" => value: Option<Value>,
        /// The name to use in clients.
        "name" => name: Option<String>,
        /// The description.
        "description" => description: Option<String>,
    }
    without_effect {
        // Repeats the values.
        "allowedValues",
    }
}

object! {
    /// `x-ms-parameterized-host`
    ParameterizedHost, "an `x-ms-parameterized-host` object" {
        /// The template of the host, with the parameters in braces.
        "hostTemplate" => host_template: Option<String>,
        /// Whether the scheme is added in front of the template. The default is `true`.
        "useSchemePrefix" => use_scheme_prefix: Option<bool>,
        /// Whether the parameters come `first` or `last` among the parameters of an operation.
        "positionInOperation" => position_in_operation: Option<String>,
        /// The parameters in the template.
        "parameters" => parameters: Vec<Parameter>,
    }
    without_effect {}
}

object! {
    /// `x-ms-long-running-operation-options`
    FinalStateOptions, "an `x-ms-long-running-operation-options` object" {
        /// Which URL returns the result.
        "final-state-via" => final_state_via: Option<String>,
        /// A reference to the schema of the result.
        "final-state-schema" => final_state_schema: Option<String>,
    }
    without_effect {}
}

object! {
    /// `x-ms-pageable`
    Pageable, "an `x-ms-pageable` object" {
        /// The property with the URL of the next page.
        "nextLinkName" => next_link_name: NextLinkName,
        /// The property with the items. The default is `value`.
        "itemName" => item_name: Option<String>,
        /// The id of the operation that gets the next page.
        "operationName" => operation_name: Option<String>,
    }
    without_effect {}
}

object! {
    /// A reference to an example file.
    ExampleReference, "a reference to an example (an object)" {
        /// The path of the file.
        "$ref" => reference: Option<String>,
    }
    without_effect {}
}

/// The value of `nextLinkName`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum NextLinkName {
    /// The key is missing.
    #[default]
    Absent,
    /// `null`: all items are on one page.
    Null,
    /// The name of a property.
    Name(String),
}

impl FromJson for NextLinkName {
    const EXPECTED: &'static str = "a string or null";

    fn from_null() -> Parsed<Self> {
        Parsed::valid(Self::Null)
    }

    fn from_str(name: &str) -> Parsed<Self> {
        Parsed::valid(Self::Name(name.to_owned()))
    }
}

/// Extensions that do not affect the generated code, with the reasons.
pub const WITHOUT_EFFECT: &[(&str, &str)] = &[
    (
        "x-abstract",
        "for other generators: marks a type that is only a parent",
    ),
    (
        "x-accessibility",
        "for other generators: the visibility of a type",
    ),
    (
        "x-cadl-generated",
        "describes how the definition was generated",
    ),
    ("x-cadl-name", "describes how the definition was generated"),
    (
        "x-ms-arm-id-details",
        "restricts the resources that an id may refer to; the service validates it",
    ),
    (
        "x-ms-azure-rbac-permissions-required",
        "documentation: the permissions that a caller needs",
    ),
    (
        "x-ms-azure-resource",
        "marks resources; their properties are generated like any others",
    ),
    ("x-ms-client-default", "defaults are not filled in"),
    (
        "x-ms-code-generation-settings",
        "settings of other generators",
    ),
    ("x-ms-correlation-request-id", "sent like any other header"),
    (
        "x-ms-external",
        "for other generators: the type is part of a library; armgen has no such library",
    ),
    (
        "x-ms-format",
        "a hint about the usual content of a value of any JSON type",
    ),
    (
        "x-ms-format-element-type",
        "a hint about the usual items of an array",
    ),
    (
        "x-ms-identifiers",
        "for tools that compare arrays: which properties identify an item",
    ),
    (
        "x-ms-odata",
        "documentation: the type that a filter refers to",
    ),
    (
        "x-ms-request-id",
        "the request id of every response is available",
    ),
    ("x-publish", "controls whether documentation is published"),
    (
        "x-typespec-generated",
        "describes how the definition was generated",
    ),
    (
        "x-typespec-name",
        "describes how the definition was generated",
    ),
];

/// Whether an extension does not affect the generated code.
pub(super) fn is_without_effect(key: &str) -> bool {
    WITHOUT_EFFECT
        .binary_search_by(|(name, _)| (*name).cmp(key))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extensions_without_effect_are_sorted_for_searching() {
        assert!(WITHOUT_EFFECT.is_sorted_by_key(|(name, _)| *name));
    }
}
