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

pub use crate::settings::{Selection, Wanted};

use crate::api::Api;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use input::at::At;
use input::documents::Documents;
use input::selection;
use report::Report;

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
    for &input in &inputs {
        if let Some(document) = documents.get(input) {
            report.check_host(&At::new(input, ""), document);
        }
    }
    let selected = selection::select(&documents, &inputs, selection, report);
    let operations = operations::operations(&selected, selection, &documents, sources, report);
    Some(Api {
        skipped: operations.skipped,
        title: first.info.title.clone().unwrap_or_default(),
        description: first.info.description.clone(),
        types: operations.types,
        client_parameters: operations.client_parameters,
        groups: operations.groups,
    })
}
