//! JSON values: how models, open enums and unions are read and written.
//!
//! serde's derives would be most of the compile time of a generated crate. Here a type only gives access to its parts
//! ([`Value`]), and one reader and one writer do serde's work for all types through trait objects. So they are compiled once per
//! format, not once per type. For users, models implement [`serde::Serialize`] and [`serde::Deserialize`] as usual.
//!
//! Reading is lenient, because services are careless:
//! - null means missing, undeclared properties are skipped, and the last of two properties with one name counts;
//! - the name of a property may have another ASCII case, unless the object has the exact name too;
//! - a string, a number or a boolean in place of another of these is converted if it spells a value of that type, as `"5"`, `8.0` and
//!   `"True"` do, and counts as missing if it does not. An empty string in place of an array or an object counts as missing too;
//! - an array or an object in place of another type is an error of serde's traits, with the path in the document, what was expected
//!   and what was found. In a response it is left out, unless it is the whole body: [`from_json_with_misfits`] returns what was left
//!   out;
//! - so are numbers that are out of range or not finite, and strings that are not Unicode, which no parser accepts. Raw control characters in
//!   strings are kept.

mod any_json;
mod basic;
mod collection;
pub mod enum_text;
mod equality;
mod failure;
mod fill;
mod json_path;
mod mend;
mod misfit;
mod model;
mod names;
mod nullable;
mod open_enum;
mod open_number;
mod read;
mod reader;
mod redacted;
mod scalar;
mod shape;
mod union;
mod value;
mod write;
#[cfg(feature = "xml")]
mod xml;
#[cfg(feature = "xml")]
mod xml_shape;

pub use equality::equal;
pub use failure::{DecodeFailure, EncodeError};
pub use misfit::Misfit;
pub use model::Model;
pub use nullable::Nullable;
pub use open_enum::{UnknownValue, known, known_or_unknown, of_text};
pub use open_number::{Number, UnknownNumber};
pub(super) use read::takes_nothing;
pub use read::{deserialize, from_json, from_json_with_misfits};
pub use redacted::Redacted;
pub use serde;
pub use shape::{Field, Shape};
pub use union::{Union, UnknownKind};
pub use value::{List, Map, Object, OpenEnum, OpenUnion, Slot, Value, View};
pub use write::{serialize, to_request_body};
#[cfg(feature = "xml")]
pub use xml::{from_xml, from_xml_with_misfits, to_xml};
#[cfg(feature = "xml")]
pub use xml_shape::{XmlField, XmlModel, XmlName};

pub(super) use any_json::parse_json;
pub(super) use misfit::Quoted;
pub(super) use read::parse_leniently;

pub use crate::{from_response, model, open_enum, open_number, serde_traits, union};
