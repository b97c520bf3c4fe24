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
mod enums;
mod merge_patch;
mod model_flattening;
mod multiple_inheritance;
mod table;

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
            body_boolean::scenarios(),
            body_boolean::quirks::scenarios(),
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
            body_number::scenarios(),
            body_number::quirks::scenarios(),
            body_string::scenarios(),
            body_string::quirks::scenarios(),
            body_time::scenarios(),
            enums::constant::of_client(),
            enums::constant::scenarios(),
            enums::extensible::scenarios(),
            enums::non_string::scenarios(),
            merge_patch::scenarios(),
            model_flattening::scenarios(),
            multiple_inheritance::scenarios(),
        ],
    )
}
