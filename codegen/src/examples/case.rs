//! An example as a call, and what is expected of it.

use super::{arguments, rules};
use crate::Draft;
use crate::api::{Api, Body, Example, ExampleResponse, Operation, Type};
use crate::rust::{self, Function};
use serde_json::{Value, json};
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
    /// The call: what the program reads.
    pub call: Value,
    pub(super) request: ExpectedRequest,
    pub(super) responses: Vec<ExpectedResponse>,
}

/// The request that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedRequest {
    pub(super) method: &'static str,
    /// Path and query, or why they are not known.
    pub(super) url: Result<String, String>,
    /// The body, and its value.
    pub(super) body: Option<(Body, Value)>,
    /// The required parameters that the example has no value for.
    pub(super) missing: Vec<String>,
    /// The rules that the example's values break.
    pub(super) broken: Vec<String>,
}

/// A response that the example shows.
#[derive(Clone, Debug)]
pub(super) struct ExpectedResponse {
    pub(super) status: u16,
    /// The definition has a response for the status, or answers it with an error.
    pub(super) declared: bool,
    /// The type of the body, if the definition has one.
    pub(super) value: Option<Type>,
    /// The body, if the example has one.
    pub(super) body: Option<Value>,
}

/// All examples of all operations of a package.
#[must_use]
pub fn cases(draft: &Draft) -> Vec<Case> {
    let functions = rust::functions(&draft.api, &draft.items);
    let cases = functions.flat_map(|(operation, function)| {
        let examples = operation.examples.iter();
        examples.map(|example| case(&draft.api, operation, function, example))
    });
    cases.collect()
}

fn case(api: &Api, operation: &Operation, function: &Function, example: &Example) -> Case {
    let given = arguments::by_parameter(example, operation, api);
    let mut arguments = given.clone();
    let mut sent = given.clone();
    let mut broken = Vec::new();
    let mut missing = Vec::new();
    for parameter in &operation.parameters {
        let Some(value) = given.get(&parameter.name) else {
            missing.extend(parameter.required.then(|| parameter.name.clone()));
            continue;
        };
        let typed = arguments::typed(value, &parameter.ty, api);
        let value = arguments::sent(&typed, &parameter.ty, api);
        broken.extend(rules::broken(parameter, &value));
        sent.insert(parameter.name.clone(), value);
        arguments.insert(parameter.name.clone(), typed);
    }
    let body = operation.body.as_ref().and_then(|body| {
        let Some(value) = given.get(&body.name) else {
            missing.extend(body.required.then(|| body.name.clone()));
            return None;
        };
        Some((body.clone(), value.clone()))
    });
    let responses = example.responses.iter();
    let responses: Vec<_> = responses
        .map(|(status, response)| expected(operation, *status, response))
        .collect();
    let shown = Example {
        parameters: sent,
        responses: BTreeMap::new(),
        ..example.clone()
    };
    Case {
        operation: operation.id.clone(),
        title: example.title.clone(),
        file: Arc::clone(&example.file),
        call: json!({
            "operation": operation.id,
            "arguments": arguments,
            "responses": example
                .responses
                .iter()
                .map(|(status, response)| answer(operation, *status, response))
                .collect::<Value>(),
        }),
        request: ExpectedRequest {
            method: operation.method.as_str(),
            url: rust::example_url(operation, function, &shown),
            body,
            missing,
            broken,
        },
        responses,
    }
}

fn expected(operation: &Operation, status: u16, response: &ExampleResponse) -> ExpectedResponse {
    let declared = operation.response(status);
    ExpectedResponse {
        status,
        declared: declared.is_some() || status >= 400,
        value: declared.and_then(|declared| declared.body.clone()),
        body: response.body.clone().filter(|body| !body.is_null()),
    }
}

/// A response as the service would send it.
fn answer(operation: &Operation, status: u16, response: &ExampleResponse) -> Value {
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
    json!({"status": status, "headers": headers, "body": body})
}
