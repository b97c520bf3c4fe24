//! Tests and the call in the README, which are made from the definition's examples.

mod calls;
mod differences;
mod expressions;
mod generated_tests;
mod projection;
mod quick_start;
mod scalar;
mod url;

pub(crate) use calls::functions;
pub(crate) use differences::{Difference, differences};
pub(crate) use generated_tests::tests;
pub(crate) use projection::{Direction, Misfit, Projection};
pub(crate) use quick_start::quick_start;
pub(crate) use scalar::{converted, shown};
pub(crate) use url::url;
