//! The golden of `goldens/nullable`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
