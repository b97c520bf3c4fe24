//! The golden of `goldens/only_in_responses`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
