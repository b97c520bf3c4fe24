//! `lro-parameterized-endpoints.json`: long-running operations whose host is made from parameters.

use conformance_harness::Scenarios;
use lro_parameterized_endpoints::LroWithParamaterizedEndpointsClient as Client;
use lro_parameterized_endpoints::operations::general;

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("lro-parameterized-endpoints.json");
    scenarios.value("LROParameterizedEndpoint", async |server| {
        let (account, host) = server.host_in_two();
        let poller = Client::from_arm_client(host, &server.arm_client())
            .general_client()
            .begin_poll_with_parameterized_endpoints(&account, None)?;
        assert_eq!(poller.until_done().into_model().await?, "success");
        Ok(())
    });
    let constant = [
        "LROConstantParameterizedPost",
        "LROConstantParameterizedGet",
    ];
    scenarios.value(constant, async |server| {
        let (account, host) = server.host_in_two();
        let poller = Client::from_arm_client(host, &server.arm_client())
            .general_client()
            .begin_poll_with_constant_parameterized_endpoints(&account, None)?;
        assert_eq!(poller.until_done().into_model().await?, "success");
        Ok(())
    });
    scenarios.blocking_value("LROParameterizedEndpoint", |server| {
        let (account, host) = server.host_in_two();
        let request = general::poll_with_parameterized_endpoints(&host, &account)?;
        assert_eq!(server.blocking().wait(request)?, "success");
        Ok(())
    });
    scenarios
}
