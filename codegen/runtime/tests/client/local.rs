//! Local test servers: real ones, through the default transport of `azure_core`.

use crate::server::Server;
use crate::setup::{Counting, SUBSCRIPTION, TokenForTests, at_once, with_client_options};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::{WidgetClient, WidgetClientOptions};
use armgen_runtime::runtime::{Endpoint, Error};
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::error::ErrorKind;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{
    ClientOptions, Context, FixedRetryOptions, Request, RetryOptions, StatusCode, Transport,
};
use azure_core::time::Duration;
use futures::future::join_all;
use futures::{StreamExt, TryStreamExt};
use std::process::Command;
use std::sync::Arc;

const TOKEN: &str = "Bearer token for https://management.azure.com/.default";

/// A client that sends no tokens.
fn plain(url: &str) -> WidgetClient {
    client(Endpoint::local_test_server(url).unwrap(), Arc::new(NoToken))
}

/// A client that sends tokens.
fn with_tokens(url: &str, credential: Arc<dyn TokenCredential>) -> WidgetClient {
    let endpoint = Endpoint::local_test_server(url).unwrap();
    let endpoint = endpoint.with_tokens_for("https://management.azure.com");
    client(endpoint.unwrap(), credential)
}

fn client(endpoint: Endpoint, credential: Arc<dyn TokenCredential>) -> WidgetClient {
    let mut options = with_client_options(ClientOptions::default());
    options.client_options.retry = RetryOptions::fixed(FixedRetryOptions {
        delay: Duration::milliseconds(1),
        max_retries: 2,
        ..FixedRetryOptions::default()
    });
    options.endpoint = Some(endpoint);
    WidgetClient::new(SUBSCRIPTION, credential, Some(options)).unwrap()
}

/// A credential that has no token.
#[derive(Debug)]
struct NoToken;

#[async_trait::async_trait]
impl TokenCredential for NoToken {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Err(azure_core::Error::with_message(
            ErrorKind::Credential,
            "no token",
        ))
    }
}

#[tokio::test]
async fn a_local_test_server_gets_no_token() {
    let server = Server::start(|_| [Answer::json(200, r#"{"name": "w1"}"#)]);
    let widget = plain(&server.url).get("w1", None).into_model().await;
    assert_eq!(widget.unwrap().name.as_deref(), Some("w1"));
    assert_eq!(server.authorizations(), [None]);
    assert_eq!(
        server.calls(),
        [format!(
            "GET /subscriptions/{SUBSCRIPTION}/widgets/w1?api-version=2024-01-01"
        )]
    );
}

#[tokio::test]
async fn a_local_test_server_gets_a_token_if_the_caller_asks_for_it() {
    let server = Server::start(|_| [Answer::json(200, "{}")]);
    with_tokens(&server.url, Arc::new(TokenForTests))
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(server.authorizations(), [Some(TOKEN.to_owned())]);
}

#[tokio::test]
async fn retries_and_polls_of_a_local_test_server_have_the_same_token() {
    let server = Server::start(|url| {
        [
            Answer::new(503),
            Answer::new(202).header("location", format!("{url}/operations/1")),
            Answer::new(503),
            Answer::new(202).header("location", "/operations/2"),
            Answer::new(204),
        ]
    });
    let credential = Arc::new(Counting::default());
    with_tokens(&server.url, credential.clone())
        .begin_delete("w1", at_once())
        .unwrap()
        .await
        .unwrap();
    assert_eq!(
        server.calls()[2..],
        [
            "GET /operations/1?api-version=2024-01-01",
            "GET /operations/1?api-version=2024-01-01",
            "GET /operations/2?api-version=2024-01-01"
        ]
    );
    assert_eq!(
        server.authorizations(),
        vec![Some("Bearer 1".to_owned()); 5]
    );
    assert_eq!(credential.requests(), 1);
}

#[tokio::test]
async fn pages_of_a_local_test_server_are_followed() {
    let server = Server::start(|url| {
        [
            Answer::json(
                200,
                format!(r#"{{"value": [{{}}], "nextLink": "{url}/widgets?page=2"}}"#),
            ),
            Answer::json(200, r#"{"value": [{}]}"#),
        ]
    });
    let widgets: Vec<_> = with_tokens(&server.url, Arc::new(TokenForTests))
        .list(None)
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(widgets.len(), 2);
    assert_eq!(
        server.calls()[1],
        "GET /widgets?page=2&api-version=2024-01-01"
    );
    assert_eq!(server.authorizations(), vec![Some(TOKEN.to_owned()); 2]);
}

#[tokio::test]
async fn requests_at_the_same_time_ask_for_one_token() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 20]);
    let credential = Arc::new(Counting::default());
    let client = with_tokens(&server.url, credential.clone());
    let results = join_all((0..20).map(|_| client.get("w1", None))).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(credential.requests(), 1);
}

#[tokio::test]
async fn a_token_that_is_about_to_expire_is_renewed() {
    let server = Server::start(|_| [Answer::json(200, "{}"), Answer::json(200, "{}")]);
    let client = with_tokens(&server.url, Arc::new(Counting::of_lifetime(1)));
    for _ in 0..2 {
        client.get("w1", None).await.unwrap();
    }
    let bearer = |number| Some(format!("Bearer {number}"));
    assert_eq!(server.authorizations(), [bearer(1), bearer(2)]);
}

#[tokio::test]
async fn a_token_that_was_refused_is_renewed() {
    let server = Server::start(|_| [Answer::new(401), Answer::json(200, "{}")]);
    let client = with_tokens(&server.url, Arc::new(Counting::default()));
    let error = client.get("w1", None).await.unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::Unauthorized));
    client.get("w1", None).await.unwrap();
    let bearer = |number| Some(format!("Bearer {number}"));
    assert_eq!(server.authorizations(), [bearer(1), bearer(2)]);
}

