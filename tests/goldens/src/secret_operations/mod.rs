//! The golden of `goldens/secret_operations`.

pub mod models;
pub mod operations;
mod parameters;
pub mod responses;
pub use armgen_runtime::runtime;
