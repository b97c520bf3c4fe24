//! Which answer goes to which request, and what was asked.

use super::{Reply, TOKEN};
use http::{HeaderMap, request::Parts};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

/// The error code of the 404 for a request that no answer is left for.
pub const NOT_SCRIPTED: &str = "NotScripted";

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct ReceivedRequest {
    /// The method, such as `PUT`.
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    /// All headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Vec<u8>,
}

impl ReceivedRequest {
    pub(super) fn new(parts: Parts, body: Vec<u8>) -> Self {
        Self {
            method: parts.method.to_string(),
            target: parts.uri.to_string(),
            headers: parts.headers,
            body,
        }
    }

    /// The target without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// A header's value, if it is there and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON; `null` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

#[derive(Debug)]
struct Route {
    method: String,
    path: String,
    replies: VecDeque<Reply>,
}

impl Route {
    fn takes(&self, request: &ReceivedRequest) -> bool {
        let target = if self.path.contains('?') {
            request.target.as_str()
        } else {
            request.path()
        };
        !self.replies.is_empty() && self.method == request.method && self.path == target
    }
}

#[derive(Debug, Default)]
pub(super) struct Script {
    routes: Mutex<Vec<Route>>,
    requests: Mutex<Vec<ReceivedRequest>>,
}

impl Script {
    pub(super) fn add(&self, method: &str, path: &str, replies: impl IntoIterator<Item = Reply>) {
        let replies = replies.into_iter().collect();
        lock(&self.routes).push(Route {
            method: method.to_owned(),
            path: path.to_owned(),
            replies,
        });
    }

    pub(super) fn requests(&self) -> Vec<ReceivedRequest> {
        lock(&self.requests).clone()
    }

    pub(super) fn unused(&self) -> usize {
        lock(&self.routes)
            .iter()
            .map(|route| route.replies.len())
            .sum()
    }

    pub(super) fn reply(&self, request: ReceivedRequest) -> Reply {
        let reply = self.choose(&request);
        lock(&self.requests).push(request);
        reply
    }

    fn choose(&self, request: &ReceivedRequest) -> Reply {
        if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
            return Reply::error(401, "AuthenticationFailed", "Authentication failed.");
        }
        let mut routes = lock(&self.routes);
        let scripted = routes
            .iter_mut()
            .find(|route| route.takes(request))
            .and_then(|route| route.replies.pop_front());
        scripted.unwrap_or_else(|| {
            Reply::error(
                404,
                NOT_SCRIPTED,
                &format!("{} {}", request.method, request.target),
            )
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .expect("a lock that no thread holds while it panics")
}
