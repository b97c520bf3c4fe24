//! The client: sends the requests of operations and state machines through the pipeline of `azure_core`.
//!
//! The pipeline has what a caller configures in [`ClientOptions`]: transport, retries, policies, logging, tracing and the user
//! agent. This module adds a check of the hosts that access tokens are sent to. It repeats nothing of the request functions: a
//! method of a generated client is one call of [`Client::send`], [`Client::begin`] or [`Client::list`].
//!
//! It has its own [`Poller`] and [`Pager`], because those of `azure_core` 1.1 do not fit Azure Resource Manager:
//! - its poller only accepts the statuses that it lists, ignores bodies and headers that count here, panics for waits of less than a
//!   second, and cannot be saved;
//! - both are instantiated once per type, which costs compile time in a crate with hundreds of operations. Here one future sends
//!   every request, and only the last step is generic.
//!
//! Only the pipeline retries requests, as `ClientOptions::retry` says. The retries of [`LongRunningOperation`] are off, because
//! a request would be retried by both. `azure_core` retries requests of every method, also POST, after 408, 429, 500, 502, 503, 504
//! and when the connection breaks. If a service asks for a longer wait before a retry than two minutes, or than the caller's
//! `max_retry_after`, it is shortened.
//!
//! Each call has a span with the id of its operation if `ClientOptions::instrumentation` has a tracer provider.

mod arm_client;
mod authorization;
mod connection;
mod convert;
mod error;
mod failure;
mod limit;
mod pipeline;
mod proxy;
mod retry;
mod user_agent;

// Public for the examples in their documentation, which name them by `module_path!()`.
#[doc(hidden)]
pub mod options;
#[doc(hidden)]
pub mod pager;
#[doc(hidden)]
pub mod poller;
#[doc(hidden)]
pub mod response;

pub use arm_client::ArmClient;
pub use azure_core::http::{ClientMethodOptions, ClientOptions};
pub use options::{ArmClientOptions, MethodOptions, PagerOptions, PollerOptions};
pub use pager::{PageStream, Pager};
pub use poller::{Completion, Poller};
pub use response::{Response, ResponseFuture};

use crate::runtime::request::Prepared;
use crate::runtime::{
    Endpoint, LongRunning, LongRunningOperation, Page, Paged, Pages, PollingOptions, Request,
    Result, Rules,
};
use azure_core::http::Context;
use azure_core::http::headers::{CLIENT_REQUEST_ID, Header as _};
use azure_core::http::request::options::ClientRequestId;
use futures::future::BoxFuture;
use options::Defaults;
use pipeline::Channel;
use poller::Driver;
use response::Answer;
use std::sync::Arc;

/// The core of each generated client: the pipeline, the endpoint, and what the caller chose for all requests.
///
/// Clones share the pipeline.
#[derive(Clone, Debug)]
pub struct Client {
    channel: Channel,
    defaults: Arc<Defaults>,
}

impl Client {
    /// Makes a client. `package` is the name and version of its crate, for the `User-Agent` header.
    #[inline]
    #[must_use]
    pub fn new(arm_client: &ArmClient, package: (&'static str, &'static str)) -> Self {
        Self {
            channel: Channel::new(&arm_client.connection, package),
            defaults: Arc::clone(&arm_client.defaults),
        }
    }

