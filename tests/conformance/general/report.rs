//! `report.json`: what the server has counted.

use conformance_harness::Scenarios;
use head::AutoRestHeadTestServiceClient;
use report::AutoRestReportServiceClient;
use report::operations::general;

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("report.json");
    scenarios.value("HttpSuccess200Head", async |server| {
        let arm_client = server.arm_client();
        let client = AutoRestReportServiceClient::from_arm_client(&arm_client).general_client();
        let count = async || -> azure_core::Result<i64> {
            let report = client.get_report(None).into_model().await?;
            Ok(report["HttpSuccess200Head"])
        };
        let before = count().await?;
        let head = AutoRestHeadTestServiceClient::from_arm_client(&arm_client);
        head.http_success_client().head200(None).await?;
        // Other tests may have asked meanwhile.
        assert!(count().await? > before);
        let optional = client.get_optional_report(None).into_model().await?;
        assert!(optional.contains_key("MultiapiLRO"), "{optional:?}");
        Ok(())
    });
    scenarios.blocking_value("HttpSuccess200Head", |server| {
        let blocking = server.blocking();
        let before = blocking.call(&general::get_report()?)?["HttpSuccess200Head"];
        blocking.call(&head::operations::http_success::head200()?)?;
        let after = blocking.call(&general::get_report()?)?["HttpSuccess200Head"];
        assert!(after > before, "{before} {after}");
        Ok(())
    });
    scenarios
}
