//! A server on this machine in the role of Azure Resource Manager. It knows nothing of the services: it keeps what it is sent.

use axum::Router;
use axum::extract::State;
use axum::http::header::{AUTHORIZATION, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// The number of items of a page.
const PAGE: usize = 2;

/// How often an operation is still in progress when it is asked for.
const POLLS: u32 = 1;

/// A running server. It ends with the program.
pub(crate) struct Server {
    url: String,
    connections: Arc<AtomicU32>,
    requests: Arc<AtomicU32>,
}

impl Server {
    /// Starts a server at a free port.
    pub(crate) async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let server = Self {
            url: format!("http://{}", listener.local_addr()?),
            connections: Arc::default(),
            requests: Arc::default(),
        };
        let (connections, requests) = (server.connections.clone(), server.requests.clone());
        let listener = listener.tap_io(move |_| {
            connections.fetch_add(1, Ordering::SeqCst);
        });
        let state = Arc::new(Cloud {
            url: server.url.clone(),
            requests,
            data: Mutex::default(),
        });
        let application = Router::new().fallback(answer).with_state(state);
        tokio::spawn(async move { axum::serve(listener, application).await });
        Ok(server)
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn connections(&self) -> u32 {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn requests(&self) -> u32 {
        self.requests.load(Ordering::SeqCst)
    }
}

struct Cloud {
    url: String,
    requests: Arc<AtomicU32>,
    data: Mutex<Data>,
}

type Resource = Map<String, Value>;

#[derive(Default)]
struct Data {
    /// Resources by path.
    resources: BTreeMap<String, Resource>,
    operations: Vec<Operation>,
}

/// A long-running operation.
struct Operation {
    polls_left: u32,
    outcome: Outcome,
}

enum Outcome {
    /// The operation has a status, and the resource at this path is ready at the end.
    Ready(String),
    /// The operation has a result.
    Result(Value),
    /// The resource at this path is gone at the end.
    Gone(String),
}

async fn answer(
    State(cloud): State<Arc<Cloud>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    cloud.requests.fetch_add(1, Ordering::SeqCst);
    let query = uri.query().unwrap_or_default();
    if !headers.contains_key(AUTHORIZATION) {
        return problem(
            StatusCode::UNAUTHORIZED,
            "MissingToken",
            "There is no token.",
        );
    }
    if !query.contains("api-version=") {
        return problem(
            StatusCode::BAD_REQUEST,
            "MissingApiVersion",
            "There is no version.",
        );
    }
    let mut data = cloud.data.lock().unwrap_or_else(PoisonError::into_inner);
    let path = uri.path();
    if let Some(number) = path.strip_prefix("/operations/") {
        return data.poll(number);
    }
    let begin = |data: &mut Data, outcome| {
        data.operations.push(Operation {
            polls_left: POLLS,
            outcome,
        });
        format!("{}/operations/{}", cloud.url, data.operations.len() - 1)
    };
    match method {
        Method::PUT => {
            let resource = created(path, &body);
            data.resources.insert(path.to_owned(), resource.clone());
            let status = begin(&mut data, Outcome::Ready(path.to_owned()));
            let headers = [
                ("azure-asyncoperation", status),
                ("retry-after", "0".to_owned()),
            ];
            (StatusCode::CREATED, headers, text(&resource)).into_response()
        }
        Method::PATCH => data.update(path, &body),
        Method::DELETE => accepted(begin(&mut data, Outcome::Gone(path.to_owned()))),
        Method::POST => {
            let key = json!({"name": "key-1", "value": "a secret"});
            accepted(begin(&mut data, Outcome::Result(key)))
        }
        _ => data.read(&cloud.url, path, query),
    }
}

impl Data {
    /// The state of an operation.
    fn poll(&mut self, number: &str) -> Response {
        let number = number.parse::<usize>().ok();
        let Some(operation) = number.and_then(|number| self.operations.get_mut(number)) else {
            return problem(
                StatusCode::NOT_FOUND,
                "OperationNotFound",
                "There is no such operation.",
            );
        };
        let in_progress = operation.polls_left > 0;
        operation.polls_left = operation.polls_left.saturating_sub(1);
        match &operation.outcome {
            Outcome::Ready(_) if in_progress => (
                [(RETRY_AFTER, "0")],
                json!({"status": "InProgress"}).to_string(),
            )
                .into_response(),
            _ if in_progress => (StatusCode::ACCEPTED, [(RETRY_AFTER, "0")]).into_response(),
            Outcome::Ready(path) => {
                if let Some(resource) = self.resources.get_mut(path) {
                    merge(resource, "properties", [("provisioningState", "Succeeded")]);
                }
                json!({"status": "Succeeded"}).to_string().into_response()
            }
            Outcome::Result(result) => result.to_string().into_response(),
            Outcome::Gone(path) => {
                self.resources.remove(path);
                StatusCode::NO_CONTENT.into_response()
            }
        }
    }

    /// A resource, or a page of a list: its path has resources directly below it.
    fn read(&self, url: &str, path: &str, query: &str) -> Response {
        if let Some(resource) = self.resources.get(path) {
            return text(resource).into_response();
        }
        let is_member = |name: &&String| {
            let below = name
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix('/'));
            below.is_some_and(|rest| !rest.contains('/'))
        };
        let members = self.resources.iter().filter(|(name, _)| is_member(name));
        let members: Vec<_> = members.map(|(_, resource)| resource).collect();
        if members.is_empty() {
            return problem(
                StatusCode::NOT_FOUND,
                "ResourceNotFound",
                "There is no such resource.",
            );
        }
        let page = query.split('&').find_map(|pair| pair.strip_prefix("page="));
        let page: usize = page.and_then(|page| page.parse().ok()).unwrap_or(0);
        let mut pages = members.chunks(PAGE).skip(page);
        let mut list = json!({"value": pages.next().unwrap_or_default()});
        if pages.next().is_some() {
            list["nextLink"] = format!("{url}{path}?page={}", page + 1).into();
        }
        list.to_string().into_response()
    }

    /// Changes the tags of a resource.
    fn update(&mut self, path: &str, body: &str) -> Response {
        let Some(resource) = self.resources.get_mut(path) else {
            return problem(
                StatusCode::NOT_FOUND,
                "ResourceNotFound",
                "There is no such resource.",
            );
        };
        let changes: Resource = serde_json::from_str(body).unwrap_or_default();
        let tags = changes.get("tags").and_then(Value::as_object);
        let tags = tags.into_iter().flatten();
        merge(
            resource,
            "tags",
            tags.filter_map(|(name, tag)| Some((name.as_str(), tag.as_str()?))),
        );
        text(resource).into_response()
    }
}

/// The resource that a body asks for.
fn created(path: &str, body: &str) -> Resource {
    let mut resource: Resource = serde_json::from_str(body).unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    resource.insert("name".to_owned(), name.into());
    resource.insert("id".to_owned(), path.into());
    merge(
        &mut resource,
        "properties",
        [("provisioningState", "Creating")],
    );
    resource
}

/// Adds texts to an object inside a resource.
fn merge<'a>(
    resource: &mut Resource,
    key: &str,
    texts: impl IntoIterator<Item = (&'a str, &'a str)>,
) {
    let object = resource.entry(key).or_insert_with(|| json!({}));
    if let Some(object) = object.as_object_mut() {
        object.extend(
            texts
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.into())),
        );
    }
}

fn text(resource: &Resource) -> String {
    json!(resource).to_string()
}

/// An operation was begun, and its result will be at a URL.
fn accepted(location: String) -> Response {
    let headers = [(LOCATION, location), (RETRY_AFTER, "0".to_owned())];
    (StatusCode::ACCEPTED, headers).into_response()
}

fn problem(status: StatusCode, code: &str, message: &str) -> Response {
    let error = json!({"error": {"code": code, "message": message}});
    (status, error.to_string()).into_response()
}
