//! The golden of `goldens/optional_parameters`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
