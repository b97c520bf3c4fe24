//! What the options of a connection say about the clients of all services, and what each client says itself.

use crate::server::Server;
use crate::setup::{CRATES, Counting, SUBSCRIPTION, TokenForTests, services, to_server};
use crate::spans::SpanNames;
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::WidgetClient;
use crate::widgets::models::Widget;
use armgen_runtime::runtime::client::{ArmClient, ArmClientOptions, Poller};
use armgen_runtime::runtime::{
    Endpoint, Error, FromResponse, PollingOptions, ResponseLimit, Rules,
};
use azure_core::cloud::{Audiences, CustomConfiguration};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{
    ClientOptions, Context, FixedRetryOptions, InstrumentationOptions, Request, RetryOptions,
    Transport,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A connection to the public cloud, unless `options` say otherwise, that ends in `transport`.
fn to(transport: &MockTransport, mut options: ArmClientOptions) -> ArmClient {
    options.client_options.transport = Some(Transport::new(Arc::new(transport.clone())));
    ArmClient::new(Arc::new(TokenForTests), Some(options)).unwrap()
}

fn five(answer: &Answer) -> MockTransport {
    MockTransport::new(vec![answer.clone(); 5])
}

#[tokio::test]
async fn each_client_names_its_own_crate() {
    let transport = five(&Answer::json(200, "{}"));
    let spans = SpanNames::default();
    let client_options = ClientOptions {
        instrumentation: InstrumentationOptions {
            tracer_provider: Some(Arc::new(spans.clone())),
        },
        ..ClientOptions::default()
    };
    let options = ArmClientOptions {
        client_options,
        ..ArmClientOptions::default()
    };
    for client in services(&to(&transport, options)) {
        client.get("w1", None).await.unwrap();
    }
    for (sent, (name, version)) in transport.sent().iter().zip(CRATES) {
        let agent = sent.header("user-agent").unwrap();
        assert!(agent.contains(&format!("{name}/{version} ")), "{agent}");
    }
    assert_eq!(spans.tracers(), CRATES.map(|(name, _)| name));
}

/// A policy that counts the requests that it sees.
#[derive(Debug, Default)]
struct Seen(AtomicU32);

#[async_trait::async_trait]
impl Policy for Seen {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        self.0.fetch_add(1, Ordering::SeqCst);
        next[0].send(context, request, &next[1..]).await
    }
}

#[tokio::test]
async fn policies_and_retries_of_the_connection_count_for_each_client() {
    let answers = [Answer::new(503), Answer::json(200, "{}")];
    let transport = MockTransport::new(answers.iter().cycle().take(10).cloned());
    let (calls, tries) = (Arc::new(Seen::default()), Arc::new(Seen::default()));
    let client_options = ClientOptions {
        per_call_policies: vec![calls.clone()],
        per_try_policies: vec![tries.clone()],
        retry: RetryOptions::fixed(FixedRetryOptions {
            delay: azure_core::time::Duration::milliseconds(1),
            max_retries: 1,
            ..FixedRetryOptions::default()
        }),
        ..ClientOptions::default()
    };
    let options = ArmClientOptions {
        client_options,
        ..ArmClientOptions::default()
    };
    for client in services(&to(&transport, options)) {
        client.get("w1", None).await.unwrap();
    }
    let seen = [calls, tries].map(|seen| seen.0.load(Ordering::SeqCst));
    assert_eq!(seen, [5, 10]);
}

#[tokio::test]
async fn the_endpoint_of_the_connection_is_that_of_each_client() {
    let transport = five(&Answer::json(200, "{}"));
    let options = ArmClientOptions {
        endpoint: Some(Endpoint::CHINA),
        ..ArmClientOptions::default()
    };
    let arm_client = to(&transport, options);
    assert_eq!(arm_client.endpoint(), &Endpoint::CHINA);
    for client in services(&arm_client) {
        client.get("w1", None).await.unwrap();
    }
    assert_eq!(transport.hosts(), ["management.chinacloudapi.cn"; 5]);
}

#[tokio::test(start_paused = true)]
async fn polling_options_of_the_connection_count_for_each_client() {
    let once = [
        Answer::new(202).header("location", "https://management.azure.com/operations/1"),
        Answer::new(204),
    ];
    let transport = MockTransport::new(once.iter().cycle().take(10).cloned());
    let polling = PollingOptions {
        interval: Some(Duration::from_secs(40)),
        ..PollingOptions::default()
    };
    let options = ArmClientOptions {
        polling,
        ..ArmClientOptions::default()
    };
    for client in services(&to(&transport, options)) {
        let start = tokio::time::Instant::now();
        client.begin_delete("w1", None).unwrap().await.unwrap();
        assert_eq!(start.elapsed().as_secs(), 40);
    }
}

