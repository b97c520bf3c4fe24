//! The types of responses: a value, a struct, or an enum where the responses of an operation differ.

use crate::api::{Api, Header, Operation, Response, StatusPattern, Type};
use crate::diagnostic::Code;
use crate::rust::doc;
use crate::rust::functions::Context;
use crate::rust::items::{
    BodyField, Call, Doc, Group, HeaderField, ResponseCase, ResultItem, RustType, WithHeader,
};
use crate::rust::models::types::Types;
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::scope::{Scope, Things, Wanted};
use crate::rust::secrets;
use std::collections::HashSet;

/// The name of the field with the body.
const BODY: &str = "body";

/// Decides on the result of an operation. `name` makes the name of the type, if it has one of its own.
pub(crate) fn result(
    operation: &Operation,
    name: impl FnOnce(&mut Problems<'_>) -> Identifier,
    context: &Context<'_>,
    problems: &mut Problems<'_>,
) -> ResultItem {
    let types = context.types;
    // A page has fields for its items and the next link only. The function's documentation names the headers.
    if let Some(paging) = operation.paging.as_ref().filter(|_| operation.is_paged()) {
        return ResultItem::Value(types.rust_type(&paging.page));
    }
    if operation.asks_existence() {
        return ResultItem::Value(RustType::Boolean);
    }
    if operation.responses.is_empty() {
        return ResultItem::Value(RustType::Unit);
    }
    let doc = |rest: &str| {
        Doc::default().line(format!("A response of {}{rest}.", doc::code(&operation.id)))
    };
    let Some(response) = alike(operation) else {
        let cases = operation.responses.iter();
        let cases = cases.map(|response| case(operation, response, types, problems));
        let cases = cases.collect();
        return ResultItem::Enum {
            name: name(problems),
            doc: doc(", by status"),
            cases,
        };
    };
    if response.headers.is_empty() {
        let body = response.body.as_ref();
        return ResultItem::Value(body.map_or(RustType::Unit, |body| types.rust_type(body)));
    }
    if let Some(with_header) = struct_for(operation, context.responses) {
        let case = ResponseCase {
            headers: vec![with_header.header.clone()],
            ..without_headers(operation, response, types)
        };
        return ResultItem::WithHeader {
            name: with_header.name.clone(),
            case,
        };
    }
    let case = case(operation, response, types, problems);
    ResultItem::Struct {
        name: name(problems),
        doc: doc(""),
        case,
    }
}

/// The first response of an operation, if all others differ only in the status within its class. Responses of several classes
/// differ, even with the same content, since the status itself has a meaning, such as "not found" or "moved".
fn alike(operation: &Operation) -> Option<&Response> {
    let (first, others) = operation.responses.split_first()?;
    let same = |one: &Response| {
        let headers = || one.headers.iter().zip(&first.headers);
        one.status.class() == first.status.class()
            && one.body == first.body
            && one.headers.len() == first.headers.len()
            && headers().all(|(header, first)| same_header(header, first))
    };
    others.iter().all(same).then_some(first)
}

/// Whether two headers are the same but for their descriptions.
fn same_header(one: &Header, other: &Header) -> bool {
    one.name.eq_ignore_ascii_case(&other.name)
        && one.client_name == other.client_name
        && one.ty == other.ty
        && one.collection_format == other.collection_format
}

/// The structs of `responses`, in the order of their first use: for each header one that is generic over the body. Most responses
/// of an API have the same header, such as `ETag`, and a struct for each of them would repeat the same code.
pub(crate) fn structs_with_header(api: &Api) -> Vec<WithHeader> {
    let mut structs: Vec<(&Header, WithHeader)> = Vec::new();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let operations = operations.filter(|operation| !operation.is_paged());
    let with_header_only =
        operations.filter_map(|operation| Some((operation, only_header(operation)?)));
    for (operation, header) in with_header_only {
        if let Some((first, known)) = structs.iter_mut().find(|(_, known)| is_of(known, header)) {
            let secret = secrets::response_header(header, operation).is_some();
            known.header.secret |= secret;
            if header.description != first.description {
                let undescribed = Header {
                    description: None,
                    ..(*first).clone()
                };
                known.header.doc = header_doc(&undescribed, &RustType::String);
            }
        } else if let Some(new) = with_header(header, operation)
            // A header whose Rust name is taken is rare, and gets a struct of its own.
            && structs.iter().all(|(_, known)| known.name != new.name)
        {
            structs.push((header, new));
        }
    }
    structs.into_iter().map(|(_, one)| one).collect()
}

/// The struct for the response of an operation, if there is one.
fn struct_for<'a>(operation: &Operation, structs: &'a [WithHeader]) -> Option<&'a WithHeader> {
    let header = only_header(operation)?;
    structs.iter().find(|known| is_of(known, header))
}

/// Names of headers are the same in upper and lower case.
fn is_of(known: &WithHeader, header: &Header) -> bool {
    known.header.wire_name.eq_ignore_ascii_case(&header.name)
}

