//! Files with examples (`x-ms-examples`).

use super::Map;
use super::object::object;
use serde_json::Value;

object! {
    /// An example of a request and its responses.
    ExampleFile, "an example (an object)" {
        /// Values of the parameters by name on the wire; the body is among them.
        "parameters" => parameters: Map<Value>,
        /// Responses by status.
        "responses" => responses: Map<ExampleAnswer>,
    }
    without_effect {
        // For readers; the definition tells title and operation.
        "title", "description", "operationId", "$schema",
    }
}

object! {
    /// A response of an example.
    ExampleAnswer, "a response of an example (an object)" {
        /// Its headers.
        "headers" => headers: Map<Value>,
        /// Its body.
        "body" => body: Option<Value>,
    }
    without_effect {
        "description", "$schema", "schema",
    }
}
