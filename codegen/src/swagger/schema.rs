//! Schemas: the types of bodies and of the values in them.

use super::from_json::{FromJson, Parsed};
use super::object::object;
use super::{EnumExtension, Map, Xml};
use serde::de::MapAccess;
use serde_json::Value;

object! {
    /// A schema, or a reference to one with its sibling keys.
    Schema, "a schema (an object)" {
        /// A reference to a schema.
        "$ref" => reference: Option<String>,
        /// The type.
        "type" => type_name: Option<String>,
        /// The format of the type, such as `date-time`.
        "format" => format: Option<String>,
        /// The description.
        "description" => description: Option<String>,
        /// The properties of an object.
        "properties" => properties: Map<Schema>,
        /// The names of the required properties.
        "required" => required: Vec<String>,
        /// Whether undeclared properties are allowed, or their schema.
        "additionalProperties" => additional_properties: Option<AdditionalProperties>,
        /// The schema of the items of an array.
        "items" => items: Option<Box<Schema>>,
        /// Parent schemas, whose properties are inherited.
        "allOf" => all_of: Vec<Schema>,
        /// The name of the property that identifies the child schema of a value.
        "discriminator" => discriminator: Option<String>,
        /// The value of the parent's discriminator that identifies this schema.
        "x-ms-discriminator-value" => discriminator_value: Option<String>,
        /// The allowed values.
        "enum" => values: Option<Vec<Value>>,
        /// The name of the enum, and names and descriptions of its values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
        /// Whether only the service sets the value.
        "readOnly" => read_only: bool,
        /// When the value may be sent or returned: `create`, `read`, `update`.
        "x-ms-mutability" => mutability: Option<Vec<String>>,
        /// Whether `null` is allowed.
        "x-nullable" => nullable: bool,
        /// Whether the value is a secret.
        "x-ms-secret" => secret: bool,
        /// The name to use in clients, instead of the name on the wire.
        "x-ms-client-name" => client_name: Option<String>,
        /// How the value is written in XML.
        "xml" => xml: Option<Box<Xml>>,
        /// Whether it is the text of the element of its object in XML.
        "x-ms-text" => text: bool,
    }
    kept_in validation {
        // The service validates bodies; requests validate parameters only. Defaults are not filled in.
        "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf", "maxProperties", "minProperties",
    }
    without_effect {
        // Documentation only.
        "title", "example", "examples", "externalDocs",
        // The structure on the wire is kept.
        "x-ms-client-flatten",
    }
}

impl Schema {
    /// Whether `x-ms-mutability` lists `access` (`read` or `create`) and nothing else, except `read`.
    #[must_use]
    pub fn allows_only(&self, access: &str) -> bool {
        self.mutability.as_ref().is_some_and(|listed| {
            let is_expected = |other: &String| other == access || other == "read";
            listed.iter().any(|other| other == access) && listed.iter().all(is_expected)
        })
    }
}

/// The value of `additionalProperties`.
#[derive(Clone, Debug, PartialEq)]
pub enum AdditionalProperties {
    /// `true` or `false`: whether undeclared properties are allowed.
    Allowed(bool),
    /// The schema of undeclared properties.
    Typed(Box<Schema>),
}

impl FromJson for AdditionalProperties {
    const EXPECTED: &'static str = "a boolean or a schema";

    fn from_bool(allowed: bool) -> Parsed<Self> {
        Parsed::valid(Self::Allowed(allowed))
    }

    fn from_object<'de, A: MapAccess<'de>>(object: A) -> Result<Parsed<Self>, A::Error> {
        Ok(Box::<Schema>::from_object(object)?.map(Self::Typed))
    }
}
