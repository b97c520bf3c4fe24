//! The golden of `goldens/odd_names`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
