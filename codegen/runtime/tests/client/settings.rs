//! What the options of a client say about all of its calls, and what a call says instead.

use crate::setup::{SUBSCRIPTION, TokenForTests, WIDGET, client_with, with_client_options};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::{WidgetClient, WidgetClientLongRunningOptions, WidgetClientOptions};
use crate::widgets::models::Widget;
use crate::widgets::operations;
use armgen_runtime::runtime::client::ClientMethodOptions;
use armgen_runtime::runtime::{
    Endpoint, Error, Operation, PollingOptions, Request, RetryOptions, Rules,
};
use azure_core::cloud::{Audiences, CloudConfiguration, CustomConfiguration};
use azure_core::http::ClientOptions;
use futures::TryStreamExt;
use std::sync::Arc;
use std::time::Duration;

const POLL: &str = "https://management.azure.com/operations/1";

fn in_cloud(cloud: CloudConfiguration) -> WidgetClientOptions {
    with_client_options(ClientOptions {
        cloud: Some(Arc::new(cloud)),
        ..ClientOptions::default()
    })
}

fn in_custom_cloud<C: 'static>(audience: &str) -> WidgetClientOptions {
    let mut cloud = CustomConfiguration::default();
    cloud.audiences = Audiences::new().with::<C>(audience.to_owned());
    in_cloud(cloud.into())
}

fn refused(options: WidgetClientOptions) -> String {
    let client = WidgetClient::new(SUBSCRIPTION, Arc::new(TokenForTests), Some(options));
    client.unwrap_err().to_string()
}

#[tokio::test]
async fn without_an_endpoint_the_cloud_decides() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    client_with(&transport, in_cloud(CloudConfiguration::AzureChina))
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.hosts(), ["management.chinacloudapi.cn"]);
}

#[tokio::test]
async fn in_a_custom_cloud_the_audience_of_the_clients_type_is_the_endpoint() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let options = in_custom_cloud::<WidgetClient>("https://management.cloud.example/");
    client_with(&transport, options)
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.hosts(), ["management.cloud.example"]);
    assert_eq!(
        transport.sent()[0].header("authorization").as_deref(),
        Some("Bearer token for https://management.cloud.example/.default")
    );
}

#[tokio::test]
async fn an_endpoint_takes_precedence_over_a_custom_cloud() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let mut options = in_custom_cloud::<WidgetClient>("https://management.cloud.example");
    options.endpoint = Some(Endpoint::CHINA);
    client_with(&transport, options)
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.hosts(), ["management.chinacloudapi.cn"]);
}

#[test]
fn a_custom_cloud_without_an_audience_of_the_clients_type_needs_an_endpoint() {
    let options = in_custom_cloud::<String>("https://management.cloud.example");
    assert_eq!(
        refused(options),
        "the endpoint of a custom cloud is not known: set `endpoint` in the client's options, or the audience of `WidgetClient` in \
         the cloud's `audiences`"
    );
}

#[test]
fn an_audience_that_is_no_url_needs_an_endpoint_beside_it() {
    assert_eq!(
        refused(in_custom_cloud::<WidgetClient>("api://widgets")),
        "set `endpoint` in the client's options, because the audience of `WidgetClient` in the custom cloud cannot be it: the endpoint \
         must start with https:// (`Endpoint::local_test_server` accepts http://)"
    );
}

fn of_version(version: &str) -> WidgetClientOptions {
    WidgetClientOptions {
        api_version: Some(version.to_owned()),
        ..WidgetClientOptions::default()
    }
}

fn widget_of_version(version: &str) -> String {
    format!("GET {}", WIDGET.replace("2024-01-01", version))
}

#[tokio::test]
async fn the_caller_may_choose_the_api_version() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    client_with(&transport, of_version("2030-12-31"))
        .get("w1", None)
        .await
        .unwrap();
    assert_eq!(transport.calls(), [widget_of_version("2030-12-31")]);
}

#[tokio::test]
async fn a_requests_own_api_version_takes_precedence_over_the_clients() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let request = operations::get(SUBSCRIPTION, "w1")
        .and_then(|request| request.with_api_version("2031-06-30"));
    client_with(&transport, of_version("2030-12-31"))
        .send(request, ClientMethodOptions::default())
        .await
        .unwrap();
    assert_eq!(transport.calls(), [widget_of_version("2031-06-30")]);
}

fn by(rules: Rules) -> WidgetClientOptions {
    WidgetClientOptions {
        rules,
        ..WidgetClientOptions::default()
    }
}

/// A name that is longer than the definition allows.
const LONG: &str = "a-name-that-has-more-characters-than-the-definition-of-widgets-allows";

#[tokio::test]
async fn a_client_follows_the_rules_of_the_definition() {
    let transport = MockTransport::default();
    let client = client_with(&transport, by(Rules::Definition));
    let error = client.get(LONG, None).await.unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(Error::Parameter(error)) if error.is_rule()),
        "{error}"
    );
    assert!(client.begin_delete(LONG, None).is_err());
}

