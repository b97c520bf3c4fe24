//! What the responses of an operation become: a value, a struct, or an enum where they differ.

use super::items::{Doc, HeaderField, ResponseCase, ResultItem, RustType};
use super::names::{self, Case, Identifier};
use super::problems::Problems;
use super::scope::{Scope, Things, Wanted};
use super::types::Types;
use super::{doc, paging};
use crate::api::{Operation, Response};
use std::borrow::Cow;

/// Decides on the result of an operation; `name` is asked if it is a type of its own.
pub(super) fn result(
    operation: &Operation,
    name: impl FnOnce(&mut Problems<'_>) -> Identifier,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> ResultItem {
    let is_paged = paging::is_paged(operation);
    let first = if is_paged {
        paging::body(operation).cloned()
    } else {
        let first = operation.responses.first();
        first.and_then(|response| response.body.clone())
    };
    let mut bodies = operation.responses.iter().map(|response| &response.body);
    // A page without a body has no items.
    let alike = bodies.all(|body| *body == first || is_paged && body.is_none());
    // A page has a place for its items and the next link only; the function's documentation names the headers.
    let no_headers = operation
        .responses
        .iter()
        .all(|response| response.headers.is_empty());
    // Whether something is there, or was found elsewhere, is told by the status alone.
    let class = |status: u16| if status < 10 { status } else { status / 100 };
    let mut classes = operation.responses.iter().map(|one| class(one.status));
    let first_class = classes.next();
    let one_class = classes.all(|class| Some(class) == first_class);
    if alike && (no_headers && one_class || is_paged) {
        return ResultItem::Value(first.map_or(RustType::Unit, |body| types.value(&body)));
    }
    let statuses: Vec<_> = operation.responses.iter().map(status_name).collect();
    let wanted: Vec<_> = statuses
        .iter()
        .map(|status| Wanted {
            text: status,
            name: names::variant_name(status),
            origin: &operation.origin,
        })
        .collect();
    let names = Scope::new(STATUSES).name_all(&wanted, problems);
    let cases = operation.responses.iter().zip(names);
    let cases: Vec<_> = cases
        .map(|(response, name)| case(operation, response, name, types, problems))
        .collect();
    let name = name(problems);
    let doc = |rest: &str| {
        Doc::default().line(format!("What {} answers{rest}.", doc::code(&operation.id)))
    };
    match <[_; 1]>::try_from(cases) {
        Ok([case]) => ResultItem::Struct(name, doc(""), case),
        Err(cases) => ResultItem::Enum(name, doc(", by status"), cases),
    }
}

const STATUSES: Things = Things {
    one: "status",
    many: "statuses",
    case: Case::Type,
};

const HEADERS: Things = Things {
    one: "header",
    many: "headers",
    case: Case::Value,
};

fn case(
    operation: &Operation,
    response: &Response,
    name: Identifier,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> ResponseCase {
    let mut scope = Scope::new(HEADERS);
    let body = response.body.as_ref().and_then(|body| {
        let name = names::value_name("body")?;
        scope.reserve(name.clone());
        Some((name, types.value(body)))
    });
    let wanted: Vec<_> = response
        .headers
        .iter()
        .map(|header| {
            let text = header.client_name.as_ref().unwrap_or(&header.name);
            Wanted {
                text,
                name: names::value_name(text),
                origin: &operation.origin,
            }
        })
        .collect();
    let names = scope.name_all(&wanted, problems);
    let mut headers = Vec::new();
    for (header, name) in response.headers.iter().zip(names) {
        let value = types.value(&header.value);
        let single = |value: &RustType| {
            !matches!(
                value,
                RustType::List(_) | RustType::Map(_) | RustType::Model(_) | RustType::Any
            )
        };
        let is_readable = match &value {
            RustType::List(item) => single(item),
            RustType::Map(item) => **item == RustType::Text,
            value => single(value),
        };
        if !is_readable {
            problems.unsupported(
                &operation.origin,
                format!("the response header `{}` is no single value", header.name),
            );
            continue;
        }
        let doc = Doc::default().paragraph(
            header
                .description
                .as_deref()
                .map(doc::lines)
                .unwrap_or_default(),
        );
        let doc = if matches!(value, RustType::Map(_)) {
            let prefix = doc::code(&header.name);
            doc.line(format!(
                "The headers whose names begin with {prefix}, by the rest of their names."
            ))
        } else {
            doc.line(format!("Header {}.", doc::code(&header.name)))
        };
        headers.push(HeaderField {
            name,
            wire_name: header.name.clone(),
            doc,
            value,
            list: header.collection_format,
        });
    }
    let description = response
        .description
        .as_deref()
        .map(doc::lines)
        .unwrap_or_default();
    let doc = Doc::default()
        .line(match response.status {
            class @ ..10 => format!("Any other status of {class}xx."),
            status => format!("Status {status}."),
        })
        .paragraph(description);
    ResponseCase {
        status: response.status,
        name,
        doc,
        body,
        headers,
    }
}

fn status_name(response: &Response) -> Cow<'static, str> {
    match reason(response.status) {
        Some(reason) => reason.into(),
        None => format!("Status{}", response.status).into(),
    }
}

/// The registered name of a status (RFC 9110, 15.3).
fn reason(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        429 => "TooManyRequests",
        2 => "OtherSuccess",
        3 => "OtherRedirection",
        4 => "OtherClientError",
        5 => "OtherServerError",
        _ => return None,
    })
}
