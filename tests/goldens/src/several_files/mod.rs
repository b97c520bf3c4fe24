//! The golden of `goldens/several_files`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
