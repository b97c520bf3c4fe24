//! The scenarios of Azure: what the server counts in `/report/azure`.

mod azure_parameter_grouping;
mod azure_special_properties;
mod custom_base_url_paging;
mod lro;
mod lro_parameterized_endpoints;
mod outcome;
mod paging;
mod subscription_id_api_version;

use conformance_harness::run;
use std::process::ExitCode;

fn main() -> ExitCode {
    let files = [
        azure_parameter_grouping::scenarios(),
        azure_special_properties::scenarios(),
        custom_base_url_paging::scenarios(),
        lro::scenarios(),
        lro_parameterized_endpoints::scenarios(),
        paging::scenarios(),
        subscription_id_api_version::scenarios(),
    ];
    run("azure", files)
}
