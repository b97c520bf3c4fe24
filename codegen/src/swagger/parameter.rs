//! Parameters, and the types of array items outside of bodies.

use super::object::object;
use super::{EnumExtension, Schema};
use serde_json::Value;

object! {
    /// A parameter, or a reference to one.
    Parameter, "a parameter (an object)" {
        /// A reference to a parameter.
        "$ref" => reference: Option<String>,
        /// Its name on the wire.
        "name" => name: Option<String>,
        /// Where the value is sent: `path`, `query`, `header`, `body` or `formData`. Parameters of a host use `path`.
        "in" => location: Option<String>,
        /// The description.
        "description" => description: Option<String>,
        /// Whether the parameter is required.
        "required" => required: bool,
        /// The schema of a body.
        "schema" => schema: Option<Box<Schema>>,
        /// The type of a parameter that is not a body.
        "type" => type_name: Option<String>,
        /// The format of the type, such as `date-time`.
        "format" => format: Option<String>,
        /// The type of the items of an array.
        "items" => items: Option<Box<Items>>,
        /// How an array is serialized.
        "collectionFormat" => collection_format: Option<String>,
        /// The value that the service uses if none is sent.
        "default" => default: Option<Value>,
        /// The maximum.
        "maximum" => maximum: Option<f64>,
        /// Whether the maximum itself is not allowed.
        "exclusiveMaximum" => exclusive_maximum: bool,
        /// The minimum.
        "minimum" => minimum: Option<f64>,
        /// Whether the minimum itself is not allowed.
        "exclusiveMinimum" => exclusive_minimum: bool,
        /// The maximum length in characters.
        "maxLength" => maximum_length: Option<u64>,
        /// The minimum length in characters.
        "minLength" => minimum_length: Option<u64>,
        /// A regular expression that the value must match.
        "pattern" => pattern: Option<String>,
        /// The maximum number of items.
        "maxItems" => maximum_items: Option<u64>,
        /// The minimum number of items.
        "minItems" => minimum_items: Option<u64>,
        /// Whether the items must differ from each other.
        "uniqueItems" => unique_items: bool,
        /// A number that the value must be a multiple of.
        "multipleOf" => multiple_of: Option<f64>,
        /// The allowed values.
        "enum" => values: Option<Vec<Value>>,
        /// The name of the enum, and names and descriptions of its values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
        /// The name to use in clients, instead of the name on the wire.
        "x-ms-client-name" => client_name: Option<String>,
        /// Whether the parameter belongs to the `client` or to the `method`.
        "x-ms-parameter-location" => parameter_location: Option<String>,
        /// The common prefix of the names of headers that together are one parameter.
        "x-ms-header-collection-prefix" => header_prefix: Option<String>,
        /// Whether the value is sent without percent-encoding.
        "x-ms-skip-url-encoding" => skip_url_encoding: bool,
        /// Whether the value is a secret.
        "x-ms-secret" => secret: bool,
        /// Whether the parameter is the version of the API. Without it, the name tells.
        "x-ms-api-version" => api_version: Option<bool>,
    }
    without_effect {
        // How a client groups parameters into a struct. The generated code always groups the optional ones.
        "x-ms-parameter-grouping",
        // Would make the properties of the body separate parameters. The generated code keeps the body as one value.
        "x-ms-client-flatten",
        // Empty values are always allowed in a query.
        "allowEmptyValue",
        // An ordinary header that the caller sets.
        "x-ms-client-request-id",
        // Documentation only.
        "example", "examples",
    }
}

object! {
    /// The type of the items of an array, outside of bodies.
    Items, "an `items` object" {
        /// The type.
        "type" => type_name: Option<String>,
        /// The format of the type, such as `date-time`.
        "format" => format: Option<String>,
        /// The type of the items of an array.
        "items" => items: Option<Box<Items>>,
        /// How an array is serialized.
        "collectionFormat" => collection_format: Option<String>,
        /// The allowed values.
        "enum" => values: Option<Vec<Value>>,
        /// The name of the enum, and names and descriptions of its values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
    }
    kept_in validation {
        // Requests check whole values only. Defaults of items mean nothing.
        "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf",
    }
    without_effect {
        // Documentation only.
        "example", "examples",
    }
}
