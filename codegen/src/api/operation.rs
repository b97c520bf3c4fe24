//! Operations: requests and what may come back.

use super::{CollectionFormat, Origin, Parameter, Payload, StatusPattern, Template, Type};
use std::collections::BTreeMap;

/// Operations that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What stands before the `_` of the operation ids; empty for ids without one.
    pub name: String,
    /// The operations, in the order of the inputs.
    pub operations: Vec<Operation>,
}

/// A request and what may come back.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The operation id, whole.
    pub id: String,
    /// The name that the definition gives it; else what stands behind the `_` of the id, or all of it.
    pub name: String,
    /// One line about it.
    pub summary: Option<String>,
    /// More lines about it.
    pub description: Option<String>,
    /// Where more is written.
    pub external_docs: Option<String>,
    /// The definition marks it as deprecated.
    pub deprecated: bool,
    /// The method of the request.
    pub method: Method,
    /// The URL before the path, for an operation that does not go to Azure Resource Manager's endpoint.
    pub host: Option<Template>,
    /// The path with the base path, starting with `/`. A query whose values are fixed may end it.
    pub path: Template,
    /// The version of the API, if the operation has an `api-version` parameter.
    pub api_version: Option<String>,
    /// Parameters other than the body and `api-version`, in the order of the definition (path item's first). Those with a fixed
    /// value are not among them: these stand in `path` and `headers`.
    pub parameters: Vec<Parameter>,
    /// Headers with a fixed value.
    pub headers: Vec<(String, String)>,
    /// What the request carries.
    pub payload: Payload,
    /// The media types of responses, as the header `Accept` asks for them.
    pub accept: String,
    /// The responses that mean success, sorted by status. Their statuses are distinct.
    pub responses: Vec<Response>,
    /// The body of every other response.
    pub error: Option<Type>,
    /// The bodies of errors that differ from it, sorted by status.
    pub errors: Vec<(StatusPattern, Type)>,
    /// Set for a long-running operation.
    pub long_running: Option<LongRunning>,
    /// Set for an operation whose result comes in pages.
    pub paging: Option<Paging>,
    /// The examples that the definition names, sorted by title.
    pub examples: Vec<Example>,
    /// Where it was defined.
    pub origin: Origin,
}

impl Operation {
    /// The response that the definition declares for a status of success: that of the status itself, or that of its class.
    #[must_use]
    pub fn response(&self, status: u16) -> Option<&Response> {
        let mut responses = self.responses.iter();
        responses.find(|response| response.status.matches(status))
    }

    /// The path with the names of its parameters in braces, such as `/pets/{name}`.
    #[must_use]
    pub fn path_with_names(&self) -> String {
        self.with_names(&self.path)
    }

    /// The URL before the path with the names of its parameters in braces.
    #[must_use]
    pub fn host_with_names(&self) -> Option<String> {
        self.host.as_ref().map(|host| self.with_names(host))
    }

    fn with_names(&self, template: &Template) -> String {
        template.fill(|position| format!("{{{}}}", self.parameters[position].name))
    }
}

/// The method of a request.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
}

impl Method {
    /// The method as it is on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }
}

/// What may come back.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The statuses that it is for. That of a class is for those that have no response of their own.
    pub status: StatusPattern,
    /// What the definition says of it.
    pub description: Option<String>,
    /// The type of its body, if it has one.
    pub body: Option<Type>,
    /// The headers that the definition declares, sorted by name.
    pub headers: Vec<Header>,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The name, as in the definition.
    pub name: String,
    /// The name that `x-ms-client-name` asks for.
    pub client_name: Option<String>,
    /// What the definition says of it.
    pub description: Option<String>,
    /// Its type: a scalar, a named choice or a list of these; a map of texts for all headers whose names begin with `name`.
    pub ty: Type,
    /// How a list is written.
    pub collection_format: CollectionFormat,
}

/// How a long-running operation ends.
#[derive(Clone, Debug, PartialEq)]
pub struct LongRunning {
    /// Where the result is read.
    pub final_state: FinalState,
    /// The type of the result; none if there is nothing to read.
    pub result: Option<Type>,
}

/// Where the result of a long-running operation is read (`final-state-via`).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum FinalState {
    /// The definition does not say.
    #[default]
    Default,
    /// At the URL of the `Location` header.
    Location,
    /// In the last answer of the `Azure-AsyncOperation` URL.
    AzureAsyncOperation,
    /// At the URL of the original request.
    OriginalUri,
    /// In the last answer of the `Operation-Location` URL.
    OperationLocation,
}

/// How a result comes in pages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Paging {
    /// The property with the items, such as `value`, in the objects that stand around it, outermost first. Without a name the
    /// answer itself is the list.
    pub items: Vec<String>,
    /// The property with the URL of the next page, likewise; none if all items come at once.
    pub next_link: Option<Vec<String>>,
    /// How the next page is asked for.
    pub next_page: NextPage,
}

/// How the pages after the first are asked for.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum NextPage {
    /// With a GET.
    #[default]
    Get,
    /// With a POST without a body.
    Post,
    /// With a POST and the body of the first request.
    PostBody,
}

/// An example of a request and its responses (`x-ms-examples`).
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its title in the definition.
    pub title: String,
    /// The file, relative to the manifest's folder, with `/` between the parts.
    pub file: std::sync::Arc<str>,
    /// The text of the file.
    pub text: std::sync::Arc<str>,
    /// The values of the parameters, by name on the wire; the body is among them.
    pub parameters: BTreeMap<String, serde_json::Value>,
    /// The responses by status.
    pub responses: BTreeMap<u16, ExampleResponse>,
}

/// A response of an example.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExampleResponse {
    /// The headers.
    pub headers: BTreeMap<String, String>,
    /// The body, if there is one.
    pub body: Option<serde_json::Value>,
}
