//! Swagger 2.0 and the `x-ms-*` extensions as types, and nothing else: one struct per object of the format, read in one pass.
//!
//! Nothing is interpreted here. `$ref` is kept as text, with what stands beside it; `in`, `type` and `format` are texts. Keys that
//! no struct knows are noted by name, and so are values of another JSON type than they must have, which are left out; the next
//! stage reports both. The structs carry no positions: who walks them knows the JSON pointer, from which a position is found in
//! the text when it is needed.

mod document;
mod example;
mod extension;
mod map;
mod object;
mod operation;
mod parameter;
mod response;
mod schema;
mod shape;

pub use document::{Document, Head, Info};
pub use example::{ExampleAnswer, ExampleFile};
pub use extension::{
    EnumExtension, EnumValue, ExampleReference, FinalStateOptions, NextLinkName, Pageable,
    ParameterizedHost, WITHOUT_EFFECT,
};
pub use map::Map;
pub use object::Unknown;
pub use operation::{ExternalDocs, Operation, PathItem};
pub use parameter::{Items, Parameter};
pub use response::{Header, Response};
pub use schema::{AdditionalProperties, Schema};
