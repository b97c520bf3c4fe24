//! The golden of `goldens/map_entries`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
