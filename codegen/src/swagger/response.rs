//! Responses and their headers.

use super::object::object;
use super::{EnumExtension, Items, Map, Schema};
use serde_json::Value;

object! {
    /// A response, or a reference to one.
    Response, "a response (an object)" {
        /// A reference to a response.
        "$ref" => reference: Option<String>,
        /// The description.
        "description" => description: Option<String>,
        /// The schema of the body.
        "schema" => schema: Option<Box<Schema>>,
        /// The headers by name.
        "headers" => headers: Map<Header>,
        /// Whether the response is an error, whatever its status code.
        "x-ms-error-response" => error_response: Option<bool>,
    }
    without_effect {
        // Tests are generated from `x-ms-examples`, which contain the request too.
        "example", "examples",
    }
}

object! {
    /// A header of a response.
    Header, "a header (an object)" {
        /// The description.
        "description" => description: Option<String>,
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
        /// The common prefix of the names of headers that together are one map.
        "x-ms-header-collection-prefix" => header_prefix: Option<String>,
        /// The name to use in clients, instead of the name on the wire.
        "x-ms-client-name" => client_name: Option<String>,
    }
    kept_in validation {
        // Response headers are not validated, and defaults are not filled in.
        "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems",
        "minItems", "uniqueItems", "multipleOf",
    }
    without_effect {
        // Documentation only.
        "example", "examples",
    }
}
