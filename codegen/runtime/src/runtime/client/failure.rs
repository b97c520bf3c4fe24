//! Errors of requests without a response.

use super::limit;
use super::retry::Tries;
use crate::runtime::one_line::{LINE, OneLine};
use crate::runtime::{Error, ResponseLimitError};
use http::{Method, Uri};
use std::error::Error as _;

/// A request, as errors name it.
pub(super) struct Subject {
    operation: String,
    method: Method,
    host: String,
}

impl Subject {
    #[inline]
    pub(super) fn new(operation: &str, method: &Method, uri: &Uri) -> Self {
        let host = uri.authority().map(ToString::to_string);
        Self {
            operation: operation.to_owned(),
            method: method.clone(),
            host: host.unwrap_or_default(),
        }
    }

    /// The error of the pipeline, with what happened to which request. An error of the runtime that policies have wrapped is returned
    /// itself.
    #[cold]
    pub(super) fn failure(
        &self,
        error: azure_core::Error,
        tries: Option<&Tries>,
    ) -> azure_core::Error {
        let operation = &self.operation;
        // Errors around the innermost one show whole URLs, which can hold secrets.
        let mut cause = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            if let Some(limit) = limit::exceeded(inner) {
                return Error::from(ResponseLimitError::new(operation, limit)).into();
            }
            if let Some(error) = inner.downcast_ref::<Error>() {
                return error.clone().into();
            }
            cause = inner.to_string();
            source = inner.source();
        }
        let tries = match tries.map_or(0, Tries::count) {
            0 | 1 => String::new(),
            count => format!(" after {count} tries"),
        };
        let (method, host) = (&self.method, &self.host);
        let message = format!("{operation}: {method} to the host `{host}` failed{tries}: {cause}");
        error.with_context(OneLine(&message, LINE).to_string())
    }
}
