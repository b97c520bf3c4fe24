//! How models, open enums and unions are read from JSON and written to it.

mod equality;
mod errors;
mod formats;
mod mending;
mod models;
mod names;
mod nullables;
mod numbers;
mod open_enums;
mod reading;
mod request_bodies;
mod round_trips;
mod secrets;
mod unions;
mod writing;

use armgen_runtime::runtime::{Value, from_json};

/// Reads what must be readable.
fn read<T: Value>(json: &str) -> T {
    from_json(json.as_bytes()).unwrap()
}
