//! Long-running operations.

use super::convert::{to_azure_headers, to_http_response};
use super::pager::{Page, Pager};
use super::pipeline::{Channel, Exchange};
use super::response::Response;
use crate::runtime::{
    Error, FromResponse, LongRunningError, LongRunningOperation, OperationStatus, Step,
};
use azure_core::Result;
use azure_core::http::{Context as CallContext, RawResponse};
use futures::Stream;
use futures::future::BoxFuture;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// A long-running operation whose result is a `T`.
///
/// Nothing is sent before it is awaited or polled. To wait for the result:
///
/// ```no_run
#[doc = concat!("# use ", module_path!(), "::Poller;")]
/// # async fn example(poller: Poller<String>) -> azure_core::Result<()> {
/// let result = poller.until_done().into_model().await?;
/// # Ok(()) }
/// ```
///
/// Step by step, to show the progress and to be able to continue in another process:
///
/// ```no_run
#[doc = concat!("# use ", module_path!(), "::Poller;")]
/// # async fn example(mut poller: Poller<String>) -> Result<(), Box<dyn std::error::Error>> {
/// use futures::TryStreamExt;
/// while let Some(status) = poller.try_next().await? {
///     println!("{status:?}");
///     std::fs::write("operation.token", poller.resume_token()?)?;
/// }
/// let response = poller.await?; // the operation has ended, so this sends nothing
/// # Ok(()) }
/// ```
///
/// A future of [`poll`](Self::poll) can be dropped at any time: a started request or wait stays with the poller, and the next
/// [`poll`](Self::poll) continues it.
#[must_use = "nothing is sent before the poller is awaited or polled"]
pub struct Poller<T> {
    driver: Driver,
    result: PhantomData<fn() -> T>,
}

impl<T> Poller<T> {
    pub(super) fn new(driver: Driver) -> Self {
        Self {
            driver,
            result: PhantomData,
        }
    }

    /// Polls until the operation has ended. Awaiting the poller itself does the same; a method `into_future` of another trait, such
    /// as that of `StreamExt`, cannot be mistaken for this one.
    ///
    /// The future can be dropped only with the operation: save it first ([`resume_token`](Self::resume_token)), or use
    /// [`poll`](Self::poll).
    pub fn until_done(self) -> Completion<T> {
        Completion {
            future: Box::pin(self.driver.complete()),
            result: PhantomData,
        }
    }

    /// Waits if needed, sends the next request and returns the status of the operation. After the operation has ended it returns
    /// at once.
    ///
    /// # Errors
    /// If the service cannot be reached or returns an error, or if the operation has failed or was canceled. If a request could not
    /// be sent, the operation may still continue: calling `poll` again repeats the request.
    pub async fn poll(&mut self) -> Result<OperationStatus> {
        poll_fn(|context| self.driver.poll_status(context)).await
    }

    /// The status of the operation at the last response.
    #[must_use]
    pub fn status(&self) -> OperationStatus {
        self.driver.operation.status()
    }

    /// Saves the operation for [`Client::resume`](super::Client::resume) in this or another process.
    ///
    /// # Errors
    /// If the operation has not started or has ended.
    pub fn resume_token(&self) -> Result<String> {
        Ok(self.driver.operation.resume_token()?)
    }
}

impl<P: Page> Poller<P> {
    /// The list that is the result of the operation, which is polled until it has ended.
    pub fn into_pager(self) -> Pager<P> {
        let driver = self.driver;
        let (channel, context) = (driver.channel.clone(), driver.context.clone());
        let operation = driver.operation.operation().to_owned();
        Pager::after(channel, operation, Box::pin(driver.end()), context)
    }
}

impl<T> fmt::Debug for Poller<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Poller")
            .field("operation", &self.driver.operation)
            .finish_non_exhaustive()
    }
}

/// The status after each response, up to the last one or to the first error.
impl<T> Stream for Poller<T> {
    type Item = Result<OperationStatus>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.driver.poll_stream(context)
    }
}

impl<T> IntoFuture for Poller<T> {
    type Output = Result<Response<T>>;
    type IntoFuture = Completion<T>;

    fn into_future(self) -> Completion<T> {
        self.until_done()
    }
}

