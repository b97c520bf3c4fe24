//! Requests with the type of their response.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, Method, Response};

use super::prepared::Prepared;
use super::{Argument, Operation};
use crate::runtime::wire::{Value, to_request_body};
use crate::runtime::{Endpoint, Error, FromResponse, ResponseParts, Result};

/// The kind of an operation that ends with its first response.
#[derive(Debug)]
pub enum Plain {}

/// The kind of a long-running operation, which takes several requests to give a `T`: see [`Request::start`].
#[derive(Debug)]
pub struct LongRunning<T>(PhantomData<fn() -> T>);

/// The kind of an operation that returns a paged list: see [`Request::pages`].
#[derive(Debug)]
pub enum Paged {}

/// A checked and encoded request. Its response is an `R`; `K` is the kind of its operation: [`Plain`], [`LongRunning`] or
/// [`Paged`].
pub struct Request<R, K = Plain> {
    pub(crate) prepared: Prepared,
    kind: PhantomData<fn() -> (R, K)>,
}

impl<R, K> Request<R, K> {
    pub(super) fn of(prepared: Prepared) -> Self {
        Self {
            prepared,
            kind: PhantomData,
        }
    }

    /// Checks the arguments, which are in the order of the operation's parameters, and encodes them and the body.
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
        Ok(Self::of(Prepared::new(operation, arguments, body)?))
    }

    /// The same for a body that is sent as it is, such as text or a file.
    ///
    /// # Errors
    /// If there are not as many arguments as parameters, or if an argument breaks a rule of its parameter.
    pub fn with_content(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        content: Option<&[u8]>,
    ) -> Result<Self> {
        let content = content.map(<[u8]>::to_vec);
        Ok(Self::of(Prepared::new(operation, arguments, content)?))
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

    /// The encoded path and query. They follow the URL of the endpoint, or of the operation's own host.
    #[must_use]
    pub fn path_and_query(&self) -> &str {
        &self.prepared.path_and_query
    }

    /// The headers that [`to_http`](Self::to_http) sets.
    #[must_use]
    pub fn headers(&self) -> HeaderMap {
        self.prepared.header_map()
    }

    /// The body; empty if there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.prepared.body.as_deref().unwrap_or_default()
    }

    /// Replaces the API version of the definition, also that of the options of a client. An operation without one stays as it is,
    /// and so does one whose version is an argument or a fixed value: `x-ms-api-version: false`.
    ///
    /// # Errors
    /// If the version is empty.
    pub fn with_api_version(mut self, version: &str) -> Result<Self> {
        self.prepared.choose_api_version(version)?;
        Ok(self)
    }

    /// Sets a header, such as `x-ms-client-request-id`. A header of the same name is replaced.
    ///
    /// A long-running operation sends these headers with each of its requests, except for those about the body (`content-…`),
    /// conditions (`if-…`), `prefer`, `range` and `expect`. A paged list sends them with the request for each page.
    ///
    /// # Errors
    /// If the name or the value is not valid in a header, if only the HTTP client can set the header (`host`,
    /// `content-length`, `transfer-encoding`), or if there are 20,000 headers already.
    pub fn with_header(mut self, name: &str, value: &str) -> Result<Self> {
        self.prepared.set_header(name, value)?;
        Ok(self)
    }

    /// Adds a parameter to the query, for what the definition does not have, such as a parameter of a preview. Its name and its value
    /// are percent-encoded.
    ///
    /// # Errors
    /// If the name is empty, or if it is `api-version`, which [`with_api_version`](Self::with_api_version) sets.
    #[inline]
    pub fn with_query(mut self, name: &str, value: &str) -> Result<Self> {
        self.prepared.push_query(name, value)?;
        Ok(self)
    }

    /// Changes the body as JSON before it is sent, for what its type cannot express: an undeclared property, or a null that removes
    /// something from a resource.
    ///
    /// The JSON is null if there is no body; if it is null afterwards, no body is sent. Read-only properties are left out already.
    ///
    /// ```text
    /// let request = operations::virtual_machines::update(subscription_id, group, name, &update)?
    ///     .edit_json(|body| body["tags"]["owner"] = serde_json::Value::Null)?;
    /// ```
    ///
    /// # Errors
    /// [`Error::Encode`] if the body is not JSON but, for example, text, a file or a form.
    ///
    /// # Panics
    /// Only if `edit` does, for example by an index with a name into an array.
    #[inline]
    pub fn edit_json(mut self, edit: impl FnOnce(&mut serde_json::Value)) -> Result<Self> {
        let mut body = self.prepared.json_body()?;
        edit(&mut body);
        self.prepared.set_json_body(&body)?;
        Ok(self)
    }

    /// The request for any HTTP client.
    ///
    /// # Errors
    /// If the URL is longer than the crate `http` accepts, or if the operation has a host of its own that the endpoint does not
    /// allow.
    pub fn to_http(&self, endpoint: &Endpoint) -> Result<http::Request<Vec<u8>>> {
        self.prepared.to_http(endpoint)
    }

    /// Decodes the response.
    ///
    /// # Errors
    /// [`Error::Service`] for a status that does not mean success: each 2xx does, and each that the definition declares as one;
    /// [`Error::Decode`] for a body that does not fit the definition.
    pub fn decode<B: AsRef<[u8]>>(&self, response: Response<B>) -> Result<R>
    where
        R: FromResponse,
    {
        let (head, body) = response.into_parts();
        let operation = self.prepared.operation;
        let response = ResponseParts::new(operation.id, head.status, &head.headers, body.as_ref());
        response.check_status(operation)?;
        R::from_response(&response.asking_existence(operation.asks_existence))
    }
}

impl<R, K> Clone for Request<R, K> {
    fn clone(&self) -> Self {
        Self::of(self.prepared.clone())
    }
}

impl<R, K> fmt::Debug for Request<R, K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.prepared.fmt(formatter)
    }
}
