//! Paths and operations.

use super::object::object;
use super::{ExampleReference, FinalStateOptions, Map, Pageable, Parameter, Response};

object! {
    /// The operations of a path.
    PathItem, "a path item (an object)" {
        /// A path item elsewhere.
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
        /// Parameters of all these operations, unless one declares its own.
        "parameters" => parameters: Vec<Parameter>,
    }
    without_effect {}
}

impl PathItem {
    /// The operations, each with its key (the method in lower case).
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
        /// Its id, unique in the API.
        "operationId" => operation_id: Option<String>,
        /// Its name in clients, instead of the one in the id.
        "x-ms-client-name" => client_name: Option<String>,
        /// One line about it.
        "summary" => summary: Option<String>,
        /// More lines about it.
        "description" => description: Option<String>,
        /// Where more is written.
        "externalDocs" => external_docs: Option<ExternalDocs>,
        /// Whether it goes away.
        "deprecated" => deprecated: bool,
        /// Media types of its request body.
        "consumes" => consumes: Option<Vec<String>>,
        /// Media types of its response bodies.
        "produces" => produces: Option<Vec<String>>,
        /// Protocols, if they differ from the document's.
        "schemes" => schemes: Vec<String>,
        /// Its parameters.
        "parameters" => parameters: Vec<Parameter>,
        /// Its responses by status, or `default`.
        "responses" => responses: Map<Response>,
        /// Set for a long-running operation.
        "x-ms-long-running-operation" => long_running: Option<bool>,
        /// How it ends.
        "x-ms-long-running-operation-options" => long_running_options: Option<FinalStateOptions>,
        /// Set for a list in pages.
        "x-ms-pageable" => pageable: Option<Pageable>,
        /// Its examples by title.
        "x-ms-examples" => examples: Map<ExampleReference>,
    }
    without_effect {
        // For readers of the definition.
        "tags",
        // Tokens are the business of who sends the request.
        "security",
    }
}

object! {
    /// Where more is written.
    ExternalDocs, "an `externalDocs` object" {
        /// The URL.
        "url" => url: Option<String>,
        /// What is there.
        "description" => description: Option<String>,
    }
    without_effect {}
}
