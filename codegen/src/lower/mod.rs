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

mod inline_name;
mod input;
mod operations;
mod report;
mod types;

pub use input::selection::{Selection, Wanted};

use crate::api::{Api, Parameter, Skipped};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use inline_name::InlineName as Name;
use input::at::At;
use input::documents::Documents;
use input::selection;
use operations::responses;
use report::Report;
use std::collections::HashMap;
use types::arena::Types;

/// What the lowering of operations shares.
struct Lowering<'s, 'd> {
    sources: &'s mut Sources,
    documents: &'d Documents,
    types: Types<'d>,
    /// The problems of the operation that is being lowered, or else of the package.
    report: Report,
    /// Parameters by where they are defined: many operations share one. Each keeps its problems.
    parameters: HashMap<At, (Option<Parameter>, Report)>,
    skip_faulty: bool,
    skipped: Vec<Skipped>,
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
    let mut report = Report::default();
    let api = package(sources, selection, &mut report);
    diagnostics.extend(report.into_diagnostics(sources, selection.skip_faulty));
    api
}

fn package(sources: &mut Sources, selection: &Selection, report: &mut Report) -> Option<Api> {
    let inputs = selection::load(sources, selection, report);
    let documents = Documents::load(sources, &inputs, selection, report);
    let first = inputs.iter().find_map(|input| documents.get(*input))?;
    for (file, document) in documents.iter() {
        report.check_document(&At::new(file, ""), document);
    }
    let selected = selection::select(&documents, &inputs, selection, report);
    let mut lowering = Lowering {
        sources,
        documents: &documents,
        types: Types::new(&documents),
        report: std::mem::take(report),
        parameters: HashMap::new(),
        skip_faulty: selection.skip_faulty,
        skipped: Vec::new(),
    };
    for &input in &inputs {
        if let Some(document) = documents.get(input) {
            lowering.check_host(input, document);
        }
    }
    let mut operations: Vec<_> = selected
        .iter()
        .filter_map(|selected| lowering.operation_or_skip(selected, selection))
        .collect();
    lowering.types.complete();
    for operation in &mut operations {
        lowering.page(operation);
    }
    let types = std::mem::replace(&mut lowering.types, Types::new(&documents));
    let types = operations::finish_types(types, &mut operations);
    lowering.agree_on_pages(&mut operations);
    for draft in &mut operations {
        responses::drop_common_errors(&mut draft.operation);
    }
    let client_parameters = lowering.client_parameters(&mut operations);
    let mut skipped = std::mem::take(&mut lowering.skipped);
    skipped.sort_by(|left, right| left.id.cmp(&right.id));
    *report = lowering.report;
    report.merge(types.report);
    Some(Api {
        skipped,
        title: first.info.title.clone().unwrap_or_default(),
        description: first.info.description.clone(),
        types: types.types,
        client_parameters,
        groups: operations::group(operations),
    })
}
