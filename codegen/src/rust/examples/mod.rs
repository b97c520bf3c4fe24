//! Tests, and the calls in the README and in documentation, which are made from the definition's examples.

mod calls;
mod central;
mod differences;
mod expressions;
mod generated_tests;
mod local_test;
mod method_calls;
mod placeholders;
mod projection;
mod quick_start;
mod scalar;
mod url;

pub(crate) use calls::functions;
pub(crate) use differences::{Difference, differences};
pub(crate) use generated_tests::tests;
pub(crate) use local_test::local_test;
pub(crate) use method_calls::add_calls;
pub(crate) use placeholders::argument as placeholder;
pub(crate) use projection::{Direction, Misfit, Projection};
pub(crate) use quick_start::{list, long_running, quick_start};
pub(crate) use scalar::{converted, shown};
pub(crate) use url::url;
