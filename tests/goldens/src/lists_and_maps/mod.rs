//! The golden of `goldens/lists_and_maps`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
