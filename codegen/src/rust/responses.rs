//! What the responses of an operation become: a value, a struct, or an enum where they differ.

use super::items::{Doc, HeaderField, ResponseCase, ResultItem, RustType};
use super::names::{self, Identifier};
use super::problems::Problems;
use super::scope::Scope;
use super::types::Types;
use super::{doc, paging};
use crate::api::{Operation, Response};

/// Decides on the result of an operation; `operation` is its name as a type.
pub(super) fn result(
    operation: &Operation,
    name: &Identifier,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> ResultItem {
    let mut bodies = operation.responses.iter().map(|response| &response.body);
    let first = bodies.next().cloned().flatten();
    let alike = bodies.all(|body| *body == first);
    // A page has a place for its items and the next link only; the function's documentation names the headers.
    let no_headers = operation
        .responses
        .iter()
        .all(|response| response.headers.is_empty());
    if alike && (no_headers || paging::is_paged(operation)) {
        return ResultItem::Value(first.map_or(RustType::Unit, |body| types.value(&body)));
    }
    let mut scope = Scope::new("statuses");
    let cases: Vec<_> = operation
        .responses
        .iter()
        .filter_map(|response| {
            let case = case(operation, response, types, problems)?;
            scope.take(&case.name, &operation.origin, problems);
            Some(case)
        })
        .collect();
    let name = name.with_suffix("Response");
    let doc = |rest: &str| {
        Doc::default().line(format!("What {} answers{rest}.", doc::code(&operation.id)))
    };
    match <[_; 1]>::try_from(cases) {
        Ok([case]) => ResultItem::Struct(name, doc(""), case),
        Err(cases) => ResultItem::Enum(name, doc(", by status"), cases),
    }
}

fn case(
    operation: &Operation,
    response: &Response,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> Option<ResponseCase> {
    let mut scope = Scope::new("headers");
    let body = match &response.body {
        Some(body) => {
            let name = names::value_name("body")?;
            scope.take(&name, &operation.origin, problems);
            Some((name, types.value(body)))
        }
        None => None,
    };
    let mut headers = Vec::new();
    for header in &response.headers {
        let wanted = header.client_name.as_ref().unwrap_or(&header.name);
        let Some(name) = names::value_name(wanted) else {
            problems.unusable("header", wanted, &operation.origin);
            continue;
        };
        scope.take(&name, &operation.origin, problems);
        let value = types.value(&header.value);
        if matches!(
            value,
            RustType::List(_) | RustType::Map(_) | RustType::Model(_) | RustType::Any
        ) {
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
        let doc = doc.line(format!("Header {}.", doc::code(&header.name)));
        headers.push(HeaderField {
            name,
            wire_name: header.name.clone(),
            doc,
            value,
        });
    }
    let description = response
        .description
        .as_deref()
        .map(doc::lines)
        .unwrap_or_default();
    let name = names::variant_name(
        reason(response.status).unwrap_or(&format!("Status{}", response.status)),
    )?;
    let doc = Doc::default()
        .line(format!("Status {}.", response.status))
        .paragraph(description);
    Some(ResponseCase {
        status: response.status,
        name,
        doc,
        body,
        headers,
    })
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
        _ => return None,
    })
}
