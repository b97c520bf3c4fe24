//! What a runtime that all crates share makes possible.

use crate::clients::{AUDIENCE, Clients, SUBSCRIPTION};
use crate::credential::Badge;
use arm_core::runtime::FromResponse;
use arm_core::{ArmClient, ArmClientOptions, Endpoint, Poller, PollingOptions};
use arm_disks::DiskManagementClient;
use arm_groups::ResourceManagementClient;
use arm_monitors::MonitorManagementClient;
use arm_networks::NetworkManagementClient;
use arm_vaults::VaultManagementClient;
use azure_core::Result;
use futures::TryStreamExt;
use std::sync::Arc;
use std::time::Duration;

/// Makes the clients. They share the access token and the connections.
pub(crate) fn connect(server: &str, credential: &Arc<Badge>) -> Result<Clients> {
    let endpoint = Endpoint::local_test_server(server)?.with_tokens_for(AUDIENCE)?;
    let options = ArmClientOptions {
        endpoint: Some(endpoint),
        polling: PollingOptions {
            minimum_wait: Some(Duration::from_millis(1)),
            ..PollingOptions::default()
        },
        ..ArmClientOptions::default()
    };
    let arm = ArmClient::new(credential.clone(), Some(options))?;
    Ok(Clients {
        groups: ResourceManagementClient::from_arm_client(SUBSCRIPTION, &arm),
        networks: NetworkManagementClient::from_arm_client(SUBSCRIPTION, &arm),
        disks: DiskManagementClient::from_arm_client(SUBSCRIPTION, &arm),
        vaults: VaultManagementClient::from_arm_client(SUBSCRIPTION, &arm),
        monitors: MonitorManagementClient::from_arm_client(SUBSCRIPTION, &arm),
    })
}

/// Waits for the result of a long-running operation of any service, and shows how far it is.
pub(crate) async fn wait<T: FromResponse>(what: &str, mut poller: Poller<T>) -> Result<T> {
    while let Some(status) = poller.try_next().await? {
        println!("{what}: {status:?}");
    }
    let result = poller.await?.into_model()?;
    println!("{what}: done");
    Ok(result)
}
