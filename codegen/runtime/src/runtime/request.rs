//! A request that is checked and encoded, and knows what its response means.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, Uri};

use crate::runtime::build::{Target, build, header};
use crate::runtime::encode::push_encoded;
use crate::runtime::wire::{Value, to_request_body};
use crate::runtime::{
    Argument, Endpoint, EndpointError, Error, FromResponse, LongRunningOperation, NextPage,
    Operation, Page, Pages, ParameterError, ResponseParts, Result,
};

const JSON: &str = "application/json";

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

/// What a [`Request`] is without its types.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) operation: &'static Operation,
    /// In place of the endpoint's URL.
    host: Option<String>,
    path_and_query: String,
    api_version: Option<Range<usize>>,
    /// From parameters.
    headers: Vec<(HeaderName, HeaderValue)>,
    /// From [`Request::with_header`].
    custom_headers: Vec<(HeaderName, HeaderValue)>,
    body: Option<Vec<u8>>,
}

impl<R, K> Request<R, K> {
    /// Checks the arguments, given in the order of the operation's parameters, and encodes them and the body.
    ///
    /// # Errors
    /// If an argument breaks a rule of its parameter, or if the body cannot be written as JSON.
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
    /// If an argument breaks a rule of its parameter.
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

impl<R, T> Request<R, LongRunning<T>> {
    /// Turns the request into the state machine that sends it and polls until the result is there.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn start(self, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        LongRunningOperation::new(&self.prepared, endpoint)
    }

    /// Goes on with an operation that was saved, without sending this request; refuses a token of another operation.
    ///
    /// # Errors
    /// As [`LongRunningOperation::resume`].
    pub fn resume(&self, token: &str, endpoint: &Endpoint) -> Result<LongRunningOperation<T>> {
        LongRunningOperation::resume_as(self.prepared.operation.id, token, endpoint)
    }
}

impl<P: Page> Request<P, Paged> {
    /// Turns the request into the state machine that gets page after page.
    ///
    /// # Errors
    /// As [`to_http`](Self::to_http).
    pub fn pages(self, endpoint: &Endpoint) -> Result<Pages<P>> {
        Pages::new(&self.prepared, endpoint)
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

impl fmt::Debug for Prepared {
    // Query and body can hold secrets; the values of secret headers print as "Sensitive".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path_and_query.split('?').next().unwrap_or_default();
        formatter
            .debug_struct("Request")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &path)
            .field("headers", &self.header_map())
            .field("body_bytes", &self.body.as_ref().map(Vec::len))
            .finish_non_exhaustive()
    }
}

impl Prepared {
    fn new(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        body: Option<Vec<u8>>,
    ) -> Result<Self> {
        let Target {
            host,
            path_and_query,
            api_version,
            mut headers,
            form,
        } = build(operation, arguments)?;
        let body = match form {
            Some(form) => {
                let error = |rule| ParameterError::new(operation.id, "Content-Type", rule);
                let content_type = header("Content-Type", &form.content_type, false);
                headers.push(content_type.map_err(error)?);
                Some(form.body)
            }
            None => body,
        };
        Ok(Self {
            operation,
            host,
            path_and_query,
            api_version,
            headers,
            custom_headers: Vec::new(),
            body,
        })
    }

    pub(crate) fn set_api_version(&mut self, version: &str) -> Result<()> {
        if version.is_empty() {
            return Err(
                ParameterError::new(self.operation.id, "api-version", "must not be empty").into(),
            );
        }
        if let Some(range) = self.api_version.take() {
            let before = self.path_and_query.get(..range.start).unwrap_or_default();
            let after = self.path_and_query.get(range.end..).unwrap_or_default();
            let mut replaced = String::with_capacity(before.len() + version.len() + after.len());
            replaced.push_str(before);
            push_encoded(&mut replaced, version);
            self.api_version = Some(range.start..replaced.len());
            replaced.push_str(after);
            self.path_and_query = replaced;
        }
        Ok(())
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) -> Result<()> {
        let error = |rule| ParameterError::new(self.operation.id, name.to_owned(), rule);
        let header = header(name, value, false).map_err(error)?;
        if [HOST, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&header.0) {
            return Err(error("is a header that the HTTP client sets".into()).into());
        }
        self.custom_headers.push(header);
        Ok(())
    }

