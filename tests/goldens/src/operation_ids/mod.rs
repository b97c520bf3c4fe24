//! The golden of `goldens/operation_ids`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
