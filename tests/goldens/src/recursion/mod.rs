//! The golden of `goldens/recursion`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
