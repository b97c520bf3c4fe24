//! The golden of `goldens/odd_schemas`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