/// The future of a [`Poller`], which completes when the operation has ended.
#[must_use = "nothing is sent before the future is awaited"]
pub struct Completion<T> {
    future: BoxFuture<'static, Result<Response<()>>>,
    result: PhantomData<fn() -> T>,
}

impl<T> Completion<T> {
    /// Waits for the result of the operation.
    ///
    /// # Errors
    /// As awaiting the future and as [`Response::into_model`].
    pub async fn into_model(self) -> Result<T>
    where
        T: FromResponse,
    {
        self.await?.into_model()
    }
}

impl<T> Future for Completion<T> {
    type Output = Result<Response<T>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.future
            .as_mut()
            .poll(context)
            .map_ok(Response::with_model)
    }
}

impl<T> fmt::Debug for Completion<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Completion").finish_non_exhaustive()
    }
}

/// A [`Poller`] without its type parameter: the state machine and what it waits for.
pub(super) struct Driver {
    channel: Channel,
    operation: LongRunningOperation<()>,
    context: CallContext<'static>,
    pending: Option<Pending>,
    /// Whether the stream of statuses has ended.
    streamed: bool,
}

enum Pending {
    Wait(BoxFuture<'static, ()>),
    Send(Exchange),
}

impl Driver {
    pub(super) fn new(
        channel: Channel,
        operation: LongRunningOperation<()>,
        context: CallContext<'static>,
    ) -> Self {
        Self {
            channel,
            operation,
            context,
            pending: None,
            streamed: false,
        }
    }

    fn poll_status(&mut self, context: &mut Context<'_>) -> Poll<Result<OperationStatus>> {
        loop {
            match &mut self.pending {
                Some(Pending::Wait(wait)) => {
                    ready!(wait.as_mut().poll(context));
                    self.pending = None;
                }
                Some(Pending::Send(exchange)) => {
                    let response = ready!(exchange.as_mut().poll(context));
                    self.pending = None;
                    return Poll::Ready(self.receive(response));
                }
                None => match self.operation.next_step() {
                    // Not every timer waits for no time, and a time-out around the poller needs its turn.
                    Step::Wait(Duration::ZERO) => {
                        context.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                    Step::Wait(duration) => {
                        self.pending = Some(Pending::Wait(Box::pin(sleep(duration))));
                    }
                    Step::Send(request) => {
                        let exchange = self.channel.exchange(
                            self.operation.operation(),
                            request,
                            &self.context,
                        );
                        self.pending = Some(Pending::Send(exchange));
                    }
                    Step::Done => return Poll::Ready(self.ended()),
                },
            }
        }
    }

    fn receive(&mut self, response: Result<RawResponse>) -> Result<OperationStatus> {
        self.operation.receive(to_http_response(&response?)?)?;
        Ok(self.operation.status())
    }

    /// The status of an operation without a next step.
    fn ended(&self) -> Result<OperationStatus> {
        match self.operation.status() {
            // The first response violated the protocol. Without an error, a caller that polls until the end would never stop.
            OperationStatus::InProgress => {
                let problem = "the operation was given up after its first response";
                Err(Error::from(LongRunningError::new(self.operation.operation(), problem)).into())
            }
            status => Ok(status),
        }
    }

    fn poll_stream(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<OperationStatus>>> {
        if self.streamed {
            return Poll::Ready(None);
        }
        let status = ready!(self.poll_status(context));
        self.streamed = !matches!(status, Ok(OperationStatus::InProgress));
        Poll::Ready(Some(status))
    }

    /// Polls until the operation has ended.
    async fn end(mut self) -> Result<LongRunningOperation<()>> {
        while poll_fn(|context| self.poll_status(context)).await? == OperationStatus::InProgress {}
        Ok(self.operation)
    }

    async fn complete(self) -> Result<Response<()>> {
        let ended = self.end().await?;
        let operation = ended.operation().to_owned();
        let (parts, body) = ended.into_response()?.into_http().into_parts();
        let headers = to_azure_headers(&parts.headers);
        Ok(Response::new(
            operation,
            RawResponse::from_bytes(parts.status.as_u16().into(), headers, body),
        ))
    }
}

async fn sleep(duration: Duration) {
    let duration = duration
        .try_into()
        .unwrap_or(azure_core::time::Duration::MAX);
    azure_core::sleep(duration).await;
}
