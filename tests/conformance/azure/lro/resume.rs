//! An operation that is saved and continued.

use super::{client, product};
use conformance_harness::Scenarios;
use conformance_runtime::{OperationStatus, PollerOptions};
use lro::models::Product;
use lro::operations::lros;

pub(super) fn add(scenarios: &mut Scenarios) {
    scenarios.value("LROPutAsyncRetrySucceeded", async |server| {
        let client = client(&server);
        let mut poller = client.lros_client().begin_put_async_retry_succeeded(None)?;
        assert_eq!(poller.poll().await?, OperationStatus::InProgress);
        let token = poller.resume_token()?;
        drop(poller);
        let options = PollerOptions::default();
        let resumed = client.resume::<Product>(&token, Some(options))?;
        let found = resumed.until_done().into_model().await?;
        assert_eq!(found, product("Succeeded"));
        Ok(())
    });
    scenarios.blocking_value("LROPut202Retry200", |server| {
        let blocking = server.blocking();
        let request = lros::put202_retry200()?;
        let mut operation = request.clone().start(blocking.endpoint())?;
        let first = blocking.send(&request.to_http(blocking.endpoint())?)?;
        operation.receive(first)?;
        let token = operation.resume_token()?;
        let resumed = request.resume(&token, blocking.endpoint())?;
        let found = blocking.finish(resumed)?.into_result()?;
        assert_eq!(found, super::product_without_state());
        Ok(())
    });
}
