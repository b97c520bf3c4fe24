//! A blocking HTTP client for request functions.

use crate::TestResult;
use conformance_runtime::runtime::{FromResponse, LongRunning, Page, Paged, RetryOptions, Step};
use conformance_runtime::{self as runtime, Endpoint, LongRunningOperation, PollingOptions};
use http::{Request, Response};
use std::io::Read;
use std::time::Duration;
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
    pub fn call<R: FromResponse, K>(&self, request: &runtime::Request<R, K>) -> TestResult<R> {
        let response = self.send(&request.to_http(&self.endpoint)?)?;
        Ok(request.decode(response)?)
    }

    /// Sends a request once, and leaves the body to be read.
    ///
    /// # Errors
    /// If there is no response.
    pub fn open(&self, request: &Request<Vec<u8>>) -> TestResult<Response<impl Read + use<>>> {
        let response = self.agent.run(request.clone())?;
        Ok(response.map(ureq::Body::into_reader))
    }

    /// Starts a long-running operation and waits for its result.
    ///
    /// # Errors
    /// If the request cannot be made, there is no response, or the operation or one of its requests fails.
    pub fn wait<R, T: FromResponse>(
        &self,
        request: runtime::Request<R, LongRunning<T>>,
    ) -> TestResult<T> {
        Ok(self.end(request)?.into_result()?)
    }

    /// Starts a long-running operation and waits until it has ended.
    ///
    /// # Errors
    /// As [`Blocking::wait`].
    pub fn end<R, T>(
        &self,
        request: runtime::Request<R, LongRunning<T>>,
    ) -> TestResult<LongRunningOperation<T>> {
        self.finish(request.start(&self.endpoint)?)
    }

    /// Waits until an operation has ended, with short waits.
    ///
    /// # Errors
    /// As [`Blocking::wait`].
    pub fn finish<T>(
        &self,
        operation: LongRunningOperation<T>,
    ) -> TestResult<LongRunningOperation<T>> {
        let mut operation = operation.with_polling(short_waits());
        loop {
            match operation.next_step() {
                // The operation tries requests again, as its options say.
                Step::Send(request) => operation.receive(self.send_once(&request)?)?,
                Step::Wait(time) => std::thread::sleep(time),
                Step::Done => return Ok(operation),
            }
        }
    }

    /// Requests all items of a list.
    ///
    /// # Errors
    /// If the request cannot be made, or there is an error before the end of the list.
    pub fn items<P: Page>(&self, request: runtime::Request<P, Paged>) -> TestResult<Vec<P::Item>> {
        let (pages, end) = self.pages(request.pages(&self.endpoint)?);
        end?;
        Ok(pages.into_iter().flat_map(Page::into_items).collect())
    }

    /// Requests the pages of a list up to its end or to the first error, which is returned beside them.
    pub fn pages<P: Page>(&self, mut pages: runtime::Pages<P>) -> (Vec<P>, TestResult) {
        let mut received = Vec::new();
        let end = loop {
            match self.next_page(&mut pages) {
                Ok(Some(page)) => received.push(page),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        (received, end)
    }

    fn next_page<P: Page>(&self, pages: &mut runtime::Pages<P>) -> TestResult<Option<P>> {
        let Some(request) = pages.next_request()? else {
            return Ok(None);
        };
        Ok(Some(pages.receive(self.send(&request)?)?))
    }

    /// Sends a request and reads the whole response. A status of 408, 429 or 5xx is tried again, three times.
    ///
    /// # Errors
    /// If there is no response.
    pub fn send(&self, request: &Request<Vec<u8>>) -> TestResult<Response<Vec<u8>>> {
        let mut tries = 0;
        loop {
            tries += 1;
            let response = self.send_once(request)?;
            let retried = matches!(
                response.status().as_u16(),
                408 | 429 | 500 | 502 | 503 | 504
            );
            if !retried || tries > 3 {
                return Ok(response);
            }
        }
    }

    fn send_once(&self, request: &Request<Vec<u8>>) -> TestResult<Response<Vec<u8>>> {
        let (head, mut body) = self.agent.run(request.clone())?.into_parts();
        Ok(Response::from_parts(head, body.read_to_vec()?))
    }
}

/// As few and as short waits as the server allows.
fn short_waits() -> PollingOptions {
    PollingOptions {
        interval: Some(Duration::from_millis(1)),
        minimum_wait: Some(Duration::ZERO),
        retry: Some(RetryOptions {
            base_delay: Duration::from_millis(1),
            ..RetryOptions::default()
        }),
        ..PollingOptions::default()
    }
}
