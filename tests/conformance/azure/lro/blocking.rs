//! Request functions and the state machine of long-running operations, with a blocking HTTP client.

use super::{Operations, product, product_without_state};
use crate::outcome::Failure;
use lro::models::Product;
use lro::operations::{lro_retrys, lros, lrosads};

pub(super) fn add(operations: &mut Operations) {
    values(operations);
    retries(operations);
    errors(operations);
}

fn values(operations: &mut Operations) {
    operations.blocking_value(
        "LROPutInlineComplete201",
        || {
            lros::put201_succeeded_with(&lros::Put201SucceededOptions {
                product: Some(product("Creating")),
                method_options: (),
            })
        },
        product("Succeeded"),
    );
    operations.blocking_value(
        "LROPutSucceededWithBody",
        lros::put201_creating_succeeded200,
        product("Succeeded"),
    );
    operations.blocking_value(
        "LROPut202Retry200",
        lros::put202_retry200,
        product_without_state(),
    );
    operations.blocking_value(
        "LROPutAsyncNoHeaderInRetry",
        lros::put_async_no_header_in_retry,
        product("Succeeded"),
    );
    operations.blocking_value(
        "LROPatch202WithAsyncAndLocationHeader",
        lros::patch202_retry_with_async_and_location_header,
        Product {
            id: Some("/lro/patch/202/retry/asyncAndLocationHeader".to_owned()),
            ..product("Succeeded")
        },
    );
    operations.blocking_value(
        "LRODelete204",
        lros::delete202_no_retry204,
        Product::default(),
    );
    operations.blocking_value(
        "LRODeleteAsyncRetrySucceeded",
        lros::delete_async_retry_succeeded,
        (),
    );
    operations.blocking_value(
        "LROPostAsyncNoRetrySucceeded",
        lros::post_async_no_retry_succeeded,
        product("Succeeded"),
    );
}

/// The state machine sends a request again after an error of the server.
fn retries(operations: &mut Operations) {
    operations.blocking_value(
        [
            "LRORetryErrorPutAsyncSucceeded",
            "LRORetryErrorPutAsyncSucceededPolling",
        ],
        lro_retrys::put_async_relative_retry_succeeded,
        product("Succeeded"),
    );
    operations.blocking_value(
        "LRORetryErrorPost202Retry200Succeeded",
        lro_retrys::post202_retry200,
        (),
    );
}

fn errors(operations: &mut Operations) {
    operations.blocking_error(
        "LROPutFailed",
        lros::put201_creating_failed200,
        Failure::state("Failed"),
    );
    operations.blocking_error(
        "LROPostAsyncRetryFailed",
        lros::post_async_retry_failed,
        Failure::State {
            state: "Failed",
            code: Some("500"),
            message: Some("Internal Server Error"),
        },
    );
    operations.blocking_error(
        "LRONonRetryDelete202Retry400",
        lrosads::delete202_non_retry400,
        Failure::bad_request("Expected bad request message"),
    );
    operations.blocking_error(
        "LROErrorPutAsyncInvalidJsonPolling",
        lrosads::put_async_relative_retry_invalid_json_polling,
        Failure::NotJson,
    );
    operations.blocking_error(
        "LROErrorPostNoLocation",
        lrosads::post202_no_location,
        Failure::Protocol(": the service accepted the operation but returned no URL to poll"),
    );
}
