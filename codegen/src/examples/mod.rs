//! The examples of a definition, as calls of the generated functions with the expected results.
//!
//! [`cases`] makes the calls. A program that is generated beside a crate (`render::program`) makes them and prints a
//! [`report`] of each. [`Case::judge`] compares the report with the example. The expected results come from the model and
//! not from the runtime, so that the two check each other.

mod arguments;
mod case;
mod judge;
#[path = "../../templates/example_report.rs"]
pub mod report;
mod rules;
mod verdict;

pub use case::{Case, cases};
pub use verdict::{Finding, Verdict};
