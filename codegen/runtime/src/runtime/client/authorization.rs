//! Where the access token may go.
//!
//! `azure_core`'s policy attaches the token to any request over https, and a service's header or a page's link decides where the
//! next request goes. So the destination is checked twice: before a request enters the pipeline, for a clear error, and again at
//! the moment the token would be attached, because a policy of the caller may have changed the URL meanwhile. Both look at the
//! `url::Url` that is really sent, so that no two parsers can disagree about its host.
//!
//! Redirects are not followed: `azure_core`'s transport does not, a 3xx is an error like any other status. A transport of the
//! caller that does follow them (`reqwest` in its default settings) drops the token when the host changes.

use crate::runtime::{Endpoint, Result};
use azure_core::credentials::{TokenCredential, TokenRequestOptions};
use azure_core::http::policies::Policy;
use azure_core::http::policies::auth::{Authorizer, BearerTokenAuthorizationPolicy, OnRequest};
use azure_core::http::{ClientMethodOptions, Context, Request, Url};
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

/// Refuses a URL that is not https, or whose host the endpoint does not allow.
pub(super) fn check_destination(endpoint: &Endpoint, operation: &str, url: &Url) -> Result<()> {
    endpoint
        .follow(operation, "the request's URL", endpoint.url(), url.as_str())
        .map(drop)
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
        check_destination(&self.endpoint, "a policy of the caller", request.url())?;
        let method_options = ClientMethodOptions {
            context: context.clone(),
        };
        let options = TokenRequestOptions { method_options };
        authorizer.authorize(request, &[&self.scope], options).await
    }
}
