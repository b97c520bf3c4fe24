//! The pipeline through which all requests are sent.

use super::connection::Connection;
use super::failure::Subject;
use super::retry::Tries;
use super::{convert, user_agent};
use crate::runtime::Endpoint;
use azure_core::Result;
use azure_core::http::{Context, Pipeline, PipelineSendOptions, RawResponse};
use azure_core::tracing::PublicApiInstrumentationInformation;
use futures::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// The response to one request after the pipeline's retries, with any status.
pub(super) type Exchange = BoxFuture<'static, Result<RawResponse>>;

/// The pipeline of a client and the connection that it is made of.
#[derive(Clone, Debug)]
pub(super) struct Channel(Arc<Shared>);

struct Shared {
    pipeline: Pipeline,
    connection: Arc<Connection>,
}

impl fmt::Debug for Shared {
    // The pipeline would show what the connection hides.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.connection.fmt(formatter)
    }
}

impl Channel {
    /// The user agent and the tracer are those of the crate, so a pipeline is of one crate.
    #[inline]
    pub(super) fn new(
        connection: &Arc<Connection>,
        (name, version): (&'static str, &'static str),
    ) -> Self {
        let pipeline = Pipeline::new(
            Some(name),
            Some(version),
            connection.options.clone(),
            Vec::new(),
            connection.per_try.clone(),
            None,
        );
        Self(Arc::new(Shared {
            pipeline,
            connection: Arc::clone(connection),
        }))
    }

    #[inline]
    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.0.connection.endpoint
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
        let context = named(context.clone(), operation).with_value(Tries::default());
        let context = user_agent::keep(context, &request);
        let subject = Subject::new(operation, request.method(), request.uri());
        let request = convert::to_azure_request(request);
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
                .map_err(|error| subject.failure(error, context.value()))
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
