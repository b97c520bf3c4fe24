//! Deleting a connection.

use crate::service::{Service, connection_path};
use armgen_tests::arm_server::Reply;

const LOCATION: &str = "/operations/1?asyncId=1&api-version=2024-05-01";

#[tokio::test]
async fn a_deletion_that_is_done_at_once() {
    for status in [200, 204] {
        let service = Service::start();
        service
            .server
            .on("DELETE", &connection_path(), [Reply::new(status)]);

        service.begin_delete().await.unwrap().into_model().unwrap();
        assert_eq!(
            service.calls(),
            ["DELETE /privateEndpointConnections/connection1"]
        );
    }
}

#[tokio::test]
async fn a_deletion_that_takes_a_while() {
    for status in [200, 204] {
        let service = Service::start();
        service.server.on(
            "DELETE",
            &connection_path(),
            [Reply::new(202).header("location", service.server.url(LOCATION))],
        );
        service
            .server
            .on("GET", LOCATION, [Reply::new(202), Reply::new(status)]);

        service.begin_delete().await.unwrap().into_model().unwrap();
        let calls = [
            "DELETE /privateEndpointConnections/connection1",
            "GET /operations/1",
            "GET /operations/1",
        ];
        assert_eq!(service.calls(), calls);
    }
}
