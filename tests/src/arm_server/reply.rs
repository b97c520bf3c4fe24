//! One scripted answer.

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use std::io;

/// An answer of the server.
///
/// ```
/// use armgen_tests::arm_server::Reply;
/// let busy = Reply::new(429).header("retry-after", "1");
/// let done = Reply::json(200, r#"{"status": "Succeeded"}"#);
/// ```
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    cut: bool,
}

impl Reply {
    /// A status without a body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            cut: false,
        }
    }

    /// A status with a body that says it is JSON. It need not be: that is for the test to choose.
    #[must_use]
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self {
            body: body.into().into_bytes(),
            ..Self::new(status).header(CONTENT_TYPE.as_str(), "application/json; charset=utf-8")
        }
    }

    /// An error in the shape that every Azure service uses.
    #[must_use]
    pub fn error(status: u16, code: &str, message: &str) -> Self {
        Self::json(
            status,
            serde_json::json!({ "error": { "code": code, "message": message } }).to_string(),
        )
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Cuts the connection when half of the body is sent.
    #[must_use]
    pub fn cut_in_the_middle(mut self) -> Self {
        self.cut = true;
        self
    }

    pub(super) fn into_response(self) -> Response {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        let body = if self.cut {
            response = response.header(CONTENT_LENGTH, self.body.len());
            let half = self.body[..self.body.len() / 2].to_vec();
            Body::from_stream(futures::stream::iter([
                Ok(half),
                Err(io::Error::other("cut by the script")),
            ]))
        } else {
            Body::from(self.body)
        };
        response
            .body(body)
            .expect("an answer with a valid status and valid headers")
    }
}
