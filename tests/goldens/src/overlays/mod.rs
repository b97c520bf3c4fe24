//! The golden of `goldens/overlays`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
