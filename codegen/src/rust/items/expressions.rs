//! Calls of operations, and values in Rust code.

use crate::rust::Identifier;

/// The call of an operation with values.
#[derive(Clone, Debug)]
pub struct ExampleCall {
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
    /// `Vec::from([…])`
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
    /// `…::default()` of a type with this path.
    Default(Vec<Identifier>),
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
        let of_models =
            |path: &[Identifier]| path.first().is_some_and(|first| first.as_str() == "models");
        match self {
            Self::Variant { .. } => true,
            Self::Default(path) => of_models(path),
            Self::Struct { path, fields, .. } => {
                of_models(path) || fields.iter().any(|(_, value)| value.names_model())
            }
            Self::Vec(items) | Self::Slice(items) => items.iter().any(Self::names_model),
            Self::Map(items) => items.iter().any(|(_, value)| value.names_model()),
            Self::Some(value) | Self::Boxed(value) | Self::Reference(value) | Self::Into(value) => {
                value.names_model()
            }
            _ => false,
        }
    }

    /// About how many lines the code has.
    #[must_use]
    pub fn lines(&self) -> usize {
        match self {
            Self::Struct {
                fields, has_rest, ..
            } => {
                let fields = fields.iter().map(|(_, value)| value.lines());
                fields.sum::<usize>() + usize::from(*has_rest) + 2
            }
            Self::Vec(items) | Self::Slice(items) => around(items.iter().map(Self::lines)),
            Self::Map(items) => around(items.iter().map(|(_, value)| value.lines())),
            Self::Json(json) => json_lines(json),
            Self::Variant {
                content: Some(value),
                ..
            }
            | Self::Some(value)
            | Self::Boxed(value)
            | Self::Reference(value)
            | Self::Into(value) => value.lines(),
            _ => 1,
        }
    }
}

/// The lines of items in brackets: a few short ones share one.
fn around(items: impl Iterator<Item = usize>) -> usize {
    let items: Vec<_> = items.collect();
    if items.len() <= 4 && items.iter().all(|lines| *lines == 1) {
        return 1;
    }
    items.iter().sum::<usize>() + 2
}

fn json_lines(json: &serde_json::Value) -> usize {
    match json {
        serde_json::Value::Array(items) => around(items.iter().map(json_lines)),
        serde_json::Value::Object(items) => around(items.values().map(json_lines)),
        _ => 1,
    }
}
