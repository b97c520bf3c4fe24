//! Values that the definition wants to be sent without encoding.

use super::Calls;
use azure_special_properties::operations::skip_url_encoding;
use conformance_runtime::{Request, Result};

const PATH: &str = "path1/path2/path3";

pub(super) fn add(calls: &mut Calls) {
    path(calls);
    query(calls);
    calls.blocking_ok("AzureMethodPathUrlEncoding", || {
        skip_url_encoding::get_method_path_valid(PATH)
    });
    calls.blocking_ok("AzurePathQueryUrlEncoding", || {
        with_others(skip_url_encoding::get_path_query_valid("value1")?)
    });
    calls.blocking_ok(
        "AzureMethodQueryUrlEncodingNull",
        skip_url_encoding::get_method_query_null,
    );
}

fn path(calls: &mut Calls) {
    calls.ok("AzureMethodPathUrlEncoding", |client| {
        client
            .skip_url_encoding_client()
            .get_method_path_valid(PATH, None)
    });
    calls.ok("AzurePathPathUrlEncoding", |client| {
        client
            .skip_url_encoding_client()
            .get_path_path_valid(PATH, None)
    });
    calls.ok("AzureSwaggerPathUrlEncoding", |client| {
        client
            .skip_url_encoding_client()
            .get_swagger_path_valid(None)
    });
}

/// A value cannot add parameters to the query, whether or not it is encoded. They are added one by one.
fn with_others(request: Request<()>) -> Result<Request<()>> {
    request
        .with_query("q2", "value2")?
        .with_query("q3", "value3")
}

fn query(calls: &mut Calls) {
    calls.request_ok("AzureMethodQueryUrlEncoding", || {
        with_others(skip_url_encoding::get_method_query_valid("value1")?)
    });
    calls.ok("AzureMethodQueryUrlEncodingNull", |client| {
        client
            .skip_url_encoding_client()
            .get_method_query_null(None)
    });
    calls.request_ok("AzurePathQueryUrlEncoding", || {
        with_others(skip_url_encoding::get_path_query_valid("value1")?)
    });
    calls.ok("AzureSwaggerQueryUrlEncoding", |client| {
        client
            .skip_url_encoding_client()
            .get_swagger_query_valid(None)
    });
}
