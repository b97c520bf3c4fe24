//! Options of the client's methods.

use crate::runtime::PollingOptions;
use azure_core::http::Context;

/// Options of a method that has no parameters of its own to choose.
#[derive(Clone, Debug, Default)]
pub struct MethodOptions<O> {
    /// The options of the call, of a list's calls, or of the call and of polling.
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
    /// Passed to `azure_core`'s policies with each request. An `x-ms-client-request-id` in it is sent with each request, and
    /// is saved with the operation.
    pub context: Context<'a>,
    /// How long to wait between the requests. `polling.retry` has no say over how often and how soon a request that fails is
    /// repeated: for that there is `ClientOptions::retry`.
    pub polling: PollingOptions,
}

/// Options of a method that lists in pages.
#[derive(Clone, Debug, Default)]
pub struct PagerOptions<'a> {
    /// Passed to `azure_core`'s policies with each request.
    pub context: Context<'a>,
    /// The page to begin with, as [`PageStream::continuation`](super::PageStream::continuation) gave it; the first one if `None`.
    pub continuation: Option<String>,
}
