//! Requests to the mock, and what it answers.

use std::collections::BTreeMap;

/// The greatest size of an answer that is read, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

/// A request, without the address of its server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Sent {
    /// The path and the query of the URL.
    pub(crate) fn path_and_query(&self) -> (&str, &str) {
        self.url.split_once('?').unwrap_or((&self.url, ""))
    }

    /// Whether requests of the method have a body, be it an empty one.
    fn expects_body(&self) -> bool {
        matches!(self.method.as_str(), "PATCH" | "POST" | "PUT")
    }

    /// The request with another header.
    pub(crate) fn with_header(&self, name: &str, value: &str) -> Self {
        let mut sent = self.clone();
        sent.headers.insert(name.to_owned(), value.to_owned());
        sent
    }
}

/// An answer of the mock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// Sends requests to the mock.
pub(crate) struct Sender {
    agent: ureq::Agent,
}

impl Sender {
    pub(crate) fn new() -> Self {
        let settings = ureq::Agent::config_builder()
            .http_status_as_error(false)
            // Some operations have a body on DELETE.
            .allow_non_standard_methods(true)
            .proxy(None)
            .max_redirects(0)
            .build();
        Self {
            agent: settings.new_agent(),
        }
    }

    /// Sends a request to a server with this address.
    ///
    /// # Errors
    /// If it is no request of HTTP, or there is no answer.
    pub(crate) fn send(&self, address: &str, sent: &Sent) -> Result<Answer, String> {
        let mut request = ureq::http::Request::builder()
            .method(sent.method.as_str())
            .uri(format!("{address}{}", sent.url));
        for (name, value) in &sent.headers {
            request = request.header(name, value);
        }
        // The mock lets nobody in without a token, whatever the token is.
        request = request.header("authorization", "Bearer token");
        let problem = |error: &dyn std::fmt::Display| {
            format!("{} {} cannot be sent: {error}", sent.method, sent.url)
        };
        let answer = if sent.body.is_empty() && !sent.expects_body() {
            let request = request.body(()).map_err(|error| problem(&error))?;
            self.agent.run(request)
        } else {
            // Without a length, an empty body would be sent in chunks, and the mock would try to read it.
            let request = request.header("content-length", sent.body.len());
            let request = request.body(sent.body.as_bytes());
            self.agent.run(request.map_err(|error| problem(&error))?)
        };
        let mut answer = answer.map_err(|error| problem(&error))?;
        let body = answer
            .body_mut()
            .with_config()
            .limit(LIMIT)
            .read_to_string();
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), value)
        });
        Ok(Answer {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: body.map_err(|error| problem(&error))?,
        })
    }
}
