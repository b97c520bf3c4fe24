//! Where the access token may go.
//!
//! `azure_core`'s policy attaches the token to any request over https, and a service's header or a page's link decides where the
//! next request goes. Layer 1 checks those before it makes a request of them. The destination is checked once more at the moment
//! the token would be attached, because a policy of the caller may have changed the URL meanwhile, and because this is the
//! `url::Url` that is really sent: should two readers of a URL disagree about its host, nothing goes out.
//!
//! Redirects are not followed: `azure_core`'s transport does not, a 3xx is an error like any other status. A transport of the
//! caller that does follow them (`reqwest` in its default settings) drops the token when the host changes.

use crate::runtime::Endpoint;
use azure_core::credentials::{TokenCredential, TokenRequestOptions};
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::{Authorizer, BearerTokenAuthorizationPolicy, OnRequest};
use azure_core::http::{ClientMethodOptions, Context, Request};
use std::sync::Arc;

/// The policy that attaches the token, for the destinations that `endpoint` allows.
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
