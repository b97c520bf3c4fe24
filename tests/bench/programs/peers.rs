//! Lists, reads and creates with the clients of five published crates. It is compiled, and not run.

use azure_core::auth::{AccessToken, TokenCredential};
use futures::{FutureExt, TryFutureExt, TryStreamExt};
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

// The crates disagree about the place of the subscription among the arguments, and about which lists have pages.
macro_rules! show {
    ($client:path, $group:ident, [$($list:tt)+], ($($before:expr),*), ($($after:expr),*)) => {{
        let credential = Arc::new(NoToken);
        let client = <$client>::builder(credential).build()?.$group();
        let mut pages = client.$($list)+;
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
        azure_mgmt_network::Client,
        virtual_networks_client,
        [list_all(SUBSCRIPTION).into_stream()],
        ("group", "network"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_apimanagement::Client,
        api_management_service_client,
        [list(SUBSCRIPTION).into_stream()],
        ("group", "service"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_compute::package_2024_03_01::Client,
        virtual_machines_client,
        [list_all(SUBSCRIPTION).into_stream()],
        ("group", "machine"),
        (SUBSCRIPTION)
    );
    show!(
        azure_mgmt_automation::Client,
        private_endpoint_connections_client,
        [list_by_automation_account(SUBSCRIPTION, "group", "account")
            .send()
            .and_then(|response| response.into_body())
            .boxed()
            .into_stream()],
        (SUBSCRIPTION, "group", "account", "connection"),
        ()
    );
    show!(
        azure_mgmt_search::package_preview_2024_06::Client,
        services_client,
        [list_by_subscription(SUBSCRIPTION).into_stream()],
        ("group", "service"),
        (SUBSCRIPTION)
    );
    Ok(())
}
