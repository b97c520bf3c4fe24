//! The golden of `goldens/paging`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
