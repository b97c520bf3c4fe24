//! One client for several subscriptions.

use crate::service::{GROUP_NAME, NAME, SERVICE, SERVICE_NAME, Service, connection};
use armgen_tests::arm_server::Reply;

/// The subscription with a number.
fn subscription(number: usize) -> String {
    format!("00000000-0000-0000-0000-{number:012}")
}

#[tokio::test]
async fn the_clients_of_fifty_subscriptions_share_one_token_and_one_connection() {
    let service = Service::start();
    for number in 0..50 {
        let service_path = SERVICE.replace(&subscription(0), &subscription(number));
        service.server.on(
            "GET",
            &format!("{service_path}/privateEndpointConnections/{NAME}"),
            [Reply::json(200, connection("Pending", "Succeeded"))],
        );
    }

    for number in 0..50 {
        let client = service.client.with_subscription_id(subscription(number));
        assert_eq!(client.subscription_id(), subscription(number));
        let connections = client.private_endpoint_connection_client();
        let read = connections.get_by_name(GROUP_NAME, SERVICE_NAME, NAME, None);
        read.await.unwrap();
    }

    assert_eq!(service.server.unused(), 0);
    assert_eq!(service.credential.scopes().len(), 1);
    assert_eq!(service.server.connections(), 1);
}

#[test]
fn each_client_tells_its_endpoint() {
    let service = Service::start();
    let origin = service.server.origin();
    assert_eq!(service.client.endpoint().url(), origin);
    assert_eq!(service.connections().endpoint().url(), origin);
}
