//! Responses and errors of single requests, and what the pipeline adds to a request.

use crate::setup::{SUBSCRIPTION, TokenForTests, WIDGET, client, client_with, with_client_options};
use crate::spans::SpanNames;
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::{WidgetClient, WidgetClientGetOptions};
use crate::widgets::models::{Widget, WidgetProperties};
use crate::widgets::operations::CreateOrUpdateResponse;
use armgen_runtime::runtime::Error;
use azure_core::error::ErrorKind;
use azure_core::http::headers::HeaderName;
use azure_core::http::request::options::ClientRequestId;
use azure_core::http::{
    ClientMethodOptions, ClientOptions, Context, InstrumentationOptions, StatusCode,
    UserAgentOptions,
};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn a_response_is_decoded_when_asked() {
    let transport =
        MockTransport::new([Answer::json(200, r#"{"name": "w1"}"#).header("etag", "7")]);
    let response = client(&transport).get("w1", None).await.unwrap();
    assert_eq!(response.status(), StatusCode::Ok);
    assert_eq!(
        response
            .headers()
            .get_optional_str(&HeaderName::from_static("etag")),
        Some("7")
    );
    assert_eq!(&response.body()[..], br#"{"name": "w1"}"#);
    assert_eq!(response.into_model().unwrap().name.as_deref(), Some("w1"));
}

#[tokio::test]
async fn a_body_is_sent_without_read_only_properties() {
    let transport =
        MockTransport::new([Answer::new(202).header("location", "https://management.azure.com/o")]);
    let widget = Widget {
        id: Some("read-only".to_owned()),
        properties: Some(WidgetProperties {
            size: Some(3),
            provisioning_state: None,
        }),
        ..Widget::default()
    };
    let response = client(&transport)
        .create_or_update("w1", &widget, None)
        .await
        .unwrap();
    let location = Some("https://management.azure.com/o".to_owned());
    assert_eq!(
        response.into_model().unwrap(),
        CreateOrUpdateResponse::Accepted { location }
    );
    let sent = &transport.sent()[0];
    assert_eq!(sent.body, r#"{"properties":{"size":3}}"#);
    assert_eq!(
        sent.header("content-type").as_deref(),
        Some("application/json")
    );
}

#[tokio::test]
async fn whether_something_exists_is_asked_with_one_request() {
    for (status, exists) in [(200, true), (204, true), (404, false)] {
        let transport = MockTransport::new([Answer::new(status).header("content-length", "17")]);
        let response = client(&transport).exists("w1", None).await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.into_model().unwrap(), exists);
        assert_eq!(transport.sent().len(), 1);
    }
    let transport = MockTransport::new([Answer::new(403)]);
    let error = client(&transport).exists("w1", None).await.unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::Forbidden));
}

#[tokio::test]
async fn a_success_without_a_body_is_a_model_without_values() {
    for answer in [
        Answer::new(200),
        Answer::new(202),
        Answer::json(201, "null"),
        Answer::json(200, ""),
    ] {
        let transport = MockTransport::new([answer]);
        let widget = client(&transport).get("w1", None).into_model().await;
        assert_eq!(widget.unwrap(), Widget::default());
    }
}

#[tokio::test]
async fn an_error_of_the_service_keeps_all_that_the_service_said() {
    let body = r#"{"error": {"code": "WidgetGone", "message": "No such widget.", "target": "w1"}}"#;
    let transport = MockTransport::new([Answer::json(404, body).header("x-ms-request-id", "42")]);
    let error = client(&transport).get("w1", None).await.unwrap_err();

    let ErrorKind::HttpResponse {
        status,
        error_code,
        raw_response,
    } = error.kind()
    else {
        panic!("{error:?}")
    };
    assert_eq!(*status, StatusCode::NotFound);
    assert_eq!(error_code.as_deref(), Some("WidgetGone"));
    let raw_response = raw_response.as_ref().unwrap();
    assert_eq!(&raw_response.body()[..], body.as_bytes());
    assert_eq!(
        raw_response
            .headers()
            .get_optional_str(&HeaderName::from_static("x-ms-request-id")),
        Some("42")
    );

    let service = error
        .downcast_ref::<Error>()
        .and_then(Error::service)
        .unwrap();
    assert_eq!(service.target(), Some("w1"));
    assert_eq!(service.request_id(), Some("42"));
    assert_eq!(
        error.to_string(),
        "Widgets_Get: the service returned 404 Not Found: WidgetGone: No such widget."
    );
}

#[tokio::test]
async fn a_redirect_is_an_error_and_is_not_followed() {
    let transport =
        MockTransport::new([Answer::new(307).header("location", "https://evil.example/")]);
    let error = client(&transport).get("w1", None).await.unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::TemporaryRedirect));
    assert_eq!(transport.calls(), [format!("GET {WIDGET}")]);
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_an_error() {
    let transport = MockTransport::new([Answer::json(200, r#"["big"]"#)]);
    let error = client(&transport)
        .get("w1", None)
        .await
        .unwrap()
        .into_model()
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::DataConversion);
    assert!(
        matches!(error.downcast_ref(), Some(Error::Decode(error)) if error.path().is_empty()),
        "{error}"
    );
}

#[tokio::test]
async fn a_failed_request_is_sent_again_by_the_pipeline_alone() {
    let transport = MockTransport::new([Answer::new(500), Answer::Broken, Answer::json(200, "{}")]);
    client(&transport).get("w1", None).await.unwrap();
    assert_eq!(transport.sent().len(), 3);
}

#[tokio::test]
async fn a_request_without_a_response_is_an_error_that_names_it() {
    let transport = MockTransport::new([Answer::Broken, Answer::Broken, Answer::Broken]);
    let error = client(&transport).get("w1", None).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Io);
    assert_eq!(
        error.to_string(),
        "Widgets_Get: GET to the host `management.azure.com` failed after 3 tries: the connection is gone"
    );
}

#[tokio::test(start_paused = true)]
async fn a_retry_waits_for_as_long_as_the_service_asks() {
    let transport = MockTransport::new([
        Answer::new(429).header("retry-after", "7"),
        Answer::json(200, "{}"),
    ]);
    assert_eq!(
        time_of(client(&transport).get("w1", None)).await,
        Duration::from_secs(7)
    );
}

#[tokio::test(start_paused = true)]
async fn a_retry_waits_for_two_minutes_at_most() {
    for (name, value) in [
        ("retry-after", "31536000"),
        ("retry-after", "Thu, 01 Jan 2970 00:00:00 GMT"),
        ("retry-after-ms", "31536000000"),
        ("x-ms-retry-after-ms", "31536000000"),
    ] {
        let transport = MockTransport::new([
            Answer::new(503).header(name, value),
            Answer::json(200, "{}"),
        ]);
        assert_eq!(
            time_of(client(&transport).get("w1", None)).await,
            Duration::from_secs(120),
            "{name}: {value}"
        );
    }
}

async fn time_of<T>(call: impl Future<Output = azure_core::Result<T>>) -> Duration {
    let start = tokio::time::Instant::now();
    call.await.unwrap();
    let time = start.elapsed();
    Duration::from_secs(time.as_secs())
}

#[tokio::test]
async fn the_user_agent_names_the_crate() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    client(&transport).get("w1", None).await.unwrap();
    let user_agent = transport.sent()[0].header("user-agent").unwrap();
    assert!(
        user_agent.starts_with("azsdk-rust-arm_widgets/1.2.3 "),
        "{user_agent}"
    );
}

#[test]
fn an_application_id_that_azure_core_panics_on_is_an_error() {
    for id in [
        "longer than the 24 characters that are allowed",
        "with space",
    ] {
        let user_agent = UserAgentOptions {
            application_id: Some(id.to_owned()),
        };
        let options = with_client_options(ClientOptions {
            user_agent,
            ..ClientOptions::default()
        });
        assert!(
            WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), Some(options)).is_err(),
            "{id}"
        );
    }
}

