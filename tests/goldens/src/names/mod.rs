//! The golden of `goldens/names`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
