//! Parts of a file that an edit removed.
//!
//! The public tools join all inputs of a package to one document, in which a definition of that name may be left in another input.
//! Readmes rely on that: they remove one of two definitions, to which references lead, in favour of the other.

use crate::lower::input::inside;
use crate::source::{FileId, pointer};
use crate::swagger::{Document, Parameter, Response, Schema};

/// A named part of a document that references lead to, or a schema in one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part<'d> {
    Schema(&'d Schema),
    Parameter(&'d Parameter),
    Response(&'d Response),
}

/// The part of a document that a pointer leads to.
pub(crate) fn part<'d>(document: &'d Document, file: FileId, pointer: &str) -> Option<Part<'d>> {
    let tokens = pointer::tokens(pointer);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["definitions", name] => document.definitions.get(name).map(Part::Schema),
        ["parameters", name] => document.parameters.get(name).map(Part::Parameter),
        ["responses", name] => document.responses.get(name).map(Part::Response),
        _ => inside::schema_at(document, file, pointer).map(|found| Part::Schema(found.schema)),
    }
}
