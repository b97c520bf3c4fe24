//! The state machine, without the type of its result.

use std::any::type_name;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode, Uri};

use super::options::{Polling, PollingOptions};
use super::retry::{backoff, is_transient, retry_after};
use super::{OperationStatus, Step};
use crate::runtime::request::{Prepared, copy, get};
use crate::runtime::url::Links;
use crate::runtime::{
    Endpoint, Error, FinalResponse, FinalState, LongRunningError, ResponseParts, Result,
    ServiceError,
};

pub(crate) struct Machine {
    pub(crate) operation: Cow<'static, str>,
    /// The type of the result, with paths.
    pub(crate) ty: &'static str,
    pub(crate) links: Links,
    /// For all requests but the first.
    pub(crate) headers: HeaderMap,
    pub(crate) phase: Phase,
    pub(crate) options: Polling,
    pub(crate) status_text: Option<String>,
    wait: Option<Duration>,
    /// Of the current request.
    retries: u32,
    polls: u32,
}

/// The phase of an operation.
pub(crate) enum Phase {
    /// The first request is to be sent.
    Start(Box<Start>),
    /// Polls are to be sent until the operation has ended.
    Poll(Poll),
    /// The operation has succeeded; its result is to be fetched.
    Fetch(Source, Uri),
    Succeeded(Box<FinalResponse>),
    /// Failed or canceled, with the state as the service writes it.
    Failed(Box<FinalResponse>, String),
    /// The first response violated the protocol, so that the state of the operation cannot be known.
    Lost,
}

pub(crate) struct Start {
    pub(crate) request: http::Request<Vec<u8>>,
    pub(crate) final_state: FinalState,
}

pub(crate) struct Poll {
    pub(crate) kind: PollKind,
    pub(crate) uri: Uri,
    pub(crate) finish: Finish,
    pub(crate) detour: Detour,
}

/// Some services name a second status URL, below the resource that they delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Detour {
    None,
    /// The status URL before the newer one, which is polled again if the newer one is not found.
    From(Uri),
    /// A newer status URL that was not found and is not polled again.
    Ended(Uri),
}

/// What a response means: the new phase, and the state that the service named, if any.
pub(crate) struct Reading {
    pub(crate) phase: Phase,
    pub(crate) text: Option<String>,
}

/// What a poll requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PollKind {
    /// The URL of `Azure-AsyncOperation` or `Operation-Location`: a body with a `status`.
    Status,
    /// The URL of `Location`: 202 until the operation has ended.
    Location,
    /// The URL of the first request: a resource with a provisioning state.
    Resource,
}

/// Where the result is found when polling has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finish {
    /// In the response to the last poll.
    Body,
    /// In the member `result` of the response to the last poll; the whole response if there is none.
    Member,
    /// At the newest `Location`; in the response to the last poll if there was none.
    Location(Option<Uri>),
    /// At the URL of the first request.
    Original(Uri),
    /// In the response to the last poll; if that is empty, at the URL of the first request.
    OriginalIfEmpty(Uri),
    /// Nowhere, because the resource is deleted or the operation has no result.
    Nowhere,
}

/// Where the URL of a result comes from. A `Location` may still respond that the result is not ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Location,
    Original,
}

impl Machine {
    pub(crate) fn new(request: &Prepared, endpoint: &Endpoint, ty: &'static str) -> Result<Self> {
        let operation = request.operation;
        let first = request.to_http(endpoint)?;
        let links = Links::of(endpoint, first.uri());
        let start = Start {
            request: first,
            final_state: operation.final_state.unwrap_or_default(),
        };
        let phase = Phase::Start(Box::new(start));
        Ok(Self::at(
            operation.id.into(),
            ty,
            links,
            request.poll_headers(),
            phase,
        ))
    }

    pub(crate) fn at(
        operation: Cow<'static, str>,
        ty: &'static str,
        links: Links,
        headers: HeaderMap,
        phase: Phase,
    ) -> Self {
        Self {
            operation,
            ty,
            links,
            headers,
            phase,
            options: PollingOptions::default().into(),
            status_text: None,
            wait: None,
            retries: 0,
            polls: 0,
        }
    }

