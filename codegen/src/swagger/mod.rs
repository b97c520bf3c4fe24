//! Swagger 2.0 and the `x-ms-*` extensions as types for serde: one struct per object of the format, read in one pass.
//!
//! Nothing is interpreted here. A `$ref` is kept as a string, together with its sibling keys; so are `in`, `type` and `format`.
//! Each struct lists its unknown keys and the keys whose values have the wrong JSON type. Those values are converted if
//! their meaning is clear, and left out otherwise. The next stage reports both. The structs have no positions: the next stage knows the
//! JSON pointer of each value, and finds its position in the text only if it needs one.

mod document;
mod example;
mod extension;
mod from_json;
mod map;
mod object;
mod operation;
mod other_formats;
mod parameter;
mod response;
mod schema;
mod validation;
mod xml;

pub use document::{Document, Head, Info, Tag};
pub use example::{ExampleFile, ExampleResponse};
pub use extension::{
    EnumExtension, EnumValue, ExampleReference, FinalStateOptions, NextLinkName, Pageable,
    ParameterizedHost, WITHOUT_EFFECT,
};
pub use from_json::Fault;
pub use map::Map;
pub use object::{InvalidKeys, Object, Unknown};
pub use operation::{ExternalDocs, Operation, PathItem};
pub use other_formats::{ForeignKey, foreign_key};
pub use parameter::{Items, Parameter};
pub use response::{Header, Response};
pub use schema::{AdditionalProperties, Schema};
pub use validation::Validation;
pub use xml::Xml;

/// The kinds of objects of a definition, those that have most keys first.
pub const OBJECTS: [Object; 16] = [
    Schema::OBJECT,
    Parameter::OBJECT,
    Operation::OBJECT,
    Response::OBJECT,
    Header::OBJECT,
    Items::OBJECT,
    PathItem::OBJECT,
    Document::OBJECT,
    Info::OBJECT,
    EnumExtension::OBJECT,
    EnumValue::OBJECT,
    FinalStateOptions::OBJECT,
    Pageable::OBJECT,
    ParameterizedHost::OBJECT,
    Tag::OBJECT,
    Xml::OBJECT,
];
