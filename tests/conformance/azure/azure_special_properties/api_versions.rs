//! The API version is that of the definition, or a parameter of the operation that has a value of its own or none.

use super::Calls;
use azure_special_properties::operations::{api_version_default, api_version_local};

pub(super) fn add(calls: &mut Calls) {
    of_the_definition(calls);
    of_the_operation(calls);
    calls.blocking_ok(
        "AzureApiVersionMethodGlobalValid",
        api_version_default::get_method_global_valid,
    );
    calls.blocking_ok(
        "AzureApiVersionPathLocalValid",
        api_version_local::get_path_local_valid,
    );
    calls.blocking_ok(
        "AzureApiVersionMethodLocalNull",
        api_version_local::get_method_local_null,
    );
}

fn of_the_definition(calls: &mut Calls) {
    calls.ok("AzureApiVersionMethodGlobalValid", |client| {
        client
            .api_version_default_client()
            .get_method_global_valid(None)
    });
    calls.ok("AzureApiVersionMethodGlobalNotProvidedValid", |client| {
        client
            .api_version_default_client()
            .get_method_global_not_provided_valid(None)
    });
    calls.ok("AzureApiVersionPathGlobalValid", |client| {
        client
            .api_version_default_client()
            .get_path_global_valid(None)
    });
    calls.ok("AzureApiVersionSwaggerGlobalValid", |client| {
        client
            .api_version_default_client()
            .get_swagger_global_valid(None)
    });
}

fn of_the_operation(calls: &mut Calls) {
    calls.ok("AzureApiVersionMethodLocalValid", |client| {
        client
            .api_version_local_client()
            .get_method_local_valid(None)
    });
    calls.ok("AzureApiVersionMethodLocalNull", |client| {
        client
            .api_version_local_client()
            .get_method_local_null(None)
    });
    calls.ok("AzureApiVersionPathLocalValid", |client| {
        client.api_version_local_client().get_path_local_valid(None)
    });
    calls.ok("AzureApiVersionSwaggerLocalValid", |client| {
        client
            .api_version_local_client()
            .get_swagger_local_valid(None)
    });
}
