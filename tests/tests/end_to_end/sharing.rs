//! Generated clients of five services that share one runtime and one connection.

use armgen_goldens::{api_versions, client, optional_parameters, pages, patches};
use armgen_runtime::runtime::client::{ArmClient, ArmClientOptions, Poller};
use armgen_runtime::runtime::{Endpoint, FromResponse};
use armgen_tests::arm_server::{ArmServer, Reply, TestCredential, trusting};
use azure_core::http::ClientOptions;
use std::sync::Arc;

fn connection(server: &ArmServer) -> (Arc<TestCredential>, ArmClient) {
    let credential = TestCredential::new();
    let options = ArmClientOptions {
        endpoint: Some(Endpoint::custom(&server.origin(), "https://management.example").unwrap()),
        client_options: ClientOptions {
            transport: Some(trusting()),
            ..ClientOptions::default()
        },
        ..ArmClientOptions::default()
    };
    let arm_client = ArmClient::new(credential.clone(), Some(options));
    (credential, arm_client.unwrap())
}

/// Waits for an operation of any service.
async fn wait<T: FromResponse>(poller: Poller<T>) -> T {
    poller.until_done().into_model().await.unwrap()
}

#[tokio::test]
async fn generated_clients_of_five_services_share_one_token_and_one_connection() {
    let server = ArmServer::start();
    server.on(
        "PUT",
        "/owners/o1/pets/p1",
        [Reply::json(200, r#"{"name":"p1"}"#)],
    );
    server.on("POST", "/pets/names", [Reply::json(200, "{}")]);
    server.on(
        "PATCH",
        "/subscriptions/s1/machines/m1",
        [Reply::json(200, r#"{"name":"m1"}"#)],
    );
    server.on("POST", "/pets", [Reply::new(204)]);
    server.on("GET", "/pets", [Reply::json(200, r#"["p1"]"#)]);
    let (credential, arm_client) = connection(&server);

    let owned = client::clients::PetClient::from_arm_client("o1", &arm_client);
    let create = owned
        .pets_client()
        .begin_create("p1", &client::models::Pet::default(), None);
    let pet = wait(create.unwrap()).await;
    assert_eq!(pet.name.as_deref(), Some("p1"));

    let paged = pages::clients::PetsClient::from_arm_client(&arm_client);
    let collect = paged.pets_operations_client().begin_collect_names(None);
    let page = wait(collect.unwrap()).await;
    assert_eq!(page, pages::models::Page::default());

    let fleet = patches::clients::FleetClient::from_arm_client("s1", &arm_client);
    let update = patches::models::MachineUpdate::default();
    let machine = fleet.machines_client().update("m1", &update, None);
    let machine = machine.into_model().await.unwrap();
    assert_eq!(machine.name.as_deref(), Some("m1"));

    let found = optional_parameters::clients::PetsClient::from_arm_client(&arm_client);
    found.pets_operations_client().find(None).await.unwrap();

    let listed = api_versions::clients::ResourcesClient::from_arm_client(&arm_client);
    let pets = listed.pets_client().list(None).into_model().await;
    assert_eq!(pets.unwrap(), ["p1"]);

    assert_eq!(server.unused(), 0);
    assert_eq!(credential.scopes(), ["https://management.example/.default"]);
    assert_eq!(server.connections(), 1);
}
