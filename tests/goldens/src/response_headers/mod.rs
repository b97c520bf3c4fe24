//! The golden of `goldens/response_headers`.

pub mod models;
pub mod operations;
pub mod responses;
pub use armgen_runtime::runtime;
