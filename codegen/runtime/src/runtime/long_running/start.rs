//! What the answer to the first request means.

use http::{Method, StatusCode};

use super::OperationStatus;
use super::machine::{Finish, Machine, Phase, Poll, PollKind, Reading, Start};
use super::state::Body;
use crate::runtime::{FinalState, ResponseParts, Result};

impl Machine {
    /// Reads the answer to the first request, whose status is some kind of success. Headers come before the body, and
    /// the status alone decides nothing.
    pub(super) fn read_start(
        &self,
        start: &Start,
        response: &ResponseParts<'_>,
    ) -> Result<Reading> {
        let uri = start.request.uri();
        let method = start.request.method();
        let status = response.status();
        let body = Body::of(response);
        let text = body.provisioning_state();
        let is_accepted = status == StatusCode::ACCEPTED;
        let is_done =
            text.map(OperationStatus::of) == Some(OperationStatus::Succeeded) && !is_accepted;

        let phase = if status == StatusCode::NO_CONTENT
            || (method == Method::PATCH && status == StatusCode::OK && is_done)
        {
            Phase::succeeded(response)
        } else if let Some(status_uri) = self.status_link(response, uri)? {
            let finish = self.finish_of_status(start, response)?;
            Phase::Poll(Poll {
                kind: PollKind::Status,
                uri: status_uri,
                finish,
            })
        } else if is_done {
            Phase::succeeded(response)
        } else if let Some(location) = self.link(response, "Location", uri)? {
            Phase::Poll(Poll {
                kind: PollKind::Location,
                uri: location,
                finish: finish_of_location(start),
            })
        } else if makes_resource(method) {
            return self.read_resource(uri, response);
        } else if is_accepted {
            return Err(self.error(
                "the service accepted the operation but names no URL to ask how far it is",
            ));
        } else if let Some(text) = body.failure() {
            Phase::failed(response, text)
        } else {
            Phase::succeeded(response)
        };
        Ok(Reading {
            phase,
            text: text.map(str::to_owned),
        })
    }

    /// Where the result is after polls of a status URL. Only for POST does the definition have a say.
    fn finish_of_status(&self, start: &Start, response: &ResponseParts<'_>) -> Result<Finish> {
        let uri = start.request.uri();
        let method = start.request.method();
        if makes_resource(method) {
            return Ok(Finish::Original(uri.clone()));
        }
        if method == Method::DELETE {
            return Ok(Finish::Nowhere);
        }
        Ok(match start.final_state {
            FinalState::Default | FinalState::Location => {
                Finish::Location(self.link(response, "Location", uri)?)
            }
            FinalState::AzureAsyncOperation | FinalState::OperationLocation => Finish::Body,
            FinalState::OriginalUri => Finish::Original(uri.clone()),
        })
    }
}

/// Where the result is after polls of a `Location`: in the last answer, as far as services keep to that.
fn finish_of_location(start: &Start) -> Finish {
    let uri = start.request.uri();
    let method = start.request.method();
    if makes_resource(method) {
        Finish::OriginalIfEmpty(uri.clone())
    } else if method == Method::DELETE {
        Finish::Nowhere
    } else if start.final_state == FinalState::OriginalUri {
        Finish::Original(uri.clone())
    } else {
        Finish::Body
    }
}

/// Whether the URL of the request is that of the resource in its answer.
fn makes_resource(method: &Method) -> bool {
    method == Method::PUT || method == Method::PATCH
}
