//! Errors, and what is asserted of them.

use azure_core::error::ErrorKind;
use conformance_harness::TestResult;
use conformance_runtime::Error;
use std::fmt::Debug;

/// The error that a call is expected to end in.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The server answered with a status that does not mean success.
    Status {
        status: u16,
        code: Option<&'static str>,
        message: Option<&'static str>,
    },
    /// The operation ended in a state that does not mean success.
    State {
        state: &'static str,
        code: Option<&'static str>,
        message: Option<&'static str>,
    },
    /// A response is JSON without its end.
    NotJson,
    /// The server violated the protocol of long-running operations. The text is how the message ends.
    Protocol(&'static str),
    /// A link is no URL. The text is how the message ends.
    Link(&'static str),
}

impl Failure {
    /// A status of 400 with a message and no code.
    pub(crate) fn bad_request(message: &'static str) -> Self {
        Self::Status {
            status: 400,
            code: None,
            message: Some(message),
        }
    }

    /// A state without further words.
    pub(crate) fn state(state: &'static str) -> Self {
        Self::State {
            state,
            code: None,
            message: None,
        }
    }

    fn assert(&self, error: &Error) {
        match (self, error) {
            (
                Self::Status {
                    status,
                    code,
                    message,
                },
                Error::Service(service),
            ) => {
                assert_eq!(service.status(), *status);
                assert_eq!(service.state(), None);
                assert_eq!(service.code(), *code);
                assert_eq!(service.message(), *message);
            }
            (
                Self::State {
                    state,
                    code,
                    message,
                },
                Error::Service(service),
            ) => {
                assert_eq!(service.status(), 200);
                assert_eq!(service.state(), Some(*state));
                assert_eq!(service.code(), *code);
                assert_eq!(service.message(), *message);
            }
            (Self::NotJson, Error::Decode(error)) => {
                let text = error.to_string();
                assert!(
                    text.contains("as JSON: EOF while parsing an object"),
                    "{text}"
                );
            }
            (Self::Protocol(text), Error::LongRunning(error)) => {
                assert!(error.to_string().ends_with(text), "{error}");
            }
            (Self::Link(text), Error::Link(error)) => {
                assert!(error.to_string().ends_with(text), "{error}");
            }
            _ => panic!("{self:?} was expected, not {error:?}"),
        }
    }

    fn assert_kind(&self, kind: &ErrorKind) {
        match (self, kind) {
            (
                Self::Status { status, code, .. },
                ErrorKind::HttpResponse {
                    status: found,
                    error_code,
                    raw_response,
                },
            ) => {
                assert_eq!(u16::from(*found), *status);
                assert_eq!(error_code.as_deref(), *code);
                assert!(raw_response.is_some());
            }
            (Self::State { code, .. }, ErrorKind::HttpResponse { error_code, .. }) => {
                assert_eq!(error_code.as_deref(), *code);
            }
            (Self::NotJson, ErrorKind::DataConversion)
            | (Self::Protocol(_) | Self::Link(_), ErrorKind::Other) => {}
            _ => panic!("{self:?} was expected, not {kind:?}"),
        }
    }
}

/// Asserts the error of a client's call: its kind, and the error of the runtime in it.
pub(crate) fn assert_failure<T: Debug>(result: azure_core::Result<T>, expected: &Failure) {
    let error = result.expect_err("the call is to fail");
    expected.assert_kind(error.kind());
    expected.assert(error.downcast_ref().expect("an error of the runtime"));
}

/// Asserts the error of a request function or of a state machine.
pub(crate) fn assert_runtime_failure<T: Debug>(result: TestResult<T>, expected: &Failure) {
    let error = result.expect_err("the call is to fail");
    expected.assert(error.downcast_ref().expect("an error of the runtime"));
}
