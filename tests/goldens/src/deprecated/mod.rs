//! The golden of `goldens/deprecated`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
