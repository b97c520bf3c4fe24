//! The runtime: what the models, request functions and the client stand on.
//!
//! Nothing here does I/O. A request function checks and encodes its arguments into a [`Request`]; the request becomes an
//! [`http::Request`] for any HTTP client, and turns that client's [`http::Response`] into a typed result. Long-running
//! operations ([`LongRunningOperation`]) and lists in pages ([`Pages`]) are state machines of the same kind.

pub mod argument;
#[cfg(feature = "client")]
pub mod client;
pub mod endpoint;
pub mod error;
pub mod format;
pub mod long_running;
pub mod operation;
pub mod paging;
pub mod parameter;
pub mod pattern;
pub mod request;
pub mod response;

mod build;
mod check;
mod encode;
mod form;
mod host;
mod url;

pub use argument::Argument;
pub use endpoint::Endpoint;
pub use error::{
    DecodeError, EndpointError, Error, ErrorAdditionalInfo, ErrorDetail, ForeignHostError,
    LinkError, LongRunningError, ParameterError, Result, ResumeTokenError, ServiceError,
};
pub use form::FormType;
pub use format::{
    Base64, Base64Url, Date, DateTime, DateTimeRfc1123, Duration, FormatError, Time, UnixTime,
};
pub use host::Host;
pub use long_running::{LongRunningOperation, OperationStatus, PollingOptions, RetryOptions, Step};
pub use operation::{FinalState, NextPage, Operation};
pub use paging::{Page, Pages};
pub use parameter::{ListFormat, Parameter, Rule};
pub use pattern::Pattern;
pub use request::{LongRunning, Paged, Plain, Request};
pub use response::{FinalResponse, FromResponse, ResponseParts};

pub mod wire;
pub use wire::{
    DecodeFailure, EncodeError, Field, Misfit, Model, Nullable, Redacted, Union, UnknownKind,
    UnknownNumber, UnknownValue, Value, from_json, from_json_with_misfits, from_response, model,
    open_enum, open_number, to_request_body, union,
};
