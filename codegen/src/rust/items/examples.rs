//! The tests of examples, and the calls in the README.

use super::{ExampleCall, Expression, Function, Group, HeaderField};
use crate::pointer::Step;
use crate::rust::Identifier;
use std::sync::Arc;

/// The test of an example of an operation.
#[derive(Clone, Debug)]
pub struct ExampleTest {
    /// The name of the test.
    pub name: Identifier,
    /// The title of the example.
    pub title: String,
    /// The name of the copy of its file, in `tests/examples/`.
    pub file: String,
    /// The text of its file.
    pub text: Arc<str>,
    /// The module of the operation.
    pub module: Identifier,
    /// The function of the operation.
    pub function: Function,
    /// The values of the arguments, in their order.
    pub arguments: Vec<Expression>,
    /// The differences between the sent body and the example's, if the example has one.
    pub body: Option<Vec<ExampleChange>>,
    /// The options, if the example has a value for one of them.
    pub options: Option<Expression>,
    /// Path and query of the request.
    pub url: String,
    /// The responses.
    pub responses: Vec<ExampleResponse>,
}

/// A value of an example's body that is not sent or not returned unchanged.
#[derive(Clone, Debug)]
pub struct ExampleChange {
    /// The place in the body.
    pub path: Vec<Step>,
    /// The JSON that is sent or returned instead. Null if the value is left out.
    pub json: serde_json::Value,
}

/// A response of an example.
#[derive(Clone, Debug)]
pub struct ExampleResponse {
    /// The status.
    pub status: u16,
    /// The expected result of decoding it.
    pub result: ExampleResult,
    /// The differences between the returned body and the example's, if they are compared.
    pub body: Option<Vec<ExampleChange>>,
}

/// The expected result of decoding an example's response.
#[derive(Clone, Debug)]
pub enum ExampleResult {
    /// An error, since its status is not a success.
    Error,
    /// The body, or nothing.
    Body,
    /// Whether something exists, which its status says.
    Existence(bool),
    /// A struct, or a variant of an enum.
    Case {
        /// The module of its type; none if that is a struct of `responses`.
        module: Option<Identifier>,
        /// Its type.
        ty: Identifier,
        /// The variant, if it is an enum.
        variant: Option<Identifier>,
        /// The name of its body, if it has one.
        body: Option<Identifier>,
        /// It has named fields.
        has_names: bool,
        /// The headers that the example has a value for.
        headers: Vec<HeaderField>,
    },
}

/// A call that the README shows.
#[derive(Clone, Debug)]
pub struct QuickStart {
    /// The module that it is in.
    pub group: Group,
    /// The function.
    pub function: Function,
    /// The values.
    pub call: ExampleCall,
}

/// A call that the README sends to a server on this machine.
#[derive(Clone, Debug)]
pub struct LocalTest {
    /// The call.
    pub start: QuickStart,
    /// The struct that it returns.
    pub ty: Identifier,
    /// The field of the property `name`, if the struct has one.
    pub name: Option<Identifier>,
    /// Whether an argument is a placeholder that may break a rule of its parameter.
    pub breaks_rules: bool,
}
