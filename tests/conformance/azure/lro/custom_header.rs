//! The caller's id of a request, which each poll and the last GET repeat.

use super::{client, product};
use azure_core::http::Context;
use azure_core::http::request::options::ClientRequestId;
use conformance_harness::Scenarios;
use lro::PollerOptions;
use lro::operations::lros_custom_header as operations;
use operations::{
    Post202Retry200Options, PostAsyncRetrySucceededOptions, Put201CreatingSucceeded200Options,
    PutAsyncRetrySucceededOptions,
};

const HEADER: &str = "x-ms-client-request-id";
const ID: &str = "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0";

fn options() -> PollerOptions<'static> {
    let mut context = Context::new();
    context.insert(ClientRequestId::from_static(ID));
    PollerOptions {
        context,
        ..PollerOptions::default()
    }
}

pub(super) fn add(scenarios: &mut Scenarios) {
    with_the_client(scenarios);
    scenarios.blocking_value("CustomHeaderPutAsyncSucceded", |server| {
        let request = operations::put_async_retry_succeeded()?.with_header(HEADER, ID)?;
        assert_eq!(server.blocking().wait(request)?, product("Succeeded"));
        Ok(())
    });
    scenarios.blocking_value("CustomHeaderPostSucceeded", |server| {
        let request = operations::post202_retry200()?.with_header(HEADER, ID)?;
        server.blocking().wait(request)?;
        Ok(())
    });
}

fn with_the_client(scenarios: &mut Scenarios) {
    scenarios.value("CustomHeaderPutAsyncSucceded", async |server| {
        let options = PutAsyncRetrySucceededOptions {
            product: Some(product("Creating")),
            method_options: options(),
        };
        let poller = client(&server)
            .lros_custom_header_client()
            .begin_put_async_retry_succeeded(Some(options))?;
        let found = poller.until_done().into_model().await?;
        assert_eq!(found, product("Succeeded"));
        Ok(())
    });
    scenarios.value("CustomHeaderPutSucceeded", async |server| {
        let options = Put201CreatingSucceeded200Options {
            product: Some(product("Creating")),
            method_options: options(),
        };
        let poller = client(&server)
            .lros_custom_header_client()
            .begin_put201_creating_succeeded200(Some(options))?;
        let found = poller.until_done().into_model().await?;
        assert_eq!(found, product("Succeeded"));
        Ok(())
    });
    scenarios.value("CustomHeaderPostSucceeded", async |server| {
        let options = Post202Retry200Options {
            product: Some(product("Creating")),
            method_options: options(),
        };
        let poller = client(&server)
            .lros_custom_header_client()
            .begin_post202_retry200(Some(options))?;
        assert_eq!(poller.await?.status(), 200);
        Ok(())
    });
    scenarios.value("CustomHeaderPostAsyncSucceded", async |server| {
        let options = PostAsyncRetrySucceededOptions {
            product: Some(product("Creating")),
            method_options: options(),
        };
        let poller = client(&server)
            .lros_custom_header_client()
            .begin_post_async_retry_succeeded(Some(options))?;
        assert_eq!(poller.await?.status(), 200);
        Ok(())
    });
}
