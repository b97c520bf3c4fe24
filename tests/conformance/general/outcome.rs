//! The errors that calls end in.

use azure_core::error::ErrorKind;
use conformance_harness::TestResult;
use conformance_runtime::Error;
use conformance_runtime::runtime::{DecodeError, ServiceError};
use std::fmt::Debug;

/// The error of the service that a call of a client ends in.
pub(crate) fn service_error<T: Debug>(result: azure_core::Result<T>) -> TestResult<ServiceError> {
    let error = result.expect_err("the service returns an error");
    match error.downcast_ref() {
        Some(Error::Service(service)) => {
            // `azure_core` has the same status and code.
            let ErrorKind::HttpResponse {
                status, error_code, ..
            } = error.kind()
            else {
                panic!("{error:?}");
            };
            assert_eq!(*status, service.status().as_u16());
            assert_eq!(error_code.as_deref(), service.code());
            Ok(service.as_ref().clone())
        }
        _ => Err(error.into()),
    }
}

/// The error of the service that a blocking call ends in.
pub(crate) fn blocking_service_error<T: Debug>(result: TestResult<T>) -> TestResult<ServiceError> {
    let error = result.expect_err("the service returns an error");
    match error.downcast_ref() {
        Some(Error::Service(service)) => Ok(service.as_ref().clone()),
        _ => Err(error),
    }
}

/// The error about a body that does not fit its type.
pub(crate) fn decode_error<T: Debug>(result: Result<T, Error>) -> TestResult<DecodeError> {
    match result.expect_err("the body does not fit") {
        Error::Decode(error) => Ok(*error),
        error => Err(error.into()),
    }
}
