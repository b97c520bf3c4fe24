//! Errors of the server, and responses that violate the protocol.

use super::{Operations, client};
use crate::outcome::Failure;
use conformance_harness::Scenarios;
use conformance_runtime::Error;
use lro::models::CloudError;

/// The first poll of an operation has no status.
const NO_STATUS: Failure =
    Failure::Protocol(": the response to a poll has no status of the operation");

/// The URL in the header leads to nothing. The server answers with a page that has this title.
const NOT_FOUND: Failure = Failure::Status {
    status: 404,
    code: None,
    message: Some("Error"),
};

pub(super) fn add(operations: &mut Operations) {
    put_refused(operations);
    delete_refused(operations);
    post_refused(operations);
    typed(&mut operations.0);
    put_without_a_state(operations);
    put_without_json(operations);
    delete(operations);
    post(operations);
}

fn put_refused(operations: &mut Operations) {
    operations.error(
        "LRONonRetryPut400",
        |client| client.lrosads_client().begin_put_non_retry400(None),
        Failure::bad_request("Expected bad request message"),
    );
    operations.error(
        "LRONonRetryPut201Creating400",
        |client| {
            client
                .lrosads_client()
                .begin_put_non_retry201_creating400(None)
        },
        Failure::bad_request("Error from the server"),
    );
    operations.error(
        "LRONonRetryPut201Creating400InvalidJson",
        |client| {
            client
                .lrosads_client()
                .begin_put_non_retry201_creating400_invalid_json(None)
        },
        Failure::bad_request(r#"<{ "message" : "Error from the server" }"#),
    );
    operations.error(
        "LRONonRetryPutAsyncRetry400",
        |client| {
            client
                .lrosads_client()
                .begin_put_async_relative_retry400(None)
        },
        Failure::Status {
            status: 400,
            code: None,
            message: None,
        },
    );
}

fn delete_refused(operations: &mut Operations) {
    operations.error(
        "LRONonRetryDelete400",
        |client| client.lrosads_client().begin_delete_non_retry400(None),
        Failure::bad_request("Expected bad request message"),
    );
    operations.error(
        "LRONonRetryDelete202Retry400",
        |client| client.lrosads_client().begin_delete202_non_retry400(None),
        Failure::bad_request("Expected bad request message"),
    );
    operations.error(
        "LRONonRetryDeleteAsyncRetry400",
        |client| {
            client
                .lrosads_client()
                .begin_delete_async_relative_retry400(None)
        },
        Failure::bad_request("Expected bad request message"),
    );
}

/// The error of the definition is in the body.
fn typed(scenarios: &mut Scenarios) {
    scenarios.error("LRONonRetryPost400", async |server| {
        let poller = client(&server)
            .lrosads_client()
            .begin_post_non_retry400(None)?;
        let error = poller.await.expect_err("the server refuses the request");
        let service = error.downcast_ref().and_then(Error::service);
        let body: CloudError = service.ok_or("an error of the server")?.decode()?;
        assert_eq!(
            body.message.as_deref(),
            Some("Expected bad request message")
        );
        assert_eq!(body.code, None);
        Ok(())
    });
}

fn post_refused(operations: &mut Operations) {
    operations.error(
        "LRONonRetryPost400",
        |client| client.lrosads_client().begin_post_non_retry400(None),
        Failure::bad_request("Expected bad request message"),
    );
    operations.error(
        "LRONonRetryPost202Retry400",
        |client| client.lrosads_client().begin_post202_non_retry400(None),
        Failure::bad_request("Expected bad request message"),
    );
    operations.error(
        "LRONonRetryPostAsyncRetry400",
        |client| {
            client
                .lrosads_client()
                .begin_post_async_relative_retry400(None)
        },
        Failure::bad_request("Expected bad request message"),
    );
}

fn put_without_a_state(operations: &mut Operations) {
    operations.error(
        "LROErrorPut201NoProvisioningStatePayload",
        |client| {
            client
                .lrosads_client()
                .begin_put_error201_no_provisioning_state_payload(None)
        },
        Failure::Protocol(
            ": the response has no body, which should have the state of the operation",
        ),
    );
    operations.error(
        "LROErrorPutAsyncNoPollingStatus",
        |client| {
            client
                .lrosads_client()
                .begin_put_async_relative_retry_no_status(None)
        },
        NO_STATUS,
    );
    operations.error(
        "LROErrorPutAsyncNoPollingStatusPayload",
        |client| {
            client
                .lrosads_client()
                .begin_put_async_relative_retry_no_status_payload(None)
        },
        NO_STATUS,
    );
}

fn put_without_json(operations: &mut Operations) {
    operations.error(
        "LROErrorPut200InvalidJson",
        |client| client.lrosads_client().begin_put200_invalid_json(None),
        Failure::NotJson,
    );
    operations.error(
        "LROErrorPutAsyncInvalidHeader",
        |client| {
            client
                .lrosads_client()
                .begin_put_async_relative_retry_invalid_header(None)
        },
        NOT_FOUND,
    );
    operations.error(
        "LROErrorPutAsyncInvalidJsonPolling",
        |client| {
            client
                .lrosads_client()
                .begin_put_async_relative_retry_invalid_json_polling(None)
        },
        Failure::NotJson,
    );
}

fn delete(operations: &mut Operations) {
    // 204 means done: there is nothing to poll.
    operations.value(
        "LROErrorDeleteNoLocation",
        |client| client.lrosads_client().begin_delete204_succeeded(None),
        (),
    );
    operations.error(
        "LROErrorDelete202RetryInvalidHeader",
        |client| {
            client
                .lrosads_client()
                .begin_delete202_retry_invalid_header(None)
        },
        NOT_FOUND,
    );
    operations.error(
        "LROErrorDeleteAsyncNoPollingStatus",
        |client| {
            client
                .lrosads_client()
                .begin_delete_async_relative_retry_no_status(None)
        },
        NO_STATUS,
    );
    operations.error(
        "LROErrorDeleteAsyncInvalidHeader",
        |client| {
            client
                .lrosads_client()
                .begin_delete_async_relative_retry_invalid_header(None)
        },
        NOT_FOUND,
    );
    operations.error(
        "LROErrorDeleteAsyncInvalidJsonPolling",
        |client| {
            client
                .lrosads_client()
                .begin_delete_async_relative_retry_invalid_json_polling(None)
        },
        Failure::NotJson,
    );
}

fn post(operations: &mut Operations) {
    operations.error(
        "LROErrorPostNoLocation",
        |client| client.lrosads_client().begin_post202_no_location(None),
        Failure::Protocol(": the service accepted the operation but returned no URL to poll"),
    );
    operations.error(
        "LROErrorPost202RetryInvalidHeader",
        |client| {
            client
                .lrosads_client()
                .begin_post202_retry_invalid_header(None)
        },
        NOT_FOUND,
    );
    operations.error(
        "LROErrorPostAsyncNoPollingPayload",
        |client| {
            client
                .lrosads_client()
                .begin_post_async_relative_retry_no_payload(None)
        },
        NO_STATUS,
    );
    operations.error(
        "LROErrorPostAsyncInvalidHeader",
        |client| {
            client
                .lrosads_client()
                .begin_post_async_relative_retry_invalid_header(None)
        },
        NOT_FOUND,
    );
    operations.error(
        "LROErrorPostAsyncInvalidJsonPolling",
        |client| {
            client
                .lrosads_client()
                .begin_post_async_relative_retry_invalid_json_polling(None)
        },
        Failure::NotJson,
    );
}
