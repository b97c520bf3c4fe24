//! The golden of `goldens/long_running`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
