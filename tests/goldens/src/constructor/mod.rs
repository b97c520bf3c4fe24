//! The golden of `goldens/constructor`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
