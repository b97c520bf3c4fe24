//! Reads the responses to polls.

use http::{StatusCode, Uri};

use super::OperationStatus;
use super::machine::{Detour, Finish, Machine, Phase, Poll, PollKind, Reading, Source};
use super::state::Body;
use crate::runtime::{DecodeFailure, Error, FinalResponse, ResponseParts, Result};

const NO_STATE: &str = "the response has no body, which should have the state of the operation";

impl Machine {
    /// Reads the response to a poll, whose status is 2xx.
    pub(super) fn read_poll(&self, poll: &Poll, response: &ResponseParts<'_>) -> Result<Reading> {
        match poll.kind {
            PollKind::Status => self.read_status(poll, response),
            PollKind::Location => self.read_location(poll, response),
            PollKind::Resource if self.lacks_state(response) => Err(self.error(NO_STATE)),
            PollKind::Resource => self.read_resource(&poll.uri, response),
        }
    }

    fn read_status(&self, poll: &Poll, response: &ResponseParts<'_>) -> Result<Reading> {
        let body = Body::of(response);
        if let Body::NotJson(error) = &body {
            return Err(not_json(response, error));
        }
        // Some services answer with the resource.
        let text = body.status().or_else(|| body.provisioning_state());
        let succeeds = match (text.map(OperationStatus::of), response.status()) {
            (Some(OperationStatus::Failed | OperationStatus::Canceled), _) => {
                let text = text.unwrap_or_default();
                return Ok(Reading::of(Phase::failed(response, text), Some(text)));
            }
            // While the operation runs, the resource may still have the state from before.
            (_, StatusCode::ACCEPTED) if body.status().is_none() => false,
            (Some(state), _) => state == OperationStatus::Succeeded,
            (None, StatusCode::NO_CONTENT) => true,
            (None, _) => {
                return Err(self.error("the response to a poll has no status of the operation"));
            }
        };
        let phase = if succeeds {
            finish(self.renewed_finish(poll, response)?, response, &body)
        } else {
            Phase::Poll(self.renewed(poll, response)?)
        };
        Ok(Reading::of(phase, text))
    }

    fn read_location(&self, poll: &Poll, response: &ResponseParts<'_>) -> Result<Reading> {
        let body = Body::of(response);
        let has_result = poll.finish != Finish::Nowhere;
        // If there is no result, a status can only be that of the operation.
        let own_status = body.status().filter(|_| !has_result);
        let text = own_status.or_else(|| body.provisioning_state());
        let is_in_progress = match response.status() {
            StatusCode::ACCEPTED => true,
            StatusCode::NO_CONTENT => false,
            _ => text.map(OperationStatus::of) == Some(OperationStatus::InProgress),
        };
        let phase = if let Some(text) = body.failure(has_result) {
            Phase::failed(response, text)
        } else if is_in_progress {
            Phase::Poll(self.renewed(poll, response)?)
        } else if let (false, Some(error)) = (has_result, body.damage(response)) {
            // It may have been the state of an operation that goes on.
            return Err(not_json(response, error));
        } else {
            finish(poll.finish.clone(), response, &body)
        };
        Ok(Reading::of(phase, text))
    }

    /// Reads a resource with a provisioning state: the response to PUT or PATCH, and to each GET after it.
    pub(super) fn read_resource(&self, uri: &Uri, response: &ResponseParts<'_>) -> Result<Reading> {
        let status = response.status();
        let body = Body::of(response);
        let text = body.provisioning_state();
        let again = || Phase::Poll(Poll::new(PollKind::Resource, uri.clone(), Finish::Body));
        let phase = if let Some(text) = text {
            match OperationStatus::of(text) {
                OperationStatus::Succeeded => Phase::succeeded(response),
                OperationStatus::Failed | OperationStatus::Canceled => {
                    Phase::failed(response, text)
                }
                OperationStatus::InProgress => again(),
            }
        } else {
            match (&body, status) {
                (_, StatusCode::ACCEPTED) => again(),
                (Body::NotJson(error), _) => return Err(not_json(response, error)),
                (Body::Json(_), StatusCode::CREATED) if self.has_result() => again(),
                (Body::Empty, StatusCode::CREATED) if self.has_result() => {
                    return Err(self.error(NO_STATE));
                }
                // A resource without a state is complete.
                _ => Phase::succeeded(response),
            }
        };
        Ok(Reading::of(phase, text))
    }

