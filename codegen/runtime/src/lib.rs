//! What every crate that armgen generates needs at run time.
//!
//! All of it lives below [`runtime`], because that folder is what a generated crate embeds: paths that start with
//! `crate::runtime` hold here and there.

pub mod runtime;