#[tokio::test]
async fn the_callers_request_id_is_sent() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let context = Context::new().with_value(ClientRequestId::new("chosen"));
    let options = WidgetClientGetOptions {
        method_options: ClientMethodOptions { context },
    };
    client(&transport).get("w1", Some(options)).await.unwrap();
    assert_eq!(
        transport.sent()[0]
            .header("x-ms-client-request-id")
            .as_deref(),
        Some("chosen")
    );
}

#[tokio::test]
async fn the_future_of_a_response_gives_its_model() {
    let transport = MockTransport::new([Answer::json(200, r#"{"name": "w1"}"#), Answer::new(403)]);
    let widget = client(&transport).get("w1", None).into_model().await;
    assert_eq!(widget.unwrap().name.as_deref(), Some("w1"));
    let error = client(&transport).get("w1", None).into_model().await;
    assert_eq!(
        error.unwrap_err().http_status(),
        Some(StatusCode::Forbidden)
    );
}

#[tokio::test]
async fn a_response_becomes_one_of_azure_core() {
    let body = r#"{"name": "w1"}"#;
    let transport = MockTransport::new([Answer::json(200, body).header("etag", "1")]);
    let response = client(&transport).get("w1", None).await.unwrap();
    let response = azure_core::http::Response::<Widget>::from(response);
    assert_eq!(response.status(), StatusCode::Ok);
    assert_eq!(
        response.headers().get_optional_str(&"etag".into()),
        Some("1")
    );
    assert_eq!(response.body().as_ref(), body.as_bytes());
    let widget = response.into_model().unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"));
}

#[tokio::test]
async fn nothing_is_sent_before_the_future_is_awaited() {
    let transport = MockTransport::default();
    drop(client(&transport).get("w1", None));
    tokio::task::yield_now().await;
    assert!(transport.sent().is_empty());
}

#[tokio::test]
async fn a_call_leaves_a_span_with_the_operations_id() {
    let spans = SpanNames::default();
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let instrumentation = InstrumentationOptions {
        tracer_provider: Some(Arc::new(spans.clone())),
    };
    let options = with_client_options(ClientOptions {
        instrumentation,
        ..ClientOptions::default()
    });
    client_with(&transport, options)
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(spans.names(), ["Widgets_Get", "GET"]);
}

#[test]
fn futures_and_streams_can_move_between_threads() {
    fn assert_send<T: Send + 'static>(_: &T) {}
    let client = client(&MockTransport::default());
    assert_send(&client.get("w1", None));
    assert_send(&client.get("w1", None).into_model());
    let poller = client.begin_delete("w1", None).unwrap();
    assert_send(&poller);
    let completion = poller.until_done();
    assert_send(&completion);
    assert_send(&completion.into_model());
    let pager = client.list(None).unwrap();
    assert_send(&pager);
    assert_send(&pager.into_pages());
}
