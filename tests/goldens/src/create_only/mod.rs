//! The golden of `goldens/create_only`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
