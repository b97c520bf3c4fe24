//! The scenarios of all services: what the server counts in `/report`.

mod additional_properties;
mod any_type;
mod body_array;
mod body_binary;
mod body_boolean;
mod body_byte;
mod body_complex;
mod body_date;
mod body_datetime;
mod body_datetime_rfc1123;
mod body_dictionary;
mod body_duration;
mod body_file;
mod body_formdata;
mod body_integer;
mod body_number;
mod body_string;
mod body_time;
mod dpg;
mod enums;
mod errors;
mod head;
mod header;
mod hosts;
mod http_infrastructure;
mod http_infrastructure_quirks;
mod media_types;
mod merge_patch;
mod model_flattening;
mod multiapi;
mod multiple_inheritance;
mod outcome;
mod report;
mod required_optional;
mod reserved_words;
mod security;
mod table;
mod url;
mod url_multi_collection_format;
mod validation;
mod xms_error_responses;

use conformance_harness::run;
use std::process::ExitCode;

fn main() -> ExitCode {
    run(
        "general",
        [
            additional_properties::scenarios(),
            any_type::object::scenarios(),
            any_type::scenarios(),
            body_array::scenarios(),
            body_binary::scenarios(),
            body_boolean::quirks::scenarios(),
            body_boolean::scenarios(),
            body_byte::scenarios(),
            body_complex::scenarios(),
            body_date::scenarios(),
            body_datetime::scenarios(),
            body_datetime_rfc1123::scenarios(),
            body_dictionary::scenarios(),
            body_duration::scenarios(),
            body_file::scenarios(),
            body_formdata::scenarios(),
            body_formdata::urlencoded::scenarios(),
            body_integer::scenarios(),
            body_number::quirks::scenarios(),
            body_number::scenarios(),
            body_string::quirks::scenarios(),
            body_string::scenarios(),
            body_time::scenarios(),
            dpg::customization_scenarios(),
            dpg::initial_scenarios(),
            dpg::updated_scenarios(),
            enums::constant::of_client(),
            enums::constant::scenarios(),
            enums::extensible::scenarios(),
            enums::non_string::scenarios(),
            errors::incorrect_scenarios(),
            errors::scenarios_with_secrets(),
            head::scenarios(),
            head::scenarios_of_exceptions(),
            header::scenarios(),
            hosts::scenarios(),
            hosts::scenarios_of_endpoint(),
            hosts::scenarios_with_more_options(),
            http_infrastructure::scenarios(),
            http_infrastructure_quirks::scenarios(),
            media_types::scenarios(),
            merge_patch::scenarios(),
            model_flattening::scenarios(),
            multiapi::scenarios(),
            multiple_inheritance::scenarios(),
            report::scenarios(),
            required_optional::scenarios(),
            reserved_words::scenarios(),
            security::key_scenarios(),
            security::token_scenarios(),
            url::scenarios(),
            url_multi_collection_format::scenarios(),
            validation::scenarios(),
            xms_error_responses::scenarios(),
        ],
    )
}
