//! The golden of `goldens/bodies`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
