//! `header.json`: values of all types in headers.

mod requests;
mod responses;

use conformance_harness::{Scenarios, Server};
use header::AutoRestSwaggerBatHeaderServiceClient as Client;
use header::clients::HeaderClient;

const TEXT: &str = "The quick brown fox jumps over the lazy dog";

/// Characters of several bytes.
const UNICODE: &str = "啊齄丂狛狜\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";

const DURATION: &str = "P123DT22H14M12.011S";

fn client(server: &Server) -> HeaderClient {
    Client::from_arm_client(&server.arm_client()).header_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("header.json");
    requests::add(&mut scenarios);
    responses::add(&mut scenarios);
    scenarios
}