    /// The URL; a host of the operation's own must be one that the endpoint allows.
    fn uri(&self, endpoint: &Endpoint) -> Result<Uri> {
        let base = self.host.as_deref().unwrap_or(endpoint.url());
        let mut url = String::with_capacity(base.len() + self.path_and_query.len());
        url.push_str(base);
        url.push_str(&self.path_and_query);
        if self.host.is_some() {
            return endpoint.follow(self.operation.id, "its host parameter", base, &url);
        }
        let unusable = |_| EndpointError::new("and the request's path make no usable URL").into();
        Uri::try_from(url).map_err(unusable)
    }

    pub(crate) fn to_http(&self, endpoint: &Endpoint) -> Result<http::Request<Vec<u8>>> {
        let mut request = http::Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.operation.method.clone();
        *request.uri_mut() = self.uri(endpoint)?;
        *request.headers_mut() = self.header_map();
        Ok(request)
    }

    fn header_map(&self) -> HeaderMap {
        let mut headers =
            HeaderMap::with_capacity(2 + self.headers.len() + self.custom_headers.len());
        headers.insert(ACCEPT, media_type(self.operation.accept));
        if self.body.is_some() {
            headers.insert(
                CONTENT_TYPE,
                media_type(self.operation.content_type.unwrap_or(JSON)),
            );
        }
        for (name, value) in self.operation.headers {
            if let Ok((name, value)) = header(name, value, false) {
                headers.insert(name, value);
            }
        }
        for (name, value) in self.headers.iter().chain(&self.custom_headers) {
            // There is nothing that a media type could be said of.
            if name != CONTENT_TYPE || self.body.is_some() {
                headers.insert(name, value.clone());
            }
        }
        headers
    }

    /// The request for a page after the first one of a list, but for its URL.
    pub(crate) fn page_request(&self) -> http::Request<Vec<u8>> {
        let mut headers = self.header_map();
        let (method, body) = match (self.operation.next_page, &self.body) {
            (NextPage::PostBody, Some(body)) => (Method::POST, body.clone()),
            (NextPage::Post | NextPage::PostBody, _) => (Method::POST, Vec::new()),
            (NextPage::Get, _) => (Method::GET, Vec::new()),
        };
        if body.is_empty() {
            headers.remove(CONTENT_TYPE);
        }
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        *request.headers_mut() = headers;
        request
    }

    /// The headers for the requests after the first one of a long-running operation: those by which the caller finds its requests
    /// again, but nothing that is about the first request only.
    pub(crate) fn poll_headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(JSON));
        let correlation = |name: &HeaderName| {
            matches!(
                name.as_str(),
                "x-ms-client-request-id" | "x-ms-correlation-request-id"
            )
        };
        let first_only = |name: &HeaderName| {
            let name = name.as_str();
            name.starts_with("content-")
                || name.starts_with("if-")
                || matches!(name, "prefer" | "range" | "expect")
        };
        let parameters = self.headers.iter().filter(|(name, _)| correlation(name));
        let custom = self
            .custom_headers
            .iter()
            .filter(|(name, _)| !first_only(name));
        for (name, value) in parameters.chain(custom) {
            headers.insert(name, value.clone());
        }
        headers
    }
}

/// A media type of the operation's data.
fn media_type(text: &'static str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(JSON))
}

/// The same request once more. It has no extensions, whose map each crate would compile with `clone()`.
pub(crate) fn copy(request: &http::Request<Vec<u8>>) -> http::Request<Vec<u8>> {
    let mut copy = http::Request::new(request.body().clone());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    copy
}

/// A GET without a body.
pub(crate) fn get(uri: &Uri, headers: &HeaderMap) -> http::Request<Vec<u8>> {
    let mut request = http::Request::new(Vec::new());
    *request.uri_mut() = uri.clone();
    *request.headers_mut() = headers.clone();
    request
}
