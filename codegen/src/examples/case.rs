//! An example as a call, with the expected request and responses.

use super::{arguments, report, rules};
use crate::Draft;
use crate::api::{Api, Example, ExampleResponse, Operation, Payload, Type};
use crate::rust::{self, Direction, Function, Projection};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An example of an operation.
#[derive(Clone, Debug)]
pub struct Case {
    /// The id of the operation.
    pub operation: String,
    /// The title of the example.
    pub title: String,
    /// The file of the example.
    pub file: Arc<str>,
    /// The call that the program reads.
    pub call: report::Call,
    pub(super) request: ExpectedRequest,
    pub(super) responses: Vec<ExpectedResponse>,
}

/// The request that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedRequest {
    pub(super) method: &'static str,
    /// Path and query, or the reason why they are not known.
    pub(super) url: Result<String, String>,
    /// The body, if the example has one.
    pub(super) body: Option<RequestBody>,
    /// The required parameters that the example has no value for.
    pub(super) missing: Vec<String>,
    /// The rules that the example's values break.
    pub(super) broken: Vec<String>,
}

/// The body of a request that the example shows.
#[derive(Clone, Debug)]
pub(super) struct RequestBody {
    /// The name of the body parameter.
    pub(super) name: String,
    /// It is sent as JSON. Otherwise it is sent unchanged.
    pub(super) is_json: bool,
    /// Its value.
    pub(super) body: ExpectedBody,
}

/// A response that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedResponse {
    pub(super) status: u16,
    /// The definition has a response for the status, or the status is that of an error.
    pub(super) declared: bool,
    /// The definition declares a body.
    pub(super) has_body: bool,
    /// The body, if it is declared and the example has one.
    pub(super) body: Option<ExpectedBody>,
    /// The code and the message, for the error of a service in the form that Azure Resource Manager prescribes.
    pub(super) error: Option<ExpectedError>,
}

/// An error that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedError {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

impl ExpectedError {
    fn new(body: &Value) -> Option<Self> {
        let error = body.get("error")?.as_object()?;
        let text = |name| error.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            code: text("code"),
            message: text("message"),
        })
    }
}

/// A value that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedBody {
    pub(super) example: Value,
    /// The value that is sent or returned.
    pub(super) projection: Projection,
}

impl ExpectedBody {
    fn new(example: &Value, ty: &Type, api: &Api, direction: Direction) -> Self {
        Self {
            example: example.clone(),
            projection: Projection::new(example, ty, api, direction),
        }
    }
}

/// All examples of all operations of a package.
#[must_use]
pub fn cases(draft: &Draft) -> Vec<Case> {
    let functions = rust::functions(&draft.api, &draft.items);
    let cases = functions.flat_map(|(_, operation, function)| {
        let examples = operation.examples.iter();
        examples.map(|example| case(&draft.api, operation, function, example))
    });
    cases.collect()
}

fn case(api: &Api, operation: &Operation, function: &Function, example: &Example) -> Case {
    let mut arguments = arguments::by_parameter(example, operation, api);
    // The values as they are sent in the URL.
    let mut in_url = BTreeMap::new();
    let mut broken = Vec::new();
    let mut missing = Vec::new();
    for parameter in &operation.parameters {
        let Some(value) = arguments.get_mut(&parameter.name) else {
            missing.extend(parameter.required.then(|| parameter.name.clone()));
            continue;
        };
        *value = arguments::converted(value, &parameter.ty, api);
        let sent = Projection::new(value, &parameter.ty, api, Direction::Request).json;
        broken.extend(rules::broken(parameter, &sent));
        in_url.insert(parameter.name.clone(), sent);
    }
    let body = operation.payload.body().and_then(|body| {
        let Some(value) = arguments.get(&body.name) else {
            missing.extend(body.required.then(|| body.name.clone()));
            return None;
        };
        Some(RequestBody {
            name: body.name.clone(),
            is_json: matches!(operation.payload, Payload::Json(_)),
            body: ExpectedBody::new(value, &body.ty, api, Direction::Request),
        })
    });
    let responses = || example.responses.iter();
    Case {
        operation: operation.id.clone(),
        title: example.title.clone(),
        file: Arc::clone(&example.file),
        request: ExpectedRequest {
            method: operation.method.as_str(),
            url: rust::example_url(operation, function, example, &in_url),
            body,
            missing,
            broken,
        },
        responses: responses()
            .map(|(status, response)| expected(api, operation, *status, response))
            .collect(),
        call: report::Call {
            operation: operation.id.clone(),
            arguments,
            responses: responses()
                .map(|(status, response)| answer(operation, *status, response))
                .collect(),
        },
    }
}

fn expected(
    api: &Api,
    operation: &Operation,
    status: u16,
    response: &ExampleResponse,
) -> ExpectedResponse {
    if let Some(exists) = operation.existence(status) {
        let ty = Type::Boolean;
        let body = ExpectedBody::new(&Value::Bool(exists), &ty, api, Direction::Response);
        return ExpectedResponse {
            status,
            declared: true,
            has_body: true,
            body: Some(body),
            error: None,
        };
    }
    let declared = operation.response(status);
    let ty = declared.and_then(|declared| declared.body.as_ref());
    let body = response.body.as_ref().filter(|body| !body.is_null());
    ExpectedResponse {
        status,
        declared: declared.is_some() || status >= 400,
        has_body: ty.is_some(),
        body: ty
            .zip(body)
            .map(|(ty, body)| ExpectedBody::new(body, ty, api, Direction::Response)),
        error: body
            .filter(|_| ty.is_none() && status >= 400)
            .and_then(ExpectedError::new),
    }
}

/// A response as the service would send it.
fn answer(operation: &Operation, status: u16, response: &ExampleResponse) -> report::Response {
    let mut headers = response.headers.clone();
    let is_content_type = |name: &&String| name.eq_ignore_ascii_case("content-type");
    if !headers.keys().any(|name| is_content_type(&name)) && !operation.accept.contains("json") {
        let first = operation.accept.split(',').next().unwrap_or_default();
        headers.insert("content-type".to_owned(), first.trim().to_owned());
    }
    let media_type = headers.iter().find(|(name, _)| is_content_type(name));
    let value = operation.response(status);
    let value = value.and_then(|declared| declared.body.as_ref());
    let is_json = media_type.is_none_or(|(_, media_type)| media_type.contains("json"))
        && value != Some(&Type::Bytes);
    let body = match &response.body {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if !is_json => text.clone(),
        Some(body) => body.to_string(),
    };
    report::Response {
        status,
        headers,
        body,
    }
}
