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
    /// Reads a state without regard to case and to white space around it. All states that are not final mean in progress, whatever
    /// services call them; some write `Completed` in place of `Succeeded`.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.trim();
        let is = |name: &str| text.eq_ignore_ascii_case(name);
        if is("Succeeded") || is("Completed") || is("Complete") {
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
            None | Some(Ok(Json::Null)) => Self::Empty,
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

    /// The member `result` of a status body. Null is a result that is empty, not a missing one, for which the whole body would be taken.
    pub(crate) fn result(&self) -> Option<Vec<u8>> {
        let Self::Json(Json::Object(body)) = self else {
            return None;
        };
        let is_there = |(name, _): (&String, _)| name.eq_ignore_ascii_case("result");
        let result = member(body, "result");
        let result = result.or_else(|| body.iter().any(is_there).then_some(&Json::Null));
        Some(result?.to_string().into_bytes())
    }

    /// The failed state in a body: the provisioning state of a resource, or the `status`. Where the operation has a result, the
    /// `status` may be a property of it, unless there is an `error` too.
    pub(crate) fn failure(&self, has_result: bool) -> Option<&str> {
        let Self::Json(Json::Object(body)) = self else {
            return None;
        };
        let is_failure = |text: &&str| OperationStatus::of(text).is_failure();
        let is_own = || !has_result || member(body, "error").is_some_and(Json::is_object);
        self.provisioning_state()
            .filter(is_failure)
            .or_else(|| self.status().filter(|text| is_failure(text) && is_own()))
    }

    /// Why the body cannot be read, if it begins as JSON does. Any other text may stand for no result.
    pub(crate) fn damage(&self, response: &ResponseParts<'_>) -> Option<&serde_json::Error> {
        let first = significant(response.body()).and_then(<[u8]>::first);
        match self {
            Self::NotJson(error) if matches!(first, Some(b'{' | b'[')) => Some(error),
            _ => None,
        }
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
