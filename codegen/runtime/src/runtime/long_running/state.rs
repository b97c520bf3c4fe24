//! The state of an operation in the bodies of responses.

use serde_json::Value as Json;

use crate::runtime::ResponseParts;
use crate::runtime::error::member;
use crate::runtime::response::{json, significant};

/// The status of a long-running operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OperationStatus {
    /// The operation has not started or not ended.
    InProgress,
    /// The operation has ended with a result.
    Succeeded,
    /// The operation has ended with an error.
    Failed,
    /// The operation was canceled.
    Canceled,
}

impl OperationStatus {
    /// Reads a state without regard to case. All states that are not final mean in progress, whatever services call them.
    pub(crate) fn of(text: &str) -> Self {
        let is = |name: &str| text.eq_ignore_ascii_case(name);
        if is("Succeeded") {
            Self::Succeeded
        } else if is("Failed") {
            Self::Failed
        } else if is("Canceled") || is("Cancelled") {
            Self::Canceled
        } else {
            Self::InProgress
        }
    }

    pub(crate) fn is_failure(self) -> bool {
        matches!(self, Self::Failed | Self::Canceled)
    }
}

/// The body of a response.
#[derive(Debug)]
pub(crate) enum Body {
    Empty,
    NotJson(serde_json::Error),
    Json(Json),
}

impl Body {
    pub(crate) fn of(response: &ResponseParts<'_>) -> Self {
        match significant(response.body()).map(json) {
            None => Self::Empty,
            Some(Ok(json)) => Self::Json(json),
            Some(Err(error)) => Self::NotJson(error),
        }
    }

    /// The `status` of an operation's status body.
    pub(crate) fn status(&self) -> Option<&str> {
        self.text("status")
    }

    /// The state of a resource: `properties.provisioningState`.
    pub(crate) fn provisioning_state(&self) -> Option<&str> {
        let Self::Json(Json::Object(body)) = self else {
            return None;
        };
        let inner = member(body, "properties").and_then(Json::as_object);
        inner
            .and_then(|inner| member(inner, "provisioningState"))
            .and_then(Json::as_str)
            .filter(|text| !text.is_empty())
    }

    /// The failed state in a body: the provisioning state of a resource, or the `status` of an operation if there is an `error`
    /// too. Without one, `status` may be a property of the resource.
    pub(crate) fn failure(&self) -> Option<&str> {
        let Self::Json(Json::Object(body)) = self else {
            return None;
        };
        let status = || {
            self.failed_status()
                .filter(|_| member(body, "error").is_some_and(Json::is_object))
        };
        self.provisioning_state()
            .filter(|text| OperationStatus::of(text).is_failure())
            .or_else(status)
    }

    /// The `status`, if it means failure.
    pub(crate) fn failed_status(&self) -> Option<&str> {
        self.status()
            .filter(|text| OperationStatus::of(text).is_failure())
    }

    fn text(&self, name: &str) -> Option<&str> {
        let Self::Json(Json::Object(body)) = self else {
            return None;
        };
        member(body, name)
            .and_then(Json::as_str)
            .filter(|text| !text.is_empty())
    }
}
