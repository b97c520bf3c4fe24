//! Makes the model from Swagger documents. Swagger terms end here.
//!
//! - `input` reads the inputs and the files that they refer to, resolves references, and selects operations.
//! - `types` makes the types that operations use, each once.
//! - `operations` reads the operations one by one, then decides what depends on several of them.
//! - `checks` finds values that are wrong although they can be read.
//! - `report` collects problems. Reading continues after a problem, so that a run reports all of them.
//!
//! Where Swagger leaves a choice, definitions are read as follows:
//! - A property is read-only or secret if it or the definition that it refers to is marked as such.
//! - `x-nullable` matters only in the body of a `PATCH`, where null clears a property, and for items of lists and values of maps. In the
//!   body of a `PATCH`, values of maps can be null without it.
//!   Elsewhere null means the same as a missing property.
//! - The values of an enum are strings or numbers, as `type` says or else the values themselves. An enum of booleans is a boolean.
//! - A `format` that does not belong to its `type` is ignored.
//! - A property that a child redefines keeps the position of the parent's property and has the definition of the child.
//! - An object without declared properties is a map if `additionalProperties` has a schema, and otherwise any JSON value.
//! - Responses with 2xx and 3xx are successes and others are errors, unless `x-ms-error-response` says otherwise. The model has no
//!   headers of errors. Without a successful response, every 2xx status is a success, with the body of `default` unless the method is
//!   HEAD.
//! - A required parameter with exactly one value is always sent and is not an argument. Neither is the API version.
//! - `x-ms-parameter-grouping` has no effect: each parameter is an argument, and optional parameters are in one struct.
//! - JSON is used if an operation has several media types, and XML if none of them is JSON. Another body is a string if its media type is
//!   readable, and bytes otherwise. A file is bytes. A string in XML is the document.
//! - The query in the key of a path is ignored, except pairs with a fixed value that no parameter declares.

mod at;
mod checks;
mod input;
mod name;
mod operations;
mod report;
mod types;

pub use crate::settings::{Selection, Wanted};

use crate::api::Api;
use crate::diagnostic::{Checked, Code, Diagnostic, Diagnostics};
use crate::source::Sources;
use crate::swagger::Info;
use at::At;
use input::documents::Documents;
use input::selection;
use name::Name;
use report::{Cause, Level, Problem, Report};

/// Reads the inputs and the files that they refer to, and makes the model of the selected operations.
///
/// The result does not depend on the order of the inputs.
///
/// # Errors
/// If there is an error in the definitions. All problems are returned together.
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
            report.add_mistakes(&root, checks::document::document(document));
            // Readmes list files of which others use the types. Children of types in other files are found only in inputs.
            let mut definitions = document.definitions.iter();
            let has_children = definitions.any(|(_, schema)| !schema.all_of.is_empty());
            let has_no_paths = document.paths.is_empty() && document.x_ms_paths.is_empty();
            if has_no_paths && !has_children && !documents.is_referred_to(file) {
                let message = "the definition has no paths, so no operation is made of it";
                let problem = Problem::warning(Code::PathsMissing, &root, message)
                    .for_lack_of(root.child("paths"));
                let help = "a file with types only is no input; it is read where others refer to it, and none does";
                report.add(problem.with_help(help));
            }
        }
    }
    let selected = selection::select(&documents, &inputs, selection, report);
    let mut documents_of_inputs = inputs.iter().filter_map(|input| documents.get(*input));
    let info = documents_of_inputs.next().map(|document| &document.info);
    let api = operations::api(
        info.unwrap_or(&Info::default()),
        &selected,
        selection,
        &documents,
        sources,
        report,
    );
    if api.groups.is_empty() && !report.fails(selection.skip_faulty) {
        report.add(Problem::from_diagnostic(Level::Error, no_operation(&api)));
    }
    api
}

/// The problem of a package without operations.
fn no_operation(api: &Api) -> Diagnostic {
    let why = match api.skipped.len() {
        0 => "its inputs have none".to_owned(),
        1 => "the only one is skipped".to_owned(),
        count => format!("all {count} are skipped"),
    };
    Diagnostic::error(
        Code::NoOperation,
        format!("the package has no operation to generate: {why}"),
    )
}
