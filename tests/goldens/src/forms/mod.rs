//! The golden of `goldens/forms`.

pub mod clients;
pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
