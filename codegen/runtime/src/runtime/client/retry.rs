//! A limit for the waits that a service asks for before a retry, and the number of tries.

use super::authorization;
use azure_core::http::headers::{
    HeaderName, Headers, RETRY_AFTER, RETRY_AFTER_MS, X_MS_RETRY_AFTER_MS,
};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{AsyncRawResponse, Context, Request, StatusCode};
use azure_core::time::{OffsetDateTime, parse_rfc7231};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The longest wait before a retry: two minutes.
///
/// `azure_core` waits as long as a 429 or 503 asks for, even a year. Azure Resource Manager's own limits refill within minutes.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// The `max_retry_after` of the caller, in the context of a call. A wait before a retry is not longer either.
#[derive(Debug)]
pub(super) struct MaxRetryAfter(pub(super) Duration);

/// How often a request was sent, in its context.
#[derive(Debug, Default)]
pub(super) struct Tries(AtomicU32);

impl Tries {
    #[inline]
    pub(super) fn count(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A policy below `azure_core`'s retry policy. It counts the tries, and shortens the wait that a response asks for.
#[derive(Debug)]
pub(super) struct LimitRetryAfter;

#[async_trait::async_trait]
impl Policy for LimitRetryAfter {
    #[inline]
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        if let Some(Tries(count)) = context.value() {
            count.fetch_add(1, Ordering::Relaxed);
        }
        let response = authorization::send(context, request, next).await?;
        // The retry policy reads the headers for these two statuses only. Other responses stay as they are.
        if !matches!(
            response.status(),
            StatusCode::TooManyRequests | StatusCode::ServiceUnavailable
        ) {
            return Ok(response);
        }
        let (status, mut headers, body) = response.deconstruct();
        let longest = match context.value() {
            Some(MaxRetryAfter(limit)) => LONGEST_PAUSE.min(*limit),
            None => LONGEST_PAUSE,
        };
        shorten(&mut headers, longest);
        Ok(AsyncRawResponse::new(status, headers, Box::pin(body)))
    }
}

#[inline]
fn shorten(headers: &mut Headers, longest: Duration) {
    let milliseconds = u64::try_from(longest.as_millis()).unwrap_or(u64::MAX);
    for name in [X_MS_RETRY_AFTER_MS, RETRY_AFTER_MS] {
        if number(headers, &name).is_some_and(|asked| asked > milliseconds) {
            headers.insert(name, milliseconds.to_string());
        }
    }
    let seconds = longest.as_secs();
    let asked = number(headers, &RETRY_AFTER).or_else(|| until_date(headers));
    if asked.is_some_and(|asked| asked > seconds) {
        headers.insert(RETRY_AFTER, seconds.to_string());
    }
}

#[inline]
fn number(headers: &Headers, name: &HeaderName) -> Option<u64> {
    headers.get_optional_str(name)?.parse().ok()
}

/// The seconds until the date. It is parsed as the retry policy does, so that each date that the policy reads is shortened.
#[inline]
fn until_date(headers: &Headers) -> Option<u64> {
    let date = parse_rfc7231(headers.get_optional_str(&RETRY_AFTER)?).ok()?;
    let now = OffsetDateTime::now_utc();
    u64::try_from(date.unix_timestamp() - now.unix_timestamp()).ok()
}
