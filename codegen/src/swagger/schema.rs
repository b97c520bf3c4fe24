//! Types of bodies and of what is in them.

use super::object::object;
use super::shape::{Read, Shape};
use super::{EnumExtension, Map};
use serde::de::MapAccess;
use serde_json::Value;

object! {
    /// A type, or a reference to one with what stands beside it.
    Schema, "a schema (an object)" {
        /// A schema elsewhere.
        "$ref" => reference: Option<String>,
        /// The type.
        "type" => type_name: Option<String>,
        /// More about the type.
        "format" => format: Option<String>,
        /// What it is for.
        "description" => description: Option<String>,
        /// The properties of an object.
        "properties" => properties: Map<Schema>,
        /// Names of properties that must be there.
        "required" => required: Vec<String>,
        /// The type of properties that are not declared.
        "additionalProperties" => additional_properties: Option<AdditionalProperties>,
        /// The type of a list's items.
        "items" => items: Option<Box<Schema>>,
        /// Schemas whose properties are this one's too.
        "allOf" => all_of: Vec<Schema>,
        /// The property that tells which child of this schema a value is.
        "discriminator" => discriminator: Option<String>,
        /// The value of that property that stands for this schema.
        "x-ms-discriminator-value" => discriminator_value: Option<String>,
        /// The values.
        "enum" => values: Option<Vec<Value>>,
        /// More about the values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
        /// Only the service sets it.
        "readOnly" => read_only: bool,
        /// When it may be set: `create`, `read`, `update`.
        "x-ms-mutability" => mutability: Option<Vec<String>>,
        /// `null` means something.
        "x-nullable" => nullable: bool,
        /// Must not be shown.
        "x-ms-secret" => secret: bool,
        /// The name that users see.
        "x-ms-client-name" => client_name: Option<String>,
    }
    without_effect {
        // For readers of the definition.
        "title", "example", "externalDocs",
        // The service checks what is in a body; requests check parameters only. No default is invented.
        "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf", "maxProperties", "minProperties",
        // The shape on the wire is kept.
        "x-ms-client-flatten",
        // Bodies are JSON.
        "xml",
    }
}

impl Schema {
    /// Whether `x-ms-mutability` allows this (`read` or `create`), and nothing else but reading.
    #[must_use]
    pub fn is_only(&self, allowed: &str) -> bool {
        self.mutability.as_ref().is_some_and(|times| {
            let mut others = times.iter().filter(|time| *time != "read");
            times.iter().any(|time| time == allowed) && others.all(|time| time == allowed)
        })
    }
}

/// What `additionalProperties` says.
#[derive(Clone, Debug, PartialEq)]
pub enum AdditionalProperties {
    /// `true` or `false`: allowed or not.
    Allowed(bool),
    /// Their type.
    Typed(Box<Schema>),
}

impl Shape for AdditionalProperties {
    const EXPECTED: &'static str = "true, false or a schema";

    fn of_truth(allowed: bool) -> Read<Self> {
        Read::good(Self::Allowed(allowed))
    }

    fn of_object<'de, A: MapAccess<'de>>(object: A) -> Result<Read<Self>, A::Error> {
        Ok(Box::<Schema>::of_object(object)?.map(Self::Typed))
    }
}
