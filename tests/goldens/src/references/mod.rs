//! The golden of `goldens/references`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
