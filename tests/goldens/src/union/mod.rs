//! The golden of `goldens/union`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
