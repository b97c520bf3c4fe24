//! Responses with one header, such as the `ETag`: a struct for each header, generic over the body, for the whole package.
//!
//! An API that sends a header sends it with most responses. A struct for each of them would say the same hundreds of times, to
//! readers and to the compiler.

use crate::api::{Api, Header, Response, Type};
use crate::rust::functions::responses::{BODY, alike, has_pages_only, header_field};
use crate::rust::items::{Doc, RustType, WithHeader};
use crate::rust::{doc, names};

/// The structs of a package, in the order of their first use.
pub(crate) fn structs(api: &Api) -> Vec<WithHeader> {
    let mut structs: Vec<(&Header, WithHeader)> = Vec::new();
    let operations = api.groups.iter().flat_map(|group| &group.operations);
    let operations = operations.filter(|operation| !has_pages_only(operation));
    for header in operations.filter_map(|operation| only_header(alike(operation)?)) {
        if let Some((first, known)) = structs.iter_mut().find(|(_, known)| is_of(known, header)) {
            if header.description != first.description {
                let undescribed = Header {
                    description: None,
                    ..(*first).clone()
                };
                known.header =
                    header_field(&undescribed, known.header.name.clone(), RustType::String);
            }
        } else if let Some(new) = with_header(header)
            // Another header may have this name for Rust; rare enough for a struct of its own.
            && structs.iter().all(|(_, known)| known.name != new.name)
        {
            structs.push((header, new));
        }
    }
    structs.into_iter().map(|(_, one)| one).collect()
}

/// The struct for a response, if there is one.
pub(crate) fn find<'a>(structs: &'a [WithHeader], response: &Response) -> Option<&'a WithHeader> {
    let header = only_header(response)?;
    structs.iter().find(|known| is_of(known, header))
}

/// Names of headers are the same in upper and lower case.
fn is_of(known: &WithHeader, header: &Header) -> bool {
    known.header.wire_name.eq_ignore_ascii_case(&header.name)
}

/// The header of a response that has no other. Those that are no texts, or have a name for clients, are rare.
fn only_header(response: &Response) -> Option<&Header> {
    match response.headers.as_slice() {
        [header] if matches!(header.ty, Type::String(_)) && header.client_name.is_none() => {
            Some(header)
        }
        _ => None,
    }
}

fn with_header(header: &Header) -> Option<WithHeader> {
    let field = names::value_name(&header.name).filter(|field| field.as_str() != BODY)?;
    let code = doc::code(&header.name);
    Some(WithHeader {
        name: names::type_name(&format!("with {}", header.name))?,
        doc: Doc::default().line(format!("A response with the header {code}.")),
        header: header_field(header, field, RustType::String),
    })
}
