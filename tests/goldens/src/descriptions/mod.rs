//! The golden of `goldens/descriptions`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