#[tokio::test]
async fn a_credential_that_fails_is_the_error() {
    let server = Server::start(|_| []);
    let client = with_tokens(&server.url, Arc::new(NoToken));
    let error = client.get("w1", None).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Credential);
    assert!(format!("{error:?}").contains("no token"), "{error:?}");
    assert!(server.calls().is_empty());
}

#[tokio::test]
async fn no_link_of_a_local_test_server_leads_elsewhere() {
    let other = Server::start(|_| []);
    for link in [
        other.url.as_str(),
        "https://management.azure.com/operations/1",
        "http://management.azure.com/operations/1",
        "https://127.0.0.1/operations/1",
        "http://127.0.0.1/operations/1",
        "http://localhost/operations/1",
    ] {
        let server = Server::start(|_| [Answer::new(202).header("location", link)]);
        let error = with_tokens(&server.url, Arc::new(TokenForTests))
            .begin_delete("w1", at_once())
            .unwrap()
            .await
            .unwrap_err();
        assert!(
            matches!(error.downcast_ref(), Some(Error::ForeignHost(_))),
            "{link}: {error}"
        );
    }
    assert!(other.calls().is_empty());
}

/// A policy of the caller that changes the host of requests.
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

#[tokio::test]
async fn a_policy_of_the_caller_leads_no_request_from_a_local_test_server_elsewhere() {
    let local = Endpoint::local_test_server("http://127.0.0.1:8080").unwrap();
    let audience = "https://management.azure.com";
    for endpoint in [local.clone(), local.with_tokens_for(audience).unwrap()] {
        let transport = MockTransport::default();
        let client_options = ClientOptions {
            per_call_policies: vec![Arc::new(Detour)],
            transport: Some(Transport::new(Arc::new(transport.clone()))),
            ..ClientOptions::default()
        };
        let options = WidgetClientOptions {
            endpoint: Some(endpoint),
            client_options,
            ..WidgetClientOptions::default()
        };
        let client = WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), Some(options));
        let error = client.unwrap().get("w1", None).await.unwrap_err();
        assert!(format!("{error:?}").contains("evil.example"), "{error:?}");
        assert!(transport.sent().is_empty());
    }
}

#[tokio::test]
async fn the_port_of_https_is_a_port_like_any_other() {
    let transport = MockTransport::new([Answer::new(503), Answer::json(200, "{}")]);
    let endpoint = Endpoint::local_test_server("http://localhost:443").unwrap();
    let endpoint = endpoint.with_tokens_for("https://management.azure.com");
    let mut options = with_client_options(ClientOptions::default());
    options.endpoint = Some(endpoint.unwrap());
    crate::setup::client_with(&transport, options)
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.hosts(), ["localhost:443", "localhost:443"]);
    assert!(transport.calls()[1].starts_with("GET http://localhost:443/"));
}

