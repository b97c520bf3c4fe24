//! Requests: the arguments of an operation are checked, encoded and put together to an [`http::Request`].

mod argument;
mod build;
mod check;
mod form;
mod header;
mod host;
mod json_body;
mod link;
mod next_link;
mod operation;
mod parameter;
mod path;
mod pattern;
mod prepared;
mod rules;
mod typed;
mod value;

pub use argument::Argument;
pub use form::FormType;
pub use host::Host;
pub use next_link::NextLink;
pub use operation::{FinalState, NextPage, Operation};
pub use parameter::{CollectionFormat, Parameter, Rule};
pub use pattern::Pattern;
pub use rules::{Rules, WaiveRules};
pub use typed::{LongRunning, Paged, Plain, Request};

pub(super) use header::header_value;
pub(super) use prepared::{Prepared, copy, get};
