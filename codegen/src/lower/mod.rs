//! From Swagger to the model in the middle. Swagger words end here.
//!
//! - `input` reads all files that the inputs refer to, follows references, and selects operations.
//! - `types` makes the types that operations reach, each once.
//! - `operations` reads one operation after the other, and then decides what depends on several of them.
//! - `report` collects the problems. Reading goes on after each, so that a run shows all of them.
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

mod at;
mod input;
mod name;
mod operations;
mod report;
mod types;

pub use crate::settings::{Selection, Wanted};

use crate::api::Api;
use crate::diagnostic::{Checked, Diagnostics};
use crate::source::Sources;
use crate::swagger::Info;
use at::At;
use input::documents::Documents;
use input::selection;
use name::Name;
use report::{Level, Problem, Report};

/// Reads the inputs and what they refer to, and gives the selected operations with the types that they reach.
///
/// The result does not depend on the order of the inputs.
///
/// # Errors
/// If there is an error in the definitions, or none of them can be read. All problems come together.
pub fn lower(sources: &mut Sources, selection: &Selection) -> Result<Checked<Api>, Diagnostics> {
    let mut report = Report::default();
    let api = package(sources, selection, &mut report);
    let diagnostics = report.into_diagnostics(sources, selection.skip_faulty);
    diagnostics.sorted().with(api)
}

fn package(sources: &mut Sources, selection: &Selection, report: &mut Report) -> Api {
    let inputs = selection::load(sources, selection, report);
    let documents = Documents::load(sources, &inputs, selection, report);
    for (file, document) in documents.iter() {
        let root = At::new(file, "");
        report.check_document(&root, document);
        if inputs.contains(&file) {
            report.check_host(&root, document);
        }
    }
    let selected = selection::select(&documents, &inputs, selection, report);
    let mut documents_of_inputs = inputs.iter().filter_map(|input| documents.get(*input));
    let info = documents_of_inputs.next().map(|document| &document.info);
    operations::api(
        info.unwrap_or(&Info::default()),
        &selected,
        selection,
        &documents,
        sources,
        report,
    )
}
