//! What the service refuses, and what it answers that makes no sense.

use crate::service::{GROUP_NAME, NAME, SERVICE_NAME, Service, connection_path};
use arm_apimanagement::Error;
use arm_apimanagement::models::{ErrorResponse, PrivateEndpointServiceConnectionStatus::Approved};
use armgen_tests::arm_server::Reply;
use azure_core::error::ErrorKind;
use azure_core::http::StatusCode;

#[tokio::test]
async fn a_connection_that_is_not_there() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::error(404, "ResourceNotFound", "No such connection.")
            .header("x-ms-request-id", "42")],
    );

    let error = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::NotFound));
    let error = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(error.operation(), "PrivateEndpointConnection_GetByName");
    assert_eq!(error.code(), Some("ResourceNotFound"));
    assert_eq!(error.message(), Some("No such connection."));
    assert_eq!(error.request_id(), Some("42"));
}

#[tokio::test]
async fn a_conflict_with_all_its_details() {
    const BODY: &str = r#"{"error": {
        "code": "Conflict", "message": "Busy.", "target": "connection1",
        "details": [{"code": "Locked", "message": "Being deleted."}],
        "additionalInfo": [{"type": "PolicyViolation", "info": {"policy": "p1"}}]
    }}"#;
    let service = Service::start();
    service
        .server
        .on("PUT", &connection_path(), [Reply::json(409, BODY)]);

    let error = service.begin(Approved).await.unwrap_err();
    let ErrorKind::HttpResponse {
        status,
        error_code,
        raw_response,
    } = error.kind()
    else {
        panic!("{error:?}")
    };
    assert_eq!(*status, StatusCode::Conflict);
    assert_eq!(error_code.as_deref(), Some("Conflict"));
    assert_eq!(&raw_response.as_ref().unwrap().body()[..], BODY.as_bytes());

    let error = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(error.target(), Some("connection1"));
    assert_eq!(error.details()[0].code.as_deref(), Some("Locked"));
    assert_eq!(
        error.additional_info()[0].kind.as_deref(),
        Some("PolicyViolation")
    );
    let decoded: ErrorResponse = error.decode().unwrap();
    assert_eq!(
        decoded.error.unwrap().details.unwrap()[0]
            .message
            .as_deref(),
        Some("Being deleted.")
    );
}

#[tokio::test]
async fn an_operation_that_fails_after_it_was_accepted() {
    const FAILED: &str =
        r#"{"status": "Failed", "error": {"code": "NoRoom", "message": "The subnet is full."}}"#;
    let service = Service::start();
    let operation = service.server.url("/operations/1");
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("azure-asyncoperation", operation)],
    );
    service.server.on(
        "GET",
        "/operations/1",
        [
            Reply::json(200, r#"{"status": "InProgress"}"#),
            Reply::json(200, FAILED),
        ],
    );

    let error = service.begin(Approved).await.unwrap_err();
    let error = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(error.state(), Some("Failed"));
    assert_eq!(error.code(), Some("NoRoom"));
    assert_eq!(error.message(), Some("The subnet is full."));
}

#[tokio::test]
async fn a_resource_whose_provisioning_fails() {
    let service = Service::start();
    service.server.on(
        "PUT",
        &connection_path(),
        [Reply::new(202).header("location", "/operations/1")],
    );
    let failed = r#"{"properties": {"provisioningState": "failed"}}"#;
    service
        .server
        .on("GET", "/operations/1", [Reply::json(200, failed)]);

    let error = service.begin(Approved).await.unwrap_err();
    let error = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(error.state(), Some("failed"));
}

#[tokio::test]
async fn a_body_that_is_no_json() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::json(200, r#"{"name": "conn"#)],
    );

    let response = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    let error = response.into_model().unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::DataConversion);
    let Some(Error::Decode(error)) = error.downcast_ref() else {
        panic!("{error:?}")
    };
    assert_eq!(error.operation(), "PrivateEndpointConnection_GetByName");
    assert_eq!(error.body(), br#"{"name": "conn"#);
}

#[tokio::test]
async fn a_body_of_another_shape() {
    let service = Service::start();
    service.server.on(
        "GET",
        &connection_path(),
        [Reply::json(200, r#"["properties"]"#)],
    );

    let response = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await
        .unwrap();
    let error = response.into_model().unwrap_err();
    let Some(Error::Decode(error)) = error.downcast_ref() else {
        panic!("{error:?}")
    };
    assert_eq!((error.path(), error.expected()), ("", "an object"));
}

#[tokio::test]
async fn a_name_that_breaks_a_rule_is_not_sent() {
    let service = Service::start();
    let result = service
        .connections()
        .get_by_name(GROUP_NAME, "1-starts-with-a-digit", NAME, None)
        .await;
    let error = result.unwrap_err();
    let Some(Error::Parameter(error)) = error.downcast_ref() else {
        panic!("{error:?}")
    };
    assert_eq!(error.parameter(), "serviceName");
    assert!(service.server.requests().is_empty());
}
