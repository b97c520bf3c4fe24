//! How long a long-running operation waits, and how often it tries again. All limits are the caller's to set.

use std::time::Duration;

/// How a long-running operation waits between its requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollingOptions {
    /// The wait before a poll where the service names none with `Retry-After`. 15 seconds unless set.
    pub interval: Duration,
    /// The least wait before a poll, also where the service says 0. One second unless set; tests may go down to nothing.
    pub minimum_wait: Duration,
    /// How many polls there may be before the operation is given up; no limit unless set. The service goes on all the same.
    pub max_polls: Option<u32>,
    /// What happens after 408, 429 and 5xx.
    pub retry: RetryOptions,
}

impl Default for PollingOptions {
    fn default() -> Self {
        Self {
            interval: Duration::from_secs(15),
            minimum_wait: Duration::from_secs(1),
            max_polls: None,
            retry: RetryOptions::default(),
        }
    }
}

/// How a long-running operation tries again after 408, 429 and 5xx (but not 501 and 505).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryOptions {
    /// How often one request is sent again before its error counts. 5 unless set.
    pub max_retries: u32,
    /// The wait before the first retry, doubled for each one after it. One second unless set.
    pub base_delay: Duration,
    /// The longest such wait. One minute unless set.
    pub max_delay: Duration,
    /// The longest wait that the service may ask for with `Retry-After`, for polls too; longer ones are cut. Ten minutes
    /// unless set.
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
    /// No retries, for callers whose HTTP client does them.
    #[must_use]
    pub fn none() -> Self {
        Self {
            max_retries: 0,
            ..Self::default()
        }
    }
}
