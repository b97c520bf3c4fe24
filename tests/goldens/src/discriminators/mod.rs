//! The golden of `goldens/discriminators`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
