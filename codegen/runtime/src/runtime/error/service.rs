//! Errors of the service.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::runtime::one_line::{MESSAGE, NAME, OneLine, write_line};
use crate::runtime::response::{FromResponse, ResponseParts, header_text};
use crate::runtime::{ErrorAdditionalInfo, ErrorDetail, Result};

/// An error that the service returned, or that a long-running operation ended with.
#[derive(Clone, PartialEq)]
pub struct ServiceError {
    operation: String,
    status: StatusCode,
    state: Option<String>,
    /// Whether the response was that to a poll, so that the operation may go on.
    is_of_poll: bool,
    error: ErrorDetail,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl ServiceError {
    /// The error in a response whose status does not mean success.
    #[cold]
    pub(crate) fn new(response: &ResponseParts<'_>) -> Self {
        Self::with_state(response, None)
    }

    /// The error in a response whose body says that a long-running operation has failed.
    #[cold]
    pub(crate) fn of_state(response: &ResponseParts<'_>, state: &str) -> Self {
        Self::with_state(response, Some(state.to_owned()))
    }

    /// The error in a response to a poll.
    #[cold]
    pub(crate) fn of_poll(response: &ResponseParts<'_>) -> Self {
        Self {
            is_of_poll: true,
            ..Self::new(response)
        }
    }

    fn with_state(response: &ResponseParts<'_>, state: Option<String>) -> Self {
        Self {
            operation: response.operation().to_owned(),
            status: response.status(),
            state,
            is_of_poll: false,
            error: ErrorDetail::of_body(response.body()),
            headers: response.headers().clone(),
            body: response.body().to_vec(),
        }
    }

    /// The operation's id.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The HTTP status, which is usually 200 if a long-running operation failed.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The final state of a long-running operation as the service writes it, such as `Failed`.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// The error's code, from the body or from the `x-ms-error-code` header.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.error
            .code
            .as_deref()
            .or_else(|| self.header("x-ms-error-code"))
    }

    /// What went wrong, in the service's words.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.error.message.as_deref()
    }

    /// What the error is about.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.error.target.as_deref()
    }

    /// The errors that caused this one.
    #[must_use]
    pub fn details(&self) -> &[ErrorDetail] {
        &self.error.details
    }

    /// Additional information about the error.
    #[must_use]
    pub fn additional_info(&self) -> &[ErrorAdditionalInfo] {
        &self.error.additional_info
    }

    /// The service's id of the request, which its support asks for: `x-ms-request-id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.header("x-ms-request-id")
    }

    /// The id of the related requests that this one belongs to: `x-ms-correlation-request-id`.
    #[must_use]
    pub fn correlation_id(&self) -> Option<&str> {
        self.header("x-ms-correlation-request-id")
    }

    /// The caller's id of the request, which the service returned: `x-ms-client-request-id`.
    #[must_use]
    pub fn client_request_id(&self) -> Option<&str> {
        self.header("x-ms-client-request-id")
    }

    /// The response's headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The response's body, byte for byte.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Decodes the body as the error type of the definition.
    ///
    /// # Errors
    /// If the body does not fit that type.
    pub fn decode<T: FromResponse>(&self) -> Result<T> {
        T::from_response(&ResponseParts::new(
            &self.operation,
            self.status,
            &self.headers,
            &self.body,
        ))
    }

    /// The host that a redirect leads to. The rest of its URL can hold secrets.
    fn redirect_host(&self) -> Option<&str> {
        let location = self.header("location");
        let (scheme, rest) = location
            .filter(|_| self.status.is_redirection())?
            .split_once("//")?;
        // Otherwise it is a path or a query with a URL in it.
        let is_scheme = |text: &str| {
            let name = text.strip_suffix(':');
            name.is_some_and(|name| !name.contains(['/', '?', '#', ':']))
        };
        if !scheme.is_empty() && !is_scheme(scheme) {
            return None;
        }
        let authority = rest.split(['/', '?', '#']).next()?;
        authority.rsplit('@').next().filter(|host| !host.is_empty())
    }

    fn header(&self, name: &str) -> Option<&str> {
        header_text(&self.headers, name)
    }
}

impl fmt::Debug for ServiceError {
    // Headers and body can be large and can hold secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ServiceError")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("state", &self.state)
            .field("error", &self.error)
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = &self.operation;
        match &self.state {
            Some(state) => write_line(
                formatter,
                format_args!(
                    "{operation}: the operation ended as {}",
                    OneLine(state, NAME)
                ),
            )?,
            None => write_line(
                formatter,
                format_args!(
                    "{operation}: the service returned {}{}",
                    self.status,
                    if self.is_of_poll { " to a poll" } else { "" }
                ),
            )?,
        }
        if let Some(host) = self.redirect_host() {
            write!(
                formatter,
                ", a redirect to the host `{}`",
                OneLine(host, NAME)
            )?;
        }
        for (part, limit) in [(self.code(), NAME), (self.message(), MESSAGE)] {
            if let Some(part) = part {
                write!(formatter, ": {}", OneLine(part, limit))?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for ServiceError {}
