//! JSON values: how models, open enums and unions are read and written.
//!
//! serde's derives cost most of a generated crate's build. Here a type only shows its parts ([`Value`]); one reader and one
//! writer do serde's work for all types through trait objects, so that the compiler sees them once per format, not once per type.
//! What users see stays ordinary: models implement [`serde::Serialize`] and [`serde::Deserialize`].
//!
//! Reading is lenient where services are careless. Null means missing, properties that are not declared are skipped, and the last
//! of two properties with one name wins. A text, a number or a truth value where another one is due is converted if it spells a
//! value of that type, as `"5"`, `8.0` and `"True"` do, and is missing if it does not; so is an empty text in place of a list or an
//! object. What contradicts the shape is an object or a list where a single value is due, and the other way round: serde's traits
//! refuse it, with the place in the document, what was expected and what was found. In a response it is left out, since the rest
//! of the response is right ([`from_json_with_misfits`] tells what was left out), unless it is the whole body.

mod basic;
mod collection;
mod equality;
mod failure;
mod json_path;
mod misfit;
mod model;
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

pub use equality::equal;
pub use failure::{DecodeFailure, EncodeError};
pub use misfit::Misfit;
pub use model::Model;
pub use nullable::Nullable;
pub use open_enum::{UnknownValue, known};
pub use open_number::{Number, UnknownNumber};
pub use read::{deserialize, from_json, from_json_with_misfits};
pub use redacted::Redacted;
pub use serde;
pub use shape::{Field, Shape};
pub use union::{Union, UnknownKind};
pub use value::{List, Map, Object, OpenEnum, OpenUnion, Slot, Value, View};
pub use write::{serialize, to_request_body};

pub(super) use misfit::Quoted;

pub use crate::{from_response, model, open_enum, open_number, serde_traits, union};
