//! Bodies that are longer than the limit of the client.

use crate::setup::{SUBSCRIPTION, TokenForTests, at_once};
use crate::widgets::client::{WidgetClient, WidgetClientOptions};
use armgen_runtime::runtime::{Error, ResponseLimit};
use azure_core::Bytes;
use azure_core::http::headers::Headers;
use azure_core::http::{
    AsyncRawResponse, FixedRetryOptions, HttpClient, Request, RetryOptions, Transport,
};
use futures::{StreamExt, TryStreamExt};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The length of each part of a body.
const PART: usize = 1000;

/// A transport whose bodies are JSON strings of so many parts. It counts requests, and the parts that were read.
#[derive(Debug)]
struct Streaming {
    parts: usize,
    status: u16,
    headers: Vec<(&'static str, &'static str)>,
    requests: AtomicUsize,
    read: AtomicUsize,
}

#[derive(Clone, Debug)]
struct Shared(Arc<Streaming>);

#[async_trait::async_trait]
impl HttpClient for Shared {
    async fn execute_request(&self, _: &Request) -> azure_core::Result<AsyncRawResponse> {
        self.0.requests.fetch_add(1, Ordering::SeqCst);
        let shared = self.0.clone();
        let last = shared.parts - 1;
        let body = futures::stream::iter(0..shared.parts).map(move |part| {
            shared.read.fetch_add(1, Ordering::SeqCst);
            let mut text = "x".repeat(PART);
            if part == 0 {
                text.replace_range(..9, "{\"name\":\"");
            }
            if part == last {
                text.replace_range(PART - 2.., "\"}");
            }
            Ok(Bytes::from(text))
        });
        let mut headers = Headers::new();
        for (name, value) in &self.0.headers {
            headers.insert(*name, *value);
        }
        Ok(AsyncRawResponse::new(
            self.0.status.into(),
            headers,
            Box::pin(body),
        ))
    }
}

/// A client, and a transport whose bodies have so many parts.
fn client(parts: usize, status: u16, limit: ResponseLimit) -> (WidgetClient, Arc<Streaming>) {
    client_of(
        Streaming {
            parts,
            status,
            headers: Vec::new(),
            requests: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
        },
        limit,
    )
}

fn client_of(
    streaming: Streaming,
    response_limit: ResponseLimit,
) -> (WidgetClient, Arc<Streaming>) {
    let shared = Arc::new(streaming);
    let mut options = WidgetClientOptions {
        response_limit,
        ..WidgetClientOptions::default()
    };
    options.client_options.transport = Some(Transport::new(Arc::new(Shared(Arc::clone(&shared)))));
    options.client_options.retry = RetryOptions::fixed(FixedRetryOptions {
        delay: azure_core::time::Duration::milliseconds(1),
        max_retries: 2,
        ..FixedRetryOptions::default()
    });
    let client = WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), Some(options)).unwrap();
    (client, shared)
}

fn bytes(parts: usize) -> ResponseLimit {
    ResponseLimit::Bytes((parts * PART) as u64)
}

fn counts(streaming: &Streaming) -> (usize, usize) {
    let count = |count: &AtomicUsize| count.load(Ordering::SeqCst);
    (count(&streaming.requests), count(&streaming.read))
}

fn is_limit(error: &azure_core::Error, limit: u64) -> bool {
    match error.downcast_ref::<Error>() {
        Some(Error::ResponseLimit(error)) => error.limit() == limit,
        _ => false,
    }
}

#[tokio::test]
async fn a_body_is_not_read_beyond_the_limit_nor_asked_for_again() {
    let (client, transport) = client(1000, 200, bytes(5));
    let error = client.get("w1", None).await.unwrap_err();
    assert!(is_limit(&error, 5000), "{error:?}");
    assert_eq!(counts(&transport), (1, 6));
    assert_eq!(
        error.to_string(),
        "Widgets_Get: the response's body is longer than the limit of 5000 bytes; `response_limit` in the client's options raises it"
    );
}

#[tokio::test]
async fn a_body_that_reaches_the_limit_is_read() {
    let (client, transport) = client(5, 200, bytes(5));
    let widget = client.get("w1", None).into_model().await.unwrap();
    assert_eq!(widget.name.unwrap().len(), 5 * PART - 11);
    assert_eq!(counts(&transport), (1, 5));
}

#[tokio::test]
async fn by_default_the_limit_is_64_mebibytes() {
    let (client, transport) = client(100_000, 200, ResponseLimit::default());
    let error = client.get("w1", None).await.unwrap_err();
    assert!(is_limit(&error, 64 * 1024 * 1024), "{error:?}");
    assert_eq!(counts(&transport).1, 64 * 1024 * 1024 / PART + 1);
}

#[tokio::test]
async fn without_a_limit_everything_is_read() {
    let (client, transport) = client(70_000, 200, ResponseLimit::Unlimited);
    assert!(client.get("w1", None).await.is_ok());
    assert_eq!(counts(&transport), (1, 70_000));
}

#[tokio::test]
async fn a_length_beyond_the_limit_is_refused_at_the_first_bytes() {
    let streaming = Streaming {
        parts: 10,
        status: 200,
        headers: vec![("content-length", "10000")],
        requests: AtomicUsize::new(0),
        read: AtomicUsize::new(0),
    };
    let (client, transport) = client_of(streaming, bytes(5));
    assert!(is_limit(&client.get("w1", None).await.unwrap_err(), 5000));
    assert_eq!(counts(&transport), (1, 1));
}

#[tokio::test]
async fn the_limit_holds_for_errors_even_those_after_which_a_request_is_sent_again() {
    for status in [404, 503] {
        let (client, transport) = client(1000, status, bytes(5));
        assert!(is_limit(&client.get("w1", None).await.unwrap_err(), 5000));
        assert_eq!(counts(&transport), (1, 6));
    }
}

#[tokio::test]
async fn the_limit_holds_for_pages() {
    let (client, transport) = client(1000, 200, bytes(5));
    let error = client.list(None).unwrap().try_next().await.unwrap_err();
    assert!(is_limit(&error, 5000), "{error:?}");
    assert_eq!(counts(&transport), (1, 6));
}

#[tokio::test]
async fn the_limit_holds_for_long_running_operations() {
    let (client, transport) = client(1000, 202, bytes(5));
    let error = client
        .begin_delete("w1", at_once())
        .unwrap()
        .until_done()
        .await
        .unwrap_err();
    assert!(is_limit(&error, 5000), "{error:?}");
    assert_eq!(counts(&transport), (1, 6));
}
