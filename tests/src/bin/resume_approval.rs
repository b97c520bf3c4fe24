//! Goes on with the approval of a connection that another process began, and prints how it ended.
//!
//! Arguments: the endpoint's URL, the resume token, and the certificate of the authority to trust, as PEM.

use arm_apimanagement::models::PrivateEndpointConnection;
use arm_apimanagement::runtime::client::PollerOptions;
use arm_apimanagement::{ApiManagementClient, ApiManagementClientOptions, Endpoint};
use armgen_tests::arm_server::{TestCredential, trusting_pem};
use azure_core::http::ClientOptions;
use std::error::Error;
use std::time::Duration;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [endpoint, token, authority] = arguments.as_slice() else {
        return Err("usage: resume_approval ENDPOINT TOKEN AUTHORITY".into());
    };
    let options = ApiManagementClientOptions {
        endpoint: Some(Endpoint::custom(endpoint, "https://management.example")?),
        client_options: ClientOptions {
            transport: Some(trusting_pem(authority)),
            ..ClientOptions::default()
        },
        ..ApiManagementClientOptions::default()
    };
    let subscription = "00000000-0000-0000-0000-000000000000";
    let client = ApiManagementClient::new(subscription, TestCredential::new(), Some(options))?;

    let mut polling = PollerOptions::default();
    polling.polling.interval = Some(Duration::ZERO);
    polling.polling.minimum_wait = Some(Duration::ZERO);
    let poller = client.resume::<PrivateEndpointConnection>(token, Some(polling))?;
    let connection = poller.await?.into_model()?;
    let state = connection
        .properties
        .and_then(|properties| properties.private_link_service_connection_state);
    let status = state
        .and_then(|state| state.status)
        .ok_or("the connection has no status")?;
    println!("{} is {status}", connection.name.unwrap_or_default());
    Ok(())
}