#[tokio::test]
async fn the_response_limit_of_the_connection_counts_for_each_client() {
    let transport = five(&Answer::json(200, r#"{"name": "w1"}"#));
    let options = ArmClientOptions {
        response_limit: ResponseLimit::Bytes(5),
        ..ArmClientOptions::default()
    };
    for client in services(&to(&transport, options)) {
        let error = client.get("w1", None).await.unwrap_err();
        assert!(
            matches!(error.downcast_ref(), Some(Error::ResponseLimit(_))),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_rules_of_the_connection_count_for_each_client() {
    let long = "a-name-that-has-more-characters-than-the-definition-of-widgets-allows";
    for (rules, is_sent) in [(Rules::Definition, false), (Rules::Path, true)] {
        let transport = five(&Answer::json(200, "{}"));
        let options = ArmClientOptions {
            rules,
            ..ArmClientOptions::default()
        };
        for client in services(&to(&transport, options)) {
            assert_eq!(client.get(long, None).await.is_ok(), is_sent);
        }
    }
}

/// Takes the poller of any service.
async fn wait<T: FromResponse>(poller: Poller<T>) -> T {
    poller.until_done().into_model().await.unwrap()
}

#[tokio::test]
async fn one_function_waits_for_operations_of_any_service() {
    let transport = MockTransport::new([Answer::json(200, r#"{"name": "w1"}"#), Answer::new(204)]);
    let [first, second, ..] = services(&to(&transport, ArmClientOptions::default()));
    let update = first.begin_create_or_update("w1", &Widget::default(), None);
    let widget = wait(update.unwrap()).await;
    assert_eq!(widget.name.as_deref(), Some("w1"));
    wait(second.begin_delete("w1", None).unwrap()).await;
}

fn in_custom_cloud(audiences: Audiences) -> azure_core::Result<ArmClient> {
    let mut cloud = CustomConfiguration::default();
    cloud.audiences = audiences;
    let client_options = ClientOptions {
        cloud: Some(Arc::new(cloud.into())),
        ..ClientOptions::default()
    };
    let options = ArmClientOptions {
        client_options,
        ..ArmClientOptions::default()
    };
    ArmClient::new(Arc::new(TokenForTests), Some(options))
}

#[test]
fn in_a_custom_cloud_the_audience_of_the_connections_type_is_the_endpoint() {
    let url = "https://management.cloud.example";
    let arm_client = in_custom_cloud(Audiences::new().with::<ArmClient>(url.to_owned()));
    assert_eq!(arm_client.unwrap().endpoint().url(), url);
    let error = in_custom_cloud(Audiences::new().with::<WidgetClient>(url.to_owned()));
    assert_eq!(
        error.unwrap_err().to_string(),
        "the endpoint of a custom cloud is not known: set `endpoint` in the client's options, or the audience of `ArmClient` in \
         the cloud's `audiences`"
    );
}

#[test]
fn an_application_id_that_azure_core_does_not_accept_is_an_error() {
    let mut options = ArmClientOptions::default();
    options.client_options.user_agent.application_id = Some("not one".to_owned());
    let error = ArmClient::new(Arc::new(TokenForTests), Some(options)).unwrap_err();
    assert!(error.to_string().contains("application_id"), "{error}");
}

#[tokio::test]
async fn a_connection_shows_neither_the_token_nor_what_policies_hold() {
    #[derive(Debug)]
    struct Secret(#[expect(dead_code, reason = "`Debug` would show it")] &'static str);

    #[async_trait::async_trait]
    impl Policy for Secret {
        async fn send(
            &self,
            context: &Context,
            request: &mut Request,
            next: &[Arc<dyn Policy>],
        ) -> PolicyResult {
            next[0].send(context, request, &next[1..]).await
        }
    }

    let server = Server::start(|_| [Answer::json(200, "{}")]);
    let credential = Arc::new(Counting::with_prefix("secret-"));
    let mut options = ArmClientOptions::default();
    options.client_options.per_call_policies = vec![Arc::new(Secret("secret"))];
    let arm_client = to_server(&server, credential, options);
    let client = WidgetClient::from_arm_client(SUBSCRIPTION, &arm_client);
    client.get("w1", None).await.unwrap();
    let shown = format!("{arm_client:?} {client:?}");
    assert!(shown.contains(&server.url), "{shown}");
    assert!(!shown.to_lowercase().contains("secret"), "{shown}");
}
