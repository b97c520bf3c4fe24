//! Approving and rejecting a connection.

use crate::service::{Service, connection, connection_path, status};
use arm_apimanagement::OperationStatus;
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus::{Approved, Rejected};
use armgen_tests::arm_server::Reply;
use futures::TryStreamExt;

/// Where the service lets its clients ask how far it is: opaque, and another path than the resource's.
const LOCATION: &str =
    "/subscriptions/1/operationresults/a?api-version=2024-05-01&asyncId=5f%2F3&asyncCode=201&t=a+b";

#[tokio::test]
async fn an_approval_that_is_done_at_once() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::json(200, connection("Approved", "Succeeded"))],
    );

    let approved = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&approved), Some("Approved"));
    let request = &service.server.requests()[0];
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(
        request.json(),
        serde_json::json!({ "properties": { "privateLinkServiceConnectionState": { "status": "Approved" } } })
    );
}

#[tokio::test]
async fn an_approval_that_takes_three_polls() {
    let service = Service::start();
    let accepted = || Reply::new(202).header("location", service.server.url(LOCATION));
    service.server.on("PUT", &connection_path(), [accepted()]);
    let done = Reply::json(200, connection("Approved", "Succeeded"));
    // The second poll leaves the header out, so the URL stays.
    service
        .server
        .on("GET", LOCATION, [accepted(), Reply::new(202), done]);

    let approved = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&approved), Some("Approved"));
    let targets: Vec<_> = service.server.requests()[1..]
        .iter()
        .map(|request| request.target.clone())
        .collect();
    assert_eq!(targets, [LOCATION; 3]);
}

#[tokio::test]
async fn progress_can_be_watched() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("location", LOCATION)],
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
    let statuses: Vec<_> = (&mut poller).try_collect().await.unwrap();
    assert_eq!(
        statuses,
        [
            OperationStatus::InProgress,
            OperationStatus::InProgress,
            OperationStatus::Succeeded
        ]
    );
    assert_eq!(
        status(&poller.await.unwrap().into_model().unwrap()),
        Some("Approved")
    );
}

#[tokio::test]
async fn an_approval_whose_resource_is_not_ready_yet() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::json(200, connection("Approved", "Creating"))],
    );
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::json(200, connection("Approved", "Succeeded"))],
    );

    let approved = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&approved), Some("Approved"));
    assert_eq!(service.server.unused(), 0);
}

#[tokio::test]
async fn a_rejection() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::json(200, connection("Rejected", "Succeeded"))],
    );

    let rejected = service.begin(Rejected).await.unwrap().into_model().unwrap();
    assert_eq!(status(&rejected), Some("Rejected"));
    let body = service.server.requests()[0].json();
    assert_eq!(
        body["properties"]["privateLinkServiceConnectionState"]["status"],
        "Rejected"
    );
}
