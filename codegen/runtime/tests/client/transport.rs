//! A transport that gives scripted answers in order and remembers what was sent.

use azure_core::Bytes;
use azure_core::error::{Error, ErrorKind};
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, Body, HttpClient, Request};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// An answer, or none at all.
#[derive(Clone, Debug)]
pub enum Answer {
    Response {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: String,
    },
    /// The connection breaks before a response is there.
    Broken,
    /// Comes after a while.
    Late(Duration, Box<Answer>),
}

impl Answer {
    pub fn new(status: u16) -> Self {
        Self::json(status, "")
    }

    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Response {
            status,
            headers: Vec::new(),
            body: body.into(),
        }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Response { headers, .. } = &mut self {
            headers.push((name, value.into()));
        }
        self
    }

    pub fn after(self, time: Duration) -> Self {
        Self::Late(time, Box::new(self))
    }
}

/// A request as it was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    pub method: String,
    pub url: String,
    pub headers: Headers,
    pub body: Bytes,
}

impl Sent {
    pub fn header(&self, name: &'static str) -> Option<String> {
        self.headers.get_optional_string(&name.into())
    }
}

#[derive(Clone, Debug, Default)]
pub struct MockTransport {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl MockTransport {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers = answers.into_iter().collect();
        Self {
            answers: Arc::new(Mutex::new(answers)),
            sent: Arc::default(),
        }
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }

    /// Method and URL of everything that was sent.
    pub fn calls(&self) -> Vec<String> {
        self.sent()
            .iter()
            .map(|sent| format!("{} {}", sent.method, sent.url))
            .collect()
    }

    pub fn hosts(&self) -> Vec<String> {
        self.sent()
            .iter()
            .map(|sent| sent.url.split('/').nth(2).unwrap().to_owned())
            .collect()
    }

    /// How many answers nobody has asked for.
    pub fn unused(&self) -> usize {
        self.answers.lock().unwrap().len()
    }
}

#[async_trait::async_trait]
impl HttpClient for MockTransport {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let body = match request.body() {
            Body::Bytes(bytes) => bytes.clone(),
            Body::SeekableStream(_) => panic!("the client sends no streams"),
        };
        self.sent.lock().unwrap().push(Sent {
            method: request.method().as_str().to_owned(),
            url: request.url().to_string(),
            headers: request.headers().clone(),
            body,
        });
        let answer = self.answers.lock().unwrap().pop_front();
        let mut answer = answer.unwrap_or_else(|| {
            panic!(
                "{} {} was not expected",
                request.method().as_str(),
                request.url()
            )
        });
        if let Answer::Late(time, late) = answer {
            tokio::time::sleep(time).await;
            answer = *late;
        }
        match answer {
            Answer::Broken | Answer::Late(..) => {
                Err(Error::with_message(ErrorKind::Io, "the connection is gone"))
            }
            Answer::Response {
                status,
                headers: pairs,
                body,
            } => {
                let mut headers = Headers::new();
                for (name, value) in pairs {
                    headers.insert(name, value);
                }
                Ok(AsyncRawResponse::from_bytes(status.into(), headers, body))
            }
        }
    }
}