/// The only header of an operation's response. Headers that are not strings, or have a name for clients, are rare and get structs
/// of their own, and so do secret bodies, since a struct that is generic over the body shows it.
fn only_header(operation: &Operation) -> Option<&Header> {
    let response = alike(operation)?;
    if secrets::response_body(response, operation).is_some() {
        return None;
    }
    match response.headers.as_slice() {
        [header] if matches!(header.ty, Type::String(_)) && header.client_name.is_none() => {
            Some(header)
        }
        _ => None,
    }
}

fn with_header(header: &Header, operation: &Operation) -> Option<WithHeader> {
    let field = names::value_name(&header.name).filter(|field| field.as_str() != BODY)?;
    let code = doc::code(&header.name);
    Some(WithHeader {
        name: names::type_name(&format!("with {}", header.name))?,
        doc: Doc::default().line(format!("A response with the header {code}.")),
        header: header_field(operation, header, field, RustType::String),
    })
}

/// The enums that are a whole response, which is rare.
pub(crate) fn enums(groups: &[Group]) -> HashSet<&Identifier> {
    let mut enums = HashSet::new();
    for function in groups.iter().flat_map(|group| &group.functions) {
        let first = match &function.result {
            ResultItem::Value(ty) => Some(ty),
            ResultItem::WithHeader { case, .. } => case.body.as_ref().map(|body| &body.ty),
            ResultItem::Struct { .. } | ResultItem::Enum { .. } => None,
        };
        let last = match &function.call {
            Call::LongRunning { result, .. } => Some(result),
            Call::Plain | Call::Paged => None,
        };
        for ty in first.into_iter().chain(last) {
            if let RustType::Enum(name) | RustType::NumberEnum(name) = ty {
                enums.insert(name);
            }
        }
    }
    enums
}

const HEADERS: Things = Things::called("header", "headers", Case::Value);

fn case(
    operation: &Operation,
    response: &Response,
    types: &Types<'_>,
    problems: &mut Problems<'_>,
) -> ResponseCase {
    let mut case = without_headers(operation, response, types);
    let mut scope = Scope::new(HEADERS);
    if let Some(body) = &case.body {
        scope.reserve(body.name.clone());
    }
    let wanted: Vec<_> = response
        .headers
        .iter()
        .map(|header| {
            let text = header.client_name.as_ref().unwrap_or(&header.name);
            Wanted::new(text, names::value_name(text), &operation.origin)
        })
        .collect();
    let names = scope.name_all(&wanted, problems);
    for (header, name) in response.headers.iter().zip(names) {
        let ty = types.rust_type(&header.ty);
        if ty.is_text() {
            case.headers.push(header_field(operation, header, name, ty));
        } else {
            problems.error(
                Code::UnsupportedType,
                &operation.origin,
                format!("the response header `{}` is no single value", header.name),
            );
        }
    }
    case
}

fn without_headers(operation: &Operation, response: &Response, types: &Types<'_>) -> ResponseCase {
    let body = response.body.as_ref().map(|body| types.rust_type(body));
    let doc = Doc::default()
        .line(match response.status {
            StatusPattern::Exact(status) => format!("Status {status}."),
            class @ StatusPattern::Class(_) => format!("Any other status of {class}."),
        })
        .description(response.description.as_deref());
    ResponseCase {
        status: response.status,
        name: variant_name(response.status),
        doc,
        body: names::value_name(BODY)
            .zip(body)
            .map(|(name, ty)| BodyField {
                name,
                ty,
                secret: secrets::response_body(response, operation).is_some(),
            }),
        headers: Vec::new(),
    }
}

/// A header as a field.
fn header_field(
    operation: &Operation,
    header: &Header,
    name: Identifier,
    ty: RustType,
) -> HeaderField {
    HeaderField {
        name,
        wire_name: header.name.clone(),
        doc: header_doc(header, &ty),
        ty,
        list: header.collection_format,
        secret: secrets::response_header(header, operation).is_some(),
    }
}

fn header_doc(header: &Header, ty: &RustType) -> Doc {
    let doc = Doc::default().description(header.description.as_deref());
    let wire_name = doc::code(&header.name);
    doc.line(if matches!(ty, RustType::Map(_)) {
        format!("The headers whose names begin with {wire_name}, by the rest of their names.")
    } else {
        format!("Header {wire_name}.")
    })
}

/// The registered name of a status (RFC 9110, 15.3), or the status itself.
fn variant_name(status: StatusPattern) -> Identifier {
    let (name, number) = match status {
        StatusPattern::Exact(status) => (registered_name(status), status),
        StatusPattern::Class(class) => (class_name(class), class.into()),
    };
    name.and_then(names::variant_name)
        .unwrap_or_else(|| Identifier::of_position("status", number.into(), Case::Type))
}

fn class_name(class: u8) -> Option<&'static str> {
    Some(match class {
        2 => "OtherSuccess",
        3 => "OtherRedirection",
        4 => "OtherClientError",
        5 => "OtherServerError",
        _ => return None,
    })
}

fn registered_name(status: u16) -> Option<&'static str> {
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
        _ => return None,
    })
}
