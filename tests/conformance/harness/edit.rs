//! A policy of a user of `azure_core`.

use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use std::sync::Arc;

/// Changes each request before it is sent. It goes into `per_try_policies` of `ClientOptions`.
#[derive(Debug)]
pub struct Edit(pub fn(&mut Request));

#[async_trait::async_trait]
impl Policy for Edit {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        (self.0)(request);
        let [first, rest @ ..] = next else {
            return Err(azure_core::Error::with_message(
                azure_core::error::ErrorKind::Other,
                "the pipeline has no transport",
            ));
        };
        first.send(context, request, rest).await
    }
}
