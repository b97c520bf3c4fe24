//! The parts of pipelines that all clients of a connection share.

use super::{authorization, limit, proxy, retry, user_agent};
use crate::runtime::type_name::without_paths;
use crate::runtime::{Endpoint, ResponseLimit};
use azure_core::Result;
use azure_core::cloud::{Audiences, CloudConfiguration};
use azure_core::credentials::TokenCredential;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::policies::Policy;
use azure_core::http::{ClientOptions, UserAgentOptions};
use std::fmt;
use std::sync::Arc;

/// An endpoint, and what requests to it are sent with.
pub(super) struct Connection {
    pub(super) endpoint: Endpoint,
    /// With a transport. Without one, each pipeline would make its own.
    pub(super) options: ClientOptions,
    /// The policies before those of the caller. The first one has the access token.
    pub(super) per_try: Vec<Arc<dyn Policy>>,
}

impl fmt::Debug for Connection {
    // The policies would show the credential, and those of the caller what they hold.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Connection")
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

impl Connection {
    #[inline]
    pub(super) fn new(
        credential: Arc<dyn TokenCredential>,
        endpoint: Endpoint,
        response_limit: ResponseLimit,
        mut options: ClientOptions,
    ) -> Result<Self> {
        check_user_agent(&options.user_agent)?;
        if endpoint.is_local_test_server() && options.transport.is_none() {
            proxy::check(&endpoint)?;
        }
        let transport = options.transport.take().unwrap_or_default();
        options.transport = Some(limit::limit(transport, response_limit));
        // The token comes first of all policies per try: none of the caller's sees a request before its host is checked.
        let per_try = vec![
            authorization::policy(credential, &endpoint),
            Arc::new(retry::LimitRetryAfter),
            Arc::new(user_agent::OwnUserAgent),
        ];
        Ok(Self {
            endpoint,
            options,
            per_try,
        })
    }
}

/// Finds the endpoint for a client in a cloud.
pub(super) struct Cloud {
    /// The type of the client.
    pub(super) client: &'static str,
    /// The audience of that type.
    pub(super) audience: for<'a> fn(&'a Audiences) -> Option<&'a str>,
}

impl Cloud {
    #[inline]
    pub(super) fn endpoint(&self, cloud: Option<&CloudConfiguration>) -> Result<Endpoint> {
        let audience = match cloud {
            None | Some(CloudConfiguration::AzurePublic) => return Ok(Endpoint::PUBLIC),
            Some(CloudConfiguration::AzureGovernment) => return Ok(Endpoint::US_GOVERNMENT),
            Some(CloudConfiguration::AzureChina) => return Ok(Endpoint::CHINA),
            Some(CloudConfiguration::Custom(custom)) => (self.audience)(&custom.audiences),
            Some(_) => None,
        };
        let client = without_paths(self.client);
        let audience = audience.ok_or_else(|| {
            Error::with_message(ErrorKind::Other, format!(
                "the endpoint of a custom cloud is not known: set `endpoint` in the client's options, or the audience of `{client}` in the cloud's `audiences`",
            ))
        })?;
        Endpoint::custom(audience, audience).map_err(|error| {
            let message = format!("set `endpoint` in the client's options, because the audience of `{client}` in the custom cloud cannot be it: {error}");
            Error::with_error(ErrorKind::Other, error, message)
        })
    }
}

/// `azure_core` panics on an application id that it does not accept.
#[inline]
fn check_user_agent(options: &UserAgentOptions) -> Result<()> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    match &options.application_id {
        Some(id) if id.len() > 24 || !id.bytes().all(token) => Err(Error::with_message(
            ErrorKind::Other,
            "`user_agent.application_id` must have at most 24 characters, all letters, digits or one of !#$%&'*+-.^_`|~",
        )),
        _ => Ok(()),
    }
}
