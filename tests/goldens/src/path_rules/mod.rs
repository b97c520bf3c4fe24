//! The golden of `goldens/path_rules`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
