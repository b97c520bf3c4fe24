//! The golden of `goldens/unknown_variant_clash`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
