//! The scenarios of all services: what the server counts in `/report`.

mod body_array;
mod xml_service;

use conformance_harness::run;
use std::process::ExitCode;

fn main() -> ExitCode {
    run(
        "general",
        [body_array::scenarios(), xml_service::scenarios()],
    )
}
