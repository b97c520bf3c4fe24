//! Requests that the caller makes and the client sends.

use crate::service::{
    GROUP_NAME, NAME, SERVICE, SERVICE_NAME, Service, at_once, connection, connection_path,
    decision, status,
};
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus;
use arm_apimanagement::operations::private_endpoint_connection;
use armgen_tests::arm_server::Reply;
use futures::TryStreamExt;

const SUBSCRIPTION: &str = "00000000-0000-0000-0000-000000000000";

#[tokio::test]
async fn a_request_is_sent() {
    let service = Service::start();
    service.server.on(
        "GET",
        &format!("{}?api-version=2023-01-01", connection_path()),
        [Reply::json(200, connection("Pending", "Succeeded"))],
    );

    let request =
        private_endpoint_connection::get_by_name(SUBSCRIPTION, GROUP_NAME, SERVICE_NAME, NAME)
            .and_then(|request| request.with_api_version("2023-01-01"))
            .unwrap();
    let response = service.client.send(request, None).await.unwrap();
    assert_eq!(status(&response.into_model().unwrap()), Some("Pending"));
}

#[tokio::test]
async fn a_request_begins_a_long_running_operation() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::json(200, connection("Approved", "Succeeded"))],
    );

    let decision = decision(PrivateEndpointServiceConnectionStatus::Approved);
    let request = private_endpoint_connection::create_or_update(
        SUBSCRIPTION,
        GROUP_NAME,
        SERVICE_NAME,
        NAME,
        &decision,
    )
    .unwrap();
    let poller = service.client.begin(request, Some(at_once())).unwrap();
    let result = poller.await.unwrap().into_model().unwrap();
    assert_eq!(status(&result), Some("Approved"));
}

#[tokio::test]
async fn a_request_begins_a_list() {
    let service = Service::start();
    let list = format!(r#"{{"value": [{}]}}"#, connection("Pending", "Succeeded"));
    service.server.on(
        "GET",
        &format!("{SERVICE}/privateEndpointConnections"),
        [Reply::json(200, list)],
    );

    let request =
        private_endpoint_connection::list_by_service(SUBSCRIPTION, GROUP_NAME, SERVICE_NAME)
            .unwrap();
    let list = service.client.list(request, None).unwrap();
    assert_eq!(list.try_collect::<Vec<_>>().await.unwrap().len(), 1);
}
