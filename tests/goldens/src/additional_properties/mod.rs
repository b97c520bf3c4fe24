//! The golden of `goldens/additional_properties`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
