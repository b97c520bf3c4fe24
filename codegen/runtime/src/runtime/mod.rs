//! The runtime: what models, request functions and the client are built on.
//!
//! Nothing here does I/O. A request function checks and encodes its arguments into a [`Request`]; the request becomes an
//! [`http::Request`] for any HTTP client, and turns that client's [`http::Response`] into a typed result. Long-running
//! operations ([`LongRunningOperation`]) and paged lists ([`Pages`]) are state machines that work in the same way.

#[cfg(feature = "client")]
pub mod client;
mod error;
mod format;
mod long_running;
mod one_line;
mod paging;
mod request;
mod response;
mod response_limit;
mod type_name;
mod url;

#[doc(hidden)]
pub mod wire;

pub use error::{
    DecodeError, EndpointError, Error, ErrorAdditionalInfo, ErrorDetail, ForeignHostError,
    LinkError, LongRunningError, ParameterError, Result, ResumeTokenError, ServiceError,
};
pub use format::{
    Base64, Base64Url, Date, DateTime, DateTimeRfc1123, Duration, FormatError, Time, UnixTime,
};
pub use long_running::{
    FinalResponse, LongRunningOperation, OperationStatus, PollingOptions, RetryOptions, Step,
};
pub use paging::{Page, Pages};
pub use request::{
    Argument, CollectionFormat, FinalState, FormType, Host, LongRunning, NextLink, NextPage,
    Operation, Paged, Parameter, Pattern, Plain, Request, Rule, Rules, WaiveRules,
};
pub use response::{FromResponse, ResponseParts};
pub use response_limit::{ResponseLimit, ResponseLimitError};
pub use url::Endpoint;
pub use wire::{
    DecodeFailure, EncodeError, Misfit, Nullable, UnknownKind, UnknownNumber, UnknownValue, Value,
    from_json, from_json_with_misfits, to_request_body,
};
// What only generated code uses.
#[doc(hidden)]
pub use wire::{
    Field, Model, Redacted, Union, from_response, model, open_enum, open_number, union,
};
