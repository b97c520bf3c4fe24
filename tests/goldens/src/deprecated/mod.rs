//! The golden of `goldens/deprecated`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
