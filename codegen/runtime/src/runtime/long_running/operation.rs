//! Long-running operations with the type of their result.

use std::any::type_name;
use std::fmt;
use std::marker::PhantomData;

use super::machine::Machine;
use super::options::PollingOptions;
use super::token::Purpose;
use super::{FinalResponse, OperationStatus, Step, token};
use crate::runtime::request::Prepared;
use crate::runtime::{
    Endpoint, Error, FromResponse, LongRunning, Page, Pages, Request, ResponseParts, Result,
};

/// A long-running operation whose result is a `T`, as a state machine that returns requests and receives responses.
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
    /// `ty` is the type of the result, which is not `T` where that is left out.
    pub(crate) fn new(request: &Prepared, endpoint: &Endpoint, ty: &'static str) -> Result<Self> {
        Ok(Self {
            machine: Machine::new(request, endpoint, ty)?,
            result: PhantomData,
        })
    }

    /// Sets how to wait and to retry, in place of the defaults.
    #[must_use]
    pub fn with_polling(mut self, options: PollingOptions) -> Self {
        self.machine.options = options.into();
        self
    }

    /// What to do next. A wait is returned once. A request is returned until its response is received, so that it can be sent
    /// again if the connection breaks.
    pub fn next_step(&mut self) -> Step {
        self.machine.next_step()
    }

    /// Receives the response to the request of the last [`Step::Send`].
    ///
    /// # Errors
    /// [`Error::Service`](crate::runtime::Error::Service) if the operation has failed or was canceled, or if the service
    /// returned an error and no retries are left. Other errors if the service violates the protocol, or if a link leads to a
    /// host that the endpoint does not allow. After an error of a poll the next step is the same poll, so that the caller can
    /// continue, for example with a new token. An operation that has failed does not continue.
    pub fn receive<B: AsRef<[u8]>>(&mut self, response: http::Response<B>) -> Result<()> {
        let (head, body) = response.into_parts();
        let operation = self.machine.operation.clone();
        let result = self.machine.receive(&ResponseParts::new(
            &operation,
            head.status,
            &head.headers,
            body.as_ref(),
        ));
        match result {
            // The caller may have given the operation away.
            Err(Error::LongRunning(error)) => {
                let token = self.machine.resume_token().ok();
                Err(error.with_resume_token(token).into())
            }
            other => other,
        }
    }

    /// The status of the operation. It has succeeded once its result is received.
    #[must_use]
    pub fn status(&self) -> OperationStatus {
        self.machine.status()
    }

    /// The last state that the service named, as it writes it; `None` if it has named none.
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
    /// If the operation has not ended or has failed (with the error that [`receive`](Self::receive) returned), or if the result
    /// does not fit its type.
    pub fn into_result(self) -> Result<T>
    where
        T: FromResponse,
    {
        self.machine.into_response()?.decode()
    }

    /// The response with the result, without decoding it.
    ///
    /// # Errors
    /// If the operation has not ended or has failed.
    pub fn into_response(self) -> Result<FinalResponse> {
        self.machine.into_response()
    }

    /// The state as a short string, with which [`resume`](Self::resume) can continue in another process.
    ///
    /// It contains the names of the operation and of the type `T`, the URLs to poll, their API version and the caller's `x-ms-client-request-id`, but no body and no access
    /// token. A URL may be secret: whoever has it and can access the subscription can follow the operation.
    ///
    /// # Errors
    /// If no response to the first request was received yet, or if the operation has ended.
    pub fn resume_token(&self) -> Result<String> {
        self.machine.resume_token()
    }

    /// Continues a saved operation. It does not check which operation that is, only the name of the type of its result: the caller
    /// can ask [`operation`](Self::operation), or use [`Request::resume`], which checks it.
    ///
    /// # Errors
    /// If the string is not a resume token, is of another version or of an operation whose result is not a `T`, or leads to a host
    /// that the endpoint does not allow.
    pub fn resume(token: &str, endpoint: &Endpoint) -> Result<Self> {
        Self::resume_for(token, endpoint, None, type_name::<T>())
    }

    pub(crate) fn resume_for(
        token: &str,
        endpoint: &Endpoint,
        operation: Option<&str>,
        ty: &'static str,
    ) -> Result<Self> {
        let purpose = Purpose { operation, ty };
        Ok(Self {
            machine: token::read(token, endpoint, &purpose)?,
            result: PhantomData,
        })
    }
}

impl<R, T> Request<R, LongRunning<T>> {
    /// Turns the request into the state machine that sends it and polls until the result is received.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn start(self, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        LongRunningOperation::new(&self.prepared, endpoint, type_name::<T>())
    }

    /// Continues a saved operation, without sending this request. A token of another operation is refused.
    ///
    /// # Errors
    /// As [`LongRunningOperation::resume`].
    pub fn resume(&self, token: &str, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        let operation = Some(self.prepared.operation.id);
        LongRunningOperation::resume_for(token, endpoint, operation, type_name::<T>())
    }
}

impl<P: Page> LongRunningOperation<P> {
    /// The first page of the list that is the result, and the state machine for the pages after it.
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
        let links = self.machine.links.clone();
        let headers = self.machine.headers.clone();
        let page = self.machine.into_response()?.decode::<P>()?;
        let pages = Pages::after(&page, operation, links, &headers);
        Ok((page, pages))
    }
}

impl<T> fmt::Debug for LongRunningOperation<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.machine.fmt(formatter)
    }
}
