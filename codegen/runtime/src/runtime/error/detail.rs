//! The error object of Azure Resource Manager, read leniently from any JSON that a service returns.

use serde_json::{Map, Value};

/// An error object, or an entry of its details.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The error's code.
    pub code: Option<String>,
    /// What went wrong, in the service's words.
    pub message: Option<String>,
    /// What the error is about.
    pub target: Option<String>,
    /// The errors that caused this one.
    pub details: Vec<ErrorDetail>,
    /// Additional information about the error.
    pub additional_info: Vec<ErrorAdditionalInfo>,
}

/// Additional information about an error.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorAdditionalInfo {
    /// The kind of information.
    pub kind: Option<String>,
    /// The information: any JSON.
    pub info: Option<Value>,
}

impl ErrorDetail {
    /// Finds the error object of a body: in `error`, in `properties.error` (for resources whose provisioning failed), or the body
    /// itself.
    pub(crate) fn of_body(body: &Value) -> Self {
        let Value::Object(body) = body else {
            return Self {
                message: text(body),
                ..Self::default()
            };
        };
        let error = member(body, "error")
            .or_else(|| member(body, "odata.error"))
            .or_else(|| {
                member(body, "properties")
                    .and_then(Value::as_object)
                    .and_then(|inner| member(inner, "error"))
            });
        match error {
            Some(Value::Object(error)) => Self::of_object(error),
            // Such as `{"error": "invalid_token", "error_description": "…"}`.
            Some(other) => Self {
                code: text(other),
                message: member(body, "error_description")
                    .or_else(|| member(body, "message"))
                    .and_then(text),
                ..Self::default()
            },
            None => Self::of_object(body),
        }
    }

    // Deep nesting cannot overflow the stack: serde_json refuses to read it in the first place.
    fn of_object(object: &Map<String, Value>) -> Self {
        Self {
            code: member(object, "code").and_then(text),
            message: member(object, "message").and_then(text),
            target: member(object, "target").and_then(text),
            details: objects(object, "details").map(Self::of_object).collect(),
            additional_info: objects(object, "additionalInfo")
                .map(ErrorAdditionalInfo::of_object)
                .collect(),
        }
    }
}

impl ErrorAdditionalInfo {
    fn of_object(object: &Map<String, Value>) -> Self {
        Self {
            kind: member(object, "type").and_then(text),
            info: member(object, "info").cloned(),
        }
    }
}

/// A member whose name is compared without case, since services write both `Code` and `code`. Null counts as missing.
pub(crate) fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object
        .get(name)
        .or_else(|| {
            object
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
        })
        .filter(|value| !value.is_null())
}

fn objects<'a>(
    object: &'a Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = &'a Map<String, Value>> {
    member(object, name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
}

/// A string, also from a number, or from `{"lang": "en", "value": "…"}`, which is how some services write messages.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object
            .get("value")
            .and_then(Value::as_str)
            .map(str::to_owned),
        _ => None,
    }
}
