//! Requests with the type of their response.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, Method, Response};

use super::prepared::Prepared;
use super::{Argument, Operation};
use crate::runtime::wire::{Value, to_request_body};
use crate::runtime::{Endpoint, Error, FromResponse, ResponseParts, Result};

/// An operation that is done when its response is there.
#[derive(Debug)]
pub enum Plain {}

/// An operation whose result, a `T`, takes several requests: see [`Request::start`].
#[derive(Debug)]
pub struct LongRunning<T>(PhantomData<fn() -> T>);

/// An operation that gives a list in pages: see [`Request::pages`].
#[derive(Debug)]
pub enum Paged {}

/// A request that is checked and encoded. Its response is an `R`; `K` says what may come after it.
pub struct Request<R, K = Plain> {
    pub(crate) prepared: Prepared,
    kind: PhantomData<fn() -> (R, K)>,
}

impl<R, K> Request<R, K> {
    /// Checks the arguments, given in the order of the operation's parameters, and encodes them and the body.
    ///
    /// # Errors
    /// If there are not as many arguments as parameters, if an argument breaks a rule of its parameter, or if the body cannot be
    /// written as JSON.
    pub fn new(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        body: Option<&dyn Value>,
    ) -> Result<Self> {
        let body = body
            .map(to_request_body)
            .transpose()
            .map_err(|source| Error::Encode {
                operation: operation.id,
                source: Box::new(source),
            })?;
        Ok(Self {
            prepared: Prepared::new(operation, arguments, body)?,
            kind: PhantomData,
        })
    }

    /// The same for a body that goes out as it is, such as a text or a file.
    ///
    /// # Errors
    /// If there are not as many arguments as parameters, or if an argument breaks a rule of its parameter.
    pub fn with_content(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        content: Option<&[u8]>,
    ) -> Result<Self> {
        Ok(Self {
            prepared: Prepared::new(operation, arguments, content.map(<[u8]>::to_vec))?,
            kind: PhantomData,
        })
    }

    /// The static data of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.prepared.operation
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &'static Method {
        self.prepared.operation.method
    }

    /// The path and the query, encoded; what comes after the URL of the endpoint, or of the host if the operation has one of its
    /// own.
    #[must_use]
    pub fn path_and_query(&self) -> &str {
        &self.prepared.path_and_query
    }

    /// The headers that [`to_http`](Self::to_http) will set.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        self.prepared.header_map()
    }

    /// The body; empty if there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.prepared.body.as_deref().unwrap_or_default()
    }

    /// Asks for another version of the API than the definition's. An operation without `api-version` stays as it is.
    ///
    /// # Errors
    /// If the version is empty.
    pub fn with_api_version(mut self, version: &str) -> Result<Self> {
        self.prepared.set_api_version(version)?;
        Ok(self)
    }

    /// Sets a header, such as `x-ms-client-request-id`; one of the same name is replaced.
    ///
    /// A long-running operation repeats these headers on each of its requests, but for those about the body (`content-…`),
    /// conditions (`if-…`) and preferences (`prefer`); a list repeats them for each page.
    ///
    /// # Errors
    /// If the name or the value cannot be in a header, or if the header is the HTTP client's to set (`host`,
    /// `content-length`, `transfer-encoding`).
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self> {
        self.prepared.set_header(name, value)?;
        Ok(self)
    }

    /// The request for any HTTP client.
    ///
    /// # Errors
    /// If the URL is longer than HTTP libraries take.
    pub fn to_http(&self, endpoint: &Endpoint) -> Result<http::Request<Vec<u8>>> {
        self.prepared.to_http(endpoint)
    }

    /// Reads the response.
    ///
    /// # Errors
    /// [`Error::Service`] for a status that the definition does not list as success (a long-running operation takes all of
    /// 2xx), [`Error::Decode`] for a body that does not fit the definition.
    pub fn decode<B: AsRef<[u8]>>(&self, response: Response<B>) -> Result<R>
    where
        R: FromResponse,
    {
        let (head, body) = response.into_parts();
        let operation = self.prepared.operation;
        let response = ResponseParts::new(operation.id, head.status, &head.headers, body.as_ref());
        response.check_success(operation)?;
        R::from_response(&response)
    }
}

impl<R, K> Clone for Request<R, K> {
    fn clone(&self) -> Self {
        Self {
            prepared: self.prepared.clone(),
            kind: PhantomData,
        }
    }
}

impl<R, K> fmt::Debug for Request<R, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.prepared.fmt(formatter)
    }
}
