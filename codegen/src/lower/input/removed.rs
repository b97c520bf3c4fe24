//! Parts of a file that an edit removed.
//!
//! The public tools join all inputs of a package to one document, in which a definition of that name may be left in another input.
//! Readmes rely on that: they remove one of two definitions, to which references lead, in favour of the other.

use crate::source::pointer;
use crate::swagger::{Document, Parameter, Response, Schema};

/// A named part of a document that references lead to, or into.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part<'d> {
    Schema(&'d Schema),
    Parameter(&'d Parameter),
    Response(&'d Response),
}

/// The part of a document that a pointer leads to, or into.
pub(crate) fn part<'d>(document: &'d Document, pointer: &str) -> Option<Part<'d>> {
    let tokens = pointer::tokens(pointer);
    let [section, name, ..] = tokens.as_slice() else {
        return None;
    };
    match section.as_str() {
        "definitions" => document.definitions.get(name).map(Part::Schema),
        "parameters" => document.parameters.get(name).map(Part::Parameter),
        "responses" => document.responses.get(name).map(Part::Response),
        _ => None,
    }
}
