//! The examples of a definition, as calls of the generated functions and what these must do.
//!
//! [`cases`] makes the calls; a program that is generated beside a crate (`render::program`) makes them and reports what
//! happened; [`Case::judge`] compares. What is expected comes from the model, not from the runtime, so that the two check each
//! other.

mod arguments;
mod case;
mod compare;
mod judge;
mod rules;

pub use case::{Case, cases};
pub use judge::{Finding, Verdict};
