//! The scenarios of Azure: what the server counts in `/report/azure`.

mod subscription_id_api_version;

use conformance_harness::run;
use std::process::ExitCode;

fn main() -> ExitCode {
    run("azure", [subscription_id_api_version::scenarios()])
}
