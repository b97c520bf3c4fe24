//! A second server stands for a host that must not see a request, or at least no token.

use crate::service::{GROUP_NAME, NAME, SERVICE_NAME, Service, connection_path};
use arm_apimanagement::Error;
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus::Approved;
use armgen_tests::arm_server::{ArmServer, Reply};

#[tokio::test]
async fn a_location_on_a_foreign_host_gets_no_request() {
    for header in ["location", "azure-asyncoperation", "operation-location"] {
        let service = Service::start();
        let foreign = ArmServer::start();
        let accepted = Reply::new(202).header(header, foreign.url("/operations/1"));
        service.server.on("PUT", &connection_path(), [accepted]);
        foreign.on(
            "GET",
            "/operations/1",
            [Reply::json(200, r#"{"status": "Succeeded"}"#)],
        );

        let error = service.begin(Approved).await.unwrap_err();
        let Some(Error::ForeignHost(error)) = error.downcast_ref() else {
            panic!("{error:?}")
        };
        assert!(foreign.origin().ends_with(error.host()), "{error}");
        assert_eq!(foreign.calls(), [""; 0]);
        assert_eq!(service.server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_poll_that_leads_to_a_foreign_host_is_the_last() {
    let service = Service::start();
    let foreign = ArmServer::start();
    service.server.on(
        "DELETE",
        &connection_path(),
        [Reply::new(202).header("location", "/operations/1")],
    );
    service.server.on(
        "GET",
        "/operations/1",
        [Reply::new(202).header("location", foreign.url("/operations/1"))],
    );

    let error = service.begin_delete().await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::ForeignHost(_))),
        "{error:?}"
    );
    assert_eq!(foreign.calls(), [""; 0]);
}

/// The transport of these tests follows redirects, as one of a caller may; that of `azure_core` does not.
#[tokio::test]
async fn a_redirect_to_a_foreign_host_carries_no_token() {
    let service = Service::start();
    let foreign = ArmServer::start();
    let redirect = Reply::new(307).header("location", foreign.url("/elsewhere"));
    service.server.on("GET", &connection_path(), [redirect]);

    let result = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await;
    assert!(result.is_err());
    let requests = foreign.requests();
    assert_eq!(requests.len(), 1, "the transport followed the redirect");
    assert_eq!(requests[0].header("authorization"), None);
}
