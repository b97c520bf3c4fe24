//! The golden of `goldens/open_enum`.

pub mod models;
pub mod operations;
pub use armgen_runtime::runtime;
