//! The golden of `goldens/response_enum`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
