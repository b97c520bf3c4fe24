//! What the calls of all operations have in common: arguments come from JSON, and what happens goes into a report.
//!
//! The first argument of the program is a file with a call on each line, and for each the program prints a report as a line.
//! What is expected is not known here.

use crate::runtime::wire::serialize;
use crate::runtime::{self, Error, FromResponse, Request, ResponseParts, Value, from_json};
use serde_json::{Value as Json, json};
use std::any::Any;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;

/// Calls the function of an operation, and reads responses as its result.
pub type Operation = fn(&mut Call<'_>);

/// Why there is no request.
pub enum Problem {
    /// The call has no value for a parameter.
    Missing(&'static str),
    /// The value of a parameter is of another type.
    Unfit(&'static str, String),
    /// The function refuses the arguments.
    Refused(Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl Problem {
    fn report(&self) -> Json {
        match self {
            Self::Missing(name) => json!({"missing": name}),
            Self::Unfit(name, message) => json!({"unfit": name, "message": message}),
            Self::Refused(Error::Parameter(error)) => {
                json!({"refused": error.parameter(), "message": error.rule()})
            }
            Self::Refused(error) => json!({"refused": "", "message": error.to_string()}),
        }
    }
}

/// A call of an operation, and what happens in it.
pub struct Call<'a> {
    line: &'a Json,
    request: Json,
    responses: Vec<Json>,
}

#[allow(dead_code, reason = "not each definition's operations need all of it")]
impl<'a> Call<'a> {
    fn argument(&self, name: &'static str) -> Result<&'a Json, Problem> {
        let value = self.line["arguments"].get(name);
        value.filter(|value| !value.is_null()).ok_or(Problem::Missing(name))
    }

    /// A text, borrowed.
    pub fn text(&self, name: &'static str) -> Result<&'a str, Problem> {
        let value = self.argument(name)?;
        value.as_str().ok_or_else(|| Problem::Unfit(name, format!("{value} is no text")))
    }

    /// The same, if it is given.
    pub fn optional_text(&self, name: &'static str) -> Result<Option<&'a str>, Problem> {
        match self.argument(name) {
            Ok(_) => self.text(name).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Texts, borrowed.
    pub fn texts(&self, name: &'static str) -> Result<Vec<&'a str>, Problem> {
        let value = self.argument(name)?;
        let texts = value.as_array().and_then(|items| items.iter().map(Json::as_str).collect());
        texts.ok_or_else(|| Problem::Unfit(name, format!("{value} is no list of texts")))
    }

    /// A value of any type.
    pub fn value<T: Value>(&self, name: &'static str) -> Result<T, Problem> {
        let text = self.argument(name)?.to_string();
        from_json(text.as_bytes()).map_err(|failure| Problem::Unfit(name, failure.message))
    }

    /// A list of values.
    pub fn list<T: Value>(&self, name: &'static str) -> Result<Vec<T>, Problem> {
        self.value(name)
    }

    /// A value that need not be given.
    pub fn option<T: Value>(&self, name: &'static str) -> Result<Option<T>, Problem> {
        match self.argument(name) {
            Ok(_) => self.value(name).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Bytes, which the call has as a text.
    pub fn bytes(&self, name: &'static str) -> Result<&'a [u8], Problem> {
        self.text(name).map(str::as_bytes)
    }

    /// The same, if they are given.
    pub fn optional_bytes(&self, name: &'static str) -> Result<Option<Vec<u8>>, Problem> {
        match self.argument(name) {
            Ok(_) => self.bytes(name).map(|bytes| Some(bytes.to_vec())),
            Err(_) => Ok(None),
        }
    }

    /// Makes the request, and reads each response of the call.
    pub fn run<R: FromResponse, K>(
        &mut self,
        request: fn(&Self) -> Result<Request<R, K>, Problem>,
        answer: fn(R) -> Answer,
    ) {
        let mut operation = None;
        self.request = caught(|| match request(self) {
            Ok(request) => {
                operation = Some(request.operation());
                sent(request.method().as_str(), request.path_and_query(), request.body())
            }
            Err(problem) => problem.report(),
        });
        self.read(operation, &|response| R::from_response(response).map(answer));
    }

    fn read(
        &mut self,
        operation: Option<&runtime::Operation>,
        decode: &dyn Fn(&ResponseParts<'_>) -> runtime::Result<Answer>,
    ) {
        for response in self.line["responses"].as_array().into_iter().flatten() {
            self.responses.push(caught(|| self::response(response, operation, decode)));
        }
    }
}

fn sent(method: &str, url: &str, body: &[u8]) -> Json {
    json!({"method": method, "url": url, "body": String::from_utf8_lossy(body)})
}

fn response(
    response: &Json,
    operation: Option<&runtime::Operation>,
    decode: &dyn Fn(&ResponseParts<'_>) -> runtime::Result<Answer>,
) -> Json {
    let status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    let mut builder = http::Response::builder().status(status.unwrap_or_default());
    for (name, value) in response["headers"].as_object().into_iter().flatten() {
        builder = builder.header(name, value.as_str().unwrap_or_default());
    }
    let body = response["body"].as_str().unwrap_or_default();
    let (head, ()) = match builder.body(()) {
        Ok(response) => response.into_parts(),
        Err(error) => return json!({"unusable": error.to_string()}),
    };
    let parts = ResponseParts::new("", head.status, &head.headers, body.as_bytes());
    let checked = operation.map_or(Ok(()), |operation| parts.check_success(operation));
    match checked.and_then(|()| decode(&parts)) {
        Ok(answer) => answer.0,
        Err(Error::Service(error)) => json!({"service": error.status().as_u16()}),
        Err(Error::Decode(error)) => json!({
            "path": error.path(), "expected": error.expected(), "found": error.found(),
        }),
        Err(error) => json!({"failed": error.to_string()}),
    }
}

/// What a response became.
pub struct Answer(Json);

#[allow(dead_code, reason = "not each definition's operations need all of it")]
impl Answer {
    /// Nothing that could be compared.
    pub fn nothing() -> Self {
        Self(json!({}))
    }

    /// A body, written again.
    pub fn body(value: &dyn Value) -> Self {
        let mut text = Vec::new();
        match serialize(value, &mut serde_json::Serializer::new(&mut text)) {
            Ok(()) => Self(json!({"body": String::from_utf8_lossy(&text)})),
            Err(error) => Self(json!({"failed": error.to_string()})),
        }
    }

    /// A body that is no JSON.
    pub fn bytes(value: &[u8]) -> Self {
        Self(json!({"bytes": String::from_utf8_lossy(value)}))
    }
}

/// A report, or what a panic said.
fn caught(report: impl FnOnce() -> Json) -> Json {
    catch_unwind(AssertUnwindSafe(report)).unwrap_or_else(|panic| json!({"panic": said(&*panic)}))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
}

/// Reads the calls and prints the reports.
pub fn main(operations: &[(&str, Operation)]) -> ExitCode {
    set_hook(Box::new(|_| {}));
    match run(operations) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(operations: &[(&str, Operation)]) -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("no file with calls")?;
    let mut output = BufWriter::new(std::io::stdout().lock());
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let line: Json = serde_json::from_str(&line?)?;
        let id = line["operation"].as_str().unwrap_or_default();
        let operation = operations.iter().find(|(known, _)| *known == id);
        let (_, operation) = operation.ok_or_else(|| format!("no operation `{id}`"))?;
        let mut call = Call { line: &line, request: Json::Null, responses: Vec::new() };
        operation(&mut call);
        let report = json!({"request": call.request, "responses": call.responses});
        writeln!(output, "{report}")?;
        // What a later call ends in an abort must not take this report with it.
        output.flush()?;
    }
    Ok(())
}
