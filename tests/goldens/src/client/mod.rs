//! The golden of `goldens/client`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub mod responses;
pub use armgen_runtime::runtime;