    /// The endpoint that requests are sent to.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        self.channel.endpoint()
    }

    /// Sends one request. For a long-running operation that is the one that starts it, for a paged list the one for the first
    /// page.
    ///
    /// Nothing is sent before the future is awaited. If `request` is an error, the future returns it.
    pub fn send<R, K>(
        &self,
        request: Result<Request<R, K>>,
        options: ClientMethodOptions<'_>,
    ) -> ResponseFuture<R> {
        ResponseFuture::new(self.answer(request.map(|request| request.prepared), options))
    }

    #[inline]
    fn answer(
        &self,
        request: Result<Prepared>,
        options: ClientMethodOptions<'_>,
    ) -> BoxFuture<'static, azure_core::Result<Answer>> {
        let context = self.context(options.context);
        let exchange = self.prepare(request).and_then(|request| {
            let sent = request.to_http(self.endpoint())?;
            let operation = request.operation;
            Ok((
                operation,
                self.channel.exchange(operation.id, sent, &context),
            ))
        });
        match exchange {
            Ok((operation, exchange)) => Box::pin(response::answer(operation, exchange)),
            Err(error) => Box::pin(std::future::ready(Err(error.into()))),
        }
    }

    /// Prepares a long-running operation.
    ///
    /// # Errors
    /// If `request` is an error, or cannot be sent to the endpoint.
    pub fn begin<R, T>(
        &self,
        request: Result<Request<R, LongRunning<T>>>,
        options: PollerOptions<'_>,
    ) -> azure_core::Result<Poller<T>> {
        let ty = std::any::type_name::<T>();
        self.start(request.map(|request| request.prepared), ty, options)
            .map(Poller::new)
    }

    #[inline]
    fn start(
        &self,
        request: Result<Prepared>,
        ty: &'static str,
        options: PollerOptions<'_>,
    ) -> azure_core::Result<Driver> {
        let mut request = self.prepare(request)?;
        let context = options.context.into_owned();
        // As a header of the request it is saved with the operation.
        if let Some(id) = context.value::<ClientRequestId>() {
            request.set_header(CLIENT_REQUEST_ID.as_str(), id.value().as_str())?;
        }
        let operation = LongRunningOperation::new(&request, self.endpoint(), ty)?;
        Ok(self.driver(operation, options.polling, context))
    }

    /// Continues a long-running operation that [`Poller::resume_token`] saved, in this or another process. `T` is its result, as
    /// in the `Poller<T>` that was saved.
    ///
    /// # Errors
    /// If the token is not one of this version or of an operation whose result is not a `T`, or if it leads to a host that the
    /// endpoint does not allow.
    pub fn resume<T>(
        &self,
        token: &str,
        options: PollerOptions<'_>,
    ) -> azure_core::Result<Poller<T>> {
        self.resume_as(std::any::type_name::<T>(), token, options)
            .map(Poller::new)
    }

    #[inline]
    fn resume_as(
        &self,
        ty: &'static str,
        token: &str,
        options: PollerOptions<'_>,
    ) -> azure_core::Result<Driver> {
        let operation = LongRunningOperation::resume_for(token, self.endpoint(), None, ty)?;
        Ok(self.driver(operation, options.polling, options.context.into_owned()))
    }

    #[inline]
    fn driver(
        &self,
        operation: LongRunningOperation<()>,
        polling: PollingOptions,
        context: Context<'static>,
    ) -> Driver {
        let context = self.defaults.context(context, &polling);
        let operation = operation.with_polling(self.defaults.polling(polling));
        Driver::new(self.channel.clone(), operation, context)
    }

    /// Prepares a paged list.
    ///
    /// # Errors
    /// If `request` is an error or cannot be sent to the endpoint, or if `options.continuation` leads to a host that the endpoint
    /// does not allow.
    #[inline]
    pub fn list<P: Page>(
        &self,
        request: Result<Request<P, Paged>>,
        options: PagerOptions<'_>,
    ) -> azure_core::Result<Pager<P>> {
        let request = self.prepare(request.map(|request| request.prepared))?;
        let mut pages = Pages::new(&request, self.endpoint())?;
        if let Some(continuation) = &options.continuation {
            pages = pages.resume_at(continuation)?;
        }
        Ok(Pager::new(
            self.channel.clone(),
            request.operation.id,
            pages,
            self.context(options.context),
        ))
    }

    /// The context of a call that does not poll.
    #[inline]
    fn context(&self, context: Context<'_>) -> Context<'static> {
        let call = PollingOptions::default();
        self.defaults.context(context, &call)
    }

    #[inline]
    fn prepare(&self, request: Result<Prepared>) -> Result<Prepared> {
        let mut request = match self.defaults.rules {
            Rules::Definition => request?,
            Rules::Path => request.or_else(Prepared::without_rules)?,
        };
        if let Some(version) = &self.defaults.api_version {
            request.default_api_version(version)?;
        }
        Ok(request)
    }
}
