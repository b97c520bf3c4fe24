//! Requests without the type of their response.

use std::fmt;
use std::ops::Range;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use super::build::{Target, broken_rule, build};
use super::header::{check_count, header, is_set_by_client};
use super::{Argument, Host, NextPage, Operation};
use crate::runtime::url::percent::push_encoded;
use crate::runtime::{Endpoint, EndpointError, Error, ParameterError, Result};

const JSON: &str = "application/json";

/// A [`Request`](super::Request) without its type parameters.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) operation: &'static Operation,
    /// The URL to use instead of the endpoint's.
    host: Option<String>,
    pub(super) path_and_query: String,
    api_version: Option<Range<usize>>,
    /// Whether the caller of the request chose its API version.
    own_api_version: bool,
    /// From parameters.
    headers: Vec<(HeaderName, HeaderValue)>,
    /// From [`Request::with_header`].
    custom_headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Option<Vec<u8>>,
}

impl fmt::Debug for Prepared {
    // Query and body can hold secrets. The values of secret headers print as "Sensitive". The path of an operation with a secret in
    // it is shown as its template.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parameters = self.operation.parameters.iter();
        let path = if parameters.any(|parameter| parameter.is_secret_in_path()) {
            self.operation.path
        } else {
            &self.path_and_query
        };
        let path = path.split('?').next().unwrap_or_default();
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
    pub(super) fn new(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        body: Option<Vec<u8>>,
    ) -> Result<Self> {
        if arguments.len() != operation.parameters.len() {
            return Err(Error::ArgumentCount {
                operation: operation.id,
                found: arguments.len(),
            });
        }
        let prepared = Self::in_place(operation, arguments, body);
        match broken_rule(operation, arguments) {
            None => Ok(prepared?),
            Some((parameter, broken)) => {
                Err(
                    ParameterError::of_rule(operation.id, parameter.name(), broken, prepared)
                        .into(),
                )
            }
        }
    }

    /// Writes the arguments without checking the rules of the definition.
    fn in_place(
        operation: &'static Operation,
        arguments: &[Argument<'_>],
        body: Option<Vec<u8>>,
    ) -> Result<Self, ParameterError> {
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
            own_api_version: false,
            headers,
            custom_headers: Vec::new(),
            body,
        })
    }

    /// The request in the error of a broken rule. Every other error stays one.
    pub(crate) fn without_rules(error: Error) -> Result<Self> {
        match error {
            Error::Parameter(error) => Ok(error.without_rules()?),
            other => Err(other),
        }
    }

    /// Sets the version of a client, unless the request has one of its own.
    #[cfg(feature = "client")]
    pub(crate) fn default_api_version(&mut self, version: &str) -> Result<()> {
        if self.own_api_version {
            return Ok(());
        }
        self.set_api_version(version)
    }

    /// Sets the version that the caller of the request chose.
    pub(super) fn choose_api_version(&mut self, version: &str) -> Result<()> {
        self.own_api_version = true;
        self.set_api_version(version)
    }

    fn set_api_version(&mut self, version: &str) -> Result<()> {
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

    #[inline]
    pub(super) fn push_query(&mut self, name: &str, value: &str) -> Result<()> {
        let error = |rule| ParameterError::new(self.operation.id, name.to_owned(), rule);
        if name.is_empty() {
            return Err(error("must have a name in a query").into());
        }
        if name.eq_ignore_ascii_case("api-version") {
            return Err(error("is set by `with_api_version`").into());
        }
        let out = &mut self.path_and_query;
        out.push(if out.contains('?') { '&' } else { '?' });
        push_encoded(out, name);
        out.push('=');
        push_encoded(out, value);
        Ok(())
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) -> Result<()> {
        let error = |rule| ParameterError::new(self.operation.id, name.to_owned(), rule);
        let header = header(name, value, false).map_err(error)?;
        if is_set_by_client(&header.0) {
            return Err(error("is a header that only the HTTP client can set".into()).into());
        }
        check_count(self.headers.len() + self.custom_headers.len()).map_err(error)?;
        self.custom_headers.push(header);
        Ok(())
    }

    /// The URL. If the operation has a host of its own, it must be one that the endpoint allows.
    fn uri(&self, endpoint: &Endpoint) -> Result<Uri> {
        let mut base = self.host.as_deref().unwrap_or(endpoint.url());
        let mut url = String::with_capacity(base.len() + self.path_and_query.len());
        // The scheme in a definition is that of the service, not that of a test server in its place.
        if endpoint.is_local_test_server()
            && self.operation.host.as_ref().is_some_and(Host::is_https)
            && let Some(rest) = base.strip_prefix("https:")
        {
            url.push_str("http:");
            base = rest;
        }
        url.push_str(base);
        url.push_str(&self.path_and_query);
        if self.host.is_some() {
            return endpoint.allow_url(self.operation.id, "its host parameter", &url);
        }
        let unusable =
            |_| EndpointError::new("and the path of the request do not form a valid URL").into();
        Uri::try_from(url).map_err(unusable)
    }

    pub(crate) fn to_http(&self, endpoint: &Endpoint) -> Result<http::Request<Vec<u8>>> {
        let mut request = http::Request::new(self.body.clone().unwrap_or_default());
        *request.method_mut() = self.operation.method.clone();
        *request.uri_mut() = self.uri(endpoint)?;
        *request.headers_mut() = self.header_map();
        Ok(request)
    }

    pub(super) fn header_map(&self) -> HeaderMap {
        self.headers_of(self.body.is_some())
    }

    /// The headers of the request with a body or without one.
    pub(super) fn headers_of(&self, has_body: bool) -> HeaderMap {
        let mut headers =
            HeaderMap::with_capacity(2 + self.headers.len() + self.custom_headers.len());
        headers.insert(ACCEPT, media_type(self.operation.accept));
        if has_body {
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
            // Without a body there is no media type.
            if name != CONTENT_TYPE || has_body {
                headers.insert(name, value.clone());
            }
        }
        headers
    }

    /// The request for the pages after the first one, without a URL.
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

    /// The headers for the requests after the first one of a long-running operation: the ids that the caller set, and custom
    /// headers that are not only about the first request.
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

/// The media type in the data of an operation.
fn media_type(text: &'static str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(JSON))
}

/// A copy of the request without its extensions. With `clone()`, each crate would compile their map.
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
