//! `azure-parameter-grouping.json`: parameters that other generators group. Here the required ones are arguments, and the others
//! fields of the options.

use azure_parameter_grouping::models::EncryptionAlgorithmType;
use azure_parameter_grouping::operations::parameter_grouping as operations;
use azure_parameter_grouping::{
    AutoRestParameterGroupingTestServiceClient as Client, ResponseFuture,
};
use conformance_harness::{Names, Scenarios};

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("azure-parameter-grouping.json");
    values(&mut scenarios);
    groups(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

/// A call that is answered with 200, if the server likes the values.
fn ok<F>(scenarios: &mut Scenarios, names: impl Into<Names>, call: F)
where
    F: FnOnce(&Client) -> ResponseFuture<()> + Send + 'static,
{
    scenarios.value(names, async move |server| {
        let response = call(&Client::from_arm_client(&server.arm_client())).await?;
        assert_eq!(response.status(), 200);
        assert!(response.into_raw_response().into_body().is_empty());
        Ok(())
    });
}

fn values(scenarios: &mut Scenarios) {
    let name = "postParameterGroupingRequiredParameters";
    ok(scenarios, name, |client| {
        let options = operations::PostRequiredOptions {
            custom_header: Some("header".to_owned()),
            query: Some(21),
            ..Default::default()
        };
        let client = client.parameter_grouping_client();
        client.post_required("path", &1234, Some(options))
    });
    ok(scenarios, name, |client| {
        let client = client.parameter_grouping_client();
        client.post_required("path", &1234, None)
    });
    let name = "postParameterGroupingOptionalParameters";
    ok(scenarios, name, |client| {
        let options = operations::PostOptionalOptions {
            custom_header: Some("header".to_owned()),
            query: Some(21),
            ..Default::default()
        };
        client
            .parameter_grouping_client()
            .post_optional(Some(options))
    });
    ok(scenarios, name, |client| {
        client.parameter_grouping_client().post_optional(None)
    });
    ok(
        scenarios,
        "PostParameterGroupingWithReservedWords",
        |client| {
            let options = operations::PostReservedWordsOptions {
                from: Some("bob".to_owned()),
                accept: Some("yes".to_owned()),
                ..Default::default()
            };
            let client = client.parameter_grouping_client();
            client.post_reserved_words(Some(options))
        },
    );
}

fn groups(scenarios: &mut Scenarios) {
    let name = "postParameterGroupingMultipleParameterGroups";
    ok(scenarios, name, |client| {
        let options = operations::PostMultiParamGroupsOptions {
            header_one: Some("header".to_owned()),
            query_one: Some(21),
            header_two: Some("header2".to_owned()),
            query_two: Some(42),
            ..Default::default()
        };
        let client = client.parameter_grouping_client();
        client.post_multi_param_groups(Some(options))
    });
    let name = "postParameterGroupingSharedParameterGroupObject";
    ok(scenarios, name, |client| {
        let options = operations::PostSharedParameterGroupObjectOptions {
            header_one: Some("header".to_owned()),
            query_one: Some(21),
            ..Default::default()
        };
        let client = client.parameter_grouping_client();
        client.post_shared_parameter_group_object(Some(options))
    });
    ok(scenarios, "PutParameterGroupingConstant", |client| {
        let options = operations::GroupWithConstantOptions {
            grouped_constant: Some(EncryptionAlgorithmType::Foo),
            grouped_parameter: Some("bar".to_owned()),
            ..Default::default()
        };
        let client = client.parameter_grouping_client();
        client.group_with_constant(Some(options))
    });
}

fn blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_value("postParameterGroupingRequiredParameters", |server| {
        let request = operations::post_required("path", &1234)?;
        assert_eq!(request.body(), b"1234");
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios.blocking_value("PostParameterGroupingWithReservedWords", |server| {
        let request =
            operations::post_reserved_words_with(&operations::PostReservedWordsOptions {
                from: Some("bob".to_owned()),
                accept: Some("yes".to_owned()),
                method_options: (),
            })?;
        server.blocking().call(&request)?;
        Ok(())
    });
}