#[tokio::test]
async fn neither_a_client_nor_what_it_returns_shows_the_token() {
    let server = Server::start(|url| {
        [
            Answer::new(202).header("location", format!("{url}/operations/1?sig=secret")),
            Answer::json(200, r#"{"value": [{}], "nextLink": "/widgets?sig=secret"}"#),
            Answer::json(200, r#"{"name": "secret"}"#),
        ]
    });
    let client = with_tokens(&server.url, Arc::new(Counting::with_prefix("secret-")));
    let mut poller = client.begin_delete("w1", at_once()).unwrap();
    poller.poll().await.unwrap();
    let mut pager = client.list(None).unwrap();
    pager.next().await.unwrap().unwrap();
    let future = client.get("w1", None);
    let shown = format!("{client:?} {poller:?} {pager:?} {future:?}");
    let response = future.await.unwrap();
    let shown = format!("{shown} {response:?} {:?}", poller.until_done());
    assert_eq!(
        server.authorizations()[2].as_deref(),
        Some("Bearer secret-1")
    );
    assert!(!shown.contains("secret"), "{shown}");
}

#[test]
#[ignore = "started by the next tests, in environments of their own"]
fn makes_a_client() {
    let endpoint = Endpoint::local_test_server(&std::env::var("TEST_SERVER").unwrap());
    let options = WidgetClientOptions {
        endpoint: Some(endpoint.unwrap()),
        ..WidgetClientOptions::default()
    };
    if let Err(error) = WidgetClient::new(SUBSCRIPTION, Arc::new(NoToken), Some(options)) {
        panic!("{error}");
    }
}

/// What making a client for a test server says in an environment; `None` if it succeeds.
fn problem(server: &str, variables: &[(&str, &str)]) -> Option<String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    for name in ["HTTP_PROXY", "ALL_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = command
        .args([
            "--exact",
            "local::makes_a_client",
            "--ignored",
            "--nocapture",
        ])
        .env("TEST_SERVER", server)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let shown =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
    assert!(shown.contains("running 1 test"), "{shown}");
    (!output.status.success()).then_some(shown)
}

#[test]
fn requests_to_a_local_test_server_are_not_sent_to_a_proxy() {
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        let problem = problem("http://[::1]:8080", &[(name, "http://proxy:3128")]).unwrap();
        let expected = format!(
            "requests to the local test server would leave this machine, since `{name}` is set: add `::1` to `NO_PROXY`"
        );
        assert!(problem.contains(&expected), "{problem}");
    }
    assert_eq!(problem("http://localhost:8080", &[]), None);
    let https = ("HTTPS_PROXY", "http://proxy:3128");
    assert_eq!(problem("http://localhost:8080", &[https]), None);
}

#[test]
fn a_local_test_server_may_be_excepted_from_the_proxy() {
    let is_excepted = |server, name, list| {
        let proxy = ("HTTP_PROXY", "http://proxy:3128");
        problem(server, &[proxy, (name, list)]).is_none()
    };
    for (server, list) in [
        ("http://127.0.0.1:80", "example.com, 127.0.0.1"),
        ("http://localhost:80", "LocalHost"),
        ("http://[::1]:80", "::1"),
        ("http://[::1]:80", "*"),
        ("http://127.0.0.1:80", "10.0.0.0/8,127.0.0.0/8"),
        ("http://[::1]:80", "::/0"),
    ] {
        assert!(is_excepted(server, "NO_PROXY", list), "{server} {list}");
        assert!(is_excepted(server, "no_proxy", list), "{server} {list}");
    }
    for (server, list) in [
        ("http://127.0.0.1:80", ""),
        (
            "http://127.0.0.1:80",
            "localhost,::1,10.0.0.0/8,127.0.0.0/x,/,::/0",
        ),
        ("http://127.0.0.1:80", "127.0.0.2/32"),
        ("http://localhost:80", "127.0.0.0/8,host,local"),
        ("http://[::1]:80", "127.0.0.1"),
    ] {
        assert!(!is_excepted(server, "NO_PROXY", list), "{server} {list}");
    }
}
