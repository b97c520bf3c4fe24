//! The access token goes to the endpoint's hosts over https, and nowhere else.

use crate::setup::{at_once, client, client_with, with_client_options, with_endpoint};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::WidgetClientListOptions;
use armgen_runtime::runtime::client::PagerOptions;
use armgen_runtime::runtime::{Endpoint, Error};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{ClientOptions, Context, Request};
use futures::{StreamExt, TryStreamExt};
use std::sync::Arc;

#[tokio::test]
async fn the_token_is_for_the_audience_of_the_endpoint() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    client_with(&transport, with_endpoint(Endpoint::US_GOVERNMENT))
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.hosts(), ["management.usgovcloudapi.net"]);
    assert_eq!(
        transport.sent()[0].header("authorization").as_deref(),
        Some("Bearer token for https://management.core.usgovcloudapi.net/.default")
    );
}

#[tokio::test]
async fn no_polling_url_leads_the_token_elsewhere() {
    for location in [
        "http://management.azure.com/operations/1",
        "https://management.azure.com:8443/operations/1",
        "https://management.azure.com.evil.example/operations/1",
        "https://management.azure.com@evil.example/operations/1",
        "https://evil.example\\@management.azure.com/operations/1",
        "https://management.azure.com\\.evil.example/operations/1",
        "https:evil.example/operations/1",
        "https:///evil.example/operations/1",
        "//evil.example/operations/1",
    ] {
        let transport = MockTransport::new([Answer::new(202).header("location", location)]);
        let result = client(&transport)
            .begin_delete("w1", at_once())
            .unwrap()
            .await;
        assert!(result.is_err(), "{location}");
        assert_eq!(transport.hosts(), ["management.azure.com"], "{location}");
    }
}

#[tokio::test]
async fn a_subdomain_and_an_allowed_host_get_requests_with_the_token() {
    let endpoint = Endpoint::PUBLIC.allow_host("polls.example:8443").unwrap();
    let transport = MockTransport::new([
        Answer::new(202).header(
            "location",
            "https://westus.management.azure.com/operations/1",
        ),
        Answer::new(202).header("location", "https://polls.example:8443/operations/1"),
        Answer::new(204),
    ]);
    client_with(&transport, with_endpoint(endpoint))
        .begin_delete("w1", at_once())
        .unwrap()
        .await
        .unwrap();
    assert_eq!(
        transport.hosts(),
        [
            "management.azure.com",
            "westus.management.azure.com",
            "polls.example:8443"
        ]
    );
    assert!(
        transport
            .sent()
            .iter()
            .all(|sent| sent.header("authorization").is_some())
    );
}

#[tokio::test]
async fn a_next_link_on_a_foreign_host_is_not_followed() {
    let page = r#"{"value": [{"name": "w1"}], "nextLink": "https://evil.example/widgets?page=2"}"#;
    let transport = MockTransport::new([Answer::json(200, page)]);
    let mut list = client(&transport).list(None).unwrap();
    let widget = list.try_next().await.unwrap().unwrap();
    assert_eq!(widget.name.as_deref(), Some("w1"), "the page is not lost");
    let error = list.try_next().await.unwrap_err();
    assert!(list.next().await.is_none());
    assert!(
        matches!(error.downcast_ref(), Some(Error::ForeignHost(_))),
        "{error}"
    );
    assert_eq!(transport.hosts(), ["management.azure.com"]);
}

#[test]
fn a_list_does_not_continue_on_a_foreign_host() {
    let continuation = Some("https://evil.example/widgets?page=2".to_owned());
    let method_options = PagerOptions {
        continuation,
        ..PagerOptions::default()
    };
    let error = client(&MockTransport::default())
        .list(Some(WidgetClientListOptions { method_options }))
        .unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::ForeignHost(_))),
        "{error}"
    );
}

#[tokio::test]
async fn a_policy_of_the_caller_cannot_lead_the_token_elsewhere() {
    let transport = MockTransport::default();
    let per_call_policies: Vec<Arc<dyn Policy>> = vec![Arc::new(Detour)];
    let options = with_client_options(ClientOptions {
        per_call_policies,
        ..ClientOptions::default()
    });
    let error = client_with(&transport, options)
        .get("w1", None)
        .await
        .unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::ForeignHost(error)) if error.host() == "evil.example"),
        "{error:?}"
    );
    assert!(transport.sent().is_empty());
}

#[derive(Debug)]
struct Detour;

#[async_trait::async_trait]
impl Policy for Detour {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        request.url_mut().set_host(Some("evil.example")).unwrap();
        next[0].send(context, request, &next[1..]).await
    }
}
