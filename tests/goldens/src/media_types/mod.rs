//! The golden of `goldens/media_types`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
