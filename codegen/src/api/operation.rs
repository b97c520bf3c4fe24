//! Operations: requests and their responses.

use super::{CollectionFormat, Origin, Paging, Parameter, Payload, StatusPattern, Template, Type};
use std::collections::BTreeMap;

/// Operations with a common prefix of their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The part of the operation ids before the `_`; empty for ids without one.
    pub name: String,
    /// The operations, in the order of the inputs.
    pub operations: Vec<Operation>,
}

/// A request and its responses.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The whole operation id.
    pub id: String,
    /// The name in the definition; by default the part of the id after the `_`, or the whole id.
    pub name: String,
    /// A summary in one line.
    pub summary: Option<String>,
    /// A longer description.
    pub description: Option<String>,
    /// The URL of external documentation.
    pub external_docs: Option<String>,
    /// The definition marks it as deprecated.
    pub deprecated: bool,
    /// The method of the request.
    pub method: Method,
    /// The URL before the path, for an operation that is not sent to the endpoint of Azure Resource Manager.
    pub host: Option<Template>,
    /// The path with the base path, starting with `/`. It may end with a query of fixed values.
    pub path: Template,
    /// The version of the API, if the operation has an `api-version` parameter.
    pub api_version: Option<String>,
    /// Parameters other than the body and `api-version`, those of the path item first. Parameters with a fixed value are part of
    /// `path` and `headers` instead.
    pub parameters: Vec<Parameter>,
    /// Headers with a fixed value.
    pub headers: Vec<(String, String)>,
    /// The body of the request.
    pub payload: Payload,
    /// The bodies of its responses are XML, but for those that are bytes.
    pub answers_in_xml: bool,
    /// The value of the header `Accept`.
    pub accept: String,
    /// The successful responses, sorted by status, with distinct statuses.
    pub responses: Vec<Response>,
    /// The statuses of 2xx that mean failure.
    pub failures: Vec<StatusPattern>,
    /// The body of an error.
    pub error: Option<Type>,
    /// The bodies of errors that differ from `error`, sorted by status.
    pub errors: Vec<(StatusPattern, Type)>,
    /// How it ends, for a long-running operation.
    pub long_running: Option<LongRunning>,
    /// How its pages are requested, for an operation whose result comes in pages.
    pub paging: Option<Paging>,
    /// The examples that the definition names, sorted by title.
    pub examples: Vec<Example>,
    /// The place of its definition.
    pub origin: Origin,
}

impl Operation {
    /// The response for a successful status: that of exactly this status, or else that of its class.
    #[must_use]
    pub fn response(&self, status: u16) -> Option<&Response> {
        let mut responses = self.responses.iter();
        responses.find(|response| response.status.matches(status))
    }

    /// Whether it only asks whether something exists: its responses carry nothing but their status. A boolean body says no more than
    /// the status, and the response to a HEAD never has one.
    #[must_use]
    pub fn asks_existence(&self) -> bool {
        let is_answer = |response: &Response| {
            let status = response.status;
            (status.class() == 2 || status == StatusPattern::Exact(404))
                && matches!(response.body, None | Some(Type::Boolean))
                && response.headers.is_empty()
        };
        self.method == Method::Head
            && self.long_running.is_none()
            && self.paging.is_none()
            && self.responses.iter().all(is_answer)
    }

    /// The answer that a status is, if the operation only asks whether something exists.
    #[must_use]
    pub fn existence(&self, status: u16) -> Option<bool> {
        let is_answer = status == 404 || status / 100 == 2;
        (is_answer && self.asks_existence()).then_some(status != 404)
    }

    /// Whether its result is requested page by page. A long-running operation only has a page as its result.
    #[must_use]
    pub fn is_paged(&self) -> bool {
        self.paging.is_some() && self.long_running.is_none()
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
    /// The name of the method in HTTP.
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

/// A response that means success.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The statuses of the response. A class covers the statuses without a response of their own.
    pub status: StatusPattern,
    /// The description in the definition.
    pub description: Option<String>,
    /// The type of its body, if it has one.
    pub body: Option<Type>,
    /// The definition marks the body as a secret.
    pub secret: bool,
    /// The headers that the definition declares, sorted by name.
    pub headers: Vec<Header>,
}

/// A header of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The name, as in the definition.
    pub name: String,
    /// The name from `x-ms-client-name`.
    pub client_name: Option<String>,
    /// The description in the definition.
    pub description: Option<String>,
    /// Its type: a scalar, an enum or a list of these; a map of strings for all headers whose names begin with `name`.
    pub ty: Type,
    /// How a list is written.
    pub collection_format: CollectionFormat,
}

/// How a long-running operation ends.
#[derive(Clone, Debug, PartialEq)]
pub struct LongRunning {
    /// Where the result is read.
    pub final_state: FinalState,
    /// The type of the result; `None` if there is no result.
    pub result: Option<Type>,
}

/// Where the result of a long-running operation is read (`final-state-via`).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum FinalState {
    /// The definition does not specify it.
    #[default]
    Default,
    /// At the URL of the `Location` header.
    Location,
    /// In the last response of the `Azure-AsyncOperation` URL.
    AzureAsyncOperation,
    /// At the URL of the original request.
    OriginalUri,
    /// In the last response of the `Operation-Location` URL.
    OperationLocation,
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
    /// The API version of its request, if it shows one and is an example of the version that its definition has.
    pub api_version: Option<String>,
    /// The values of the parameters and of the body, by name on the wire.
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
