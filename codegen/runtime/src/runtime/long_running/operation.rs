//! A long-running operation with the type of its result.

use std::fmt;
use std::marker::PhantomData;

use super::machine::Machine;
use super::options::PollingOptions;
use super::{FinalResponse, OperationStatus, Step, token};
use crate::runtime::request::Prepared;
use crate::runtime::{
    Endpoint, FromResponse, LongRunning, Page, Pages, Request, ResponseParts, Result,
};

/// A long-running operation whose result is a `T`: gives requests, takes responses.
///
/// ```text
/// loop {
///     match operation.next_step() {
///         Step::Send(request) => operation.receive(send(request)?)?,
///         Step::Wait(time) => sleep(time),
///         Step::Done => return operation.into_result(),
///     }
/// }
/// ```
pub struct LongRunningOperation<T> {
    machine: Machine,
    result: PhantomData<fn() -> T>,
}

impl<T> LongRunningOperation<T> {
    pub(crate) fn new(request: &Prepared, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            machine: Machine::new(request, endpoint)?,
            result: PhantomData,
        })
    }

    /// How to wait and to try again, where [`PollingOptions::default`] does not suit.
    #[must_use]
    pub fn with_polling(mut self, options: PollingOptions) -> Self {
        self.machine.options = options;
        self
    }

    /// What to do next. A wait is given once; a request stays the same until its response was received, so that it can be
    /// sent again when the connection breaks.
    pub fn next_step(&mut self) -> Step {
        self.machine.next_step()
    }

    /// Takes the response to the request of the last [`Step::Send`].
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service) if the operation has failed or was canceled, or if the service
    /// answered with an error that trying again did not mend. Other errors if the service leaves the protocol, or leads to
    /// a host that the endpoint does not cover. After an error of a poll the same poll is due again, so that the caller may
    /// go on, say with a new token; an operation that failed stays so.
    pub fn receive<B: AsRef<[u8]>>(&mut self, response: http::Response<B>) -> Result<()> {
        let (head, body) = response.into_parts();
        let operation = self.machine.operation.clone();
        self.machine.receive(&ResponseParts::new(
            &operation,
            head.status,
            &head.headers,
            body.as_ref(),
        ))
    }

    /// How far the operation is. It has succeeded when its result is there.
    #[must_use]
    pub fn status(&self) -> OperationStatus {
        self.machine.status()
    }

    /// The state that the service named last, as it writes it; `None` before and where it names none.
    #[must_use]
    pub fn status_text(&self) -> Option<&str> {
        self.machine.status_text.as_deref()
    }

    /// The operation's id in the definition.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.machine.operation
    }

    /// The result.
    ///
    /// # Errors
    /// If the operation has not ended, has failed (with the error that [`receive`](Self::receive) gave), or if the result
    /// does not fit its type.
    pub fn into_result(self) -> Result<T>
    where
        T: FromResponse,
    {
        self.machine.into_response()?.decode()
    }

    /// The response that holds the result, not yet decoded.
    ///
    /// # Errors
    /// If the operation has not ended or has failed.
    pub fn into_response(self) -> Result<FinalResponse> {
        self.machine.into_response()
    }

    /// The state as a short text, with which [`resume`](Self::resume) goes on in another process.
    ///
    /// It holds the URL to poll and the caller's `x-ms-client-request-id`, no body and no token. The URL may be a secret of
    /// its own: who knows it and has access to the subscription can follow the operation.
    ///
    /// # Errors
    /// If the first request was not answered yet, or if the operation has ended.
    pub fn resume_token(&self) -> Result<String> {
        token::write(&self.machine)
    }

    /// Goes on with an operation that was saved. Which operation that was is up to the caller, who can ask
    /// [`operation`](Self::operation); [`Request::resume`](crate::runtime::Request::resume) checks it.
    ///
    /// # Errors
    /// If the text is no resume token, is of another version, or leads to a host that the endpoint does not cover.
    pub fn resume(token: &str, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            machine: token::read(token, endpoint, None)?,
            result: PhantomData,
        })
    }

    pub(crate) fn resume_as(operation: &str, token: &str, endpoint: &Endpoint) -> Result<Self> {
        Ok(Self {
            machine: token::read(token, endpoint, Some(operation))?,
            result: PhantomData,
        })
    }
}

impl<R, T> Request<R, LongRunning<T>> {
    /// Turns the request into the state machine that sends it and polls until the result is there.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn start(self, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        LongRunningOperation::new(&self.prepared, endpoint)
    }

    /// Goes on with an operation that was saved, without sending this request; refuses a token of another operation.
    ///
    /// # Errors
    /// As [`LongRunningOperation::resume`].
    pub fn resume(&self, token: &str, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        LongRunningOperation::resume_as(self.prepared.operation.id, token, endpoint)
    }
}

impl<P: Page> LongRunningOperation<P> {
    /// The first page of the list that the operation has ended with, and what gets the pages after it.
    ///
    /// # Errors
    /// As [`into_result`](Self::into_result).
    pub fn into_pages(self) -> Result<(P, Pages<P>)> {
        self.into_pages_of()
    }
}

impl<T> LongRunningOperation<T> {
    pub(crate) fn into_pages_of<P: Page>(self) -> Result<(P, Pages<P>)> {
        let operation = self.machine.operation.clone();
        let endpoint = self.machine.endpoint.clone();
        let headers = self.machine.headers.clone();
        let page = self.machine.into_response()?.decode::<P>()?;
        let pages = Pages::after(&page, operation, endpoint, &headers);
        Ok((page, pages))
    }
}

impl<T> fmt::Debug for LongRunningOperation<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.machine.fmt(formatter)
    }
}
