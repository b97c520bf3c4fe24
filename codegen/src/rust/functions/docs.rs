//! The documentation of functions, their parameters and the methods of clients.

use crate::api::{self, Operation};
use crate::rust::doc;
use crate::rust::functions::{Context, parameters};
use crate::rust::items::{Argument, BodyArgument, Doc, RustType};
use crate::rust::names::Identifier;
use crate::rust::provenance;

/// The documentation of a parameter: its description and its rules.
pub(crate) fn parameter_doc(parameter: &api::Parameter) -> Doc {
    let doc = Doc::default().description(parameter.description.as_deref());
    let mut lines = doc.or_name(&parameter.name).lines().to_vec();
    let description = parameter.description.as_deref().unwrap_or_default();
    let mut rules = parameters::in_words(parameter);
    rules.retain(|rule| !doc::says(description, rule));
    if let Some(default) = &parameter.default {
        let default = doc::code(default);
        rules.push(if parameter.required {
            format!("Default in the definition: {default}.")
        } else {
            format!("Default: {default}.")
        });
    }
    if !rules.is_empty() {
        lines.push(rules.join(" "));
    }
    Doc::default().paragraph(lines)
}

/// The documentation of a body.
pub(crate) fn body_doc(body: &api::Body) -> Doc {
    let doc = Doc::default().description(body.description.as_deref());
    if doc.lines().is_empty() {
        doc.line("The body.")
    } else {
        doc
    }
}

/// The documentation of the form of a request function that takes options too.
pub(crate) fn with_options_doc(function: &Identifier) -> Doc {
    let function = function.plain();
    Doc::default()
        .line(format!(
            "[`{function}()`] with the optional arguments in `options`."
        ))
        .line("# Errors")
        .line(format!("As for [`{function}()`]."))
}

/// Summary and description, without repetition.
fn introduction(operation: &Operation) -> Doc {
    let summary = Doc::default().description(operation.summary.as_deref());
    let description = Doc::default().description(operation.description.as_deref());
    let doc = if description == summary {
        summary
    } else {
        summary.paragraph(description.lines().to_vec())
    };
    doc.or_name(&operation.id)
}

/// The documentation of a request function.
pub(crate) fn function_doc(
    operation: &Operation,
    arguments: &[Argument],
    body: Option<&BodyArgument>,
    with_options: Option<&Identifier>,
    context: &Context<'_>,
) -> Doc {
    let method = operation.method.as_str();
    let mut request = doc::code(&format!("{method} {}", operation.path_with_names()));
    if let Some(version) = &operation.api_version {
        request = format!("{request}, api-version {}", doc::code(version));
    }
    let mut doc = introduction(operation).line(format!("Sends {request}."));
    let arguments = arguments.iter();
    let mut list: Vec<_> = arguments
        .map(|Argument { name, doc, .. }| format!("- `{name}`: {}", doc.one_line()))
        .collect();
    list.extend(
        body.iter()
            .filter(|body| body.required)
            .map(|BodyArgument { name, doc, .. }| format!("- `{name}`: {}", doc.one_line())),
    );
    if !list.is_empty() {
        doc = doc.line("# Arguments").paragraph(list);
    }
    if let Some(name) = with_options {
        let name = name.plain();
        doc = doc.line(format!("[`{name}()`] takes the optional arguments too."));
    }
    if operation.is_paged() {
        let headers = operation
            .responses
            .iter()
            .flat_map(|response| &response.headers);
        let headers: Vec<_> = headers.map(|header| doc::code(&header.name)).collect();
        if !headers.is_empty() {
            doc = doc.line(format!(
                "Responses also have the headers {}.",
                headers.join(", ")
            ));
        }
    }
    doc = doc
        .line("# Errors")
        .line("Returns an error if an argument breaks a rule of the definition.")
        .paragraph(error_types(operation, context));
    if let Some(url) = operation.external_docs.as_deref() {
        doc = doc.line(format!("See also {}.", doc::code(url)));
    }
    doc.line(provenance::line(&operation.id, &operation.origin))
}

/// Which errors have a body with a type of its own, and how to decode it.
fn error_types(operation: &Operation, context: &Context<'_>) -> Vec<String> {
    let root = context.root;
    let errors = operation.errors.iter().filter_map(|(status, body)| {
        let RustType::Model(name) = context.types.rust_type(body) else {
            return None;
        };
        Some(format!(
            "The body of a response with status {status} is a [`{name}`]({root}::models::{name}). [`ServiceError::decode`]({root}::runtime::ServiceError::decode) reads it."
        ))
    });
    errors.collect()
}

/// The documentation of a client's method.
pub(crate) fn method_doc(
    operation: &Operation,
    name: &Identifier,
    module: &Identifier,
    root: &str,
) -> Doc {
    let (module, name) = (module.plain(), name.plain());
    let path = format!("operations::{module}::{name}");
    let doc = introduction(operation).line(format!(
        "The request function [`{name}`]({root}::{path}) documents the arguments and their rules."
    ));
    if operation.long_running.is_some() && operation.paging.is_some() {
        return doc.line(format!(
            "The result is a list in pages. [`into_pager`]({root}::runtime::client::Poller::into_pager) requests them one after another."
        ));
    }
    doc
}
