//! The golden of `goldens/paths`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