    pub(crate) fn next_step(&mut self) -> Step {
        if let Some(wait) = self.wait.take() {
            return Step::Wait(wait);
        }
        match &self.phase {
            Phase::Start(start) => Step::Send(copy(&start.request)),
            Phase::Poll(Poll { uri, .. }) | Phase::Fetch(_, uri) => {
                Step::Send(get(uri, &self.headers))
            }
            Phase::Succeeded(_) | Phase::Failed(..) | Phase::Lost => Step::Done,
        }
    }

    pub(crate) fn status(&self) -> OperationStatus {
        match &self.phase {
            Phase::Start(_) | Phase::Poll(_) | Phase::Fetch(..) | Phase::Lost => {
                OperationStatus::InProgress
            }
            Phase::Succeeded(_) => OperationStatus::Succeeded,
            Phase::Failed(_, text) => OperationStatus::of(text),
        }
    }

    pub(crate) fn receive(&mut self, response: &ResponseParts<'_>) -> Result<()> {
        // The response is there, so that a wait that the caller did not take is over.
        self.wait = None;
        if is_transient(response.status())
            && self.retries < self.options.retry.max_retries
            && self.is_open()
        {
            let asked = retry_after(response.headers(), &self.options.retry);
            let asked = asked.map(|wait| wait.max(self.options.minimum_wait));
            self.wait = Some(asked.unwrap_or_else(|| backoff(self.retries, &self.options.retry)));
            self.retries += 1;
            return Ok(());
        }
        self.retries = 0;
        match self.read(response) {
            Ok(Reading { phase, text }) => {
                self.status_text = text.or(self.status_text.take());
                self.enter(phase, response)
            }
            Err(error) => {
                match &self.phase {
                    // The service has started something, so that the first request must not be sent again.
                    Phase::Start(_) if response.status().is_success() => self.phase = Phase::Lost,
                    Phase::Poll(_) | Phase::Fetch(..) => self.pause(response),
                    _ => {}
                }
                Err(error)
            }
        }
    }

    fn read(&self, response: &ResponseParts<'_>) -> Result<Reading> {
        if !self.is_open() {
            return Err(self.error("the operation has ended, so that no response is expected"));
        }
        if !response.status().is_success() {
            let earlier = self.earlier_poll(response.status());
            let earlier = earlier.map(|poll| Phase::Poll(poll).into());
            let error = match &self.phase {
                Phase::Start(_) => ServiceError::new,
                _ => ServiceError::of_poll,
            };
            return earlier.ok_or_else(|| error(response).into());
        }
        match &self.phase {
            Phase::Start(start) => self.read_start(start, response),
            Phase::Poll(poll) => self.read_poll(poll, response),
            // The operation has ended, but its result is not ready.
            Phase::Fetch(Source::Location, uri) if response.status() == StatusCode::ACCEPTED => {
                let newer = self.link(response, "Location", uri)?;
                let uri = newer.unwrap_or_else(|| uri.clone());
                Ok(Phase::Fetch(Source::Location, uri).into())
            }
            Phase::Fetch(source, uri) if is_empty_accepted(response) => {
                Ok(Phase::Fetch(*source, uri.clone()).into())
            }
            _ => Ok(Phase::succeeded(response).into()),
        }
    }

    fn enter(&mut self, phase: Phase, response: &ResponseParts<'_>) -> Result<()> {
        let waits = match (&self.phase, &phase) {
            (_, Phase::Failed(_, text)) => {
                let error = ServiceError::of_state(response, text);
                self.phase = phase;
                return Err(error.into());
            }
            (_, Phase::Poll(_)) | (Phase::Fetch(..), Phase::Fetch(..)) => true,
            _ => false,
        };
        let was_poll = !matches!(self.phase, Phase::Start(_));
        self.phase = phase;
        if waits {
            self.pause(response);
            self.polls = self.polls.saturating_add(was_poll.into());
            let limit = self.options.max_polls;
            if self.polls >= limit {
                // The caller may continue, with as many polls again.
                self.polls = 0;
                let problem = "continue with the next poll, or with the resume token";
                return Err(self.error(format!(
                    "the operation has not ended after {limit} polls; {problem}"
                )));
            }
        }
        Ok(())
    }

