//! The golden of `goldens/all_of`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
