//! Clients that share what is dear: the token and the connections.

use crate::server::Server;
use crate::setup::{CRATES, Counting, SUBSCRIPTION, services, to_server};
use crate::transport::{Answer, MockTransport};
use crate::widgets::client::{WidgetClient, WidgetClientOptions};
use armgen_runtime::runtime::client::{ArmClient, ArmClientOptions};
use armgen_runtime::runtime::{Endpoint, ResponseLimit};
use azure_core::http::{ClientOptions, StatusCode, Transport};
use futures::future::join_all;
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn clients_for_other_parameters_share_the_token_and_the_connection() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 51]);
    let credential = Arc::new(Counting::default());
    let endpoint = Endpoint::local_test_server(&server.url).unwrap();
    let endpoint = endpoint.with_tokens_for("https://management.azure.com");
    let options = WidgetClientOptions {
        endpoint: Some(endpoint.unwrap()),
        ..WidgetClientOptions::default()
    };
    let client = WidgetClient::new(SUBSCRIPTION, credential.clone(), Some(options)).unwrap();
    client.get("w1", None).await.unwrap();
    for number in 0..50 {
        let other = client.with_subscription_id(format!("subscription-{number}"));
        other.get("w1", None).await.unwrap();
    }
    let last = server.calls().pop().unwrap();
    assert!(last.contains("subscriptions/subscription-49/"), "{last}");
    assert_eq!((credential.requests(), server.connections()), (1, 1));
}

#[tokio::test]
async fn clients_of_five_services_share_the_token_and_the_connection() {
    for response_limit in [ResponseLimit::default(), ResponseLimit::Unlimited] {
        let server = Server::start(|_| vec![Answer::json(200, "{}"); 10]);
        let credential = Arc::new(Counting::default());
        let options = ArmClientOptions {
            response_limit,
            ..ArmClientOptions::default()
        };
        let arm_client = to_server(&server, credential.clone(), options);
        let clients = services(&arm_client).into_iter();
        for client in clients.chain(services(&arm_client.clone())) {
            client.get("w1", None).await.unwrap();
        }
        let bearer = Some("Bearer 1".to_owned());
        assert_eq!(server.authorizations(), vec![bearer; 10]);
        let made = (credential.requests(), server.connections());
        assert_eq!(made, (1, 1), "{response_limit:?}");
    }
}

#[tokio::test]
async fn clients_with_connections_of_their_own_share_nothing() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 5]);
    let credential = Arc::new(Counting::default());
    for package in CRATES {
        let arm_client = to_server(&server, credential.clone(), ArmClientOptions::default());
        let client = WidgetClient::of_crate(package, SUBSCRIPTION, &arm_client);
        client.get("w1", None).await.unwrap();
    }
    assert_eq!((credential.requests(), server.connections()), (5, 5));
}

#[tokio::test]
async fn first_calls_of_five_services_at_the_same_time_ask_for_one_token() {
    let credential = Arc::new(Counting::default());
    let answer = Answer::json(200, "{}").after(Duration::from_millis(1));
    let transport = MockTransport::new(vec![answer; 5]);
    let client_options = ClientOptions {
        transport: Some(Transport::new(Arc::new(transport.clone()))),
        ..ClientOptions::default()
    };
    let options = ArmClientOptions {
        client_options,
        ..ArmClientOptions::default()
    };
    let arm_client = ArmClient::new(credential.clone(), Some(options)).unwrap();
    let clients = services(&arm_client);
    let results = join_all(clients.iter().map(|client| client.get("w1", None))).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!((credential.requests(), transport.sent().len()), (1, 5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn first_calls_of_five_services_on_several_threads_ask_for_one_token() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 5]);
    let credential = Arc::new(Counting::default());
    let arm_client = to_server(&server, credential.clone(), ArmClientOptions::default());
    let calls = services(&arm_client).map(|client| {
        let call = client.get("w1", None);
        tokio::spawn(async move { call.await.map(drop) })
    });
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((credential.requests(), server.calls().len()), (1, 5));
}

#[tokio::test]
async fn a_token_that_one_service_refused_is_renewed_once_for_all() {
    let server = Server::start(|_| {
        let mut answers = vec![Answer::new(401)];
        answers.extend(vec![Answer::json(200, "{}"); 4]);
        answers
    });
    let credential = Arc::new(Counting::default());
    let arm_client = to_server(&server, credential.clone(), ArmClientOptions::default());
    let [first, others @ ..] = services(&arm_client);
    let error = first.get("w1", None).await.unwrap_err();
    assert_eq!(error.http_status(), Some(StatusCode::Unauthorized));
    for client in others {
        client.get("w1", None).await.unwrap();
    }
    assert_eq!(credential.requests(), 2);
}

#[tokio::test]
async fn a_local_test_server_gets_no_token_from_any_service() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 5]);
    let credential = Arc::new(Counting::default());
    let options = ArmClientOptions {
        endpoint: Some(Endpoint::local_test_server(&server.url).unwrap()),
        ..ArmClientOptions::default()
    };
    let arm_client = ArmClient::new(credential.clone(), Some(options)).unwrap();
    for client in services(&arm_client) {
        client.get("w1", None).await.unwrap();
    }
    assert_eq!(server.authorizations(), vec![None; 5]);
    assert_eq!(credential.requests(), 0);
}

#[tokio::test]
async fn a_connection_with_an_api_version_is_the_same_for_clients_of_that_version() {
    let server = Server::start(|_| vec![Answer::json(200, "{}"); 3]);
    let credential = Arc::new(Counting::default());
    let current = to_server(&server, credential.clone(), ArmClientOptions::default());
    let older = current.with_api_version("2020-01-01");
    for arm_client in [&current, &older, &current] {
        let client = WidgetClient::from_arm_client(SUBSCRIPTION, arm_client);
        client.get("w1", None).await.unwrap();
    }
    let versions = server.calls().into_iter();
    let versions = versions.map(|call| call.rsplit('=').next().unwrap().to_owned());
    let versions: Vec<_> = versions.collect();
    assert_eq!(versions, ["2024-01-01", "2020-01-01", "2024-01-01"]);
    assert_eq!((credential.requests(), server.connections()), (1, 1));
}
