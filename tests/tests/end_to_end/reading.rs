//! Lists and single resources.

use crate::service::{
    GROUP_NAME, NAME, SERVICE, SERVICE_NAME, Service, connection, connection_path, status,
};
use arm_apimanagement::models::PrivateEndpointConnectionProvisioningState;
use armgen_tests::arm_server::{Reply, TOKEN};
use futures::TryStreamExt;

#[tokio::test]
async fn the_connections_of_a_service_are_listed() {
    let service = Service::start();
    let list = format!(
        r#"{{"value": [{}, {}]}}"#,
        connection("Pending", "Succeeded"),
        connection("Approved", "Creating")
    );
    service.server.on(
        "GET",
        &format!("{SERVICE}/privateEndpointConnections"),
        [Reply::json(200, list)],
    );

    let list = service
        .connections()
        .list_by_service(GROUP_NAME, SERVICE_NAME, None)
        .unwrap();
    let connections: Vec<_> = list.try_collect().await.unwrap();
    assert_eq!(
        connections.iter().filter_map(status).collect::<Vec<_>>(),
        ["Pending", "Approved"]
    );
}

#[tokio::test]
async fn an_empty_list_has_no_connections() {
    let service = Service::start();
    service.server.on(
        "GET",
        &format!("{SERVICE}/privateEndpointConnections"),
        [Reply::json(200, r#"{"value": null}"#)],
    );

    let list = service
        .connections()
        .list_by_service(GROUP_NAME, SERVICE_NAME, None)
        .unwrap();
    assert_eq!(list.try_collect::<Vec<_>>().await.unwrap(), []);
}

#[tokio::test]
async fn a_connection_is_read() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::json(200, connection("Succeeded", "creating"))],
    );

    let response = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    let connection = response.into_model().unwrap();
    assert_eq!(connection.name.as_deref(), Some(NAME));
    assert_eq!(status(&connection), Some("Succeeded"));
    let state = connection.properties.unwrap().provisioning_state;
    assert_eq!(
        state,
        Some(PrivateEndpointConnectionProvisioningState::Creating)
    );
}

#[tokio::test]
async fn a_request_has_version_token_and_ids() {
    let service = Service::start();
    service
        .server
        .on("GET", &connection_path(), [Reply::json(200, "{}")]);

    service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    let request = &service.server.requests()[0];
    assert_eq!(
        request.target,
        format!("{}?api-version=2024-05-01", connection_path())
    );
    assert_eq!(
        request.header("authorization"),
        Some(format!("Bearer {TOKEN}").as_str())
    );
    assert_eq!(request.header("accept"), Some("application/json"));
    assert!(
        request
            .header("user-agent")
            .unwrap()
            .starts_with("azsdk-rust-arm_apimanagement/")
    );
    assert!(request.header("x-ms-client-request-id").is_some());
    assert_eq!(
        service.credential.scopes(),
        ["https://management.example/.default"]
    );
}

#[tokio::test]
async fn the_private_link_resources_of_a_service_are_read() {
    const GATEWAY: &str = r#"{"name": "Gateway", "properties": {"groupId": "Gateway", "requiredMembers": ["Gateway"]}}"#;
    let service = Service::start();
    let path = format!("{SERVICE}/privateLinkResources");
    service.server.on(
        "GET",
        &path,
        [Reply::json(200, format!(r#"{{"value": [{GATEWAY}]}}"#))],
    );
    service.server.on(
        "GET",
        &format!("{path}/Gateway"),
        [Reply::json(200, GATEWAY)],
    );

    let connections = service.connections();
    let list = connections
        .list_private_link_resources(GROUP_NAME, SERVICE_NAME, None)
        .await
        .unwrap();
    let listed = list.into_model().unwrap().value.unwrap();
    let read = connections
        .get_private_link_resource(GROUP_NAME, SERVICE_NAME, "Gateway", None)
        .await
        .unwrap();
    assert_eq!(listed, [read.into_model().unwrap()]);
}
