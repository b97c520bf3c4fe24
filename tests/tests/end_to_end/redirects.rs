//! Redirects that a transport of the caller follows, as the documentation of `ArmClientOptions` shows.

use crate::service::{
    GROUP_NAME, NAME, SERVICE_NAME, Service, connection, connection_path, status,
};
use arm_apimanagement::models::PrivateEndpointServiceConnectionStatus::Approved;
use armgen_tests::arm_server::{ArmServer, Reply, TOKEN, trusting_with_redirects};
use azure_core::http::StatusCode;
use reqwest::redirect::Policy;

/// A service whose client follows redirects to the hosts of its endpoint.
fn following() -> Service {
    Service::with_transport(|endpoint| {
        let endpoint = endpoint.clone();
        trusting_with_redirects(Policy::custom(move |attempt| {
            if attempt.previous().len() > 10 {
                attempt.error("too many redirects")
            } else if endpoint.is_allowed_url(attempt.url().as_str()) {
                attempt.follow()
            } else {
                attempt.stop()
            }
        }))
    })
}

#[tokio::test]
async fn a_redirect_within_the_endpoint_is_followed_with_the_token_and_the_body() {
    let service = following();
    let moved = Reply::new(307).header("location", "/moved");
    service.server.on("PUT", &connection_path(), [moved]);
    let done = Reply::json(200, connection("Approved", "Succeeded"));
    service.server.on("PUT", "/moved", [done]);

    let connection = service.begin(Approved).await.unwrap().into_model().unwrap();
    assert_eq!(status(&connection), Some("Approved"));
    let requests = service.server.requests();
    let token = format!("Bearer {TOKEN}");
    for request in &requests {
        assert_eq!(request.header("authorization"), Some(token.as_str()));
        assert_eq!(request.body, requests[0].body);
    }
    assert_eq!(requests.len(), 2);
}

#[tokio::test]
async fn a_redirect_to_a_host_that_the_endpoint_does_not_allow_is_the_response() {
    let service = following();
    let foreign = ArmServer::start();
    let moved = Reply::new(307).header("location", foreign.url("/elsewhere"));
    service.server.on("GET", &connection_path(), [moved]);

    let result = service
        .connections()
        .get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None)
        .await;
    let error = result.unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::TemporaryRedirect));
    assert_eq!(foreign.calls(), [""; 0]);
}
