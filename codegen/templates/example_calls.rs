//! The code that the calls of all operations share: it reads arguments from JSON and reports results.
//!
//! The first argument of the program is a file with a [`report::Call`] on each line. For each it prints a [`Report`] on a line.

use crate::report::{
    self, ParameterError, Report, RequestReport, ResponseReport, ServiceError,
};
use crate::runtime::wire::serialize;
use crate::runtime::{Error, FromResponse, Operation, Request, ResponseParts, Result, Value, from_json};
use http::HeaderMap;
use serde_json::Value as Json;
use std::any::Any;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

/// Calls the function of an operation, and decodes responses as its result.
pub type Function = fn(&Call) -> Report;

/// The arguments and responses of a call.
pub struct Call(report::Call);

#[allow(dead_code, reason = "not every definition's operations need all of it")]
impl Call {
    fn argument(&self, name: &str) -> Result<&Json, RequestReport> {
        let value = self.0.arguments.get(name);
        value.ok_or_else(|| RequestReport::Missing(name.to_owned()))
    }

    /// A string, borrowed.
    pub fn text(&self, name: &str) -> Result<&str, RequestReport> {
        let value = self.argument(name)?;
        value.as_str().ok_or_else(|| wrong_type(name, format!("{value} is not a string")))
    }

    /// Strings, borrowed.
    pub fn texts(&self, name: &str) -> Result<Vec<&str>, RequestReport> {
        let value = self.argument(name)?;
        let texts = value.as_array().and_then(|items| items.iter().map(Json::as_str).collect());
        texts.ok_or_else(|| wrong_type(name, format!("{value} is not a list of strings")))
    }

    /// Bytes, for which the call has a string.
    pub fn bytes(&self, name: &str) -> Result<&[u8], RequestReport> {
        self.text(name).map(str::as_bytes)
    }

    /// A value of any type.
    pub fn value<T: Value>(&self, name: &str) -> Result<T, RequestReport> {
        let text = self.argument(name)?.to_string();
        from_json(text.as_bytes()).map_err(|failure| wrong_type(name, failure.message))
    }

    /// An argument that may be missing.
    pub fn optional<'a, T>(
        &'a self,
        name: &str,
        read: fn(&'a Self, &str) -> Result<T, RequestReport>,
    ) -> Result<Option<T>, RequestReport> {
        self.argument(name).is_ok().then(|| read(self, name)).transpose()
    }

    /// Makes the request, and decodes each response of the call.
    pub fn run<R: FromResponse, K>(
        &self,
        request: fn(&Self) -> Result<Request<R, K>, RequestReport>,
        result: fn(R) -> ResponseReport,
    ) -> Report {
        let mut operation = None;
        let request = catch(RequestReport::Panicked, || match request(self) {
            Ok(request) => {
                operation = Some(request.operation());
                self::request(
                    request.method().as_str(),
                    request.path_and_query(),
                    &request.headers(),
                    request.body(),
                )
            }
            Err(report) => report,
        });
        self.decode(request, operation, &|response| R::from_response(response).map(result))
    }

    fn decode(
        &self,
        request: RequestReport,
        operation: Option<&Operation>,
        decode: &dyn Fn(&ResponseParts<'_>) -> Result<ResponseReport>,
    ) -> Report {
        let responses = self.0.responses.iter();
        let responses = responses.map(|response| {
            catch(ResponseReport::Panicked, || self::response(response, operation, decode))
        });
        Report { request, responses: responses.collect() }
    }
}

fn wrong_type(parameter: &str, message: String) -> RequestReport {
    RequestReport::WrongType(ParameterError { parameter: parameter.to_owned(), message })
}

impl From<Error> for RequestReport {
    fn from(error: Error) -> Self {
        let (parameter, message) = match error {
            Error::Parameter(error) => (error.parameter().to_owned(), error.rule().to_owned()),
            error => (String::new(), error.to_string()),
        };
        Self::Refused(ParameterError { parameter, message })
    }
}

fn request(method: &str, url: &str, headers: &HeaderMap, body: &[u8]) -> RequestReport {
    let headers = headers.iter().map(|(name, value)| {
        (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    RequestReport::Request {
        method: method.to_owned(),
        url: url.to_owned(),
        headers: headers.collect(),
        body: String::from_utf8_lossy(body).into_owned(),
    }
}

fn response(
    response: &report::Response,
    operation: Option<&Operation>,
    decode: &dyn Fn(&ResponseParts<'_>) -> Result<ResponseReport>,
) -> ResponseReport {
    let mut builder = http::Response::builder().status(response.status);
    for (name, value) in &response.headers {
        builder = builder.header(name, value);
    }
    let (head, ()) = match builder.body(()) {
        Ok(response) => response.into_parts(),
        Err(error) => return ResponseReport::Failed(error.to_string()),
    };
    let parts = ResponseParts::new("", head.status, &head.headers, response.body.as_bytes());
    let parts = operation.map_or(Ok(parts), |operation| parts.check_success(operation));
    match parts.and_then(|parts| decode(&parts)) {
        Ok(report) => report,
        Err(Error::Service(error)) => ResponseReport::ServiceError(ServiceError {
            status: error.status().as_u16(),
            code: error.code().map(str::to_owned),
            message: error.message().map(str::to_owned),
        }),
        Err(Error::Decode(error)) => ResponseReport::Misfit {
            path: error.path().to_owned(),
            expected: error.expected().to_owned(),
            found: error.found().to_owned(),
        },
        Err(error) => ResponseReport::Failed(error.to_string()),
    }
}

/// A body, written as JSON.
#[allow(dead_code, reason = "not every definition has one")]
pub fn json(value: &dyn Value) -> ResponseReport {
    let mut text = Vec::new();
    let written = serialize(value, &mut serde_json::Serializer::new(&mut text));
    match written.and_then(|()| serde_json::from_slice(&text)) {
        Ok(json) => ResponseReport::Json(json),
        Err(error) => ResponseReport::Failed(error.to_string()),
    }
}

/// A body that is not JSON.
#[allow(dead_code, reason = "not every definition has one")]
pub fn raw(bytes: &[u8]) -> ResponseReport {
    ResponseReport::Raw(String::from_utf8_lossy(bytes).into_owned())
}

/// The report of a function, or of its panic.
fn catch<T>(panicked: fn(String) -> T, report: impl FnOnce() -> T) -> T {
    let report = catch_unwind(AssertUnwindSafe(report));
    report.unwrap_or_else(|panic| panicked(message(&*panic)))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
}

/// Reads the calls and prints the reports.
pub fn main(functions: &[(&str, Function)]) -> ExitCode {
    set_hook(Box::new(|_| {}));
    match run(functions) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(functions: &[(&str, Function)]) -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("no file with calls")?;
    let mut output = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let call: report::Call = serde_json::from_str(&line?)?;
        let function = functions.iter().find(|(operation, _)| *operation == call.operation);
        let (_, function) = function.ok_or_else(|| format!("no operation `{}`", call.operation))?;
        serde_json::to_writer(&mut output, &function(&Call(call)))?;
        writeln!(output)?;
        // If a later call ends the process, this report must have been written.
        output.flush()?;
    }
    Ok(())
}
