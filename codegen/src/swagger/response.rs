//! Responses and their headers.

use super::object::object;
use super::{EnumExtension, Items, Map, Schema};
use serde_json::Value;

object! {
    /// A response, or a reference to one.
    Response, "a response (an object)" {
        /// A response elsewhere.
        "$ref" => reference: Option<String>,
        /// What it means.
        "description" => description: Option<String>,
        /// The type of its body.
        "schema" => schema: Option<Box<Schema>>,
        /// Its headers by name.
        "headers" => headers: Map<Header>,
        /// Whether it means an error, whatever its status.
        "x-ms-error-response" => error_response: Option<bool>,
    }
    without_effect {
        // The tests are made from `x-ms-examples`, which have the request too.
        "examples",
    }
}

object! {
    /// A header of a response.
    Header, "a header (an object)" {
        /// What it tells.
        "description" => description: Option<String>,
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
        /// The beginning of the names of headers that are one.
        "x-ms-header-collection-prefix" => header_prefix: Option<String>,
        /// The name that users see.
        "x-ms-client-name" => client_name: Option<String>,
    }
    without_effect {
        // What a service sends is not checked, and no default is invented.
        "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf",
    }
}
