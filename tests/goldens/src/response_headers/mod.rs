//! The golden of `goldens/response_headers`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
