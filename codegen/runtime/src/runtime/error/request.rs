//! Errors about arguments, endpoints, URLs and the use of state machines.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// How to go on in spite of a broken rule of the definition.
const WAIVER: &str =
    "; `without_rules`, or `Rules::Path` of a client, waives the rules of the definition";

use crate::runtime::one_line::{NAME, OneLine, write_line};

/// An argument that breaks a rule of the definition, or cannot be written into a request.
#[derive(Clone)]
pub struct ParameterError {
    operation: &'static str,
    parameter: Cow<'static, str>,
    rule: Cow<'static, str>,
    waived: Waived,
}

/// What is left of a [`ParameterError`] without the rules of the definition.
#[derive(Clone)]
enum Waived {
    /// The error itself: the value cannot be kept in its place.
    Nothing,
    /// The request. Its type is not known here, because errors are below requests.
    Request(Arc<dyn Any + Send + Sync>),
    /// Another error, about a value that cannot be kept in its place.
    Error(Box<ParameterError>),
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
            waived: Waived::Nothing,
        }
    }

    /// A broken rule of the definition, with the request that there is without the rules.
    #[cold]
    pub(crate) fn of_rule<P: Any + Send + Sync>(
        operation: &'static str,
        parameter: &'static str,
        rule: Cow<'static, str>,
        request: Result<P, Self>,
    ) -> Self {
        Self {
            operation,
            parameter: parameter.into(),
            rule,
            waived: match request {
                Ok(request) => Waived::Request(Arc::new(request)),
                Err(error) => Waived::Error(Box::new(error)),
            },
        }
    }

    /// The request that [`of_rule`](Self::of_rule) has kept, or the error that is left.
    #[cold]
    pub(crate) fn without_rules<P: Any + Send + Sync + Clone>(self) -> Result<P, Self> {
        match &self.waived {
            Waived::Request(request) => match Arc::clone(request).downcast() {
                Ok(request) => Ok(Arc::unwrap_or_clone(request)),
                Err(_) => Err(self),
            },
            Waived::Error(error) => Err(error.as_ref().clone()),
            Waived::Nothing => Err(self),
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

    /// Whether only rules of the definition are broken, so that
    /// [`without_rules`](crate::runtime::WaiveRules::without_rules) gives the request. `false` if a value cannot be kept in its
    /// place, which cannot be waived.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        matches!(self.waived, Waived::Request(_))
    }
}

impl PartialEq for ParameterError {
    fn eq(&self, other: &Self) -> bool {
        let parts = |error: &Self| (error.operation, error.is_rule());
        parts(self) == parts(other) && self.parameter == other.parameter && self.rule == other.rule
    }
}

impl Eq for ParameterError {}

impl fmt::Debug for ParameterError {
    // The body of the request can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ParameterError")
            .field("operation", &self.operation)
            .field("parameter", &self.parameter)
            .field("rule", &self.rule)
            .field("is_rule", &self.is_rule())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ParameterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiver = if self.is_rule() { WAIVER } else { "" };
        let (operation, parameter) = (self.operation, OneLine(&self.parameter, NAME));
        write_line(
            formatter,
            format_args!(
                "{operation}: the parameter `{parameter}` {}{waiver}",
                self.rule
            ),
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
        write_line(formatter, format_args!("the endpoint {}", self.problem))
    }
}

/// A URL from a response that no request and no token may be sent to.
///
/// Allowed are https URLs on the endpoint's host, on its subdomains, and on the hosts that
/// [`Endpoint::allow_host`](crate::runtime::Endpoint::allow_host) adds. An endpoint of
/// [`Endpoint::local_test_server`](crate::runtime::Endpoint::local_test_server) allows http URLs of its own host and port instead.
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
        host: &str,
        problem: &'static str,
    ) -> Self {
        Self {
            operation: operation.to_owned(),
            source,
            // Also a resume token, which may have been changed, says where to send requests.
            host: OneLine(host, NAME).to_string(),
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
        write_line(
            formatter,
            format_args!(
                "{operation}: {source} leads to the host `{host}`, {problem}; no request was sent there"
            ),
        )
    }
}

/// A URL from a response that is not valid, or that leads back to a page of a list that was read.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkError {
    operation: String,
    source: &'static str,
    link: String,
    problem: Cow<'static, str>,
}

impl LinkError {
    #[cold]
    pub(crate) fn new(
        operation: &str,
        source: &'static str,
        link: &str,
        problem: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            operation: operation.to_owned(),
            source,
            link: link.to_owned(),
            problem: problem.into(),
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The URL. It is not in the message, since URLs can hold secrets.
    #[must_use]
    pub fn link(&self) -> &str {
        &self.link
    }
}

impl fmt::Debug for LinkError {
    // URLs can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LinkError")
            .field("operation", &self.operation)
            .field("source", &self.source)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operation,
            source,
            problem,
            ..
        } = self;
        write_line(formatter, format_args!("{operation}: {source} {problem}"))
    }
}

/// A service that violates the protocol of long-running operations, a state machine that was misused, or an operation that has not
/// ended after as many polls as [`PollingOptions::max_polls`](crate::runtime::PollingOptions::max_polls) allows.
#[derive(Clone, PartialEq, Eq)]
pub struct LongRunningError {
    operation: String,
    problem: Cow<'static, str>,
    resume_token: Option<String>,
}

impl LongRunningError {
    #[cold]
    pub(crate) fn new(operation: &str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            operation: operation.to_owned(),
            problem: problem.into(),
            resume_token: None,
        }
    }

    pub(crate) fn with_resume_token(self, resume_token: Option<String>) -> Self {
        Self {
            resume_token,
            ..self
        }
    }

    /// The token to continue the operation, in this or another process, if it may still go on. So it does after as many polls as are
    /// allowed.
    #[must_use]
    pub fn resume_token(&self) -> Option<&str> {
        self.resume_token.as_deref()
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }
}

impl fmt::Debug for LongRunningError {
    // The URL in a token may be secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LongRunningError")
            .field("operation", &self.operation)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for LongRunningError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_line(
            formatter,
            format_args!("{}: {}", self.operation, self.problem),
        )
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
        write_line(formatter, format_args!("the resume token {}", self.problem))
    }
}

impl std::error::Error for ParameterError {}
impl std::error::Error for EndpointError {}
impl std::error::Error for ForeignHostError {}
impl std::error::Error for LinkError {}
impl std::error::Error for LongRunningError {}
impl std::error::Error for ResumeTokenError {}
