//! A small service, in the shape in which the generator writes one.

pub mod client;
pub mod models;
pub mod operations;
