//! Operations whose requests are each answered with 500 before they succeed.

use super::{Operations, product};

pub(super) fn add(operations: &mut Operations) {
    operations.value(
        "LRORetryPutSucceededWithBody",
        |client| {
            client
                .lro_retrys_client()
                .begin_put201_creating_succeeded200(None)
        },
        product("Succeeded"),
    );
    operations.value(
        [
            "LRORetryErrorPutAsyncSucceeded",
            "LRORetryErrorPutAsyncSucceededPolling",
        ],
        |client| {
            client
                .lro_retrys_client()
                .begin_put_async_relative_retry_succeeded(None)
        },
        product("Succeeded"),
    );
    operations.value(
        "LRORetryErrorDelete202Accepted200Succeeded",
        |client| {
            client
                .lro_retrys_client()
                .begin_delete_provisioning202_accepted200_succeeded(None)
        },
        product("Succeeded"),
    );
    operations.value(
        "LRORetryErrorDelete202Retry200Succeeded",
        |client| client.lro_retrys_client().begin_delete202_retry200(None),
        (),
    );
    operations.value(
        "LRORetryErrorDeleteAsyncRetrySucceeded",
        |client| {
            client
                .lro_retrys_client()
                .begin_delete_async_relative_retry_succeeded(None)
        },
        (),
    );
    operations.value(
        "LRORetryErrorPost202Retry200Succeeded",
        |client| client.lro_retrys_client().begin_post202_retry200(None),
        (),
    );
    operations.value(
        "LRORetryErrorPostAsyncRetrySucceeded",
        |client| {
            client
                .lro_retrys_client()
                .begin_post_async_relative_retry_succeeded(None)
        },
        (),
    );
}
