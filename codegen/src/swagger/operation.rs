//! Path items and operations.

use super::object::object;
use super::{ExampleReference, FinalStateOptions, Map, Pageable, Parameter, Response};
use serde::de::IgnoredAny;

object! {
    /// The operations of a path.
    PathItem, "a path item (an object)" {
        /// A reference to a path item.
        "$ref" => reference: Option<String>,
        /// `GET`
        "get" => get: Option<Box<Operation>>,
        /// `PUT`
        "put" => put: Option<Box<Operation>>,
        /// `POST`
        "post" => post: Option<Box<Operation>>,
        /// `PATCH`
        "patch" => patch: Option<Box<Operation>>,
        /// `DELETE`
        "delete" => delete: Option<Box<Operation>>,
        /// `HEAD`
        "head" => head: Option<Box<Operation>>,
        /// `OPTIONS`
        "options" => options: Option<Box<Operation>>,
        /// Parameters of all operations of the path. An operation can override them.
        "parameters" => parameters: Vec<Parameter>,
    }
    without_effect {}
}

impl PathItem {
    /// The operations with their keys: the HTTP methods in lower case.
    pub fn operations(&self) -> impl Iterator<Item = (&'static str, &Operation)> {
        let all = [
            ("get", &self.get),
            ("put", &self.put),
            ("post", &self.post),
            ("patch", &self.patch),
            ("delete", &self.delete),
            ("head", &self.head),
            ("options", &self.options),
        ];
        all.into_iter()
            .filter_map(|(key, operation)| Some((key, operation.as_deref()?)))
    }
}

object! {
    /// An operation.
    Operation, "an operation (an object)" {
        /// The id, unique within the API.
        "operationId" => operation_id: Option<String>,
        /// The name to use in clients, instead of the one in the id.
        "x-ms-client-name" => client_name: Option<String>,
        /// A short summary.
        "summary" => summary: Option<String>,
        /// The description.
        "description" => description: Option<String>,
        /// A link to more documentation.
        "externalDocs" => external_docs: Option<ExternalDocs>,
        /// Whether the operation is deprecated.
        "deprecated" => deprecated: bool,
        /// Media types of the request body.
        "consumes" => consumes: Option<Vec<String>>,
        /// Media types of the response bodies.
        "produces" => produces: Option<Vec<String>>,
        /// The URL schemes, if they differ from those of the document.
        "schemes" => schemes: Vec<String>,
        /// The parameters.
        "parameters" => parameters: Vec<Parameter>,
        /// The responses by status code or `default`.
        "responses" => responses: Map<Response>,
        /// Whether the operation is long-running.
        "x-ms-long-running-operation" => long_running: Option<bool>,
        /// How the result of the long-running operation is obtained.
        "x-ms-long-running-operation-options" => long_running_options: Option<FinalStateOptions>,
        /// Set if the result is paged.
        "x-ms-pageable" => pageable: Option<Pageable>,
        /// Examples by title.
        "x-ms-examples" => examples: Map<ExampleReference>,
        /// Groups in documentation.
        "tags" => tags: Vec<String>,
        /// Names of `securityDefinitions`.
        "security" => security: Vec<Map<IgnoredAny>>,
    }
    without_effect {
        // Documentation only.
        "example", "examples",
    }
}

object! {
    /// A link to more documentation.
    ExternalDocs, "an `externalDocs` object" {
        /// The URL.
        "url" => url: Option<String>,
        /// The description of the target.
        "description" => description: Option<String>,
    }
    without_effect {}
}
