//! The golden of `goldens/read_only`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
