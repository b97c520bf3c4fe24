//! Responses of the client.

use super::convert::to_http_response;
use super::pipeline::Exchange;
use crate::runtime::{FromResponse, Operation, ResponseParts};
use azure_core::Result;
use azure_core::http::headers::Headers;
use azure_core::http::response::ResponseBody;
use azure_core::http::{RawResponse, StatusCode};
use futures::future::BoxFuture;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A response with a status of success that is not decoded yet.
pub struct Response<R> {
    operation: Cow<'static, str>,
    raw: RawResponse,
    asks_existence: bool,
    model: PhantomData<fn() -> R>,
}

impl<R> Response<R> {
    pub(super) fn new(operation: impl Into<Cow<'static, str>>, raw: RawResponse) -> Self {
        Self {
            operation: operation.into(),
            raw,
            asks_existence: false,
            model: PhantomData,
        }
    }

    /// The same response, which will be decoded as another type.
    pub(super) fn with_model<T>(self) -> Response<T> {
        Response {
            operation: self.operation,
            raw: self.raw,
            asks_existence: self.asks_existence,
            model: PhantomData,
        }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        self.raw.headers()
    }

    /// The body, byte for byte.
    #[must_use]
    pub fn body(&self) -> &ResponseBody {
        self.raw.body()
    }

    /// The response as `azure_core` has it.
    #[must_use]
    pub fn into_raw_response(self) -> RawResponse {
        self.raw
    }

    /// Decodes the response.
    ///
    /// # Errors
    /// If the response does not fit the definition. `error.downcast_ref::<Error>()` then returns an
    /// [`Error::Decode`](crate::runtime::Error::Decode), which has the path in the JSON and the body.
    pub fn into_model(self) -> Result<R>
    where
        R: FromResponse,
    {
        Ok(with_parts(&self.operation, &self.raw, |parts| {
            R::from_response(&parts.asking_existence(self.asks_existence))
        })??)
    }
}

/// The same response, which `azure_core` decodes with `serde`.
///
/// Its `into_model` does not apply the definition: a result that is an enum by status, or that has headers, cannot be decoded so.
impl<R> From<Response<R>> for azure_core::http::Response<R> {
    fn from(response: Response<R>) -> Self {
        response.raw.into()
    }
}

impl<R> fmt::Debug for Response<R> {
    // The body can be large and can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Response");
        debug
            .field("operation", &self.operation)
            .field("status", &self.status());
        debug
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// The future of a [`Response`]. Nothing is sent before it is awaited.
///
/// ```no_run
#[doc = concat!("# use ", module_path!(), "::ResponseFuture;")]
/// # async fn example(request: impl Fn() -> ResponseFuture<String>) -> azure_core::Result<()> {
/// let model = request().into_model().await?;
///
/// let response = request().await?;
/// println!("{:?}", response.headers());
/// let model = response.into_model()?;
/// # Ok(()) }
/// ```
#[must_use = "nothing is sent before the future is awaited"]
pub struct ResponseFuture<R> {
    answer: BoxFuture<'static, Result<Answer>>,
    model: PhantomData<fn() -> R>,
}

/// A response whose status is success.
pub(super) struct Answer {
    operation: &'static Operation,
    raw: RawResponse,
}

impl<R> ResponseFuture<R> {
    pub(super) fn new(answer: BoxFuture<'static, Result<Answer>>) -> Self {
        Self {
            answer,
            model: PhantomData,
        }
    }

    /// Waits for the response and decodes it.
    ///
    /// # Errors
    /// As awaiting the future and as [`Response::into_model`].
    pub async fn into_model(self) -> Result<R>
    where
        R: FromResponse,
    {
        self.await?.into_model()
    }
}

/// Waits for the response to a request of `operation`.
#[inline]
pub(super) async fn answer(operation: &'static Operation, exchange: Exchange) -> Result<Answer> {
    let raw = exchange.await?;
    with_parts(operation.id, &raw, |parts| parts.check_status(operation))??;
    Ok(Answer { operation, raw })
}

impl<R> Future for ResponseFuture<R> {
    type Output = Result<Response<R>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.answer.as_mut().poll(context));
        Poll::Ready(answer.map(|Answer { operation, raw }| Response {
            asks_existence: operation.asks_existence,
            ..Response::new(operation.id, raw)
        }))
    }
}

impl<R> fmt::Debug for ResponseFuture<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResponseFuture")
            .finish_non_exhaustive()
    }
}

/// Calls `read` with the parts of a response.
pub(super) fn with_parts<T>(
    operation: &str,
    raw: &RawResponse,
    read: impl FnOnce(ResponseParts<'_>) -> T,
) -> Result<T> {
    let response = to_http_response(raw)?;
    Ok(read(ResponseParts::new(
        operation,
        response.status(),
        response.headers(),
        response.body(),
    )))
}
