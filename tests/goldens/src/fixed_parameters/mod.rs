//! The golden of `goldens/fixed_parameters`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
