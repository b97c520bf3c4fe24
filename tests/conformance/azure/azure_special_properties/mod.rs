//! `azure-special-properties.json`: subscriptions, API versions, values that are not encoded, ids of requests, and filters of lists.

mod api_versions;
mod request_ids;
mod subscriptions;
mod unencoded;

use azure_special_properties::AutoRestAzureSpecialParametersTestClient as Client;
use azure_special_properties::ResponseFuture;
use azure_special_properties::models::OdataClientGetWithFilterOptions;
use azure_special_properties::operations::odata;
use conformance_harness::{Names, Scenarios, Server};
use conformance_runtime as runtime;

const SUBSCRIPTION: &str = "1234-5678-9012-3456";
const ID: &str = "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0";

pub(crate) fn scenarios() -> Scenarios {
    let mut calls = Calls(Scenarios::of("azure-special-properties.json"));
    subscriptions::add(&mut calls);
    api_versions::add(&mut calls);
    unencoded::add(&mut calls);
    request_ids::add(&mut calls.0);
    filter(&mut calls);
    calls.0
}

fn client(server: &Server) -> Client {
    Client::from_arm_client(SUBSCRIPTION, &server.arm_client())
}

fn filter(calls: &mut Calls) {
    calls.ok("AzureODataFilter", |client| {
        let options = OdataClientGetWithFilterOptions {
            filter: Some("id gt 5 and name eq 'foo'".to_owned()),
            top: Some(10),
            orderby: Some("id".to_owned()),
            ..Default::default()
        };
        client.odata_client().get_with_filter(Some(options))
    });
    calls.blocking_ok("AzureODataFilter", || {
        odata::get_with_filter_with(&odata::GetWithFilterOptions {
            filter: Some("id gt 5 and name eq 'foo'".to_owned()),
            top: Some(10),
            orderby: Some("id".to_owned()),
            method_options: (),
        })
    });
}

/// The tests of calls that are answered with 200 and without a body, if the request is right.
struct Calls(Scenarios);

impl Calls {
    fn ok<F>(&mut self, names: impl Into<Names>, call: F)
    where
        F: FnOnce(&Client) -> ResponseFuture<()> + Send + 'static,
    {
        self.0.value(names, async move |server| {
            let response = call(&client(&server)).await?;
            assert_eq!(response.status(), 200);
            assert!(response.into_raw_response().into_body().is_empty());
            Ok(())
        });
    }

    /// A call with the request of a request function, which was changed.
    fn request_ok<F>(&mut self, names: impl Into<Names>, request: F)
    where
        F: FnOnce() -> runtime::Result<runtime::Request<()>> + Send + 'static,
    {
        self.0.value(names, async move |server| {
            let response = client(&server).send(request()?, None).await?;
            assert_eq!(response.status(), 200);
            Ok(())
        });
    }

    fn blocking_ok<F>(&mut self, names: impl Into<Names>, request: F)
    where
        F: FnOnce() -> runtime::Result<runtime::Request<()>> + Send + 'static,
    {
        self.0.blocking_value(names, move |server| {
            let blocking = server.blocking();
            let response = blocking.send(&request()?.to_http(blocking.endpoint())?)?;
            assert_eq!(response.status(), 200);
            assert!(response.body().is_empty());
            Ok(())
        });
    }
}
