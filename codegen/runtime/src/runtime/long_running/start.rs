//! Reads the response to the first request.

use http::{Method, StatusCode};

use super::OperationStatus;
use super::machine::{Finish, Machine, Phase, Poll, PollKind, Reading, Start};
use super::state::Body;
use crate::runtime::{FinalState, ResponseParts, Result};

impl Machine {
    /// Reads the response to the first request, whose status is 2xx. Headers take precedence over the body, and the status alone
    /// decides nothing.
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

        let phase = if method == Method::PATCH && status == StatusCode::OK && is_done {
            Phase::succeeded(response)
        } else if let Some(status_uri) = self.status_link(response, uri)? {
            let finish = self.finish_of_status(start, response)?;
            Phase::Poll(Poll::new(PollKind::Status, status_uri, finish))
        } else if is_done || status == StatusCode::NO_CONTENT {
            Phase::succeeded(response)
        } else if let Some(location) = self.link(response, "Location", uri)? {
            let finish = self.finish_of_location(start);
            Phase::Poll(Poll::new(PollKind::Location, location, finish))
        } else if makes_resource(method) {
            return self.read_resource(uri, response);
        } else if is_accepted {
            return Err(
                self.error("the service accepted the operation but returned no URL to poll")
            );
        } else if let Some(text) = body.failure(self.has_result()) {
            Phase::failed(response, text)
        } else {
            Phase::succeeded(response)
        };
        Ok(Reading::of(phase, text))
    }

    /// Where the result is found after polls of a status URL. The definition only counts for POST.
    fn finish_of_status(&self, start: &Start, response: &ResponseParts<'_>) -> Result<Finish> {
        let uri = start.request.uri();
        let method = start.request.method();
        if method == Method::DELETE || (makes_resource(method) && !self.has_result()) {
            return Ok(Finish::Nowhere);
        }
        if makes_resource(method) {
            return Ok(Finish::Original(uri.clone()));
        }
        Ok(match start.final_state {
            FinalState::OriginalUri if !self.has_result() => Finish::Nowhere,
            FinalState::Default | FinalState::Location => {
                Finish::Location(self.link(response, "Location", uri)?)
            }
            FinalState::AzureAsyncOperation => Finish::Body,
            FinalState::OperationLocation => Finish::Member,
            FinalState::OriginalUri => Finish::Original(uri.clone()),
        })
    }

    /// Where the result is found after polls of a `Location`: in the last response, if services follow the protocol.
    fn finish_of_location(&self, start: &Start) -> Finish {
        let uri = start.request.uri();
        let method = start.request.method();
        if method == Method::DELETE || !self.has_result() {
            Finish::Nowhere
        } else if makes_resource(method) {
            Finish::OriginalIfEmpty(uri.clone())
        } else if start.final_state == FinalState::OriginalUri {
            Finish::Original(uri.clone())
        } else {
            Finish::Body
        }
    }
}

/// Whether the URL of the request is that of the resource in its response.
fn makes_resource(method: &Method) -> bool {
    method == Method::PUT || method == Method::PATCH
}
