//! Lists, reads and creates with the clients of five published crates. It is compiled, and not run.

use azure_core::auth::{AccessToken, TokenCredential};
use futures::TryStreamExt;
use std::sync::Arc;

#[derive(Debug)]
struct NoToken;

#[async_trait::async_trait]
impl TokenCredential for NoToken {
    async fn get_token(&self, _: &[&str]) -> azure_core::Result<AccessToken> {
        let problem = azure_core::error::ErrorKind::Credential;
        Err(azure_core::Error::message(problem, "no token"))
    }

    async fn clear_cache(&self) -> azure_core::Result<()> {
        Ok(())
    }
}

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

// Each name and the subscription have a place of their own.
macro_rules! show {
    ($service:ident, $group:ident, $list:ident($($scope:expr),*), ($($before:expr),*), ($($after:expr),*)) => {{
        let credential = Arc::new(NoToken);
        let client = $service::Client::builder(credential).build()?.$group();
        let mut pages = client.$list($($scope),*).into_stream();
        while let Some(page) = pages.try_next().await? {
            for item in page.value {
                println!("{item:?}");
            }
        }
        let item = client.get($($before,)* $($after),*).await?;
        let item = client.create_or_update($($before,)* item, $($after),*).await?;
        println!("{item:?}");
    }};
}

#[tokio::main]
async fn main() -> azure_core::Result<()> {
    show!(
        azure_mgmt_network,
        virtual_networks_client,
        list_all(SUBSCRIPTION),
        ("group", "network"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_apimanagement,
        api_management_service_client,
        list(SUBSCRIPTION),
        ("group", "service"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_compute,
        virtual_machines_client,
        list_all(SUBSCRIPTION),
        ("group", "machine"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_automation,
        private_endpoint_connections_client,
        list_by_automation_account(SUBSCRIPTION, "group", "account"),
        (SUBSCRIPTION, "group", "account", "connection"),
        ()
    );
    show!(
        azure_mgmt_search,
        services_client,
        list_by_subscription(SUBSCRIPTION),
        ("group", "service"),
        (SUBSCRIPTION)
    );
    Ok(())
}
