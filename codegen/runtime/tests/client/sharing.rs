//! Clients that share what is dear: the token and the connections.

use crate::server::Server;
use crate::setup::{Counting, SUBSCRIPTION};
use crate::transport::Answer;
use crate::widgets::client::{WidgetClient, WidgetClientOptions};
use armgen_runtime::runtime::Endpoint;
use std::sync::Arc;

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
