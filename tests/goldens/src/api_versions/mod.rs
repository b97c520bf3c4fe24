//! The golden of `goldens/api_versions`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
