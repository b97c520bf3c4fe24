//! A limit for the bodies of responses.

use crate::runtime::ResponseLimit;
use azure_core::error::ErrorKind;
use azure_core::http::headers::CONTENT_LENGTH;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{AsyncRawResponse, Context, Request, Transport};
use futures::StreamExt as _;
use std::fmt;
use std::sync::Arc;

/// Puts a limit around a transport. It is below all policies, because `azure_core` reads the body right above the
/// transport.
#[inline]
pub(super) fn limit(transport: Transport, limit: ResponseLimit) -> Transport {
    match limit {
        ResponseLimit::Bytes(limit) => {
            Transport::with_policy(Arc::new(Limited { transport, limit }))
        }
        ResponseLimit::Unlimited => transport,
    }
}

#[derive(Debug)]
struct Limited {
    transport: Transport,
    limit: u64,
}

#[async_trait::async_trait]
impl Policy for Limited {
    #[inline]
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        _: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let response = self.transport.send(context, request).await?;
        let limit = self.limit;
        let (status, headers, body) = response.deconstruct();
        // The response to a HEAD has a length, but no body: what counts is the length of a body that begins.
        let length = headers.get_optional_str(&CONTENT_LENGTH);
        let declared = length.and_then(|length| length.parse().ok()).unwrap_or(0);
        let mut read = 0_u64;
        let body = body.map(move |part| {
            let part = part?;
            read = read.saturating_add(part.len() as u64);
            if read > limit || (declared > limit && read > 0) {
                // Not an error of the connection, after which the request would be sent again.
                return Err(azure_core::Error::new(ErrorKind::Other, Exceeded(limit)));
            }
            Ok(part)
        });
        Ok(AsyncRawResponse::new(status, headers, Box::pin(body)))
    }
}

/// What the body of a response says that exceeds its limit. The operation is not known here.
#[derive(Debug)]
struct Exceeded(u64);

impl fmt::Display for Exceeded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the body is longer than {} bytes", self.0)
    }
}

impl std::error::Error for Exceeded {}

/// The limit that was exceeded, if this is such an error.
pub(super) fn exceeded(error: &(dyn std::error::Error + 'static)) -> Option<u64> {
    error.downcast_ref().map(|Exceeded(limit)| *limit)
}
