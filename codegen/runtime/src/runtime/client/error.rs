//! Errors of layer 1 as errors of `azure_core`.

use super::convert::to_azure_headers;
use crate::runtime::{Error, ServiceError};
use azure_core::error::ErrorKind;
use azure_core::http::RawResponse;

/// A service's error becomes [`ErrorKind::HttpResponse`] with status, code and response, a body that does not decode
/// [`ErrorKind::DataConversion`], everything else [`ErrorKind::Other`]. The error itself stays inside:
/// `error.downcast_ref::<Error>()` has what `azure_core` has no place for.
impl From<Error> for azure_core::Error {
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Service(service) => http_response(service),
            Error::Encode { .. } | Error::Decode(_) => ErrorKind::DataConversion,
            _ => ErrorKind::Other,
        };
        Self::new(kind, error)
    }
}

fn http_response(error: &ServiceError) -> ErrorKind {
    let status = error.status().as_u16().into();
    let headers = to_azure_headers(error.headers());
    let raw_response = RawResponse::from_bytes(status, headers, error.body().to_vec());
    ErrorKind::HttpResponse {
        status,
        error_code: error.code().map(ToOwned::to_owned),
        raw_response: Some(Box::new(raw_response)),
    }
}
