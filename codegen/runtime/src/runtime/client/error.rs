//! Errors of the runtime as errors of `azure_core`.

use super::convert::to_azure_headers;
use crate::runtime::{Error, ServiceError};
use azure_core::error::ErrorKind;
use azure_core::http::RawResponse;

/// An error of the service becomes [`ErrorKind::HttpResponse`] with status, code and response. A body that cannot be encoded or
/// decoded becomes [`ErrorKind::DataConversion`], everything else [`ErrorKind::Other`]. `error.downcast_ref::<Error>()` returns the
/// error itself.
impl From<Error> for azure_core::Error {
    #[inline]
    fn from(error: Error) -> Self {
        let kind = match &error {
            Error::Service(service) => http_response(service),
            Error::Encode { .. } | Error::Decode(_) => ErrorKind::DataConversion,
            _ => ErrorKind::Other,
        };
        Self::new(kind, error)
    }
}

#[inline]
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
