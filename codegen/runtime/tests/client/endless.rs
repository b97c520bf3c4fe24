//! Services that never come to an end.

use crate::setup::{TokenForTests, at_once};
use crate::widgets::client::{WidgetClient, WidgetClientOptions};
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, Transport};
use futures::{Future, TryStreamExt};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A transport that answers each request at once.
#[derive(Debug, Default)]
struct Endless {
    requests: AtomicU32,
    /// The items of each page.
    items: &'static str,
}

#[async_trait::async_trait]
impl HttpClient for Endless {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let number = self.requests.fetch_add(1, Ordering::SeqCst);
        let mut headers = Headers::new();
        let (status, body) = if request.url().path().ends_with("/widgets") {
            let link = format!("/subscriptions/1/widgets?page={number}");
            let items = self.items;
            let body = format!(r#"{{"value": [{items}], "nextLink": "{link}"}}"#);
            (200, body)
        } else {
            headers.insert("location", format!("/operations/{number}"));
            headers.insert("retry-after", "0");
            (202, String::new())
        };
        Ok(AsyncRawResponse::from_bytes(status.into(), headers, body))
    }
}

fn client(items: &'static str) -> WidgetClient {
    let transport = Endless {
        items,
        ..Endless::default()
    };
    let options = WidgetClientOptions {
        client_options: ClientOptions {
            transport: Some(Transport::new(Arc::new(transport))),
            ..ClientOptions::default()
        },
        ..WidgetClientOptions::default()
    };
    WidgetClient::new("1", Arc::new(TokenForTests), Some(options)).unwrap()
}

/// Whether a time-out around the future comes to its end. On a thread of its own, since a future that never yields never ends.
fn is_interrupted<F: Future<Output: Send> + Send>(
    future: impl FnOnce() -> F + Send + 'static,
) -> bool {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        let timeout = async { tokio::time::timeout(Duration::from_millis(20), future()).await };
        let result = runtime.block_on(timeout);
        sender.send(result.is_err()).unwrap();
    });
    receiver.recv_timeout(Duration::from_secs(10)) == Ok(true)
}

#[test]
fn endless_empty_pages_can_be_interrupted() {
    assert!(is_interrupted(async || {
        let mut items = client("").list(None).unwrap();
        items.try_next().await
    }));
}

#[test]
fn endless_pages_can_be_interrupted() {
    assert!(is_interrupted(async || {
        let mut pages = client("{}").list(None).unwrap().into_pages();
        while pages.try_next().await.unwrap().is_some() {}
    }));
    assert!(is_interrupted(async || {
        let mut items = client("{}").list(None).unwrap();
        while items.try_next().await.unwrap().is_some() {}
    }));
}

#[test]
fn an_endless_operation_without_waits_can_be_interrupted() {
    assert!(is_interrupted(async || {
        client("").begin_delete("w1", at_once()).unwrap().await
    }));
    assert!(is_interrupted(async || {
        let mut poller = client("").begin_delete("w1", at_once()).unwrap();
        while poller.try_next().await.unwrap().is_some() {}
    }));
}
