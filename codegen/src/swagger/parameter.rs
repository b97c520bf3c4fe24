//! Parameters and the types of values outside bodies.

use super::object::object;
use super::{EnumExtension, Schema};
use serde_json::Value;

object! {
    /// A parameter, or a reference to one.
    Parameter, "a parameter (an object)" {
        /// A parameter elsewhere.
        "$ref" => reference: Option<String>,
        /// Its name on the wire.
        "name" => name: Option<String>,
        /// Where it goes: `path`, `query`, `header`, `body` or `formData`; parameters of a host say `path`.
        "in" => location: Option<String>,
        /// What it is for.
        "description" => description: Option<String>,
        /// Whether a value must be given.
        "required" => required: bool,
        /// The type of a body.
        "schema" => schema: Option<Box<Schema>>,
        /// The type of anything else.
        "type" => type_name: Option<String>,
        /// More about the type.
        "format" => format: Option<String>,
        /// The type of a list's items.
        "items" => items: Option<Box<Items>>,
        /// How a list is written.
        "collectionFormat" => collection_format: Option<String>,
        /// The value that the service takes if none is given.
        "default" => default: Option<Value>,
        /// Greatest value.
        "maximum" => maximum: Option<f64>,
        /// The greatest value itself is refused.
        "exclusiveMaximum" => exclusive_maximum: bool,
        /// Least value.
        "minimum" => minimum: Option<f64>,
        /// The least value itself is refused.
        "exclusiveMinimum" => exclusive_minimum: bool,
        /// Greatest number of characters.
        "maxLength" => maximum_length: Option<u64>,
        /// Least number of characters.
        "minLength" => minimum_length: Option<u64>,
        /// A regular expression.
        "pattern" => pattern: Option<String>,
        /// Greatest number of items.
        "maxItems" => maximum_items: Option<u64>,
        /// Least number of items.
        "minItems" => minimum_items: Option<u64>,
        /// No item twice.
        "uniqueItems" => unique_items: bool,
        /// The value is a multiple of this.
        "multipleOf" => multiple_of: Option<f64>,
        /// The values.
        "enum" => values: Option<Vec<Value>>,
        /// More about the values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
        /// The name that users see.
        "x-ms-client-name" => client_name: Option<String>,
        /// `client` or `method`: who holds the value.
        "x-ms-parameter-location" => holder: Option<String>,
        /// The beginning of the names of headers that are one parameter.
        "x-ms-header-collection-prefix" => header_prefix: Option<String>,
        /// The value is put in as it is.
        "x-ms-skip-url-encoding" => skip_url_encoding: bool,
        /// Must not be shown.
        "x-ms-secret" => secret: bool,
    }
    without_effect {
        // Which arguments are passed as one; here all optional parameters are.
        "x-ms-parameter-grouping",
        // Clients that ask for it send the parameter's properties one by one; here a body stays one value.
        "x-ms-client-flatten",
        // Only says that an empty query value is legal, which it is anyway.
        "allowEmptyValue",
        // The name tells.
        "x-ms-api-version",
        // An ordinary header that the caller sets.
        "x-ms-client-request-id",
    }
}

object! {
    /// The type of a list's items.
    Items, "an `items` object" {
        /// The type.
        "type" => type_name: Option<String>,
        /// More about the type.
        "format" => format: Option<String>,
        /// The type of a list's items.
        "items" => items: Option<Box<Items>>,
        /// How a list is written.
        "collectionFormat" => collection_format: Option<String>,
        /// The values.
        "enum" => values: Option<Vec<Value>>,
        /// More about the values.
        "x-ms-enum" => enum_extension: Option<Box<EnumExtension>>,
    }
    without_effect {}
}
