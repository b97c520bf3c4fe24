//! The golden of `goldens/same_parameter_twice`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
