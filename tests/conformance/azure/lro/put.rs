//! PUT and PATCH that end in a value.

use super::{Operations, product, product_without_state};
use lro::PollerOptions;
use lro::models::{Product, Sku, SubProduct, SubProductProperties};
use lro::operations::lros::{Put200SucceededOptions, PutNonResourceOptions};

pub(super) fn add(operations: &mut Operations) {
    done_at_once(operations);
    polled_at_the_resource(operations);
    polled_at_a_url(operations);
    patch(operations);
    other_results(operations);
}

fn done_at_once(operations: &mut Operations) {
    operations.value(
        "LROPutInlineComplete",
        |client| {
            client
                .lros_client()
                .begin_put200_succeeded(Some(Put200SucceededOptions {
                    product: Some(Product {
                        location: Some("West US".to_owned()),
                        ..Product::default()
                    }),
                    method_options: PollerOptions::default(),
                }))
        },
        product("Succeeded"),
    );
    operations.value(
        "LROPutInlineComplete201",
        |client| client.lros_client().begin_put201_succeeded(None),
        product("Succeeded"),
    );
    operations.value(
        "LROPut200InlineCompleteNoState",
        |client| client.lros_client().begin_put200_succeeded_no_state(None),
        product_without_state(),
    );
}

fn polled_at_the_resource(operations: &mut Operations) {
    operations.value(
        "LROPutSucceededWithBody",
        |client| {
            client
                .lros_client()
                .begin_put201_creating_succeeded200(None)
        },
        product("Succeeded"),
    );
    operations.value(
        "LROPutSucceededNoBody",
        |client| {
            client
                .lros_client()
                .begin_put200_updating_succeeded204(None)
        },
        product("Succeeded"),
    );
}

fn polled_at_a_url(operations: &mut Operations) {
    operations.value(
        "LROPut202Retry200",
        |client| client.lros_client().begin_put202_retry200(None),
        product_without_state(),
    );
    operations.value(
        "LROPutNoHeaderInRetry",
        |client| client.lros_client().begin_put_no_header_in_retry(None),
        product("Succeeded"),
    );
    operations.value(
        "LROPutAsyncRetrySucceeded",
        |client| client.lros_client().begin_put_async_retry_succeeded(None),
        product("Succeeded"),
    );
    operations.value(
        "LROPutAsyncNoRetrySucceeded",
        |client| {
            client
                .lros_client()
                .begin_put_async_no_retry_succeeded(None)
        },
        product("Succeeded"),
    );
    operations.value(
        "LROPutAsyncNoHeaderInRetry",
        |client| {
            client
                .lros_client()
                .begin_put_async_no_header_in_retry(None)
        },
        product("Succeeded"),
    );
}

fn patch(operations: &mut Operations) {
    operations.value(
        "LROPatchInlineCompleteIgnoreHeaders",
        |client| {
            client
                .lros_client()
                .begin_patch200_succeeded_ignore_headers(None)
        },
        product("Succeeded"),
    );
    operations.value(
        "LROPatch201WithAsyncHeader",
        |client| {
            client
                .lros_client()
                .begin_patch201_retry_with_async_header(None)
        },
        Product {
            id: Some("/lro/patch/201/retry/onlyAsyncHeader".to_owned()),
            ..product("Succeeded")
        },
    );
    operations.value(
        "LROPatch202WithAsyncAndLocationHeader",
        |client| {
            client
                .lros_client()
                .begin_patch202_retry_with_async_and_location_header(None)
        },
        Product {
            id: Some("/lro/patch/202/retry/asyncAndLocationHeader".to_owned()),
            ..product("Succeeded")
        },
    );
}

/// Results that are no resource, or one below another.
fn other_results(operations: &mut Operations) {
    let sub_product = || SubProduct {
        id: Some("100".to_owned()),
        properties: Some(SubProductProperties {
            provisioning_state: Some("Succeeded".to_owned()),
            ..SubProductProperties::default()
        }),
    };
    let sku = || Sku {
        name: Some("sku".to_owned()),
        id: Some("100".to_owned()),
    };
    operations.value(
        "LROPutSubResourceInRetry",
        |client| client.lros_client().begin_put_sub_resource(None),
        sub_product(),
    );
    operations.value(
        "LROPutSubResourceAsyncInRetry",
        |client| client.lros_client().begin_put_async_sub_resource(None),
        sub_product(),
    );
    operations.value(
        "LROPutNonResourceInRetry",
        move |client| {
            client
                .lros_client()
                .begin_put_non_resource(Some(PutNonResourceOptions {
                    sku: Some(sku()),
                    method_options: PollerOptions::default(),
                }))
        },
        sku(),
    );
    operations.value(
        "LROPutNonResourceAsyncInRetry",
        |client| client.lros_client().begin_put_async_non_resource(None),
        sku(),
    );
}
