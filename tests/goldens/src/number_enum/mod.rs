//! The golden of `goldens/number_enum`.

pub mod models;
pub mod operations;
mod parameters;
pub use armgen_runtime::runtime;
