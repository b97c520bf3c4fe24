//! The subscription is an argument of the client, or of the call.

use super::{Calls, ID, SUBSCRIPTION};
use azure_special_properties::operations::{subscription_in_credentials, subscription_in_method};

pub(super) fn add(calls: &mut Calls) {
    of_the_client(calls);
    of_the_call(calls);
    // The server wants an id of the request, which clients send by themselves.
    calls.blocking_ok("AzureSubscriptionMethodGlobalNotProvidedValid", || {
        subscription_in_credentials::post_method_global_not_provided_valid(SUBSCRIPTION)?
            .with_header("x-ms-client-request-id", ID)
    });
    calls.blocking_ok("AzureSubscriptionPathLocalValid", || {
        subscription_in_method::post_path_local_valid(SUBSCRIPTION)?
            .with_header("x-ms-client-request-id", ID)
    });
}

fn of_the_client(calls: &mut Calls) {
    calls.ok("AzureSubscriptionMethodGlobalValid", |client| {
        client
            .subscription_in_credentials_client()
            .post_method_global_valid(None)
    });
    calls.ok("AzureSubscriptionMethodGlobalValid", |client| {
        client
            .with_subscription_id("null")
            .subscription_in_credentials_client()
            .post_method_global_null(None)
    });
    calls.ok("AzureSubscriptionMethodGlobalNotProvidedValid", |client| {
        client
            .subscription_in_credentials_client()
            .post_method_global_not_provided_valid(None)
    });
    calls.ok("AzureSubscriptionPathGlobalValid", |client| {
        client
            .subscription_in_credentials_client()
            .post_path_global_valid(None)
    });
    calls.ok("AzureSubscriptionSwaggerGlobalValid", |client| {
        client
            .subscription_in_credentials_client()
            .post_swagger_global_valid(None)
    });
}

fn of_the_call(calls: &mut Calls) {
    calls.ok("AzureSubscriptionMethodLocalValid", |client| {
        client
            .subscription_in_method_client()
            .post_method_local_valid(SUBSCRIPTION, None)
    });
    calls.ok("AzureSubscriptionPathLocalValid", |client| {
        client
            .subscription_in_method_client()
            .post_path_local_valid(SUBSCRIPTION, None)
    });
    calls.ok("AzureSubscriptionSwaggerLocalValid", |client| {
        client
            .subscription_in_method_client()
            .post_swagger_local_valid(SUBSCRIPTION, None)
    });
}
