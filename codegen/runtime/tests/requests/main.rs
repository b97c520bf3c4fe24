//! Requests, responses, endpoints, pages and errors.

mod arguments;
mod bodies;
mod edited_bodies;
mod encoding;
mod endpoint;
mod error_lines;
mod error_shapes;
mod errors;
mod headers;
mod hosts;
mod local_test_server;
mod page_links;
mod pages;
mod pattern;
mod responses;
mod rules;
mod waived_rules;

use armgen_runtime::runtime::{Argument, Endpoint, Error, Operation, Parameter, Request, Result};
use http::Method;

/// An operation with the given parameters in the given path.
macro_rules! operation {
    ($path:literal, $($parameter:expr),* $(,)?) => {{
        static OPERATION: Operation = Operation {
            id: "Things_Get",
            method: &Method::GET,
            path: $path,
            api_version: "2024-05-01",
            parameters: &[$(&$parameter),*],
            success: &[200],
            content_type: None,
            final_state: None,
            ..Operation::BLANK
        };
        &OPERATION
    }};
}
use operation;

fn build(operation: &'static Operation, arguments: &[Argument<'_>]) -> Result<String> {
    Request::<()>::new(operation, arguments, None)
        .map(|request| request.path_and_query().to_owned())
}

/// The rule that the arguments break.
fn broken_rule(operation: &'static Operation, arguments: &[Argument<'_>]) -> String {
    match build(operation, arguments).unwrap_err() {
        Error::Parameter(error) => error.rule().to_owned(),
        other => panic!("{other}"),
    }
}

fn plain() -> Request<()> {
    Request::new(
        operation!("/things/{name}", Parameter::path("name")),
        &["one".into()],
        None,
    )
    .unwrap()
}

fn uri(request: &Request<()>) -> String {
    request
        .to_http(&Endpoint::PUBLIC)
        .unwrap()
        .uri()
        .to_string()
}
