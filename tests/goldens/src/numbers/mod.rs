//! The golden of `goldens/numbers`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
