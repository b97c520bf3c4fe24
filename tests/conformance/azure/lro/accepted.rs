//! DELETE and POST that end in a value, or without one.

use super::{Operations, product, product_without_state};
use lro::models::{Product, Sku};

pub(super) fn add(operations: &mut Operations) {
    delete_with_a_result(operations);
    delete(operations);
    post(operations);
    post_with_two_urls(operations);
}

fn delete_with_a_result(operations: &mut Operations) {
    operations.value(
        "LRODeleteProvisioningSucceededWithBody",
        |client| {
            client
                .lros_client()
                .begin_delete_provisioning202_accepted200_succeeded(None)
        },
        product("Succeeded"),
    );
    // The last responses have no body.
    operations.value(
        "LRODelete200",
        |client| client.lros_client().begin_delete202_retry200(None),
        Product::default(),
    );
    operations.value(
        "LRODelete204",
        |client| client.lros_client().begin_delete202_no_retry204(None),
        Product::default(),
    );
}

fn delete(operations: &mut Operations) {
    operations.value(
        "LRODeleteInlineComplete",
        |client| client.lros_client().begin_delete204_succeeded(None),
        (),
    );
    operations.value(
        "LRODeleteNoHeaderInRetry",
        |client| client.lros_client().begin_delete_no_header_in_retry(None),
        (),
    );
    operations.value(
        "LRODeleteAsyncNoHeaderInRetry",
        |client| {
            client
                .lros_client()
                .begin_delete_async_no_header_in_retry(None)
        },
        (),
    );
    operations.value(
        "LRODeleteAsyncRetrySucceeded",
        |client| {
            client
                .lros_client()
                .begin_delete_async_retry_succeeded(None)
        },
        (),
    );
    operations.value(
        "LRODeleteAsyncNoRetrySucceeded",
        |client| {
            client
                .lros_client()
                .begin_delete_async_no_retry_succeeded(None)
        },
        (),
    );
}

fn post(operations: &mut Operations) {
    operations.value(
        "LROPostSuccededWithBody",
        |client| client.lros_client().begin_post202_retry200(None),
        (),
    );
    operations.value(
        "LROPostSuccededNoBody",
        |client| client.lros_client().begin_post202_no_retry204(None),
        Product::default(),
    );
    operations.value(
        "LROPost200",
        |client| client.lros_client().begin_post200_with_payload(None),
        Sku {
            id: Some("1".to_owned()),
            name: Some("product".to_owned()),
        },
    );
}

/// The first response has the URL of the status and that of the result.
fn post_with_two_urls(operations: &mut Operations) {
    operations.value(
        [
            "LROPostDoubleHeadersFinalLocationPost",
            "LROPostDoubleHeadersFinalLocationAsync",
            "LROPostDoubleHeadersFinalLocationGet",
        ],
        |client| {
            client
                .lros_client()
                .begin_post_double_headers_final_location_get(None)
        },
        product_without_state(),
    );
    // The result is in the last response from the URL of the status, which has no name.
    operations.value(
        "LROPostDoubleHeadersFinalAzureHeaderGet",
        |client| {
            client
                .lros_client()
                .begin_post_double_headers_final_azure_header_get(None)
        },
        Product {
            id: Some("100".to_owned()),
            ..Product::default()
        },
    );
    operations.value(
        "LROPostDoubleHeadersFinalAzureHeaderGetDefault",
        |client| {
            client
                .lros_client()
                .begin_post_double_headers_final_azure_header_get_default(None)
        },
        product_without_state(),
    );
    operations.value(
        "LROPostAsyncRetrySucceeded",
        |client| client.lros_client().begin_post_async_retry_succeeded(None),
        product("Succeeded"),
    );
    operations.value(
        "LROPostAsyncNoRetrySucceeded",
        |client| {
            client
                .lros_client()
                .begin_post_async_no_retry_succeeded(None)
        },
        product("Succeeded"),
    );
}
