//! Resume tokens: the state of a long-running operation as a version, a colon, and JSON.

use std::borrow::Cow;

use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, Uri};
use serde_json::{Map, Value as Json};

use super::machine::{Detour, Finish, Machine, Phase, Poll, PollKind, Source, has_result};
use crate::runtime::one_line::{NAME, OneLine, is_plain};
use crate::runtime::request::header_value;
use crate::runtime::response::header_text;
use crate::runtime::type_name::without_paths;
use crate::runtime::url::Links;
use crate::runtime::wire::parse_json;
use crate::runtime::{Endpoint, Error, Result, ResumeTokenError};

/// Increased with each change that an older reader would misread.
const VERSION: &str = "2";

const CLIENT_REQUEST_ID: &str = "x-ms-client-request-id";

/// What a token is saved or resumed for.
pub(super) struct Purpose<'a> {
    /// The operation. `None` if any will do.
    pub(super) operation: Option<&'a str>,
    /// The type of the result, with paths.
    pub(super) ty: &'static str,
}

impl Machine {
    /// The state as a token.
    #[inline]
    pub(super) fn resume_token(&self) -> Result<String> {
        let (next, uri, result, result_uri) = match &self.phase {
            Phase::Start(_) => {
                return Err(error(
                    "cannot be made before the response to the first request",
                ));
            }
            Phase::Succeeded(_) | Phase::Failed(..) | Phase::Lost => {
                return Err(error("cannot be made of an operation that has ended"));
            }
            Phase::Fetch(Source::Location, uri) => ("fetch-location", uri, "body", None),
            Phase::Fetch(Source::Original, uri) => ("fetch-original", uri, "body", None),
            Phase::Poll(Poll {
                kind, uri, finish, ..
            }) => {
                let next = match kind {
                    PollKind::Status => "status",
                    PollKind::Location => "location",
                    PollKind::Resource => "resource",
                };
                let (result, result_uri) = match finish {
                    Finish::Body => ("body", None),
                    Finish::Member => ("member", None),
                    Finish::Nowhere => ("nowhere", None),
                    Finish::Location(location) => ("location", location.as_ref()),
                    Finish::Original(original) => ("original", Some(original)),
                    Finish::OriginalIfEmpty(original) => ("original-if-empty", Some(original)),
                };
                (next, uri, result, result_uri)
            }
        };
        let mut fields = Map::new();
        let mut put =
            |name: &str, value: String| drop(fields.insert(name.to_owned(), Json::String(value)));
        put("operation", self.operation.clone().into_owned());
        put("type", without_paths(self.ty));
        put("next", next.to_owned());
        put("url", uri.to_string());
        put("result", result.to_owned());
        if let Some(uri) = result_uri {
            put("resultUrl", uri.to_string());
        }
        if let Phase::Poll(poll) = &self.phase {
            match &poll.detour {
                Detour::None => {}
                Detour::From(earlier) => put("earlierUrl", earlier.to_string()),
                Detour::Ended(ended) => put("endedUrl", ended.to_string()),
            }
        }
        if let Some(version) = &self.links.api_version {
            put("apiVersion", version.clone());
        }
        if let Some(id) = header_text(&self.headers, CLIENT_REQUEST_ID) {
            put("clientRequestId", id.to_owned());
        }
        Ok(format!("{VERSION}:{}", Json::Object(fields)))
    }
}

/// Reads a token. Its contents are checked like those of a response, since a token may have been changed.
#[inline]
pub(super) fn read(token: &str, endpoint: &Endpoint, purpose: &Purpose<'_>) -> Result<Machine> {
    let (version, fields) = token
        .trim()
        .split_once(':')
        .filter(|(version, _)| is_version(version))
        .ok_or_else(|| error("is not valid"))?;
    if version != VERSION {
        return Err(error(format!(
            "has the version {version}, but only {VERSION} is supported"
        )));
    }
    let Ok(Json::Object(fields)) = parse_json(fields) else {
        return Err(error("is damaged: it is not a JSON object"));
    };
    let text = |name: &str| {
        fields
            .get(name)
            .and_then(Json::as_str)
            .filter(|text| !text.is_empty())
    };
    let required =
        |name: &str| text(name).ok_or_else(|| error(format!("is damaged: it has no `{name}`")));
    let operation = required("operation")?;
    if !is_plain(operation, NAME) {
        return Err(error("is damaged: its `operation` is no id"));
    }
    let expected = purpose.operation.unwrap_or(operation);
    if expected != operation {
        return Err(error(format!(
            "is of the operation {operation}, not of {expected}"
        )));
    }
    let (ty, expected) = (required("type")?, without_paths(purpose.ty));
    if ty != expected {
        let ty = OneLine(ty, NAME);
        return Err(error(format!(
            "is of an operation with the result `{ty}`, not `{expected}`"
        )));
    }
    let links = Links {
        endpoint: endpoint.clone(),
        // Older tokens have none.
        api_version: text("apiVersion").map(str::to_owned),
    };
    let link = |url: &str| links.follow(operation, "the resume token", endpoint.url(), url);
    let uri = link(required("url")?)?;
    let result_uri = text("resultUrl").map(link).transpose()?;

    let detour = match (text("earlierUrl"), text("endedUrl")) {
        (Some(earlier), _) => Detour::From(link(earlier)?),
        (None, Some(ended)) => Detour::Ended(link(ended)?),
        (None, None) => Detour::None,
    };
    let finish = || read_finish(required("result")?, result_uri.clone(), purpose);
    let phase = match required("next")? {
        "status" => {
            let poll = Poll::new(PollKind::Status, uri, finish()?);
            Phase::Poll(Poll { detour, ..poll })
        }
        "location" => Phase::Poll(Poll::new(PollKind::Location, uri, finish()?)),
        "resource" => Phase::Poll(Poll::new(PollKind::Resource, uri, finish()?)),
        "fetch-location" => Phase::Fetch(Source::Location, uri),
        "fetch-original" => Phase::Fetch(Source::Original, uri),
        _ => return Err(error("is damaged: its `next` is not known")),
    };
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(id) = text("clientRequestId") {
        let id = header_value(id)
            .map_err(|_| error("is damaged: its `clientRequestId` is not valid in a header"))?;
        headers.insert(CLIENT_REQUEST_ID, id);
    }
    Ok(Machine::at(
        operation.to_owned().into(),
        purpose.ty,
        links,
        headers,
        phase,
    ))
}

#[inline]
fn read_finish(result: &str, result_uri: Option<Uri>, purpose: &Purpose<'_>) -> Result<Finish> {
    let has_result = has_result(purpose.ty);
    Ok(match (result, result_uri) {
        // Older tokens say where the result is even of an operation that has none.
        ("body" | "original" | "original-if-empty", _) if !has_result => Finish::Nowhere,
        ("body", _) => Finish::Body,
        ("member", _) => Finish::Member,
        ("nowhere", _) => Finish::Nowhere,
        ("location", location) => Finish::Location(location),
        ("original", Some(original)) => Finish::Original(original),
        ("original-if-empty", Some(original)) => Finish::OriginalIfEmpty(original),
        _ => {
            return Err(error(
                "is damaged: its `result` is not known or has no `resultUrl`",
            ));
        }
    })
}

#[inline]
fn is_version(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[inline]
fn error(problem: impl Into<Cow<'static, str>>) -> Error {
    ResumeTokenError::new(problem).into()
}
