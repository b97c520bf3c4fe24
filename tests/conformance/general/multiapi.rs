//! `multiapi-*.json`: several versions of an API, each in a crate of its own.

use conformance_harness::Scenarios;
use multiapi_v1::operations::general::TestLroResponse;
use multiapi_v2::operations::general::TestDifferentCallsOptions;
use multiapi_v3::operations::general::TestDifferentCallsOptions as ThreeGreetings;
use multiapi_v3::operations::operation_group_two::{self, TestFourOptions};
use multiapi_v3::runtime::Request;

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("multiapi-*.json");
    version_one(&mut scenarios);
    version_two(&mut scenarios);
    version_three(&mut scenarios);
    list_of_an_operation(&mut scenarios);
    hosts(&mut scenarios);
    scenarios
}

fn version_one(scenarios: &mut Scenarios) {
    use multiapi_v1::MultiapiServiceClient as Client;
    scenarios.value("MultiapiPutTestOneApiVersionOne", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).general_client();
        assert_eq!(client.test_one(1, None).await?.status(), 200);
        // The server does not count this one.
        let response = client.test_different_calls("hello", None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiGetTestTwoApiVersionOne", async |server| {
        let client = Client::from_arm_client(&server.arm_client());
        let response = client.operation_group_one_client().test_two(None).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiLRO", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).general_client();
        let product = client.begin_test_lro(None)?.await?.into_model()?;
        assert_eq!(product.id, Some(100));
        Ok(())
    });
    scenarios.blocking_value("MultiapiLRO", |server| {
        let request = multiapi_v1::operations::general::test_lro()?;
        let blocking = server.blocking();
        let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
        let TestLroResponse::Ok(product) = request.decode(response)? else {
            panic!("another status");
        };
        assert_eq!(product.id, Some(100));
        Ok(())
    });
}

fn version_two(scenarios: &mut Scenarios) {
    use multiapi_v2::MultiapiServiceClient as Client;
    const MESSAGE: Option<&str> = Some("This was called with api-version 2.0.0");
    scenarios.value("MultiapiPutTestOneApiVersionTwo", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).general_client();
        let model = client.test_one(1, None).into_model().await?;
        assert_eq!((model.id, model.message.as_deref()), (Some(1), MESSAGE));
        let options = TestDifferentCallsOptions {
            greeting_in_chinese: Some("nihao".to_owned()),
            ..TestDifferentCallsOptions::default()
        };
        let response = client.test_different_calls("hello", Some(options)).await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiGetTestTwoApiVersionTwo", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).operation_group_one_client();
        let model = client.test_two(None).into_model().await?;
        assert_eq!((model.id, model.message.as_deref()), (Some(1), MESSAGE));
        Ok(())
    });
    scenarios.value("MultiapiPutTestThreeApiVersionTwo", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).operation_group_one_client();
        assert_eq!(client.test_three(None).await?.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiPostTestFourApiVersionTwo", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).operation_group_two_client();
        assert_eq!(client.test_four(true, None).await?.status(), 200);
        Ok(())
    });
}

fn version_three(scenarios: &mut Scenarios) {
    use multiapi_v3::MultiapiServiceClient as Client;
    use multiapi_v3::models::SourcePath;
    scenarios.value("MultiapiGetTestTwoApiVersionThree", async |server| {
        let client = Client::from_arm_client(&server.arm_client());
        let group = client.operation_group_one_client();
        let model = group.test_two(None).into_model().await?;
        let expected = Some("This was called with api-version 3.0.0");
        assert_eq!(model.optional_property.as_deref(), expected);
        let options = ThreeGreetings {
            greeting_in_chinese: Some("nihao".to_owned()),
            greeting_in_french: Some("bonjour".to_owned()),
            ..ThreeGreetings::default()
        };
        let general = client.general_client();
        let call = general.test_different_calls("hello", Some(options));
        assert_eq!(call.await?.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiPostTestFourApiVersionThreeJSON", async |server| {
        let client = Client::from_arm_client(&server.arm_client());
        let source = SourcePath {
            source: Some("foo/bar/source".to_owned()),
        };
        let options = TestFourOptions {
            input: Some(source),
            ..TestFourOptions::default()
        };
        let group = client.operation_group_two_client();
        assert_eq!(group.test_four(Some(options)).await?.status(), 200);
        // The server does not count a PDF.
        let operation = operation_group_two::test_four()?.operation();
        let request = Request::<()>::with_content(operation, &[], Some(b"PDF"))?
            .with_header("Content-Type", "application/pdf")?;
        assert_eq!(client.send(request, None).await?.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiPutTestFiveApiVersionThree", async |server| {
        let client = Client::from_arm_client(&server.arm_client()).operation_group_two_client();
        assert_eq!(client.test_five(None).await?.status(), 200);
        Ok(())
    });
}

fn list_of_an_operation(scenarios: &mut Scenarios) {
    scenarios.value("MultiapiLROAndPaging", async |server| {
        let client = multiapi_v1::MultiapiServiceClient::from_arm_client(&server.arm_client());
        let general = client.general_client();
        let page = general
            .begin_test_lro_and_paging(None)?
            .await?
            .into_model()?;
        let products = page.values.ok_or("no products")?;
        let ids: Vec<_> = products.iter().map(|product| product.id).collect();
        assert_eq!(ids, [Some(100)]);
        Ok(())
    });
}

fn hosts(scenarios: &mut Scenarios) {
    scenarios.value("MultiapiCustomBaseUrlApiVersionOne", async |server| {
        use multiapi_v1_custom_base_url::MultiapiCustomBaseUrlServiceClient as Client;
        let client = Client::from_arm_client(server.url(), &server.arm_client());
        assert_eq!(client.general_client().test(1, None).await?.status(), 200);
        Ok(())
    });
    scenarios.value("MultiapiCustomBaseUrlApiVersionTwo", async |server| {
        use multiapi_v2_custom_base_url::MultiapiCustomBaseUrlServiceClient as Client;
        let client = Client::from_arm_client(server.url(), &server.arm_client());
        assert_eq!(client.general_client().test(2, None).await?.status(), 200);
        Ok(())
    });
}
