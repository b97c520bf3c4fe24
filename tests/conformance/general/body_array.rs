//! `body-array.json`: arrays of all types as bodies.

use body_array::AutoRestSwaggerBatArrayServiceClient;
use conformance_harness::{Scenarios, Server};

fn client(server: &Server) -> body_array::clients::ArrayClient {
    AutoRestSwaggerBatArrayServiceClient::from_arm_client(&server.arm_client()).array_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-array.json");
    empty(&mut scenarios);
    scenarios
}

fn empty(scenarios: &mut Scenarios) {
    scenarios.value("getArrayEmpty", async |server| {
        let numbers = client(&server).get_empty(None).await?.into_model()?;
        assert_eq!(numbers, [0; 0]);
        Ok(())
    });
}
