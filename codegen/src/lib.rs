//! armgen turns Azure Resource Manager API definitions into Rust source.

pub mod api;
pub mod diagnostic;
