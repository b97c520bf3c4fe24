//! The golden of `goldens/same_names`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
