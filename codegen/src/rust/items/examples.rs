//! The tests of examples, the call in the README, and values in them.

use super::{Function, Group, HeaderField, ResponseCase, RustType};
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
    pub function: Identifier,
    /// The function is deprecated.
    pub deprecated: bool,
    /// The values of the arguments, in their order.
    pub arguments: Vec<Expression>,
    /// Whether the function takes a body, and whether it must be given.
    pub takes_body: Option<bool>,
    /// The options, if the function takes some.
    pub options: Option<Expression>,
    /// The method.
    pub method: crate::api::Method,
    /// Path and query.
    pub url: String,
    /// The body that the example gives.
    pub body: Option<ExampleBody>,
    /// The request has a form as its body, which is not compared.
    pub has_form: bool,
    /// What comes back.
    pub responses: Vec<ExampleCheck>,
}

/// The body of an example's request.
#[derive(Clone, Debug)]
pub struct ExampleBody {
    /// The name of the body parameter.
    pub name: String,
    /// Its type.
    pub ty: RustType,
    /// Whether it is written as JSON; otherwise it goes out as it is.
    pub json: bool,
    /// The JSON pointers of the values of the example that are not sent.
    pub left_out: Vec<String>,
}

/// A response of an example.
#[derive(Clone, Debug)]
pub struct ExampleCheck {
    /// The status.
    pub status: u16,
    /// What the response becomes.
    pub shape: ExampleShape,
    /// The headers that the example has a value for.
    pub headers: Vec<HeaderField>,
    /// The example has a body that must come back, without the values at these JSON pointers.
    pub body: Option<Vec<String>>,
}

/// How an example's response is taken apart.
#[derive(Clone, Debug)]
pub enum ExampleShape {
    /// An error: its status is not one of success.
    Error,
    /// A value, or nothing.
    Value(RustType),
    /// A struct of `responses`: its name.
    WithHeader(Identifier, ResponseCase),
    /// A struct: its name.
    Struct(Identifier, ResponseCase),
    /// A variant of an enum: the enum's name.
    Variant(Identifier, ResponseCase),
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
    Text(String),
    /// `"text".to_owned()`
    OwnedText(String),
    /// `"text".as_bytes()`, owned or not.
    Bytes(String, bool),
    /// A `serde_json::json!` value.
    Json(serde_json::Value),
    /// `vec![…]`, or `&[…]` if borrowed.
    List(Vec<Expression>, bool),
    /// `BTreeMap::from([…])`
    Map(Vec<(String, Expression)>),
    /// A struct of `models` (or of the module, for options): the path's parts, the fields, and whether others remain.
    Struct(Vec<Identifier>, Vec<(Identifier, Expression)>, bool),
    /// A variant of an enum of `models`, maybe with a payload.
    Variant(Identifier, Identifier, Option<Box<Expression>>),
    /// `(…).into()`
    Into(Box<Expression>),
    /// `None`
    None,
    /// `Some(…)`
    Some(Box<Expression>),
    /// `Box::new(…)`
    Boxed(Box<Expression>),
    /// `&…`
    Reference(Box<Expression>),
}

impl Expression {
    /// Whether the code names something in `models`.
    #[must_use]
    pub fn names_model(&self) -> bool {
        match self {
            Self::Variant(..) => true,
            Self::Struct(path, fields, _) => {
                let of_models = path.first().is_some_and(|first| first.as_str() == "models");
                of_models || fields.iter().any(|(_, value)| value.names_model())
            }
            Self::List(items, _) => items.iter().any(Self::names_model),
            Self::Map(items) => items.iter().any(|(_, value)| value.names_model()),
            Self::Some(value) | Self::Boxed(value) | Self::Reference(value) | Self::Into(value) => {
                value.names_model()
            }
            _ => false,
        }
    }
}
