//! What it takes if each crate has a runtime of its own. Their endpoints, options, pollers and responses are different types.

use crate::clients::{AUDIENCE, Clients, SUBSCRIPTION};
use crate::credential::Badge;
use azure_core::Result;
use azure_core::http::Response;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::time::Duration;

/// Makes the clients. Each gets tokens and connections of its own.
pub(crate) fn connect(server: &str, credential: &Arc<Badge>) -> Result<Clients> {
    macro_rules! client {
        ($service:ident::$client:ident($options:ident)) => {{
            let endpoint = $service::Endpoint::local_test_server(server)?;
            let options = $service::$options {
                endpoint: Some(endpoint.with_tokens_for(AUDIENCE)?),
                polling: $service::PollingOptions {
                    minimum_wait: Some(Duration::from_millis(1)),
                    ..$service::PollingOptions::default()
                },
                ..$service::$options::default()
            };
            $service::$client::new(SUBSCRIPTION, credential.clone(), Some(options))?
        }};
    }
    Ok(Clients {
        groups: client!(arm_groups::ResourceManagementClient(
            ResourceManagementClientOptions
        )),
        networks: client!(arm_networks::NetworkManagementClient(
            NetworkManagementClientOptions
        )),
        disks: client!(arm_disks::DiskManagementClient(DiskManagementClientOptions)),
        vaults: client!(arm_vaults::VaultManagementClient(
            VaultManagementClientOptions
        )),
        monitors: client!(arm_monitors::MonitorManagementClient(
            MonitorManagementClientOptions
        )),
    })
}

/// Waits for the result of a long-running operation. Of the pollers of five crates it knows only that they can be awaited, so that
/// it cannot show how far they are.
pub(crate) async fn wait<P, R, T>(what: &str, poller: P) -> Result<T>
where
    P: IntoFuture<Output = Result<R>>,
    R: Into<Response<T>>,
    T: DeserializeOwned,
{
    let result = poller.await?.into().into_model()?;
    println!("{what}: done");
    Ok(result)
}
