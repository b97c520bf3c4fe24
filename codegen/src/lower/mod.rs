//! From Swagger to the model in the middle. Swagger words end here.
//!
//! All files that the inputs refer to are read first; then the selected operations are lowered, and with them the types that they
//! reach, each once. Problems are reported and lowering goes on after each, so that a run shows all of them.
//!
//! How constructs are read where the format leaves a choice:
//! - A property is read-only or secret if it, or the definition that it refers to, says so.
//! - `x-nullable` needs nothing where values are read, since every property may be missing or null there, and what `PUT` and `POST`
//!   leave out is null to the service. In what `PATCH` sends null is another thing than missing. Items of lists and values of maps
//!   for which null means something are optional.
//! - An enum is of texts or numbers, as its `type` says or else its values; one of booleans is a boolean.
//! - A `format` that says nothing of its `type` is the type alone.
//! - A property that is redefined keeps its parent's place and takes the child's definition.
//! - An object without declared properties is a map if `additionalProperties` says of what, and else any JSON value.
//! - Responses with 2xx and 3xx are successes and others errors, unless `x-ms-error-response` says otherwise; headers of errors are
//!   not modelled. Where none means success, each status of 2xx does, with the body of `default`.
//! - A required parameter that can have one value only is no argument, and always sent. So is the version of the API.
//! - `x-ms-parameter-grouping` changes nothing: parameters are arguments one by one, and the optional ones stand in one struct.
//! - JSON is taken where an operation can have several media types. A body that is not JSON is a text if people read it, else
//!   bytes; so is what the definition calls a file.
//! - The query in the key of a path only tells keys apart, but for pairs with a value that no parameter declares.

mod input;
mod operations;
mod place;
mod report;
mod types;

pub use crate::settings::{Selection, Wanted};

use crate::api::{Api, Parameter, Skipped};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use input::documents::Documents;
use input::family::Family;
use input::selection;
use operations::responses;
use place::{At, Name};
use std::collections::HashMap;
use types::arena::Types;

/// Everything that lowering knows while it runs.
struct Lowering<'s, 'd> {
    sources: &'s mut Sources,
    diagnostics: &'s mut Diagnostics,
    /// See [`Selection::skip_faulty`].
    skip_faulty: bool,
    skipped: Vec<Skipped>,
    /// The first error since this was taken.
    fault: Option<String>,
    documents: &'d Documents,
    family: Family<'d>,
    types: Types<'d>,
    /// Parameters by where they are defined: many operations share one.
    parameters: HashMap<At, Option<Parameter>>,
    /// How many schemas stand around the one that is being lowered.
    depth: usize,
    /// How many properties and kinds were repeated because of `allOf`.
    repeated: usize,
}

/// Reads the inputs and what they refer to, and gives the selected operations with the types that they reach.
///
/// The result does not depend on the order of the inputs. With errors among the diagnostics it is only what could be understood;
/// none if there is no input that could be read.
pub fn lower(
    sources: &mut Sources,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let inputs = selection::load(sources, selection, diagnostics);
    let documents = Documents::load(sources, &inputs, selection, diagnostics);
    let first = inputs.iter().find_map(|input| documents.get(*input))?;
    let mut lowering = Lowering {
        sources,
        diagnostics,
        skip_faulty: selection.skip_faulty,
        skipped: Vec::new(),
        fault: None,
        documents: &documents,
        family: Family::new(&documents),
        types: Types::default(),
        parameters: HashMap::new(),
        depth: 0,
        repeated: 0,
    };
    for (file, document) in documents.iter() {
        lowering.check_document(file, document);
    }
    for &input in &inputs {
        if let Some(document) = documents.get(input) {
            lowering.check_host(input, document);
        }
    }
    let selected = lowering.select(&inputs, selection);
    let mut operations: Vec<_> = selected
        .iter()
        .filter_map(|selected| lowering.operation_or_skip(selected, selection))
        .collect();
    lowering.finish_types();
    for operation in &mut operations {
        lowering.page(operation);
    }
    lowering.settle_nulls(&operations);
    let types = lowering.name_types(&mut operations);
    lowering.agree_on_pages(&mut operations);
    for draft in &mut operations {
        responses::drop_common_errors(&mut draft.operation);
    }
    let mut skipped = std::mem::take(&mut lowering.skipped);
    skipped.sort_by(|left, right| left.id.cmp(&right.id));
    Some(Api {
        skipped,
        title: first.info.title.clone().unwrap_or_default(),
        description: first.info.description.clone(),
        types,
        client_parameters: lowering.client_parameters(&mut operations),
        groups: operations::group(operations),
    })
}
