//! A service of the stand-in, its client, and what they say to each other.

use arm_apimanagement::clients::PrivateEndpointConnectionClient;
use arm_apimanagement::models::{
    PrivateEndpointConnection, PrivateEndpointConnectionClientBeginCreateOrUpdateOptions,
    PrivateEndpointConnectionClientBeginDeleteOptions, PrivateEndpointConnectionRequest,
    PrivateEndpointConnectionRequestProperties, PrivateEndpointServiceConnectionStatus,
    PrivateLinkServiceConnectionState,
};
use arm_apimanagement::runtime::client::{Poller, PollerOptions};
use arm_apimanagement::{ApiManagementClient, ApiManagementClientOptions, Endpoint};
use armgen_tests::arm_server::{ArmServer, TestCredential, trusting};
use azure_core::http::{ClientOptions, FixedRetryOptions, RetryOptions, Transport};
use azure_core::time::Duration;
use std::sync::Arc;

pub(crate) const SERVICE: &str = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg1\
    /providers/Microsoft.ApiManagement/service/apimService1";
pub(crate) const GROUP_NAME: &str = "rg1";
pub(crate) const SERVICE_NAME: &str = "apimService1";
pub(crate) const NAME: &str = "connection1";

/// The path of the connection that most tests are about.
pub(crate) fn connection_path() -> String {
    format!("{SERVICE}/privateEndpointConnections/{NAME}")
}

/// A connection as the service answers with it.
pub(crate) fn connection(status: &str, provisioning_state: &str) -> String {
    serde_json::json!({
        "id": connection_path(),
        "name": NAME,
        "type": "Microsoft.ApiManagement/service/privateEndpointConnections",
        "properties": {
            "privateEndpoint": { "id": "/subscriptions/1/resourceGroups/rg1/providers/Microsoft.Network/privateEndpoints/e1" },
            "privateLinkServiceConnectionState": { "status": status, "description": "As the owner wished." },
            "provisioningState": provisioning_state,
        }
    })
    .to_string()
}

/// The owner's decision, as the body of a request.
pub(crate) fn decision(
    status: PrivateEndpointServiceConnectionStatus,
) -> PrivateEndpointConnectionRequest {
    PrivateEndpointConnectionRequest {
        properties: Some(PrivateEndpointConnectionRequestProperties {
            private_link_service_connection_state: Some(PrivateLinkServiceConnectionState {
                status: Some(status),
                ..PrivateLinkServiceConnectionState::default()
            }),
        }),
        ..PrivateEndpointConnectionRequest::default()
    }
}

/// The owner's decision that a connection tells of.
pub(crate) fn status(connection: &PrivateEndpointConnection) -> Option<&str> {
    let state = connection
        .properties
        .as_ref()?
        .private_link_service_connection_state
        .as_ref()?;
    Some(state.status.as_ref()?.as_str())
}

/// A server and a client that calls it.
pub(crate) struct Service {
    pub(crate) server: ArmServer,
    pub(crate) credential: Arc<TestCredential>,
    pub(crate) client: ApiManagementClient,
}

impl Service {
    pub(crate) fn start() -> Self {
        Self::with_transport(|_| trusting())
    }

    /// The transport can be made of the endpoint.
    pub(crate) fn with_transport(transport: impl FnOnce(&Endpoint) -> Transport) -> Self {
        let server = ArmServer::start();
        let credential = TestCredential::new();
        let endpoint = Endpoint::custom(&server.origin(), "https://management.example").unwrap();
        let retry = RetryOptions::fixed(FixedRetryOptions {
            delay: Duration::milliseconds(5),
            max_retries: 2,
            ..FixedRetryOptions::default()
        });
        let transport = transport(&endpoint);
        let options = ApiManagementClientOptions {
            endpoint: Some(endpoint),
            client_options: ClientOptions {
                transport: Some(transport),
                retry,
                ..ClientOptions::default()
            },
            ..ApiManagementClientOptions::default()
        };
        let subscription = "00000000-0000-0000-0000-000000000000";
        let client =
            ApiManagementClient::new(subscription, credential.clone(), Some(options)).unwrap();
        Self {
            server,
            credential,
            client,
        }
    }

    pub(crate) fn connections(&self) -> PrivateEndpointConnectionClient {
        self.client.private_endpoint_connection_client()
    }

    /// Begins to write a decision about the connection. No poll waits.
    pub(crate) fn begin(
        &self,
        status: PrivateEndpointServiceConnectionStatus,
    ) -> Poller<PrivateEndpointConnection> {
        let options = PrivateEndpointConnectionClientBeginCreateOrUpdateOptions {
            method_options: at_once(),
        };
        self.connections()
            .begin_create_or_update(
                GROUP_NAME,
                SERVICE_NAME,
                NAME,
                &decision(status),
                Some(options),
            )
            .unwrap()
    }

    /// Begins to delete the connection. No poll waits.
    pub(crate) fn begin_delete(&self) -> Poller<()> {
        let options = PrivateEndpointConnectionClientBeginDeleteOptions {
            method_options: at_once(),
        };
        self.connections()
            .begin_delete(GROUP_NAME, SERVICE_NAME, NAME, Some(options))
            .unwrap()
    }

    /// The methods and paths that arrived, without the part that is common to all.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.server
            .calls()
            .iter()
            .map(|call| call.replace(SERVICE, ""))
            .collect()
    }
}

pub(crate) fn at_once() -> PollerOptions<'static> {
    let mut options = PollerOptions::default();
    options.polling.interval = Some(std::time::Duration::ZERO);
    options.polling.minimum_wait = Some(std::time::Duration::ZERO);
    options
}
