//! Errors about arguments, endpoints, URLs and the use of state machines.

use std::borrow::Cow;
use std::fmt;

use super::one_line::{NAME, OneLine};

/// An argument that breaks a rule of the definition, or cannot be written into a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterError {
    operation: &'static str,
    parameter: Cow<'static, str>,
    rule: Cow<'static, str>,
}

impl ParameterError {
    #[cold]
    pub(crate) fn new(
        operation: &'static str,
        parameter: impl Into<Cow<'static, str>>,
        rule: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            operation,
            parameter: parameter.into(),
            rule: rule.into(),
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        self.operation
    }

    /// The parameter's name on the wire.
    #[must_use]
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// The broken rule, such as `must have 1 to 90 characters`. It never contains the value.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: the parameter `{}` {}",
            self.operation, self.parameter, self.rule
        )
    }
}

/// An endpoint, or a host to allow, that is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    problem: Cow<'static, str>,
}

impl EndpointError {
    #[cold]
    pub(crate) fn new(problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            problem: problem.into(),
        }
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the endpoint {}", self.problem)
    }
}

/// A URL from a response that no request and no token may be sent to.
///
/// Allowed are https URLs on the endpoint's host, on its subdomains, and on the hosts that
/// [`Endpoint::allow_host`](crate::runtime::Endpoint::allow_host) adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignHostError {
    operation: String,
    source: &'static str,
    host: String,
    problem: &'static str,
}

impl ForeignHostError {
    #[cold]
    pub(crate) fn new(
        operation: &str,
        source: &'static str,
        host: String,
        problem: &'static str,
    ) -> Self {
        Self {
            operation: operation.to_owned(),
            source,
            // Also a resume token, which may have been changed, says where to send requests.
            host: OneLine(&host, NAME).to_string(),
            problem,
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The host of the URL, with its port if it has one.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl fmt::Display for ForeignHostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            source,
            host,
            problem,
        } = self;
        write!(
            formatter,
            "{operation}: {source} leads to the host `{host}`, {problem}; no request was sent there"
        )
    }
}

/// A URL from a response that is not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkError {
    operation: String,
    source: &'static str,
    problem: &'static str,
}

impl LinkError {
    #[cold]
    pub(crate) fn new(operation: &str, source: &'static str, problem: &'static str) -> Self {
        Self {
            operation: operation.to_owned(),
            source,
            problem,
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: {} {}",
            self.operation, self.source, self.problem
        )
    }
}

/// A service that violates the protocol of long-running operations, or a state machine that was misused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongRunningError {
    operation: String,
    problem: Cow<'static, str>,
}

impl LongRunningError {
    #[cold]
    pub(crate) fn new(operation: &str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            operation: operation.to_owned(),
            problem: problem.into(),
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }
}

impl fmt::Display for LongRunningError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.operation, self.problem)
    }
}

/// A long-running operation that cannot be saved, or cannot be resumed from a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumeTokenError {
    problem: Cow<'static, str>,
}

impl ResumeTokenError {
    #[cold]
    pub(crate) fn new(problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            problem: problem.into(),
        }
    }
}

impl fmt::Display for ResumeTokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the resume token {}", self.problem)
    }
}

impl std::error::Error for ParameterError {}
impl std::error::Error for EndpointError {}
impl std::error::Error for ForeignHostError {}
impl std::error::Error for LinkError {}
impl std::error::Error for LongRunningError {}
impl std::error::Error for ResumeTokenError {}
