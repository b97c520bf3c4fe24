//! Errors: in arguments, at the service, and in its responses.
//!
//! No message contains the body of a request or a response, the value of a parameter or a token, but for the text that a service
//! gives as the message of an error. The accessors of an error return them.

mod decode;
mod detail;
mod markup;
mod request;
mod service;
mod shapes;

pub use decode::DecodeError;
pub use detail::{ErrorAdditionalInfo, ErrorDetail};
pub use request::{
    EndpointError, ForeignHostError, LinkError, LongRunningError, ParameterError, ResumeTokenError,
};
pub use service::ServiceError;
pub(crate) use shapes::member;

use std::fmt;

use crate::runtime::one_line::write_line;
use crate::runtime::response_limit::ResponseLimitError;
use crate::runtime::wire::EncodeError;

/// The result of the runtime's functions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of the runtime.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// An argument breaks a rule of the definition, or cannot be written into a request. Nothing was sent.
    Parameter(Box<ParameterError>),
    /// The number of arguments is not that of the operation's parameters. Nothing was sent.
    ArgumentCount {
        /// The operation's id.
        operation: &'static str,
        /// The number of arguments.
        found: usize,
    },
    /// The request's body cannot be written as JSON, or cannot be changed as JSON because it is something else. Nothing was sent.
    Encode {
        /// The operation's id.
        operation: &'static str,
        /// The value that cannot be written.
        source: Box<EncodeError>,
    },
    /// The endpoint is not valid.
    Endpoint(Box<EndpointError>),
    /// A URL from a response leads to a host that the endpoint does not allow, or does not have its scheme. Nothing was sent there.
    ForeignHost(Box<ForeignHostError>),
    /// A URL from a response is not valid.
    Link(Box<LinkError>),
    /// The service returned an error, or a long-running operation failed or was canceled.
    Service(Box<ServiceError>),
    /// The response's body is longer than the limit of the client.
    ResponseLimit(Box<ResponseLimitError>),
    /// The response does not fit its definition.
    Decode(Box<DecodeError>),
    /// The service violates the protocol of long-running operations, or the state machine was misused.
    LongRunning(Box<LongRunningError>),
    /// A long-running operation cannot be saved, or cannot be resumed from this token.
    ResumeToken(Box<ResumeTokenError>),
}

impl Error {
    /// The error of the service, if this is one.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The id of the operation that failed, if it is known.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        match self {
            Self::Parameter(error) => Some(error.operation()),
            Self::ArgumentCount { operation, .. } | Self::Encode { operation, .. } => {
                Some(operation)
            }
            Self::ForeignHost(error) => Some(error.operation()),
            Self::Link(error) => Some(error.operation()),
            Self::Service(error) => Some(error.operation()),
            Self::ResponseLimit(error) => Some(error.operation()),
            Self::Decode(error) => Some(error.operation()),
            Self::LongRunning(error) => Some(error.operation()),
            Self::Endpoint(_) | Self::ResumeToken(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(error) => error.fmt(formatter),
            Self::ArgumentCount { operation, found } => write_line(
                formatter,
                format_args!(
                    "{operation}: expected one argument for each parameter, found {found}"
                ),
            ),
            Self::Encode { operation, source } => write_line(
                formatter,
                format_args!("{operation}: the request's body: {source}"),
            ),
            Self::Endpoint(error) => error.fmt(formatter),
            Self::ForeignHost(error) => error.fmt(formatter),
            Self::Link(error) => error.fmt(formatter),
            Self::Service(error) => error.fmt(formatter),
            Self::ResponseLimit(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
            Self::LongRunning(error) => error.fmt(formatter),
            Self::ResumeToken(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    // The message of a variant is that of the error in it, so that only the source of that error is a source.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Encode { source, .. } => std::error::Error::source(source.as_ref()),
            _ => None,
        }
    }
}

macro_rules! error_from {
    ($($variant:ident($error:ty)),+ $(,)?) => { $(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::$variant(Box::new(error))
            }
        }
    )+ };
}

error_from!(
    Parameter(ParameterError),
    Endpoint(EndpointError),
    ForeignHost(ForeignHostError),
    Link(LinkError),
    Service(ServiceError),
    ResponseLimit(ResponseLimitError),
    Decode(DecodeError),
    LongRunning(LongRunningError),
    ResumeToken(ResumeTokenError),
);
