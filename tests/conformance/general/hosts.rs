//! `custom-baseUrl.json`, `custom-baseUrl-more-options.json` and `parameterized-endpoint.json`: hosts that arguments make.

use conformance_harness::{Scenarios, Server, TestResult};
use conformance_runtime::{ArmClient, Error};
use custom_base_url::AutoRestParameterizedHostTestClient;
use custom_base_url::operations::paths;
use custom_base_url_more_options::AutoRestParameterizedCustomHostTestClient;
use custom_base_url_more_options::operations::paths::{self as more_paths, GetEmptyOptions};
use parameterized_endpoint::ParmaterizedEndpointClient;
use parameterized_endpoint::operations::general;

/// The port of the server.
fn port(server: &Server) -> TestResult<&str> {
    let (_, port) = server.url().rsplit_once(':').ok_or("no port")?;
    Ok(port)
}

/// A connection that may also reach the server by its name, `localhost`.
fn by_name(server: &Server) -> TestResult<ArmClient> {
    let mut options = server.options();
    let name = format!("localhost:{}", port(server)?);
    options.endpoint = Some(server.endpoint().allow_host(&name)?);
    Ok(server.arm_client_with(options))
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("custom-baseUrl.json");
    scenarios.value("CustomBaseUri", async |server| {
        let host = format!("host:{}", port(&server)?);
        let client = AutoRestParameterizedHostTestClient::from_arm_client(host, &by_name(&server)?);
        let response = client.paths_client().get_empty("local", None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.blocking_value("CustomBaseUri", |server| {
        let request = paths::get_empty(&format!(".0.0.1:{}", port(&server)?), "127")?;
        let sent = request.to_http(server.blocking().endpoint())?;
        assert_eq!(
            sent.uri().to_string(),
            format!("{}/customuri", server.url())
        );
        server.blocking().call(&request)?;
        // A host that nobody allowed gets no request.
        let error = paths::get_empty("host", "another")?.to_http(server.blocking().endpoint());
        assert!(matches!(error, Err(Error::ForeignHost(_))), "{error:?}");
        Ok(())
    });
    scenarios
}

pub(crate) fn scenarios_with_more_options() -> Scenarios {
    let mut scenarios = Scenarios::of("custom-baseUrl-more-options.json");
    scenarios.value("CustomBaseUriMoreOptions", async |server| {
        let port = format!(":{}", port(&server)?);
        let arm_client = by_name(&server)?;
        let client =
            AutoRestParameterizedCustomHostTestClient::from_arm_client(port, "test12", &arm_client);
        let options = GetEmptyOptions {
            key_version: Some("v1".to_owned()),
            ..GetEmptyOptions::default()
        };
        let client = client.paths_client();
        let call = client.get_empty("http://local", "host", "key1", Some(options));
        assert_eq!(call.await?.status(), 200);
        Ok(())
    });
    scenarios.blocking_value("CustomBaseUriMoreOptions", |server| {
        let port = format!(":{}", port(&server)?);
        let options = GetEmptyOptions {
            key_version: Some("v1".to_owned()),
            method_options: (),
        };
        let request =
            more_paths::get_empty_with(&port, "test12", "http://127", ".0.0.1", "key1", &options)?;
        let sent = request.to_http(server.blocking().endpoint())?;
        let expected = format!("{}/customuri/test12/key1?keyVersion=v1", server.url());
        assert_eq!(sent.uri().to_string(), expected);
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios
}

pub(crate) fn scenarios_of_endpoint() -> Scenarios {
    let mut scenarios = Scenarios::of("parameterized-endpoint.json");
    scenarios.value("GetParameterizedHostWithNameEndpoint", async |server| {
        let client =
            ParmaterizedEndpointClient::from_arm_client(server.url(), &server.arm_client());
        let response = client.general_client().get(None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.blocking_value("GetParameterizedHostWithNameEndpoint", |server| {
        server.blocking().call(&general::get(server.url())?)?;
        Ok(())
    });
    scenarios
}
