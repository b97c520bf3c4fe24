//! `dpg-customization.json`, `dpg-initial.json` and `dpg-update1.json`: raw JSON and models, and a service that changes.

use conformance_harness::Scenarios;
use dpg_customization::DpgClient as CustomizationClient;
use dpg_customization::models::{Input, ProductReceived};
use dpg_customization::operations::general;
use dpg_initial::DpgClient as InitialClient;
use dpg_update1::DpgClient as UpdatedClient;
use dpg_update1::models::PostInput;
use dpg_update1::operations::params::{
    self, GetOptionalOptions, GetRequiredOptions, HeadNoParamsOptions, PutRequiredOptionalOptions,
};
use dpg_update1::runtime::{Operation, Request};
use futures::TryStreamExt;
use serde_json::{Value, json};

pub(crate) fn customization_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("dpg-customization.json");
    models(&mut scenarios);
    raw(&mut scenarios);
    scenarios
}

fn models(scenarios: &mut Scenarios) {
    scenarios.value("GetHandwrittenModel", async |server| {
        let client = CustomizationClient::from_arm_client(&server.arm_client()).general_client();
        let product = client.get_model("model", None).into_model().await?;
        assert_eq!(product.received, Some(ProductReceived::Model));
        Ok(())
    });
    scenarios.value("PostHandwrittenModel", async |server| {
        let client = CustomizationClient::from_arm_client(&server.arm_client()).general_client();
        let input = Input::new("world!");
        let product = client.post_model("model", &input, None).into_model();
        assert_eq!(product.await?.received, Some(ProductReceived::Model));
        Ok(())
    });
    scenarios.value("GetHandwrittenModelPages", async |server| {
        let client = CustomizationClient::from_arm_client(&server.arm_client()).general_client();
        let pager = client.list_get_pages("model", None)?;
        let products: Vec<_> = pager.try_collect().await?;
        let received: Vec<_> = products.into_iter().map(|one| one.received).collect();
        assert_eq!(received, vec![Some(ProductReceived::Model); 2]);
        Ok(())
    });
    scenarios.value("HandwrittenModelLRO", async |server| {
        let client = CustomizationClient::from_arm_client(&server.arm_client()).general_client();
        let product = client.begin_lro("model", None)?.await?.into_model()?;
        assert_eq!(product.received, Some(ProductReceived::Model));
        assert_eq!(product.provisioning_state.as_deref(), Some("Succeeded"));
        Ok(())
    });
}

/// The body of a response is JSON for those who want no model.
fn raw(scenarios: &mut Scenarios) {
    scenarios.value("GetRawModel", async |server| {
        let client = CustomizationClient::from_arm_client(&server.arm_client()).general_client();
        let response = client.get_model("raw", None).await?;
        let body: Value = serde_json::from_slice(response.body())?;
        assert_eq!(body, json!({ "received": "raw" }));
        Ok(())
    });
    scenarios.value("PostRawModel", async |server| {
        let request = general::post_model("raw", &Input::default())?
            .edit_json(|body| body["hello"] = "world!".into())?;
        let client = CustomizationClient::from_arm_client(&server.arm_client());
        let response = client.send(request, None).await?;
        let body: Value = serde_json::from_slice(response.body())?;
        assert_eq!(body, json!({ "received": "raw" }));
        Ok(())
    });
    scenarios.blocking_value("GetRawPages", |server| {
        let products = server.blocking().items(general::get_pages("raw")?)?;
        let received: Vec<_> = products.into_iter().map(|one| one.received).collect();
        assert_eq!(received, vec![Some(ProductReceived::Raw); 2]);
        Ok(())
    });
    scenarios.blocking_value("RawLRO", |server| {
        let product = server.blocking().wait(general::lro("raw")?)?;
        assert_eq!(product.received, Some(ProductReceived::Raw));
        assert_eq!(product.provisioning_state.as_deref(), Some("Succeeded"));
        Ok(())
    });
}

/// What most operations answer with.
fn returned() -> Value {
    json!({ "message": "An object was successfully returned" })
}

