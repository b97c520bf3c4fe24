//! The golden of `goldens/list_parameters`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
