//! Long-running operations: waiting, saving, going on.

use crate::setup::{WIDGET, at_once, client};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::WidgetClientLongRunningOptions;
use crate::widgets::models::Widget;
use armgen_runtime::runtime::client::PollerOptions;
use armgen_runtime::runtime::{Error, OperationStatus};
use azure_core::error::ErrorKind;
use azure_core::http::request::options::ClientRequestId;
use azure_core::http::{Context, StatusCode};
use futures::TryStreamExt;
use std::time::Duration;

const POLL: &str = "https://management.azure.com/operations/1?api-version=2024-01-01";

fn accepted() -> Answer {
    Answer::new(202).header("location", POLL)
}

#[tokio::test]
async fn a_poller_is_a_stream_of_statuses() {
    let transport = MockTransport::new([accepted(), Answer::new(202), Answer::new(204)]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    let statuses: Vec<_> = (&mut poller).try_collect().await.unwrap();
    assert_eq!(
        statuses,
        [
            OperationStatus::InProgress,
            OperationStatus::InProgress,
            OperationStatus::Succeeded
        ]
    );
    assert_eq!(poller.await.unwrap().status(), StatusCode::NoContent);
    assert_eq!(transport.sent().len(), 3);
}

#[tokio::test]
async fn a_poller_goes_step_by_step() {
    let transport = MockTransport::new([accepted(), Answer::new(204)]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    assert_eq!(poller.status(), OperationStatus::InProgress);
    assert_eq!(poller.poll().await.unwrap(), OperationStatus::InProgress);
    assert_eq!(transport.sent().len(), 1);
    assert_eq!(poller.poll().await.unwrap(), OperationStatus::Succeeded);
    assert_eq!(poller.poll().await.unwrap(), OperationStatus::Succeeded);
    assert_eq!(transport.sent().len(), 2);
}

#[tokio::test]
async fn an_operation_is_polled_until_it_is_done() {
    // With this trait in scope, `poller.into_future()` is ambiguous.
    use futures::StreamExt as _;
    let transport = MockTransport::new([accepted(), Answer::json(200, r#"{"name": "w1"}"#)]);
    let mut poller = client(&transport).begin_polish("w1", at_once()).unwrap();
    poller.next().await.unwrap().unwrap();
    let widget = poller.until_done().into_model().await.unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
    assert_eq!(transport.unused(), 0);
}

#[tokio::test]
async fn a_result_that_is_not_as_defined_is_an_error_of_the_completion() {
    let transport = MockTransport::new([Answer::json(200, "[]")]);
    let poller = client(&transport).begin_polish("w1", at_once()).unwrap();
    let error = poller.until_done().into_model().await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::Decode(_))),
        "{error}"
    );
}

#[tokio::test]
async fn an_operation_does_not_go_on_with_a_result_of_another_type() {
    let transport = MockTransport::new([accepted()]);
    let client = client(&transport);
    let mut poller = client.begin_polish("w1", at_once()).unwrap();
    poller.poll().await.unwrap();
    let token = poller.resume_token().unwrap();
    let error = client.resume::<()>(&token, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the resume token is of an operation with the result `Widget`, not `()`"
    );
    assert!(matches!(error.downcast_ref(), Some(Error::ResumeToken(_))));
}

#[tokio::test]
async fn a_polling_url_is_followed_byte_for_byte() {
    let url = "https://management.azure.com/Ops/a%2fB%2Fc;d=1//e/?b=2&a=1&=&c&Api-Version=2&t=a%2Bb+c%20d~!$()*,;:@/?[]|^{}";
    let transport =
        MockTransport::new([Answer::new(202).header("location", url), Answer::new(204)]);
    client(&transport)
        .begin_delete("w1", at_once())
        .unwrap()
        .await
        .unwrap();
    assert_eq!(transport.calls()[1], format!("GET {url}"));
}

#[tokio::test]
async fn an_operation_that_fails_gives_the_error_of_the_service() {
    let failed =
        r#"{"status": "Failed", "error": {"code": "NoRoom", "message": "No room for it."}}"#;
    let transport = MockTransport::new([
        Answer::json(201, "{}").header("azure-asyncoperation", POLL),
        Answer::json(200, failed),
    ]);
    let error = client(&transport)
        .begin_create_or_update("w1", &Widget::default(), at_once())
        .unwrap()
        .await
        .unwrap_err();
    let ErrorKind::HttpResponse { error_code, .. } = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(error_code.as_deref(), Some("NoRoom"));
    let service = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(service.state(), Some("Failed"));
    assert_eq!(service.message(), Some("No room for it."));
}

#[tokio::test]
async fn an_answer_that_leads_nowhere_ends_the_poller() {
    let transport = MockTransport::new([Answer::new(202)]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    assert!(poller.poll().await.is_err());
    assert!(
        poller.poll().await.is_err(),
        "the first request must not be sent again"
    );
    assert_eq!(transport.sent().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_poll_comes_when_the_service_says() {
    let transport = MockTransport::new([
        accepted().header("retry-after", "3"),
        Answer::new(202),
        Answer::new(204),
    ]);
    let mut polling = PollerOptions::default();
    polling.polling.interval = Some(Duration::from_secs(5));
    let options = WidgetClientLongRunningOptions {
        method_options: polling,
    };
    let start = tokio::time::Instant::now();
    client(&transport)
        .begin_delete("w1", Some(options))
        .unwrap()
        .await
        .unwrap();
    assert_eq!(start.elapsed().as_secs(), 3 + 5);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_interrupted_goes_on_where_it_was() {
    let transport = MockTransport::new([accepted().header("retry-after", "10"), Answer::new(204)]);
    let mut poller = client(&transport).begin_delete("w1", None).unwrap();
    poller.poll().await.unwrap();
    let start = tokio::time::Instant::now();
    tokio::time::timeout(Duration::from_secs(4), poller.poll())
        .await
        .unwrap_err();
    poller.poll().await.unwrap();
    assert_eq!(start.elapsed().as_secs(), 10);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_interrupted_is_not_sent_twice() {
    let transport = MockTransport::new([Answer::new(204).after(Duration::from_secs(10))]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    tokio::time::timeout(Duration::from_secs(4), poller.poll())
        .await
        .unwrap_err();
    assert_eq!(poller.poll().await.unwrap(), OperationStatus::Succeeded);
    assert_eq!(transport.calls(), [format!("DELETE {WIDGET}")]);
}

#[tokio::test]
async fn a_poll_that_fails_on_its_way_can_be_repeated() {
    let transport = MockTransport::new([
        accepted(),
        Answer::Broken,
        Answer::Broken,
        Answer::Broken,
        Answer::new(204),
    ]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    poller.poll().await.unwrap();
    assert_eq!(*poller.poll().await.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(poller.poll().await.unwrap(), OperationStatus::Succeeded);
}

#[tokio::test]
async fn a_poll_is_retried_by_the_pipeline_and_by_nobody_else() {
    let transport = MockTransport::new([
        accepted(),
        Answer::new(500),
        Answer::new(500),
        Answer::new(500),
    ]);
    let mut poller = client(&transport).begin_delete("w1", at_once()).unwrap();
    poller.poll().await.unwrap();
    assert_eq!(
        poller.poll().await.unwrap_err().http_status(),
        Some(StatusCode::InternalServerError)
    );
    assert_eq!(transport.unused(), 0);
}

#[tokio::test]
async fn the_callers_request_id_is_on_every_request() {
    let transport = MockTransport::new([
        Answer::json(201, "{}").header("azure-asyncoperation", POLL),
        Answer::json(200, r#"{"status": "Succeeded"}"#),
        Answer::json(200, "{}"),
    ]);
    let context = Context::new().with_value(ClientRequestId::new("chosen"));
    let mut options = at_once().unwrap();
    options.method_options.context = context;
    client(&transport)
        .begin_create_or_update("w1", &Widget::default(), Some(options))
        .unwrap()
        .await
        .unwrap();
    let ids: Vec<_> = transport
        .sent()
        .iter()
        .map(|sent| sent.header("x-ms-client-request-id"))
        .collect();
    assert_eq!(ids, vec![Some("chosen".to_owned()); 3]);
}

#[tokio::test]
async fn an_operation_goes_on_in_another_client() {
    let transport = MockTransport::new([accepted()]);
    let mut options = at_once().unwrap();
    options.method_options.context = Context::new().with_value(ClientRequestId::new("chosen"));
    let mut poller = client(&transport)
        .begin_polish("w1", Some(options))
        .unwrap();
    assert!(poller.resume_token().is_err(), "nothing was sent yet");
    poller.poll().await.unwrap();
    let token = poller.resume_token().unwrap();
    drop(poller);

    let transport = MockTransport::new([Answer::json(200, r#"{"name": "w1"}"#)]);
    let options = at_once().unwrap().method_options;
    let poller = client(&transport)
        .resume::<Widget>(&token, Some(options))
        .unwrap();
    let widget = poller.await.unwrap().into_model().unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
    assert_eq!(transport.calls(), [format!("GET {POLL}")]);
    assert_eq!(
        transport.sent()[0]
            .header("x-ms-client-request-id")
            .as_deref(),
        Some("chosen")
    );
}

#[tokio::test]
async fn the_error_of_an_awaited_poller_has_the_token_to_go_on_with() {
    let transport = MockTransport::new([accepted(), Answer::new(202), Answer::new(202)]);
    let mut options = at_once().unwrap();
    options.method_options.polling.max_polls = Some(2);
    let poller = client(&transport).begin_polish("w1", Some(options));
    let error = poller.unwrap().await.unwrap_err();
    let Some(Error::LongRunning(limit)) = error.downcast_ref() else {
        panic!("{error}")
    };

    let transport = MockTransport::new([Answer::json(200, r#"{"name": "w1"}"#)]);
    let poller = client(&transport).resume::<Widget>(limit.resume_token().unwrap(), None);
    let widget = poller.unwrap().until_done().into_model().await.unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
}
