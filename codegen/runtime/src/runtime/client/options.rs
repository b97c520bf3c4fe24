//! Options of the client's methods.

use super::retry::MaxRetryAfter;
use crate::runtime::{Endpoint, PollingOptions, ResponseLimit, RetryOptions, Rules};
use azure_core::http::{ClientOptions, Context};
use std::fmt;

/// The options of an [`ArmClient`](super::ArmClient). They are the same for all clients that are made of it.
///
/// Redirects are not followed: the response is the one with the redirect. If a service needs it, a transport of the caller follows them,
/// such as this `reqwest` client. It sends nothing to hosts that the endpoint does not allow, and `reqwest` sends a token to the same
/// host only. It changes a POST to a GET after 301 and 302, and each method but HEAD after 303.
///
/// ```text
/// let allowed = endpoint.clone();
/// let redirects = reqwest::redirect::Policy::custom(move |attempt| {
///     if attempt.previous().len() > 10 {
///         attempt.error("too many redirects")
///     } else if allowed.is_allowed_url(attempt.url().as_str()) {
///         attempt.follow()
///     } else {
///         attempt.stop()
///     }
/// });
/// let client = reqwest::Client::builder().redirect(redirects).build()?;
/// options.client_options.transport = Some(azure_core::http::Transport::new(Arc::new(client)));
/// ```
#[derive(Clone, Debug, Default)]
pub struct ArmClientOptions {
    /// The URL of requests and the audience of tokens. By default, those of the cloud in `client_options`.
    pub endpoint: Option<Endpoint>,
    /// How long-running operations wait, unless the options of a call say otherwise.
    pub polling: PollingOptions,
    /// Which rules arguments must follow. By default, those of the definition.
    pub rules: Rules,
    /// How large the body of a response may be. By default, 64 MiB.
    pub response_limit: ResponseLimit,
    /// The transport, retries, policies, logging and the cloud.
    pub client_options: ClientOptions,
}

/// What the options of a client say about each request.
#[derive(Clone, Debug)]
pub(super) struct Defaults {
    pub(super) api_version: Option<String>,
    pub(super) polling: PollingOptions,
    pub(super) rules: Rules,
}

impl Defaults {
    /// The context of a call, with the longest wait that the service may ask for, if the call or the client has one.
    #[inline]
    pub(super) fn context(&self, context: Context<'_>, call: &PollingOptions) -> Context<'static> {
        let context = context.into_owned();
        match call.retry.as_ref().or(self.polling.retry.as_ref()) {
            Some(retry) => context.with_value(MaxRetryAfter(retry.max_retry_after)),
            None => context,
        }
    }

    /// The options of a call: its own, and those of the client where it leaves them open. The pipeline retries requests already.
    #[inline]
    pub(super) fn polling(&self, call: PollingOptions) -> PollingOptions {
        let client = &self.polling;
        let retry = call.retry.or_else(|| client.retry.clone());
        PollingOptions {
            interval: call.interval.or(client.interval),
            minimum_wait: call.minimum_wait.or(client.minimum_wait),
            max_polls: call.max_polls.or(client.max_polls),
            retry: Some(RetryOptions {
                max_retries: 0,
                ..retry.unwrap_or_default()
            }),
        }
    }
}

/// Options of a method without optional parameters.
#[derive(Clone, Debug, Default)]
pub struct MethodOptions<O> {
    /// The options of the call: those of a single call, of a paged list, or of a long-running operation.
    pub method_options: O,
}

/// Options of a method that starts a long-running operation.
///
/// ```
#[doc = concat!("# use ", module_path!(), "::PollerOptions;")]
/// use std::time::Duration;
/// let mut options = PollerOptions::default();
/// options.polling.interval = Some(Duration::from_secs(5));
/// ```
#[derive(Clone, Debug, Default)]
pub struct PollerOptions<'a> {
    /// Passed to `azure_core`'s policies with each request. An `x-ms-client-request-id` in it is sent with each request and is
    /// saved with the operation.
    pub context: Context<'a>,
    /// How long to wait between requests. A field that is `None` is as in the options of the client.
    ///
    /// Retries of failed requests are set by `ClientOptions::retry`: of `polling.retry`, only `max_retry_after` counts, for waits
    /// before polls and before retries.
    pub polling: PollingOptions,
}

/// Options of a method that returns a paged list.
#[derive(Clone, Default)]
pub struct PagerOptions<'a> {
    /// Passed to `azure_core`'s policies with each request.
    pub context: Context<'a>,
    /// The page to start with, from [`PageStream::continuation`](super::PageStream::continuation); the first one if `None`.
    pub continuation: Option<String>,
}

impl fmt::Debug for PagerOptions<'_> {
    // The query of a link can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PagerOptions")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}
