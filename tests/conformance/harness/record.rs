//! What a client sends.

use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Body, Context, Request};
use std::sync::{Arc, Mutex, PoisonError};

/// A policy of a client that writes down the method and the body of each try of each request.
#[derive(Clone, Debug, Default)]
pub struct Record(Arc<Mutex<Vec<(String, String)>>>);

impl Record {
    /// The methods and the bodies so far.
    #[must_use]
    pub fn sent(&self) -> Vec<(String, String)> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

#[async_trait::async_trait]
impl Policy for Record {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let body = if let Body::Bytes(bytes) = request.body() {
            String::from_utf8_lossy(bytes).into_owned()
        } else {
            "(a stream)".to_owned()
        };
        let sent = (request.method().as_str().to_owned(), body);
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sent);
        next[0].send(context, request, &next[1..]).await
    }
}
