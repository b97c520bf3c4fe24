//! The golden of `goldens/hosts`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
