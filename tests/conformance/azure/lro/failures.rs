//! Operations that end as failed or canceled.

use super::Operations;
use crate::outcome::Failure;

pub(super) fn add(operations: &mut Operations) {
    put(operations);
    delete(operations);
    post(operations);
}

fn put(operations: &mut Operations) {
    operations.error(
        "LROPutFailed",
        |client| client.lros_client().begin_put201_creating_failed200(None),
        Failure::state("Failed"),
    );
    operations.error(
        "LROPutCanceled",
        |client| client.lros_client().begin_put200_acceptedcanceled200(None),
        Failure::state("Canceled"),
    );
    operations.error(
        "LROPutAsyncRetryFailed",
        |client| client.lros_client().begin_put_async_retry_failed(None),
        Failure::state("Failed"),
    );
    operations.error(
        "LROPutAsyncNoRetryCanceled",
        |client| client.lros_client().begin_put_async_no_retrycanceled(None),
        Failure::state("Canceled"),
    );
}

fn delete(operations: &mut Operations) {
    operations.error(
        "LRODeleteProvisioningFailed",
        |client| {
            client
                .lros_client()
                .begin_delete_provisioning202_deleting_failed200(None)
        },
        Failure::state("Failed"),
    );
    operations.error(
        "LRODeleteProvisioningCanceled",
        |client| {
            client
                .lros_client()
                .begin_delete_provisioning202_deletingcanceled200(None)
        },
        Failure::state("Canceled"),
    );
    operations.error(
        "LRODeleteAsyncRetryFailed",
        |client| client.lros_client().begin_delete_async_retry_failed(None),
        Failure::state("Failed"),
    );
    operations.error(
        "LRODeleteAsyncRetryCanceled",
        |client| client.lros_client().begin_delete_async_retrycanceled(None),
        Failure::state("Canceled"),
    );
}

fn post(operations: &mut Operations) {
    operations.error(
        "LROPostAsyncRetryFailed",
        |client| client.lros_client().begin_post_async_retry_failed(None),
        Failure::State {
            state: "Failed",
            code: Some("500"),
            message: Some("Internal Server Error"),
        },
    );
    operations.error(
        "LROPostAsyncRetryCanceled",
        |client| client.lros_client().begin_post_async_retrycanceled(None),
        Failure::state("Canceled"),
    );
}
