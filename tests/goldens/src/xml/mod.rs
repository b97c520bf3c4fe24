//! The golden of `goldens/xml`.

pub mod clients;
pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
