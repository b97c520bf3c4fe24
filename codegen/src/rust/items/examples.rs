//! The tests of examples, the call in the README, and values in them.

use super::{Function, Group, HeaderField};
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

/// The call that the README shows.
#[derive(Clone, Debug)]
pub struct QuickStart {
    /// The module that it is in.
    pub group: Group,
    /// The function.
    pub function: Function,
    /// The values of the arguments, in their order.
    pub arguments: Vec<Expression>,
    /// The value of the body.
    pub body: Option<Expression>,
}

/// A value in Rust code.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// `true`
    Boolean(bool),
    /// `5`
    Integer(i64),
    /// `5.0`
    Number(f64),
    /// `"text"`
    Str(String),
    /// `"text".to_owned()`
    String(String),
    /// `"text".as_bytes()`
    Bytes(String),
    /// `"text".as_bytes().to_vec()`
    OwnedBytes(String),
    /// A `serde_json::json!` value.
    Json(serde_json::Value),
    /// `vec![…]`
    Vec(Vec<Expression>),
    /// `&[…]`
    Slice(Vec<Expression>),
    /// `BTreeMap::from([…])`
    Map(Vec<(String, Expression)>),
    /// A struct of `models`, or of the module for options.
    Struct {
        /// The segments of its path.
        path: Vec<Identifier>,
        /// The fields that have a value.
        fields: Vec<(Identifier, Expression)>,
        /// The other fields have default values.
        has_rest: bool,
    },
    /// A variant of an enum of `models`.
    Variant {
        /// The enum.
        ty: Identifier,
        /// The variant.
        variant: Identifier,
        /// Its content.
        content: Option<Box<Expression>>,
    },
    /// `(…).into()`
    Into(Box<Expression>),
    /// `None`
    None,
    /// `Some(…)`
    Some(Box<Expression>),
    /// `Box::new(…)`
    Boxed(Box<Expression>),
    /// A variable.
    Variable(Identifier),
    /// `&…`
    Reference(Box<Expression>),
}

impl Expression {
    /// Whether the code names something in `models`.
    #[must_use]
    pub fn names_model(&self) -> bool {
        match self {
            Self::Variant { .. } => true,
            Self::Struct { path, fields, .. } => {
                let of_models = path.first().is_some_and(|first| first.as_str() == "models");
                of_models || fields.iter().any(|(_, value)| value.names_model())
            }
            Self::Vec(items) | Self::Slice(items) => items.iter().any(Self::names_model),
            Self::Map(items) => items.iter().any(|(_, value)| value.names_model()),
            Self::Some(value) | Self::Boxed(value) | Self::Reference(value) | Self::Into(value) => {
                value.names_model()
            }
            _ => false,
        }
    }
}
