//! JSON values: how models, open enums and unions are read and written.
//!
//! serde's derives cost most of a generated crate's build. Here a type only shows its parts ([`Value`]); one reader and one
//! writer do serde's work for all types through trait objects, so that the compiler sees them once per format, not once per type.
//! What users see stays ordinary: models implement [`serde::Serialize`] and [`serde::Deserialize`].
//!
//! Reading is lenient where services are careless: null means missing, properties that are not declared are skipped, the last of
//! two properties with one name wins, and `8.0` is a whole number. What does not fit is an error with the place in the document,
//! what was expected and what was found.

mod basic;
mod collection;
mod failure;
mod model;
mod open_enum;
mod place;
mod read;
mod redacted;
mod scalar;
mod union;
mod union_read;
mod value;
mod write;

pub use failure::{DecodeFailure, EncodeError};
pub use model::{Field, Model, Object, Shape};
pub use open_enum::{OpenEnum, UnknownValue, known};
pub use read::{deserialize, from_json};
pub use redacted::Redacted;
#[doc(hidden)]
pub use serde;
pub use union::{OpenUnion, Union, UnknownKind};
pub use value::{List, Map, Slot, Value, View};
pub use write::{serialize, to_request_body};

#[doc(inline)]
pub use crate::{model, open_enum, serde_and_response, union};
