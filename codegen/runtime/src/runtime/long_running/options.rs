//! Options for waits and retries of long-running operations. The caller can set all limits.

use std::time::Duration;

/// How a long-running operation waits between its requests.
///
/// Each field that is `None` has its default. In the options of a call of a client, it has the value of the client's options.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PollingOptions {
    /// The wait before a poll if the service sends no `Retry-After`. The default is 15 seconds.
    pub interval: Option<Duration>,
    /// The shortest wait before a poll, also if the service asks for 0. The default is one second; tests may set it to zero.
    pub minimum_wait: Option<Duration>,
    /// The number of polls after which waiting is given up. The default is 100,000, which takes 17 days at the default interval;
    /// [`u32::MAX`] means no limit. The service continues the operation in any case, and so can the caller: with the next poll, or
    /// with the [resume token](crate::runtime::LongRunningError::resume_token) in the error.
    pub max_polls: Option<u32>,
    /// How requests are retried after 408, 429 and 5xx. The default is [`RetryOptions::default`].
    pub retry: Option<RetryOptions>,
}

/// [`PollingOptions`] with the defaults of what they leave open.
pub(crate) struct Polling {
    pub(crate) interval: Duration,
    pub(crate) minimum_wait: Duration,
    pub(crate) max_polls: u32,
    pub(crate) retry: RetryOptions,
}

impl From<PollingOptions> for Polling {
    fn from(options: PollingOptions) -> Self {
        Self {
            interval: options.interval.unwrap_or(Duration::from_secs(15)),
            minimum_wait: options.minimum_wait.unwrap_or(Duration::from_secs(1)),
            max_polls: options.max_polls.unwrap_or(100_000),
            retry: options.retry.unwrap_or_default(),
        }
    }
}

/// How a long-running operation retries requests after 408, 429 and 5xx (except 501 and 505).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryOptions {
    /// The most retries of one request. The default is 5.
    pub max_retries: u32,
    /// The wait before the first retry, which is doubled for each retry after it. The default is one second.
    pub base_delay: Duration,
    /// The longest such wait. The default is one minute.
    pub max_delay: Duration,
    /// The longest wait that the service can ask for with `Retry-After`, also before polls. Longer ones are shortened. The
    /// default is ten minutes.
    ///
    /// In the options of a client it is a limit for the retries of all its requests, which never wait longer than two minutes.
    pub max_retry_after: Duration,
}

impl Default for RetryOptions {
    fn default() -> Self {
        Self {
            max_retries: 5,
            base_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(60),
            max_retry_after: Duration::from_secs(600),
        }
    }
}

impl RetryOptions {
    /// No retries, for callers whose HTTP client retries requests.
    #[must_use]
    pub fn none() -> Self {
        Self {
            max_retries: 0,
            ..Self::default()
        }
    }
}
