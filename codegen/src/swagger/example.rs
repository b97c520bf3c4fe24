//! Example files, which `x-ms-examples` refers to.

use super::Map;
use super::object::object;
use serde_json::Value;

object! {
    /// An example of a request and its responses.
    ExampleFile, "an example (an object)" {
        /// The values of the parameters, including the body, by name on the wire.
        "parameters" => parameters: Map<Value>,
        /// The responses by status code.
        "responses" => responses: Map<ExampleResponse>,
    }
    without_effect {
        // Documentation only. The title and the operation are those of the definition.
        "title", "description", "operationId", "$schema",
    }
}

object! {
    /// A response of an example.
    ExampleResponse, "a response of an example (an object)" {
        /// The headers.
        "headers" => headers: Map<Value>,
        /// The body.
        "body" => body: Option<Value>,
    }
    without_effect {
        "description", "$schema", "schema",
    }
}
