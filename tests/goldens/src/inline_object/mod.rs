//! The golden of `goldens/inline_object`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
