//! A long-running operation that is begun in this process and ends in another one.

use crate::service::{Service, connection, connection_path};
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus::Approved;
use armgen_tests::arm_server::{ArmServer, Reply};
use std::process::Command;

const LOCATION: &str = "/operations/1?asyncId=5f%2F3&api-version=2024-05-01";

#[tokio::test]
async fn a_second_process_goes_on_with_an_operation() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("location", service.server.url(LOCATION))],
    );
    service.server.on(
        "GET",
        LOCATION,
        [
            Reply::new(202),
            Reply::json(200, connection("Approved", "Succeeded")),
        ],
    );
    let mut poller = service.begin(Approved);
    poller.poll().await.unwrap();
    let token = poller.resume_token().unwrap();
    drop(poller);

    // A program of this package; see its source.
    let output = Command::new(env!("CARGO_BIN_EXE_resume_approval"))
        .args([&service.server.origin(), &token, ArmServer::authority_pem()])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "connection1 is Approved\n"
    );
    let calls = [
        "PUT /privateEndpointConnections/connection1",
        "GET /operations/1",
        "GET /operations/1",
    ];
    assert_eq!(service.calls(), calls);
}

#[tokio::test]
async fn a_client_of_another_endpoint_does_not_go_on() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("location", service.server.url(LOCATION))],
    );
    let mut poller = service.begin(Approved);
    poller.poll().await.unwrap();
    let token = poller.resume_token().unwrap();

    let other = Service::start();
    assert!(other.client.resume::<()>(&token, None).is_err());
    assert_eq!(service.server.requests().len(), 1);
}
