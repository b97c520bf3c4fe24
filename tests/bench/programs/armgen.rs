//! Lists, reads and creates with the clients of five generated crates. It is compiled, and not run.

use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::OffsetDateTime;
use futures::TryStreamExt;
use std::sync::Arc;

#[derive(Debug)]
struct NoToken;

#[async_trait::async_trait]
impl TokenCredential for NoToken {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Ok(AccessToken::new("", OffsetDateTime::UNIX_EPOCH))
    }
}

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

macro_rules! show {
    ($service:ident::$client:ident, $group:ident, $list:ident($($scope:literal),*), $($name:literal),+) => {{
        let credential = Arc::new(NoToken);
        let client = $service::$client::new(SUBSCRIPTION, credential, None)?.$group();
        let mut items = client.$list($($scope,)* None)?;
        while let Some(item) = items.try_next().await? {
            println!("{item:?}");
        }
        let item = client.get($($name,)+ None).into_model().await?;
        let item = client.begin_create_or_update($($name,)+ &item, None)?.until_done().into_model().await?;
        println!("{item:?}");
    }};
}

#[tokio::main]
async fn main() -> azure_core::Result<()> {
    show!(
        arm_network::NetworkManagementClient,
        virtual_networks_client,
        list_all(),
        "group",
        "network"
    );
    show!(
        arm_apimanagement::ApiManagementClient,
        api_management_service_client,
        list(),
        "group",
        "service"
    );
    show!(
        arm_compute::ComputeManagementClient,
        virtual_machines_client,
        list_all(),
        "group",
        "machine"
    );
    show!(
        arm_automation::AutomationClient,
        private_endpoint_connections_client,
        list_by_automation_account("group", "account"),
        "group",
        "account",
        "connection"
    );
    show!(
        arm_search::SearchManagementClient,
        services_client,
        list_by_subscription(),
        "group",
        "service"
    );
    Ok(())
}
