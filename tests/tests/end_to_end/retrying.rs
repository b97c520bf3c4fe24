//! Failures that another try mends.

use crate::service::{
    GROUP_NAME, NAME, SERVICE_NAME, Service, connection, connection_path, status,
};
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus::Approved;
use armgen_tests::arm_server::{ReceivedRequest, Reply};
use azure_core::error::ErrorKind;
use std::time::{Duration, Instant};

fn done() -> Reply {
    Reply::json(200, connection("Approved", "Succeeded"))
}

#[tokio::test]
async fn a_service_that_is_too_busy_is_asked_again_when_it_says() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::new(429).header("retry-after", "1"), done()],
    );

    let start = Instant::now();
    service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    assert!(
        start.elapsed() >= Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
}

#[tokio::test]
async fn a_service_that_fails_once_is_asked_again() {
    let service = Service::start();
    service
        .server
        .on("PUT", &connection_path(), [Reply::new(500), done()]);

    let approved = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&approved), Some("Approved"));
    let bodies: Vec<_> = service
        .server
        .requests()
        .iter()
        .map(ReceivedRequest::json)
        .collect();
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test]
async fn a_poll_that_fails_once_is_repeated() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("location", "/operations/1")],
    );
    service
        .server
        .on("GET", "/operations/1", [Reply::new(500), done()]);

    let approved = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&approved), Some("Approved"));
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_middle_is_made_again() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [done().cut_in_the_middle(), done()],
    );

    let response = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    assert_eq!(status(&response.into_model().unwrap()), Some("Approved"));
    assert_eq!(service.server.unused(), 0);
}

#[tokio::test]
async fn a_connection_that_always_breaks_is_an_error() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [(); 3].map(|()| done().cut_in_the_middle()),
    );

    let error = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io);
    assert_eq!(service.server.unused(), 0);
}
