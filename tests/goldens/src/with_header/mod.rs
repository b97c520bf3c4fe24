//! The golden of `goldens/with_header`.

pub mod models;
pub mod operations;
mod parameters;
pub mod responses;
pub use armgen_runtime::runtime;