#[tokio::test]
async fn a_client_may_waive_the_rules_of_the_definition() {
    let transport = MockTransport::new([
        Answer::json(200, "{}"),
        Answer::new(204),
        Answer::json(200, "{}"),
    ]);
    let client = client_with(&transport, by(Rules::Path));
    client.get(LONG, None).await.unwrap();
    client.begin_delete(LONG, None).unwrap().await.unwrap();
    let update = client.begin_create_or_update(LONG, &Widget::default(), None);
    update.unwrap().await.unwrap();
    for call in transport.calls() {
        let path = format!("/widgets/{LONG}?api-version=2024-01-01");
        assert!(call.ends_with(&path), "{call}");
    }
    assert_eq!(transport.sent()[2].body.as_ref(), b"{}");
}

#[tokio::test]
async fn rules_are_waived_before_the_api_version_of_the_client_is_set() {
    let transport = MockTransport::new([Answer::json(200, "{}")]);
    let options = WidgetClientOptions {
        rules: Rules::Path,
        ..of_version("2030-12-31")
    };
    let client = client_with(&transport, options);
    client.get(LONG, None).await.unwrap();
    let call = transport.calls().remove(0);
    assert!(call.ends_with("?api-version=2030-12-31"), "{call}");
}

#[tokio::test]
async fn what_keeps_an_argument_in_its_place_is_checked_without_rules_too() {
    let transport = MockTransport::default();
    let client = client_with(&transport, by(Rules::Path));
    for name in ["", ".", ".."] {
        let error = client.get(name, None).await.unwrap_err();
        assert!(
            matches!(error.downcast_ref(), Some(Error::Parameter(error)) if !error.is_rule()),
            "{error}"
        );
        assert!(client.begin_delete(name, None).is_err());
    }
    assert!(transport.sent().is_empty());
}

/// A client whose operations are accepted, then polled twice. Seconds from the first response to the last, with the options of
/// the client and of the call.
async fn seconds(client: PollingOptions, call: PollingOptions) -> u64 {
    let transport = MockTransport::new([
        Answer::new(202).header("location", POLL),
        Answer::new(202).header("retry-after", "0"),
        Answer::new(204),
    ]);
    let start = tokio::time::Instant::now();
    client_with(&transport, polling(client))
        .begin_delete("w1", Some(of_call(call)))
        .unwrap()
        .await
        .unwrap();
    start.elapsed().as_secs()
}

fn polling(polling: PollingOptions) -> WidgetClientOptions {
    WidgetClientOptions {
        polling,
        ..WidgetClientOptions::default()
    }
}

fn of_call(polling: PollingOptions) -> WidgetClientLongRunningOptions<'static> {
    let mut options = WidgetClientLongRunningOptions::default();
    options.method_options.polling = polling;
    options
}

fn waits(interval: Option<u64>, minimum_wait: Option<u64>) -> PollingOptions {
    PollingOptions {
        interval: interval.map(Duration::from_secs),
        minimum_wait: minimum_wait.map(Duration::from_secs),
        ..PollingOptions::default()
    }
}

