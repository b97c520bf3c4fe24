//! A blocking HTTP client for request functions.

use crate::TestResult;
use conformance_runtime::runtime::FromResponse;
use conformance_runtime::{self as runtime, Endpoint};
use http::{Request, Response};
use ureq::Agent;

/// A blocking HTTP client with a cookie jar, and the endpoint of the server.
#[derive(Debug)]
pub struct Blocking {
    agent: Agent,
    endpoint: Endpoint,
}

impl Blocking {
    pub(crate) fn new(endpoint: Endpoint) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .proxy(None)
            .build();
        Self {
            agent: config.new_agent(),
            endpoint,
        }
    }

    /// The endpoint of the server.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends what a request function returned, and decodes the response.
    ///
    /// # Errors
    /// If the request cannot be made, there is no response, or the response is an error.
    pub fn call<R: FromResponse>(&self, request: &runtime::Request<R>) -> TestResult<R> {
        let response = self.send(&request.to_http(&self.endpoint)?)?;
        Ok(request.decode(response)?)
    }

    /// Sends a request and reads the whole response. A status of 408, 429 or 5xx is tried again, three times.
    ///
    /// # Errors
    /// If there is no response.
    pub fn send(&self, request: &Request<Vec<u8>>) -> TestResult<Response<Vec<u8>>> {
        let mut tries = 0;
        loop {
            tries += 1;
            let (head, mut body) = self.agent.run(request.clone())?.into_parts();
            let body = body.read_to_vec()?;
            let retried = matches!(head.status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504);
            if !retried || tries > 3 {
                return Ok(Response::from_parts(head, body));
            }
        }
    }
}
