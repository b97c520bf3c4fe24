//! Options of the client's methods.

use crate::runtime::PollingOptions;
use azure_core::http::Context;

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
/// options.polling.interval = Duration::from_secs(5);
/// ```
#[derive(Clone, Debug, Default)]
pub struct PollerOptions<'a> {
    /// Passed to `azure_core`'s policies with each request. An `x-ms-client-request-id` in it is sent with each request and is
    /// saved with the operation.
    pub context: Context<'a>,
    /// How long to wait between requests. Retries of failed requests are set by `ClientOptions::retry`, not by `polling.retry`.
    pub polling: PollingOptions,
}

/// Options of a method that returns a paged list.
#[derive(Clone, Debug, Default)]
pub struct PagerOptions<'a> {
    /// Passed to `azure_core`'s policies with each request.
    pub context: Context<'a>,
    /// The page to start with, from [`PageStream::continuation`](super::PageStream::continuation); the first one if `None`.
    pub continuation: Option<String>,
}
