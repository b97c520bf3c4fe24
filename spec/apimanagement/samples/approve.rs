//! Lists the private endpoint connections of an API Management service that wait for an answer, and approves one of them.
//!
//! ```text
//! az login
//! export AZURE_SUBSCRIPTION_ID=00000000-0000-0000-0000-000000000000
//! cargo run --example approve -- RESOURCE_GROUP SERVICE              # lists
//! cargo run --example approve -- RESOURCE_GROUP SERVICE CONNECTION   # lists and approves
//! ```

use arm_apimanagement::ApiManagementClient;
use arm_apimanagement::models::{
    PrivateEndpointConnection, PrivateEndpointConnectionRequest,
    PrivateEndpointConnectionRequestProperties, PrivateEndpointServiceConnectionStatus,
    PrivateLinkServiceConnectionState,
};
use azure_identity::DeveloperToolsCredential;
use futures::TryStreamExt;
use std::error::Error;
use std::process::ExitCode;

const USAGE: &str = "give AZURE_SUBSCRIPTION_ID in the environment, and as arguments RESOURCE_GROUP SERVICE [CONNECTION]";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("because: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let subscription = std::env::var("AZURE_SUBSCRIPTION_ID").map_err(|_| USAGE)?;
    let mut arguments = std::env::args().skip(1);
    let resource_group = arguments.next().ok_or(USAGE)?;
    let service = arguments.next().ok_or(USAGE)?;
    let connection = arguments.next();

    let client =
        ApiManagementClient::new(&subscription, DeveloperToolsCredential::new(None)?, None)?;

    let mut connections = client
        .private_endpoint_connection_client()
        .list_by_service(&resource_group, &service, None)?;
    let mut pending = 0;
    while let Some(connection) = connections.try_next().await? {
        if status(&connection) == Some(&PrivateEndpointServiceConnectionStatus::Pending) {
            pending += 1;
            println!(
                "pending: {}",
                connection.name.as_deref().unwrap_or("(without a name)")
            );
        }
    }
    if pending == 0 {
        println!("no connection of {service} is pending");
    }

    let Some(connection) = connection else {
        return Ok(());
    };
    let approved = client
        .private_endpoint_connection_client()
        .begin_create_or_update(
            &resource_group,
            &service,
            &connection,
            &approval("Approved by the owner."),
            None,
        )?
        .until_done()
        .into_model()
        .await?;
    let status = status(&approved).map_or("unknown", |status| status.as_str());
    println!("{connection} is now: {status}");
    Ok(())
}

/// The body of a request that approves a connection.
fn approval(reason: &str) -> PrivateEndpointConnectionRequest {
    PrivateEndpointConnectionRequest {
        properties: Some(PrivateEndpointConnectionRequestProperties {
            private_link_service_connection_state: Some(PrivateLinkServiceConnectionState {
                status: Some(PrivateEndpointServiceConnectionStatus::Approved),
                description: Some(reason.to_owned()),
                ..Default::default()
            }),
        }),
        ..Default::default()
    }
}

/// What the owner of the service decided about a connection, as far as the service says.
fn status(
    connection: &PrivateEndpointConnection,
) -> Option<&PrivateEndpointServiceConnectionStatus> {
    connection
        .properties
        .as_ref()?
        .private_link_service_connection_state
        .as_ref()?
        .status
        .as_ref()
}
