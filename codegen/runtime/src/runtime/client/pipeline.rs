//! The pipeline through which all requests are sent.

use super::{authorization, convert, limit, proxy, retry};
use crate::runtime::type_name::without_paths;
use crate::runtime::{Endpoint, ResponseLimit};
use azure_core::Result;
use azure_core::cloud::{Audiences, CloudConfiguration};
use azure_core::credentials::TokenCredential;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::{
    ClientOptions, Context, Pipeline, PipelineSendOptions, RawResponse, UserAgentOptions,
};
use azure_core::tracing::PublicApiInstrumentationInformation;
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// The response to one request after the pipeline's retries, with any status.
pub(super) type Exchange = BoxFuture<'static, Result<RawResponse>>;

/// The pipeline and its endpoint.
#[derive(Clone, Debug)]
pub(super) struct Channel(Arc<Shared>);

struct Shared {
    pipeline: Pipeline,
    endpoint: Endpoint,
}

impl fmt::Debug for Shared {
    // The pipeline would show the credential and the policies of the caller, and these what they hold.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

impl Channel {
    #[inline]
    pub(super) fn new(
        credential: Arc<dyn TokenCredential>,
        (name, version): (&'static str, &'static str),
        endpoint: Endpoint,
        response_limit: ResponseLimit,
        mut options: ClientOptions,
    ) -> Result<Self> {
        check_user_agent(&options.user_agent)?;
        if endpoint.is_local_test_server() && options.transport.is_none() {
            proxy::check(&endpoint)?;
        }
        limit::limit(&mut options, response_limit);
        // The token comes first of all policies per try: none of the caller's sees a request before its host is checked.
        let per_try = vec![
            authorization::policy(credential, &endpoint),
            Arc::new(retry::LimitRetryAfter),
        ];
        let pipeline = Pipeline::new(
            Some(name),
            Some(version),
            options,
            Vec::new(),
            per_try,
            None,
        );
        Ok(Self(Arc::new(Shared { pipeline, endpoint })))
    }

    #[inline]
    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.0.endpoint
    }

    /// Sends a request of an operation. Nothing happens before the future is polled.
    #[inline]
    pub(super) fn exchange(
        &self,
        operation: &str,
        request: http::Request<Vec<u8>>,
        context: &Context<'static>,
    ) -> Exchange {
        let shared = Arc::clone(&self.0);
        let context = named(context.clone(), operation);
        let request = convert::to_azure_request(request);
        let operation = operation.to_owned();
        Box::pin(async move {
            // The operation says which statuses mean success.
            let options = PipelineSendOptions {
                skip_checks: true,
                ..PipelineSendOptions::default()
            };
            shared
                .pipeline
                .send(&context, &mut request?, Some(options))
                .await
                .map_err(|error| limit::name(error, &operation))
        })
    }
}

/// Names the span that `azure_core` makes for the call, unless the caller has named it.
#[inline]
fn named(context: Context<'static>, operation: &str) -> Context<'static> {
    if context
        .value::<PublicApiInstrumentationInformation>()
        .is_some()
    {
        return context;
    }
    context.with_value(PublicApiInstrumentationInformation::new(
        operation.to_owned(),
        Vec::new(),
    ))
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
