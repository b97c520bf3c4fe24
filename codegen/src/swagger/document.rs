//! The root object of a definition file.

use super::object::object;
use super::{Map, Parameter, ParameterizedHost, PathItem, Response, Schema};
use serde::de::IgnoredAny;
use serde_json::Value;

object! {
    /// A definition file.
    Document, "a Swagger document (an object)" {
        /// The version of Swagger. Only `2.0` is supported.
        "swagger" => swagger: Option<Value>,
        /// The version of `OpenAPI`, if this is an `OpenAPI` 3 file.
        "openapi" => openapi: Option<Value>,
        /// The title and version of the API.
        "info" => info: Info,
        /// The host that serves the API.
        "host" => host: Option<String>,
        /// The prefix of all paths.
        "basePath" => base_path: Option<String>,
        /// The URL schemes.
        "schemes" => schemes: Vec<String>,
        /// Media types of request bodies. An operation can override them.
        "consumes" => consumes: Vec<String>,
        /// Media types of response bodies. An operation can override them.
        "produces" => produces: Vec<String>,
        /// Operations by path.
        "paths" => paths: Map<PathItem>,
        /// Operations by path and query: these differ in their query only.
        "x-ms-paths" => x_ms_paths: Map<PathItem>,
        /// Schemas by name.
        "definitions" => definitions: Map<Schema>,
        /// Shared parameters by name.
        "parameters" => parameters: Map<Parameter>,
        /// Shared responses by name.
        "responses" => responses: Map<Response>,
        /// The template of the host, if the host has parameters.
        "x-ms-parameterized-host" => parameterized_host: Option<ParameterizedHost>,
        /// How callers authenticate, by name. That is left to the code that sends the request. It is the same for all ARM operations.
        "securityDefinitions" => security_definitions: Map<IgnoredAny>,
        /// Names of `securityDefinitions`.
        "security" => security: Vec<Map<IgnoredAny>>,
        /// Groups of operations in documentation.
        "tags" => tags: Vec<Tag>,
    }
    without_effect {
        // Documentation only.
        "externalDocs",
    }
}

object! {
    /// A group of operations in documentation.
    Tag, "a tag (an object)" {
        /// Its name.
        "name" => name: Option<String>,
    }
    without_effect {
        "description", "externalDocs",
    }
}

object! {
    /// The title and version of the API.
    Info, "an `info` object" {
        /// The title, such as `ApiManagementClient`.
        "title" => title: Option<String>,
        /// The description.
        "description" => description: Option<String>,
        /// The version of the API: a string, or a number whose text is the version.
        "version" => version: Option<Value>,
    }
    without_effect {
        // Documentation only.
        "termsOfService", "contact", "license",
    }
}

object! {
    /// The keys that identify the format of a file, for files that cannot be read as a [`Document`].
    Head, "an object" {
        /// The version of Swagger.
        "swagger" => swagger: Option<Value>,
        /// The version of `OpenAPI`.
        "openapi" => openapi: Option<Value>,
    }
    without_effect {}
}
