//! The golden of `goldens/statuses`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
