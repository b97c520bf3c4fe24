//! The golden of `goldens/parameter_rules`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
