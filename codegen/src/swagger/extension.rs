//! The `x-ms-*` extensions, described at <https://azure.github.io/autorest/extensions/>.

use super::Parameter;
use super::object::object;
use super::shape::{Read, Shape};
use serde_json::Value;

object! {
    /// `x-ms-enum`
    EnumExtension, "an `x-ms-enum` object" {
        /// The name of the type.
        "name" => name: Option<String>,
        /// The values with names and descriptions.
        "values" => values: Option<Vec<EnumValue>>,
    }
    without_effect {
        // Services add values whatever the definition says, so every enum is open.
        "modelAsString", "modelAsExtensible",
    }
}

object! {
    /// A value of `x-ms-enum`.
    EnumValue, "a value of `x-ms-enum` (an object)" {
        /// The value on the wire.
        "value" => value: Option<Value>,
        /// The name that users see.
        "name" => name: Option<String>,
        /// What it means.
        "description" => description: Option<String>,
    }
    without_effect {
        // A second description of the same.
        "allowedValues",
    }
}

object! {
    /// `x-ms-parameterized-host`
    ParameterizedHost, "an `x-ms-parameterized-host` object" {
        /// The host with its parameters in braces.
        "hostTemplate" => host_template: Option<String>,
        /// Whether the scheme stands before the template; it does if nothing is said.
        "useSchemePrefix" => use_scheme_prefix: Option<bool>,
        /// Whether its parameters are the `first` or the `last` of an operation.
        "positionInOperation" => position_in_operation: Option<String>,
        /// The parameters in the template.
        "parameters" => parameters: Vec<Parameter>,
    }
    without_effect {}
}

object! {
    /// `x-ms-long-running-operation-options`
    FinalStateOptions, "an `x-ms-long-running-operation-options` object" {
        /// Where the result is read.
        "final-state-via" => final_state_via: Option<String>,
        /// A reference to the type of the result.
        "final-state-schema" => final_state_schema: Option<String>,
    }
    without_effect {}
}

object! {
    /// `x-ms-pageable`
    Pageable, "an `x-ms-pageable` object" {
        /// The property with the URL of the next page.
        "nextLinkName" => next_link_name: NextLinkName,
        /// The property with the items; `value` if it is not given.
        "itemName" => item_name: Option<String>,
        /// The operation that gets the next page.
        "operationName" => operation_name: Option<String>,
    }
    without_effect {}
}

object! {
    /// An example that stands in a file of its own.
    ExampleReference, "a reference to an example (an object)" {
        /// The file.
        "$ref" => reference: Option<String>,
    }
    without_effect {}
}

/// What `nextLinkName` says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum NextLinkName {
    /// Nothing.
    #[default]
    Absent,
    /// `null`: all items come at once.
    Null,
    /// The name of a property.
    Name(String),
}

impl Shape for NextLinkName {
    const EXPECTED: &'static str = "a text or null";

    fn of_null() -> Read<Self> {
        Read::good(Self::Null)
    }

    fn of_text(name: &str) -> Read<Self> {
        Read::good(Self::Name(name.to_owned()))
    }
}

/// Extensions that change nothing in what is generated, each with the reason.
pub const WITHOUT_EFFECT: &[(&str, &str)] = &[
    (
        "x-abstract",
        "for other generators: that a type is only a parent",
    ),
    (
        "x-accessibility",
        "for other generators: the visibility of a type",
    ),
    ("x-cadl-generated", "how the definition was made"),
    ("x-cadl-name", "how the definition was made"),
    (
        "x-ms-arm-id-details",
        "which resources an id may name; the service checks it",
    ),
    (
        "x-ms-azure-rbac-permissions-required",
        "for readers: the rights that a caller needs",
    ),
    (
        "x-ms-azure-resource",
        "marks resources; what they are is in their properties",
    ),
    ("x-ms-client-default", "no default is invented"),
    (
        "x-ms-code-generation-settings",
        "settings of other generators",
    ),
    ("x-ms-correlation-request-id", "an ordinary header"),
    (
        "x-ms-external",
        "for other generators: the type is not generated where a library has it; here there is no such library",
    ),
    (
        "x-ms-format",
        "what any JSON value usually is, such as a text or an expression",
    ),
    ("x-ms-format-element-type", "the same for lists"),
    (
        "x-ms-identifiers",
        "which properties identify a list's items; for tools that compare",
    ),
    (
        "x-ms-odata",
        "for readers: the type that a filter speaks of",
    ),
    (
        "x-ms-request-id",
        "request ids are read from every response",
    ),
    ("x-publish", "whether documentation is published"),
    ("x-typespec-generated", "how the definition was made"),
    ("x-typespec-name", "how the definition was made"),
];

/// Whether an extension changes nothing in what is generated.
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
