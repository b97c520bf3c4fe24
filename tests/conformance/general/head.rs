//! `head.json` and `head-exceptions.json`: whether something exists.

use conformance_harness::Scenarios;
use head::AutoRestHeadTestServiceClient as Client;
use head::operations::http_success;
use head_exceptions::AutoRestHeadExceptionTestServiceClient as ExceptionClient;

/// Calls whose result is whether something exists.
macro_rules! asked {
    ($scenarios:ident, $client:ident, $group:ident, $($name:literal: $method:ident => $status:literal, $expected:literal;)+) => { $(
        $scenarios.value($name, async |server| {
            let client = $client::from_arm_client(&server.arm_client()).$group();
            let response = client.$method(None).await?;
            assert_eq!(response.status(), $status);
            assert_eq!(response.into_model()?, $expected);
            Ok(())
        });
    )+ };
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("head.json");
    asked! { scenarios, Client, http_success_client,
        "HttpSuccess200Head": head200 => 200, true;
        "HttpSuccess204Head": head204 => 204, true;
        "HttpSuccess404Head": head404 => 404, false;
    }
    scenarios.blocking_value("HttpSuccess404Head", |server| {
        assert!(!server.blocking().call(&http_success::head404()?)?);
        Ok(())
    });
    scenarios
}

/// The definition declares 404 no more than any other failure, but it says that nothing exists.
pub(crate) fn scenarios_of_exceptions() -> Scenarios {
    let mut scenarios = Scenarios::of("head-exceptions.json");
    asked! { scenarios, ExceptionClient, head_exception_client,
        "HttpSuccess200Head": head200 => 200, true;
        "HttpSuccess204Head": head204 => 204, true;
        "HttpSuccess404Head": head404 => 404, false;
    }
    scenarios
}
