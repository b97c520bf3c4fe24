//! `httpInfrastructure.quirks.json`: operations that declare a `default` response alone.

use crate::outcome::service_error;
use conformance_harness::{Scenarios, Server};
use http_infrastructure_quirks::AutoRestHttpInfrastructureTestServiceClient as Client;
use http_infrastructure_quirks::clients::MultipleResponsesClient;
use http_infrastructure_quirks::models::MyException;

fn client(server: &Server) -> MultipleResponsesClient {
    Client::from_arm_client(&server.arm_client()).multiple_responses_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("httpInfrastructure.quirks.json");
    with_model(&mut scenarios);
    without_model(&mut scenarios);
    scenarios
}

/// The model of the `default` response is that of a success too.
fn with_model(scenarios: &mut Scenarios) {
    scenarios.value("ResponsesScenarioF200DefaultModel", async |server| {
        let response = client(&server).get_default_model_a200_valid(None).await?;
        assert_eq!(response.status(), 200);
        assert_eq!(response.into_model()?.status_code.as_deref(), Some("200"));
        Ok(())
    });
    scenarios.value("ResponsesScenarioF200DefaultNone", async |server| {
        let response = client(&server).get_default_model_a200_none(None).await?;
        assert_eq!(response.status(), 200);
        assert_eq!(response.into_model()?, MyException::default());
        Ok(())
    });
    scenarios.error("ResponsesScenarioF400DefaultModel", async |server| {
        let result = client(&server).get_default_model_a400_valid(None).await;
        let error = service_error(result)?;
        assert_eq!((error.status().as_u16(), error.body()), (400, &b""[..]));
        assert_eq!(error.decode::<MyException>()?, MyException::default());
        Ok(())
    });
    scenarios.error("ResponsesScenarioF400DefaultNone", async |server| {
        let result = client(&server).get_default_model_a400_none(None).await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.body(), br#"{"property":"value"}"#);
        Ok(())
    });
}

fn without_model(scenarios: &mut Scenarios) {
    scenarios.value("ResponsesScenarioG200DefaultInvalid", async |server| {
        let response = client(&server).get_default_none200_invalid(None).await?;
        assert_eq!(response.status(), 200);
        let () = response.into_model()?;
        Ok(())
    });
    scenarios.value("ResponsesScenarioG200DefaultNoModel", async |server| {
        let response = client(&server).get_default_none200_none(None).await?;
        assert_eq!(response.status(), 200);
        let () = response.into_model()?;
        Ok(())
    });
    scenarios.error("ResponsesScenarioG400DefaultInvalid", async |server| {
        let result = client(&server).get_default_none400_invalid(None).await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.body(), br#"{"statusCode":"200"}"#);
        Ok(())
    });
    scenarios.error("ResponsesScenarioG400DefaultNoModel", async |server| {
        let result = client(&server).get_default_none400_none(None).await;
        let error = service_error(result)?;
        assert_eq!((error.status().as_u16(), error.body()), (400, &b""[..]));
        Ok(())
    });
}
