//! What a program that runs examples reads and prints: a call on each line of its input, and a report on each line of its output.

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

/// What happened in a call.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Report {
    /// What the function of the operation returned.
    pub request: RequestReport,
    /// What each response was decoded as, in their order.
    pub responses: Vec<ResponseReport>,
}

/// What the function of an operation returned.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum RequestReport {
    /// A request.
    Request {
        /// The method.
        method: String,
        /// Path and query.
        url: String,
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

/// What is wrong with an argument.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct ParameterError {
    /// The name of the parameter; empty if it is not known.
    pub parameter: String,
    /// What is wrong.
    pub message: String,
}

/// What a response was decoded as.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub enum ResponseReport {
    /// A result without a body.
    NoBody,
    /// A result whose body was written as this JSON.
    Json(Value),
    /// A result whose body is not JSON.
    Raw(String),
    /// The error of the service, with this status.
    ServiceError(u16),
    /// An error: the body does not fit its type.
    Misfit {
        /// The place in the body.
        path: String,
        /// What was expected there.
        expected: String,
        /// What was found there.
        found: String,
    },
    /// Another error.
    Failed(String),
    /// Decoding panicked with this message.
    Panicked(String),
}
