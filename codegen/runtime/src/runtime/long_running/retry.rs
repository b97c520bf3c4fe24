//! Waits: `Retry-After`, backoff and jitter.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::options::RetryOptions;
use crate::runtime::response::header_text;

/// Whether a later try may succeed.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502..=504 | 506..=599)
}

/// Headers of Azure services with milliseconds. They come first, as in `azure_core`.
const MILLISECONDS: [&str; 2] = ["x-ms-retry-after-ms", "retry-after-ms"];

/// The wait that the service asks for, in milliseconds, in seconds or as an HTTP date. Anything else is ignored.
pub(crate) fn retry_after(headers: &HeaderMap, options: &RetryOptions) -> Option<Duration> {
    let milliseconds = MILLISECONDS
        .iter()
        .find_map(|name| number(header_text(headers, name)?));
    let wait = match milliseconds {
        Some(milliseconds) => Duration::from_millis(milliseconds),
        None => seconds_or_date(header_text(headers, "retry-after")?)?,
    };
    Some(wait.min(options.max_retry_after))
}

fn seconds_or_date(text: &str) -> Option<Duration> {
    if let Some(seconds) = number(text) {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now()?).unwrap_or_default())
}

/// A number that does not fit is shortened like any long wait.
fn number(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

/// The current time, if there is a clock.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
#[expect(clippy::unnecessary_wraps, reason = "bare wasm has no clock")]
fn now() -> Option<SystemTime> {
    Some(SystemTime::now())
}

/// The standard library panics when asked for the time on this target.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn now() -> Option<SystemTime> {
    None
}

/// The wait before a retry. It is doubled for each retry before it, up to a limit; then a random wait between half of it and
/// all of it is taken, so that clients that failed at the same time do not retry at the same time.
pub(crate) fn backoff(retries_before: u32, options: &RetryOptions) -> Duration {
    let delay = options
        .base_delay
        .saturating_mul(1_u32.checked_shl(retries_before).unwrap_or(u32::MAX));
    let half = delay.min(options.max_delay) / 2;
    half + half.mul_f64(random())
}

/// A random number from 0 to 1. The hasher's keys are random enough for jitter.
fn random() -> f64 {
    let bits = RandomState::new().hash_one(0_u8) >> 32;
    f64::from(u32::try_from(bits).unwrap_or_default()) / f64::from(u32::MAX)
}
