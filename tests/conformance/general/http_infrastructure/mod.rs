//! `httpInfrastructure.json`: statuses, redirects, retries, and responses that depend on the status.

mod failure;
mod redirect;
mod responses;
mod retry;
mod success;

use conformance_harness::{Scenarios, Server};
use http_infrastructure::AutoRestHttpInfrastructureTestServiceClient as Client;

/// The options with the optional body: `true`.
macro_rules! with_true {
    ($options:ident) => {
        $options {
            boolean_value: Some(true),
            method_options: Default::default(),
        }
    };
}
use with_true;

fn client(server: &Server) -> Client {
    Client::from_arm_client(&server.arm_client())
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("httpInfrastructure.json");
    success::add(&mut scenarios);
    failure::add(&mut scenarios);
    redirect::add(&mut scenarios);
    retry::add(&mut scenarios);
    responses::add(&mut scenarios);
    scenarios
}
