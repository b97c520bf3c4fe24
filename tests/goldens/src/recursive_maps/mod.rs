//! The golden of `goldens/recursive_maps`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
