//! Checks the hosts that access tokens are sent to.
//!
//! `azure_core`'s policy attaches the token to any request over https, and headers and links of responses say where the next
//! request is sent. State machines check these links. The URL is checked again when the token is attached, because a policy of the
//! caller may have changed it, and because this is the `url::Url` that is sent: if the two parsers disagree about its host,
//! nothing is sent.
//!
//! Redirects are not followed by `azure_core`'s transport: a 3xx is an error like any other status. If a transport of the caller
//! follows them, as `reqwest` does by default, it must drop the token when the host changes, as `reqwest` does.
//!
//! `azure_core` attaches no token over http. For a local test server, a policy around its own does, if the caller asked for it.

use crate::runtime::Endpoint;
use crate::runtime::url::resolve;
use azure_core::credentials::{TokenCredential, TokenRequestOptions};
use azure_core::error::{Error, ErrorKind};
use azure_core::http::policies::auth::{Authorizer, BearerTokenAuthorizationPolicy, OnRequest};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{ClientMethodOptions, Context, Request, Url};
use std::sync::Arc;

/// The policy that attaches the token to requests to hosts that `endpoint` allows, and sends requests to no others.
#[inline]
pub(super) fn policy(credential: Arc<dyn TokenCredential>, endpoint: &Endpoint) -> Arc<dyn Policy> {
    let scope = endpoint.scope();
    let bearer = BearerTokenAuthorizationPolicy::new(credential, [scope.clone()]);
    let guard = Guard {
        endpoint: endpoint.clone(),
        scope,
    };
    if endpoint.is_local_test_server() {
        let bearer = endpoint.sends_tokens().then_some(bearer);
        Arc::new(Local { guard, bearer })
    } else {
        Arc::new(bearer.with_on_request(Arc::new(guard)))
    }
}

#[derive(Debug)]
struct Guard {
    endpoint: Endpoint,
    scope: String,
}

impl Guard {
    #[inline]
    fn check(&self, request: &Request) -> azure_core::Result<()> {
        let url = resolve(self.endpoint.url(), request.url().as_str());
        self.endpoint
            .allow_url("a policy of the caller", "the request's URL", &url)?;
        Ok(())
    }
}

#[async_trait::async_trait]
impl OnRequest for Guard {
    #[inline]
    async fn on_request(
        &self,
        context: &mut Context,
        request: &mut Request,
        authorizer: &dyn Authorizer,
    ) -> azure_core::Result<()> {
        self.check(request)?;
        let method_options = ClientMethodOptions {
            context: context.clone(),
        };
        let options = TokenRequestOptions { method_options };
        authorizer.authorize(request, &[&self.scope], options).await
    }
}

/// The policy for a local test server.
#[derive(Debug)]
struct Local {
    guard: Guard,
    /// `None` if no token is sent.
    bearer: Option<BearerTokenAuthorizationPolicy>,
}

#[async_trait::async_trait]
impl Policy for Local {
    #[inline]
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        self.guard.check(request)?;
        let Some(bearer) = &self.bearer else {
            return send(context, request, next).await;
        };
        // The cache of tokens can only be reached through `azure_core`'s policy, which attaches them to https requests only.
        let url = request.url().clone();
        let scheme = request.url_mut().set_scheme("https");
        scheme.map_err(|()| Error::with_message(ErrorKind::Other, "the URL cannot be sent"))?;
        let mut policies: Vec<Arc<dyn Policy>> = vec![Arc::new(Restore(url.clone()))];
        policies.extend_from_slice(next);
        let result = bearer.send(context, request, &policies).await;
        // Without a token, the request did not come to `Restore`.
        *request.url_mut() = url;
        result
    }
}

/// Gives a request its URL back.
#[derive(Debug)]
struct Restore(Url);

#[async_trait::async_trait]
impl Policy for Restore {
    #[inline]
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        *request.url_mut() = self.0.clone();
        send(context, request, next).await
    }
}

/// Hands a request to the next policy.
#[inline]
pub(super) async fn send(
    context: &Context<'_>,
    request: &mut Request,
    next: &[Arc<dyn Policy>],
) -> PolicyResult {
    let Some((policy, next)) = next.split_first() else {
        let problem = "the pipeline has no transport";
        return Err(Error::with_message(ErrorKind::Other, problem));
    };
    policy.send(context, request, next).await
}
