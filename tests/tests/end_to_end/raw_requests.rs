//! Requests that callers change before the client sends them.

use armgen_goldens::patches::operations::machines;
use armgen_goldens::patches::{clients::FleetClient, clients::FleetClientOptions, models};
use armgen_runtime::runtime::{Endpoint, Error, Rules, WaiveRules as _};
use armgen_tests::arm_server::{ArmServer, Reply, TestCredential, trusting};
use azure_core::http::ClientOptions;
use serde_json::{Value, json};

const MACHINE: &str = "/subscriptions/s1/machines/m1";

fn client(server: &ArmServer, options: FleetClientOptions) -> FleetClient {
    let options = FleetClientOptions {
        endpoint: Some(Endpoint::custom(&server.origin(), "https://management.example").unwrap()),
        client_options: ClientOptions {
            transport: Some(trusting()),
            ..ClientOptions::default()
        },
        ..options
    };
    FleetClient::new("s1", TestCredential::new(), Some(options)).unwrap()
}

#[tokio::test]
async fn null_removes_a_tag_and_an_identity() {
    let server = ArmServer::start();
    server.on(
        "PATCH",
        MACHINE,
        [Reply::json(200, r#"{"name":"m1","tags":{"b":"2"}}"#)],
    );
    let client = client(&server, FleetClientOptions::default());
    let update = models::MachineUpdate {
        identity: Some(models::Identity {
            r#type: Some("UserAssigned".to_owned()),
            ..models::Identity::default()
        }),
        ..models::MachineUpdate::default()
    };
    let request = machines::update(client.subscription_id(), "m1", &update)
        .unwrap()
        .edit_json(|body| {
            body["tags"]["a"] = Value::Null;
            body["identity"]["userAssignedIdentities"]["/subscriptions/s1/identities/i1"] =
                Value::Null;
        })
        .unwrap();
    let machine = client.send(request, None).into_model().await.unwrap();
    assert_eq!(machine.name.as_deref(), Some("m1"));
    assert_eq!(
        server.requests()[0].json(),
        json!({
            "tags": { "a": null },
            "identity": {
                "type": "UserAssigned",
                "userAssignedIdentities": { "/subscriptions/s1/identities/i1": null },
            },
        })
    );
}

#[tokio::test]
async fn headers_and_the_api_version_of_a_request_are_sent() {
    let server = ArmServer::start();
    server.on("PATCH", MACHINE, [Reply::json(200, "{}")]);
    let options = FleetClientOptions {
        api_version: Some("2030-01-01".to_owned()),
        ..FleetClientOptions::default()
    };
    let client = client(&server, options);
    let request = machines::update("s1", "m1", &models::MachineUpdate::default())
        .unwrap()
        .with_header("x-ms-client-request-id", "mine")
        .unwrap()
        .with_api_version("2031-01-01")
        .unwrap();
    client.send(request, None).await.unwrap();
    let sent = &server.requests()[0];
    assert_eq!(sent.header("x-ms-client-request-id"), Some("mine"));
    assert!(
        sent.target.ends_with("?api-version=2031-01-01"),
        "{}",
        sent.target
    );
}

#[tokio::test]
async fn rules_are_waived_per_client_and_per_request() {
    let server = ArmServer::start();
    let path = "/subscriptions/s1/machines/machine1";
    server.on(
        "PATCH",
        path,
        [Reply::json(200, "{}"), Reply::json(200, "{}")],
    );
    let update = models::MachineUpdate::default();
    let strict = client(&server, FleetClientOptions::default());
    let error = strict
        .machines_client()
        .update("machine1", &update, None)
        .await
        .unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::Parameter(error)) if error.is_rule()),
        "{error}"
    );

    let request = machines::update("s1", "machine1", &update)
        .without_rules()
        .unwrap();
    strict.send(request, None).await.unwrap();

    let options = FleetClientOptions {
        rules: Rules::Path,
        ..FleetClientOptions::default()
    };
    let lenient = client(&server, options);
    lenient
        .machines_client()
        .update("machine1", &update, None)
        .await
        .unwrap();
    let error = lenient
        .machines_client()
        .update("..", &update, None)
        .await
        .unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::Parameter(error)) if !error.is_rule()),
        "{error}"
    );
    assert_eq!(server.calls().len(), 2);
}