    /// Whether a resource that had a state before has nothing now.
    fn lacks_state(&self, response: &ResponseParts<'_>) -> bool {
        response.status() == StatusCode::OK && !response.has_body() && self.has_result()
    }

    /// The poll with the newer URLs in its response.
    fn renewed(&self, poll: &Poll, response: &ResponseParts<'_>) -> Result<Poll> {
        let newer = match poll.kind {
            PollKind::Status => self.status_link(response, &poll.uri)?,
            PollKind::Location => self.link(response, "Location", &poll.uri)?,
            PollKind::Resource => None,
        };
        let finish = self.renewed_finish(poll, response)?;
        let (uri, detour) = renewed_url(poll, newer);
        Ok(Poll {
            kind: poll.kind,
            uri,
            finish,
            detour,
        })
    }

    /// The poll of the status URL before the newer one, if that is not found.
    pub(super) fn earlier_poll(&self, status: StatusCode) -> Option<Poll> {
        match &self.phase {
            Phase::Poll(Poll {
                kind,
                uri,
                finish,
                detour: Detour::From(earlier),
            }) if status == StatusCode::NOT_FOUND => Some(Poll {
                kind: *kind,
                uri: earlier.clone(),
                finish: finish.clone(),
                detour: Detour::Ended(uri.clone()),
            }),
            _ => None,
        }
    }

    /// Where the result is found, with the newest `Location`.
    fn renewed_finish(&self, poll: &Poll, response: &ResponseParts<'_>) -> Result<Finish> {
        Ok(match &poll.finish {
            Finish::Location(known) => {
                let newer = self.link(response, "Location", &poll.uri)?;
                Finish::Location(newer.or_else(|| known.clone()))
            }
            other => other.clone(),
        })
    }
}

/// The URL of the next poll. URLs with one path are the same, since services put times and signatures into queries.
fn renewed_url(poll: &Poll, newer: Option<Uri>) -> (Uri, Detour) {
    let (known, detour) = (&poll.uri, &poll.detour);
    match (newer, detour) {
        (None, _) => (known.clone(), detour.clone()),
        (Some(newer), Detour::Ended(ended)) if ended.path() == newer.path() => {
            (known.clone(), detour.clone())
        }
        (Some(newer), Detour::None | Detour::Ended(_))
            if poll.kind == PollKind::Status && known.path() != newer.path() =>
        {
            (newer, Detour::From(known.clone()))
        }
        (Some(newer), _) => (newer, detour.clone()),
    }
}

/// The phase after polling has ended with success.
fn finish(finish: Finish, response: &ResponseParts<'_>, body: &Body) -> Phase {
    match finish {
        Finish::Location(Some(uri)) => Phase::Fetch(Source::Location, uri),
        Finish::Original(uri) => Phase::Fetch(Source::Original, uri),
        Finish::OriginalIfEmpty(uri) if matches!(body, Body::Empty) => {
            Phase::Fetch(Source::Original, uri)
        }
        Finish::Member => match body.result() {
            Some(result) => Phase::Succeeded(Box::new(FinalResponse::with_body(response, result))),
            None => Phase::succeeded(response),
        },
        Finish::Body | Finish::Location(None) | Finish::OriginalIfEmpty(_) | Finish::Nowhere => {
            Phase::succeeded(response)
        }
    }
}

#[cold]
fn not_json(response: &ResponseParts<'_>, error: &serde_json::Error) -> Error {
    response.misfit(DecodeFailure::not_json(error))
}
