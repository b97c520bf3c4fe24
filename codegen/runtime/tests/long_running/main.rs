//! Long-running operations: the protocol rule by rule, on the state machine alone.

mod detours;
mod errors;
mod headers;
mod link_versions;
mod links;
mod pages;
mod polling;
mod result;
mod retries;
mod start;
mod status_urls;
mod tokens;
mod waits;
mod without_result;

use std::time::Duration;

use armgen_runtime::runtime::{
    Endpoint, Error, FinalState, FromResponse, LongRunning, LongRunningOperation, Operation,
    Parameter, PollingOptions, Request, Result, RetryOptions, Step,
};
use http::Method;
use serde_json::Value as Json;

/// What is added to links without a version.
const VERSION: &str = "api-version=2024-05-01";

const ORIGINAL: &str = "https://management.azure.com/things/one?api-version=2024-05-01";

macro_rules! operation {
    ($name:ident, $method:ident, $final_state:ident) => {
        static $name: Operation = Operation {
            id: concat!("Things_", stringify!($method)),
            method: &Method::$method,
            path: "/things/{name}",
            api_version: "2024-05-01",
            parameters: &[&Parameter::path("name")],
            success: &[200, 201, 202, 204],
            content_type: Some("application/json"),
            final_state: Some(FinalState::$final_state),
            ..Operation::BLANK
        };
    };
}

operation!(PUT, PUT, Default);
operation!(PATCH, PATCH, Default);
operation!(DELETE, DELETE, Default);
operation!(POST, POST, Default);
operation!(POST_VIA_LOCATION, POST, Location);
operation!(POST_VIA_STATUS, POST, AzureAsyncOperation);
operation!(POST_VIA_OPERATION_LOCATION, POST, OperationLocation);
operation!(POST_VIA_ORIGINAL, POST, OriginalUri);
operation!(PUT_VIA_LOCATION, PUT, Location);
operation!(PATCH_VIA_STATUS, PATCH, AzureAsyncOperation);

/// A response of the service in a script.
#[derive(Clone)]
struct Reply(http::Response<String>);

fn reply(status: u16) -> Reply {
    let mut response = http::Response::new(String::new());
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    Reply(response)
}

impl Reply {
    fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.headers_mut().insert(
            name.parse::<http::HeaderName>().unwrap(),
            http::HeaderValue::from_static(value),
        );
        self
    }

    fn body(mut self, body: &str) -> Self {
        body.clone_into(self.0.body_mut());
        self
    }

    fn state(self, state: &str) -> Self {
        self.body(&format!(
            r#"{{"name": "one", "properties": {{"provisioningState": "{state}"}}}}"#
        ))
    }

    fn status(self, status: &str) -> Self {
        self.body(&format!(r#"{{"status": "{status}"}}"#))
    }
}

/// What came of an operation against a script.
#[derive(Debug)]
struct Run<T = Json> {
    requests: Vec<http::Request<Vec<u8>>>,
    waits: Vec<Duration>,
    result: Result<T>,
}

impl<T> Run<T> {
    /// The requests after the first one, each as method and URL. Only the original URL shows its version.
    fn polls(&self) -> Vec<String> {
        let shown = self.urls().into_iter().map(|url| {
            let link = url.strip_suffix(VERSION).filter(|_| url != ORIGINAL);
            let link = link.and_then(|link| link.strip_suffix(['?', '&']));
            format!("GET {}", link.unwrap_or(&url))
        });
        shown.collect()
    }

    /// The URLs of the requests after the first one, which are all GETs.
    fn urls(&self) -> Vec<String> {
        let requests = self.requests.iter().skip(1);
        requests
            .map(|request| {
                assert_eq!(request.method(), Method::GET);
                request.uri().to_string()
            })
            .collect()
    }

    fn problem(self) -> String {
        match self.result {
            Ok(_) => panic!("the operation should have failed"),
            Err(error) => error.to_string(),
        }
    }
}

fn request<T>(operation: &'static Operation) -> Request<Json, LongRunning<T>> {
    Request::new(
        operation,
        &["one".into()],
        Some(&serde_json::json!({"size": 1})),
    )
    .unwrap()
}

fn begin<T>(operation: &'static Operation) -> LongRunningOperation<T> {
    request(operation)
        .start(&Endpoint::PUBLIC)
        .unwrap()
        .with_polling(quick())
}

/// Waits that a test can tell apart.
fn quick() -> PollingOptions {
    PollingOptions {
        interval: Some(Duration::from_secs(15)),
        minimum_wait: Some(Duration::from_millis(1)),
        max_polls: None,
        retry: Some(RetryOptions {
            max_retries: 3,
            ..RetryOptions::default()
        }),
    }
}

/// Drives an operation by hand, as a caller without any client does.
fn drive<T: FromResponse>(mut operation: LongRunningOperation<T>, script: &[Reply]) -> Run<T> {
    let mut script = script.iter();
    let (mut requests, mut waits) = (Vec::new(), Vec::new());
    let result = loop {
        match operation.next_step() {
            Step::Send(request) => {
                let Some(Reply(response)) = script.next() else {
                    panic!("a request too many: {} {}", request.method(), request.uri());
                };
                requests.push(request);
                if let Err(error) = operation.receive(response.clone()) {
                    break Err(error);
                }
            }
            Step::Wait(time) => waits.push(time),
            Step::Done => break operation.into_result(),
        }
    };
    assert_eq!(script.count(), 0, "the script goes on");
    Run {
        requests,
        waits,
        result,
    }
}

fn run(operation: &'static Operation, script: &[Reply]) -> Run {
    drive(begin(operation), script)
}

fn run_without_result(operation: &'static Operation, script: &[Reply]) -> Run<()> {
    drive(begin(operation), script)
}

fn service_code(error: &Error) -> Option<&str> {
    error.service().and_then(|error| error.code())
}
