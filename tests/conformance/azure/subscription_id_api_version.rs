//! `subscriptionId-apiVersion.json`: a subscription in the path, and the API version in the query.

use conformance_harness::Scenarios;
use subscription_id_api_version::MicrosoftAzureTestUrlClient;
use subscription_id_api_version::operations::group;

const SUBSCRIPTION: &str = "a878ae02-6106-429z-9397-58091ee45g98";
const GROUP: &str = "testgroup101";

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("subscriptionId-apiVersion.json");
    scenarios.value("SubscriptionIdAndApiVersion", async |server| {
        let client =
            MicrosoftAzureTestUrlClient::from_arm_client(SUBSCRIPTION, &server.arm_client());
        let response = client
            .group_client()
            .get_sample_resource_group(GROUP, None)
            .await?;
        let resource_group = response.into_model()?;
        assert_eq!(resource_group.name.as_deref(), Some(GROUP));
        assert_eq!(resource_group.location.as_deref(), Some("West US"));
        Ok(())
    });
    scenarios.blocking_value("SubscriptionIdAndApiVersion", |server| {
        let request = group::get_sample_resource_group(SUBSCRIPTION, GROUP)?;
        let resource_group = server.blocking().call(&request)?;
        assert_eq!(resource_group.name.as_deref(), Some(GROUP));
        Ok(())
    });
    scenarios
}
