//! The golden of `goldens/plain_struct`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
