//! What can go wrong: in the arguments, at the service, in what it answers.
//!
//! No message holds the body of a request or a response, a parameter's value or a token: those are at hand through the
//! accessors of the error in question.

mod decode;
mod detail;
mod request;
mod service;

pub use decode::DecodeError;
pub(crate) use detail::member;
pub use detail::{ErrorAdditionalInfo, ErrorDetail};
pub use request::{
    EndpointError, ForeignHostError, LinkError, LongRunningError, ParameterError, ResumeTokenError,
};
pub use service::ServiceError;

use std::fmt;

use crate::runtime::wire::EncodeError;

/// The result of everything in the runtime that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// An argument breaks a rule of the definition, or cannot be written into a request. Nothing was sent.
    Parameter(Box<ParameterError>),
    /// There are not as many arguments as the operation has parameters. Nothing was sent.
    ArgumentCount {
        /// The operation's id.
        operation: &'static str,
        /// The number of arguments.
        found: usize,
    },
    /// The request's body cannot be written as JSON. Nothing was sent.
    Encode {
        /// The operation's id.
        operation: &'static str,
        /// What cannot be written.
        source: Box<EncodeError>,
    },
    /// The endpoint is not usable.
    Endpoint(Box<EndpointError>),
    /// A URL from a response leads to a host that the endpoint does not cover, or off https. Nothing was sent there.
    ForeignHost(Box<ForeignHostError>),
    /// A URL from a response is no usable URL.
    Link(Box<LinkError>),
    /// The service answered with an error, or a long-running operation failed or was canceled.
    Service(Box<ServiceError>),
    /// The service's answer does not fit its definition.
    Decode(Box<DecodeError>),
    /// The service does not keep to the protocol of long-running operations, or the state machine was misused.
    LongRunning(Box<LongRunningError>),
    /// A long-running operation cannot be saved, or not be resumed from this text.
    ResumeToken(Box<ResumeTokenError>),
}

impl Error {
    /// The service's error, if that is what this is.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The id of the operation that failed, where one is known.
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
            Self::ArgumentCount { operation, found } => write!(
                formatter,
                "{operation}: expected one argument for each parameter, found {found}"
            ),
            Self::Encode { operation, source } => {
                write!(formatter, "{operation}: the request's body: {source}")
            }
            Self::Endpoint(error) => error.fmt(formatter),
            Self::ForeignHost(error) => error.fmt(formatter),
            Self::Link(error) => error.fmt(formatter),
            Self::Service(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
            Self::LongRunning(error) => error.fmt(formatter),
            Self::ResumeToken(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    // The message of a variant is that of what it holds, so only what lies below that is a source.
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
    Decode(DecodeError),
    LongRunning(LongRunningError),
    ResumeToken(ResumeTokenError),
);
