//! Checks the hosts that access tokens are sent to.
//!
//! `azure_core`'s policy attaches the token to any request over https, and headers and links of responses say where the next
//! request is sent. State machines check these links. The URL is checked again when the token is attached, because a policy of the
//! caller may have changed it, and because this is the `url::Url` that is sent: if the two parsers disagree about its host,
//! nothing is sent.
//!
//! Redirects are not followed by `azure_core`'s transport: a 3xx is an error like any other status. If a transport of the caller
//! follows them, as `reqwest` does by default, it must drop the token when the host changes, as `reqwest` does.

use crate::runtime::Endpoint;
use azure_core::credentials::{TokenCredential, TokenRequestOptions};
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::{Authorizer, BearerTokenAuthorizationPolicy, OnRequest};
use azure_core::http::{ClientMethodOptions, Context, Request};
use std::sync::Arc;

/// The policy that attaches the token to requests to hosts that `endpoint` allows.
pub(super) fn policy(credential: Arc<dyn TokenCredential>, endpoint: &Endpoint) -> Arc<dyn Policy> {
    let guard = Guard {
        endpoint: endpoint.clone(),
        scope: endpoint.scope(),
    };
    let scopes = [guard.scope.clone()];
    let policy = BearerTokenAuthorizationPolicy::new(credential, scopes);
    Arc::new(policy.with_on_request(Arc::new(guard)))
}

#[derive(Debug)]
struct Guard {
    endpoint: Endpoint,
    scope: String,
}

#[async_trait::async_trait]
impl OnRequest for Guard {
    async fn on_request(
        &self,
        context: &mut Context,
        request: &mut Request,
        authorizer: &dyn Authorizer,
    ) -> azure_core::Result<()> {
        let url = request.url().as_str();
        let base = self.endpoint.url();
        self.endpoint
            .follow("a policy of the caller", "the request's URL", base, url)?;
        let method_options = ClientMethodOptions {
            context: context.clone(),
        };
        let options = TokenRequestOptions { method_options };
        authorizer.authorize(request, &[&self.scope], options).await
    }
}
