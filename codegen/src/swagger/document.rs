//! The whole file.

use super::object::object;
use super::{Map, Parameter, ParameterizedHost, PathItem, Response, Schema};
use serde_json::Value;

object! {
    /// A definition file.
    Document, "a Swagger document (an object)" {
        /// The version of Swagger; `2.0` is the only one.
        "swagger" => swagger: Option<Value>,
        /// The version of `OpenAPI`, if the file is of that family.
        "openapi" => openapi: Option<Value>,
        /// What the API is.
        "info" => info: Info,
        /// The host that serves the API.
        "host" => host: Option<String>,
        /// What stands before each path.
        "basePath" => base_path: Option<String>,
        /// The protocols.
        "schemes" => schemes: Vec<String>,
        /// Media types of request bodies, unless an operation says otherwise.
        "consumes" => consumes: Vec<String>,
        /// Media types of response bodies, unless an operation says otherwise.
        "produces" => produces: Vec<String>,
        /// Operations by path.
        "paths" => paths: Map<PathItem>,
        /// Operations whose paths are told apart by their query.
        "x-ms-paths" => x_ms_paths: Map<PathItem>,
        /// Types by name.
        "definitions" => definitions: Map<Schema>,
        /// Parameters by name.
        "parameters" => parameters: Map<Parameter>,
        /// Responses by name.
        "responses" => responses: Map<Response>,
        /// A host made from parameters.
        "x-ms-parameterized-host" => parameterized_host: Option<ParameterizedHost>,
    }
    without_effect {
        // Tokens are the business of who sends the request; every ARM operation takes the same one.
        "securityDefinitions", "security",
        // For readers of the definition.
        "tags", "externalDocs",
    }
}

object! {
    /// What the API is.
    Info, "an `info` object" {
        /// Its title, such as `ApiManagementClient`.
        "title" => title: Option<String>,
        /// What it is for.
        "description" => description: Option<String>,
        /// Its version.
        "version" => version: Option<String>,
    }
    without_effect {
        // For readers of the definition.
        "termsOfService", "contact", "license",
    }
}

object! {
    /// Only what tells the kind of a file, for files that cannot be read as a [`Document`].
    Head, "an object" {
        /// The version of Swagger.
        "swagger" => swagger: Option<Value>,
        /// The version of `OpenAPI`.
        "openapi" => openapi: Option<Value>,
    }
    without_effect {}
}
