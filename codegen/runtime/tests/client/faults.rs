//! Faults that clients of Azure Resource Manager were seen to have. Each test shows that this one has it not.

use crate::setup::{SUBSCRIPTION, TokenForTests, WIDGET, at_once, client};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::WidgetClient;
use crate::widgets::models::Widget;
use armgen_runtime::runtime::Error;
use std::sync::Arc;

const DONE: &str = r#"{"name": "w1", "properties": {"size": 3, "provisioningState": "Succeeded"}}"#;
const CREATING: &str = r#"{"name": "w1", "properties": {"provisioningState": "Creating"}}"#;
const POLL: &str = "https://management.azure.com/operations/1?t=a%2Bb&api-version=2024-01-01";

#[test]
fn a_client_without_options_is_made_without_a_panic() {
    let client = WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), None);
    assert!(client.is_ok());
}

#[tokio::test]
async fn an_unlisted_state_means_in_progress() {
    let transport = MockTransport::new([
        Answer::json(201, r#"{"properties": {"provisioningState": "Accepted"}}"#),
        Answer::json(
            200,
            r#"{"properties": {"provisioningState": "ResolvingDNS"}}"#,
        ),
        Answer::json(200, DONE),
    ]);
    let poller = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap();
    let widget = poller.await.unwrap().into_model().unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
    assert_eq!(
        transport.calls(),
        [
            format!("PUT {WIDGET}"),
            format!("GET {WIDGET}"),
            format!("GET {WIDGET}")
        ]
    );
}

#[tokio::test]
async fn a_put_with_azure_async_operation_ends_with_a_get_of_the_resource() {
    let transport = MockTransport::new([
        Answer::json(201, CREATING).header("azure-asyncoperation", POLL),
        Answer::json(200, r#"{"status": "Succeeded", "name": "not the widget"}"#),
        Answer::json(200, DONE),
    ]);
    let poller = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap();
    let widget = poller.await.unwrap().into_model().unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
    assert_eq!(
        transport.calls(),
        [
            format!("PUT {WIDGET}"),
            format!("GET {POLL}"),
            format!("GET {WIDGET}")
        ]
    );
}

#[tokio::test]
async fn a_put_that_answers_200_while_it_is_creating_is_not_done() {
    let transport = MockTransport::new([Answer::json(200, CREATING), Answer::json(200, DONE)]);
    let poller = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap();
    let widget = poller.await.unwrap().into_model().unwrap();
    assert_eq!(widget.properties.unwrap().size, Some(3));
}

#[tokio::test]
async fn a_polling_url_on_a_foreign_host_is_not_polled() {
    let transport = MockTransport::new([
        Answer::new(202).header("location", "https://evil.example/operations/1")
    ]);
    let poller = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap();
    let error = poller.await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::ForeignHost(error)) if error.host() == "evil.example"),
        "{error}"
    );
    assert_eq!(transport.hosts(), ["management.azure.com"]);
}

#[tokio::test]
async fn a_parameter_cannot_leave_its_place_in_the_path() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    client(&transport)
        .get("../../../providers/Other/x", None)
        .await
        .unwrap();
    let expected = format!(
        "GET {}",
        WIDGET.replace("w1", "..%2F..%2F..%2Fproviders%2FOther%2Fx")
    );
    assert_eq!(transport.calls(), [expected]);
}

#[tokio::test]
async fn a_parameter_that_is_a_dot_segment_is_refused() {
    let transport = MockTransport::new([]);
    let error = client(&transport).get("..", None).await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::Parameter(error)) if error.parameter() == "name"),
        "{error}"
    );
}

#[tokio::test]
async fn a_relative_polling_url_is_resolved() {
    let transport = MockTransport::new([
        Answer::new(202).header("location", "/operations/1?t=a%2Bb"),
        Answer::json(200, DONE),
    ]);
    let poller = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap();
    poller.await.unwrap().into_model().unwrap();
    assert_eq!(
        transport.calls(),
        [format!("PUT {WIDGET}"), format!("GET {POLL}")]
    );
}

#[tokio::test]
async fn a_delete_that_answers_200_without_a_body_is_done() {
    let transport = MockTransport::new([Answer::new(200)]);
    client(&transport)
        .begin_delete("w1", at_once())
        .unwrap()
        .await
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(transport.calls(), [format!("DELETE {WIDGET}")]);
}

#[tokio::test]
async fn a_delete_that_answers_202_is_done_with_a_200_without_a_body() {
    let transport =
        MockTransport::new([Answer::new(202).header("location", POLL), Answer::new(200)]);
    client(&transport)
        .begin_delete("w1", at_once())
        .unwrap()
        .await
        .unwrap()
        .into_model()
        .unwrap();
    assert_eq!(
        transport.calls(),
        [format!("DELETE {WIDGET}"), format!("GET {POLL}")]
    );
}
