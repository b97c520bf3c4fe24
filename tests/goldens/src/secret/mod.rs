//! The golden of `goldens/secret`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
