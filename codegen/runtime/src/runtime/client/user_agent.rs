//! The `User-Agent` that a request has itself.
//!
//! `azure_core` writes its own into every request. That of an argument, or of `Request::with_header`, is what the caller asked for.

use super::authorization;
use azure_core::http::headers::USER_AGENT;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use std::sync::Arc;

/// The `User-Agent` of a request, in the context of its call.
#[derive(Debug)]
pub(super) struct UserAgent(String);

/// Keeps the `User-Agent` of a request in the context, if it has one.
#[inline]
pub(super) fn keep(
    context: Context<'static>,
    request: &http::Request<Vec<u8>>,
) -> Context<'static> {
    let header = request.headers().get(http::header::USER_AGENT);
    match header.and_then(|value| value.to_str().ok()) {
        Some(value) => context.with_value(UserAgent(value.to_owned())),
        None => context,
    }
}

/// A policy below `azure_core`'s own. It gives a request its `User-Agent` back.
#[derive(Debug)]
pub(super) struct OwnUserAgent;

#[async_trait::async_trait]
impl Policy for OwnUserAgent {
    #[inline]
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        if let Some(UserAgent(value)) = context.value() {
            request.insert_header(USER_AGENT, value.clone());
        }
        authorization::send(context, request, next).await
    }
}