/// The first version of the definition.
pub(crate) fn initial_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("dpg-initial.json");
    scenarios.value("DPGAddOptionalInput_NoParams", async |server| {
        let client = InitialClient::from_arm_client(&server.arm_client()).params_client();
        let response = client.head_no_params(None).await?;
        assert_eq!(response.status(), 200);
        let length = "content-length".into();
        assert_eq!(response.headers().get_optional_str(&length), Some("123"));
        assert_eq!(response.into_model()?, Value::Null);
        Ok(())
    });
    scenarios.value("DPGAddOptionalInput", async |server| {
        let client = InitialClient::from_arm_client(&server.arm_client()).params_client();
        let answer = client.get_required("required", None).into_model().await?;
        assert_eq!(answer, returned());
        Ok(())
    });
    scenarios.value(
        "DPGAddOptionalInput_RequiredOptionalParam",
        async |server| {
            let client = InitialClient::from_arm_client(&server.arm_client()).params_client();
            let answer = client.put_required_optional("required", None).into_model();
            assert_eq!(answer.await?, returned());
            Ok(())
        },
    );
    scenarios.value("DPGAddOptionalInput_OptionalParam", async |server| {
        let client = InitialClient::from_arm_client(&server.arm_client()).params_client();
        let answer = client.get_optional(None).into_model().await?;
        assert_eq!(answer, returned());
        Ok(())
    });
    scenarios.value(["DPGNewBodyType", "DPGNewBodyType.JSON"], async |server| {
        let client = InitialClient::from_arm_client(&server.arm_client()).params_client();
        let input = dpg_initial::models::PostInput::new("http://example.org/myimage.jpeg");
        let answer = client.post_parameters(&input, None).into_model().await?;
        assert_eq!(answer, Value::Null);
        Ok(())
    });
    scenarios
}

/// The next version: operations and optional parameters were added, and calls stay the same.
pub(crate) fn updated_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("dpg-update1.json");
    added_parameters(&mut scenarios);
    added_operations(&mut scenarios);
    scenarios
}

/// The options with the new parameter.
macro_rules! with_new {
    ($options:ident) => {
        Some($options {
            new_parameter: Some("new".to_owned()),
            ..$options::default()
        })
    };
}

fn added_parameters(scenarios: &mut Scenarios) {
    scenarios.value("DPGAddOptionalInput_NoParams", async |server| {
        let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
        let response = client
            .head_no_params(with_new!(HeadNoParamsOptions))
            .await?;
        assert_eq!(response.status(), 200);
        Ok(())
    });
    scenarios.value("DPGAddOptionalInput", async |server| {
        let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
        let call = client.get_required("required", with_new!(GetRequiredOptions));
        assert_eq!(call.into_model().await?, returned());
        Ok(())
    });
    scenarios.value(
        "DPGAddOptionalInput_RequiredOptionalParam",
        async |server| {
            let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
            let options = with_new!(PutRequiredOptionalOptions);
            let call = client.put_required_optional("required", options);
            assert_eq!(call.into_model().await?, returned());
            Ok(())
        },
    );
    scenarios.value("DPGAddOptionalInput_OptionalParam", async |server| {
        let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
        let call = client.get_optional(with_new!(GetOptionalOptions));
        assert_eq!(call.into_model().await?, returned());
        Ok(())
    });
}

fn added_operations(scenarios: &mut Scenarios) {
    scenarios.value(["DPGNewBodyType", "DPGNewBodyType.JPEG"], async |server| {
        let operation = params::post_parameters(&PostInput::default())?.operation();
        let request = Request::<Value>::with_content(operation, &[], Some(b"binary"))?
            .with_header("Content-Type", "image/jpeg")?;
        let client = UpdatedClient::from_arm_client(&server.arm_client());
        assert_eq!(client.send(request, None).await?.status(), 200);
        Ok(())
    });
    scenarios.value("DPGAddNewOperation", async |server| {
        let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
        let response = client.delete_parameters(None).await?;
        assert_eq!(response.status(), 204);
        Ok(())
    });
    scenarios.value("DPGAddNewPath", async |server| {
        let client = UpdatedClient::from_arm_client(&server.arm_client()).params_client();
        let answer = client.get_new_operation(None).into_model().await?;
        assert_eq!(answer, returned());
        Ok(())
    });
    // The definition does not have this operation.
    scenarios.value("DPGGlassBreaker", async |server| {
        static BREAK: Operation = Operation {
            id: "GlassBreaker",
            path: "/serviceDriven/glassBreaker",
            ..Operation::BLANK
        };
        let client = UpdatedClient::from_arm_client(&server.arm_client());
        let request = Request::<Value>::new(&BREAK, &[], None)?;
        let answer = client.send(request, None).into_model().await?;
        assert_eq!(answer, returned());
        Ok(())
    });
}