#[tokio::test(start_paused = true)]
async fn each_polling_option_is_the_calls_or_the_clients_or_the_default() {
    assert_eq!(seconds(waits(None, None), waits(None, None)).await, 15 + 1);
    assert_eq!(
        seconds(waits(Some(60), Some(5)), waits(None, None)).await,
        60 + 5
    );
    assert_eq!(
        seconds(waits(Some(60), Some(5)), waits(None, Some(7))).await,
        60 + 7
    );
    assert_eq!(
        seconds(waits(Some(60), Some(5)), waits(Some(30), None)).await,
        30 + 5
    );
    assert_eq!(
        seconds(waits(None, None), waits(Some(30), Some(7))).await,
        30 + 7
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_may_lift_the_limit_of_polls_that_the_client_sets() {
    let limit = |max_polls| PollingOptions {
        max_polls: Some(max_polls),
        ..PollingOptions::default()
    };
    for (call, ends) in [(PollingOptions::default(), false), (limit(u32::MAX), true)] {
        let transport = MockTransport::new([
            Answer::new(202).header("location", POLL),
            Answer::new(202),
            Answer::new(204),
        ]);
        let result = client_with(&transport, polling(limit(1)))
            .begin_delete("w1", Some(of_call(call)))
            .unwrap()
            .await;
        assert_eq!(result.is_ok(), ends, "{result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_longest_wait_that_a_service_may_ask_for_is_the_clients_to_set() {
    let transport = MockTransport::new([
        Answer::new(202)
            .header("location", POLL)
            .header("retry-after", "3600"),
        Answer::new(204),
    ]);
    let retry = RetryOptions {
        max_retry_after: Duration::from_secs(20),
        ..RetryOptions::default()
    };
    let options = PollingOptions {
        retry: Some(retry),
        ..PollingOptions::default()
    };
    let start = tokio::time::Instant::now();
    client_with(&transport, polling(options))
        .begin_delete("w1", None)
        .unwrap()
        .await
        .unwrap();
    assert_eq!(start.elapsed().as_secs(), 20);
}

/// Options with the longest wait that the service may ask for.
fn max_retry_after(seconds: u64) -> PollingOptions {
    PollingOptions {
        interval: Some(Duration::ZERO),
        minimum_wait: Some(Duration::ZERO),
        retry: Some(RetryOptions {
            max_retry_after: Duration::from_secs(seconds),
            ..RetryOptions::default()
        }),
        ..PollingOptions::default()
    }
}

fn busy() -> Answer {
    Answer::new(429).header("retry-after", "3600")
}

#[tokio::test(start_paused = true)]
async fn the_longest_wait_of_the_client_is_that_of_all_its_retries_too() {
    for (asked, waited) in [(20, 20), (3600, 120)] {
        let transport = MockTransport::new([busy(), Answer::json(200, "{}")]);
        let start = tokio::time::Instant::now();
        let client = client_with(&transport, polling(max_retry_after(asked)));
        client.get("w1", None).await.unwrap();
        assert_eq!(start.elapsed().as_secs(), waited);

        let transport = MockTransport::new([busy(), Answer::json(200, "{}")]);
        let start = tokio::time::Instant::now();
        let client = client_with(&transport, polling(max_retry_after(asked)));
        let list = client.list(None).unwrap();
        assert_eq!(list.try_collect::<Vec<_>>().await.unwrap().len(), 0);
        assert_eq!(start.elapsed().as_secs(), waited);
    }
}

#[tokio::test(start_paused = true)]
async fn the_longest_wait_of_a_call_is_that_of_its_retries_too() {
    let location = || Answer::new(202).header("location", POLL);
    let transport = MockTransport::new([busy(), location(), busy(), Answer::new(204)]);
    let start = tokio::time::Instant::now();
    client_with(&transport, polling(max_retry_after(60)))
        .begin_delete("w1", Some(of_call(max_retry_after(20))))
        .unwrap()
        .await
        .unwrap();
    assert_eq!(start.elapsed().as_secs(), 20 + 20);
}

#[tokio::test]
async fn retries_of_polling_do_not_add_to_those_of_the_pipeline() {
    let transport = MockTransport::new([Answer::new(500), Answer::new(500), Answer::new(500)]);
    let options = PollingOptions {
        retry: Some(RetryOptions::default()),
        ..PollingOptions::default()
    };
    client_with(&transport, polling(options.clone()))
        .begin_delete("w1", Some(of_call(options)))
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(transport.unused(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_resumed_operation_waits_as_the_client_says() {
    let transport = MockTransport::new([
        Answer::new(202).header("location", POLL),
        Answer::new(202),
        Answer::new(204),
    ]);
    let client = client_with(&transport, polling(waits(Some(40), None)));
    let mut poller = client.begin_delete("w1", None).unwrap();
    poller.poll().await.unwrap();
    let token = poller.resume_token().unwrap();
    let mut poller = client.resume::<()>(&token, None).unwrap();
    poller.poll().await.unwrap();
    let start = tokio::time::Instant::now();
    poller.await.unwrap();
    assert_eq!(start.elapsed().as_secs(), 40);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_an_operation_ends_with_is_waited_for_as_the_client_says() {
    let transport = MockTransport::new([
        Answer::new(202).header("location", POLL),
        Answer::json(200, r#"{"value": []}"#),
    ]);
    let client = client_with(&transport, polling(waits(Some(40), None)));
    let start = tokio::time::Instant::now();
    let pager = client.begin_find("w", None).unwrap().into_pager();
    futures::TryStreamExt::try_collect::<Vec<_>>(pager)
        .await
        .unwrap();
    assert_eq!(start.elapsed().as_secs(), 40);
}

#[tokio::test]
async fn the_user_agent_of_a_request_is_sent_instead_of_the_clients() {
    let transport = MockTransport::new(vec![Answer::json(200, "{}"); 2]);
    let client = crate::setup::client(&transport);
    let request = operations::get(SUBSCRIPTION, "w1").unwrap();
    let named = request.with_header("User-Agent", "mine/1").unwrap();
    let options = ClientMethodOptions::default;
    client.send(Ok(named), options()).await.unwrap();
    client.get("w1", None).await.unwrap();
    let agents = transport.sent();
    let agents: Vec<_> = agents
        .iter()
        .map(|sent| sent.header("user-agent"))
        .collect();
    assert_eq!(agents[0].as_deref(), Some("mine/1"));
    assert!(agents[1].as_deref().unwrap().starts_with("azsdk-rust-"));
}

#[tokio::test]
async fn a_method_that_azure_core_does_not_have_is_an_error_that_names_it() {
    static CHOICES: Operation = Operation {
        id: "Widgets_Choices",
        method: &http::Method::OPTIONS,
        ..Operation::BLANK
    };
    let transport = MockTransport::new([]);
    let client = crate::setup::client(&transport);
    let request = Request::<()>::new(&CHOICES, &[], None);
    let error = client
        .send(request, ClientMethodOptions::default())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`azure_core` cannot send OPTIONS: use the request function and another HTTP client"
    );
}
