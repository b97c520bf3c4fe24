//! The input and output of a program that runs examples: each line of the input is a call, and each line of the output a report.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A call of an operation.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Call {
    /// The id of the operation.
    pub operation: String,
    /// The arguments by the names of the parameters on the wire.
    pub arguments: BTreeMap<String, Value>,
    /// The responses to decode.
    pub responses: Vec<Response>,
}

/// A response of the service.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// The report of a call.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Report {
    /// The result of the operation's function.
    pub request: RequestReport,
    /// The result of decoding each response, in their order.
    pub responses: Vec<ResponseReport>,
}

/// The result of an operation's function.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum RequestReport {
    /// A request.
    Request {
        /// The method.
        method: String,
        /// Path and query.
        url: String,
        /// The headers, by their names in lower case.
        headers: BTreeMap<String, String>,
        /// The body.
        body: String,
    },
    /// Nothing: the call has no value for the required parameter of this name.
    Missing(String),
    /// Nothing: the value of a parameter has another type.
    WrongType(ParameterError),
    /// An error: an argument breaks a rule.
    Refused(ParameterError),
    /// It panicked with this message.
    Panicked(String),
}

/// An error of an argument.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ParameterError {
    /// The name of the parameter; empty if it is not known.
    pub parameter: String,
    /// The message.
    pub message: String,
}

/// An error of the service.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ServiceError {
    /// The status.
    pub status: u16,
    /// The code.
    pub code: Option<String>,
    /// The message.
    pub message: Option<String>,
}

/// The result of decoding a response.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum ResponseReport {
    /// A result without a body.
    NoBody,
    /// A result whose body was written as this JSON.
    Json(Value),
    /// A result whose body is not JSON.
    Raw(String),
    /// The error of the service.
    ServiceError(ServiceError),
    /// An error: the body does not fit its type.
    Misfit {
        /// The place in the body.
        path: String,
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// Another error.
    Failed(String),
    /// Decoding panicked with this message.
    Panicked(String),
}