    fn pause(&mut self, response: &ResponseParts<'_>) {
        let wait =
            retry_after(response.headers(), &self.options.retry).unwrap_or(self.options.interval);
        self.wait = Some(wait.max(self.options.minimum_wait));
    }

    fn is_open(&self) -> bool {
        matches!(
            self.phase,
            Phase::Start(_) | Phase::Poll(_) | Phase::Fetch(..)
        )
    }

    pub(crate) fn into_response(self) -> Result<FinalResponse> {
        match self.phase {
            Phase::Succeeded(response) => Ok(*response),
            Phase::Failed(response, text) => {
                Err(ServiceError::of_state(&response.parts(), &text).into())
            }
            Phase::Lost => Err(self.error("the operation was given up after its first response")),
            Phase::Start(_) | Phase::Poll(_) | Phase::Fetch(..) => {
                Err(self.error("the operation has not ended"))
            }
        }
    }

    pub(crate) fn has_result(&self) -> bool {
        has_result(self.ty)
    }

    pub(crate) fn error(&self, problem: impl Into<Cow<'static, str>>) -> Error {
        LongRunningError::new(&self.operation, problem).into()
    }

    /// The URL in a header of a response, checked. `base` is the URL of the request.
    pub(crate) fn link(
        &self,
        response: &ResponseParts<'_>,
        header: &'static str,
        base: &Uri,
    ) -> Result<Option<Uri>> {
        let Some(value) = response.headers().get(header) else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(value.as_bytes());
        if text.trim().is_empty() {
            return Ok(None);
        }
        self.links
            .follow(&self.operation, header, &base.to_string(), &text)
            .map(Some)
    }

    /// The URL of the operation's status, from either of the two headers that services use.
    pub(crate) fn status_link(
        &self,
        response: &ResponseParts<'_>,
        base: &Uri,
    ) -> Result<Option<Uri>> {
        match self.link(response, "Azure-AsyncOperation", base)? {
            None => self.link(response, "Operation-Location", base),
            link => Ok(link),
        }
    }
}

/// Whether an operation with a result of this type has one. Without one, the type is `()`.
pub(crate) fn has_result(ty: &str) -> bool {
    ty != type_name::<()>()
}

/// Whether a resource is not there yet. Some services answer 202 with the resource.
fn is_empty_accepted(response: &ResponseParts<'_>) -> bool {
    response.status() == StatusCode::ACCEPTED && !response.has_body()
}

impl Phase {
    pub(crate) fn succeeded(response: &ResponseParts<'_>) -> Self {
        Self::Succeeded(Box::new(FinalResponse::new(response)))
    }

    pub(crate) fn failed(response: &ResponseParts<'_>, text: &str) -> Self {
        Self::Failed(Box::new(FinalResponse::new(response)), text.to_owned())
    }
}

impl Poll {
    pub(crate) fn new(kind: PollKind, uri: Uri, finish: Finish) -> Self {
        let detour = Detour::None;
        Self {
            kind,
            uri,
            finish,
            detour,
        }
    }
}

impl Reading {
    pub(crate) fn of(phase: Phase, text: Option<&str>) -> Self {
        let text = text.map(str::to_owned);
        Self { phase, text }
    }
}

impl From<Phase> for Reading {
    fn from(phase: Phase) -> Self {
        Self { phase, text: None }
    }
}

impl fmt::Debug for Machine {
    // Bodies and URLs can hold secrets, also in the path.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LongRunningOperation")
            .field("operation", &self.operation)
            .field("status", &self.status())
            .field("status_text", &self.status_text)
            .finish_non_exhaustive()
    }
}
