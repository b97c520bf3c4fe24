//! The documentation of functions, their parameters and the methods of clients.

use crate::api::{self, Operation, Type};
use crate::rust::doc;
use crate::rust::functions::function_names::Names;
use crate::rust::functions::{Context, parameters};
use crate::rust::items::{Argument, BodyArgument, Call, Doc, ResultItem, RustType};
use crate::rust::names::Identifier;
use crate::rust::provenance;
use crate::settings::Rules;

/// The documentation of a parameter: its description and its rules.
pub(crate) fn parameter_doc(parameter: &api::Parameter, checked: Rules) -> Doc {
    let doc = Doc::default().description(parameter.description.as_deref());
    let mut lines = doc.or_name(&parameter.name).lines().to_vec();
    let description = parameter.description.as_deref().unwrap_or_default();
    let mut rules = parameters::in_words(parameter);
    rules.retain(|rule| !doc::says(description, rule));
    if checked == Rules::Path && !rules.is_empty() {
        rules.insert(0, "The definition says:".to_owned());
    }
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
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (mut summary, mut description) = (text(&operation.summary), text(&operation.description));
    if let Some(rest) = doc::behind(&description, &summary) {
        description = rest.to_owned();
    } else if doc::behind(&summary, &description).is_some() {
        description.clear();
    } else if doc::says(&description, &summary) {
        summary.clear();
    }
    Doc::default()
        .description(Some(&summary))
        .description(Some(&description))
        .or_name(&operation.id)
}

/// The request of an operation and its definition.
fn request(operation: &Operation) -> Vec<String> {
    let method = operation.method.as_str();
    let mut request = doc::code(&format!("{method} {}", operation.path_with_names()));
    if let Some(version) = &operation.api_version {
        request = format!("{request}, api-version {}", doc::code(version));
    }
    let definition = provenance::line(&operation.id, &operation.origin);
    vec![format!("Sends {request}."), String::new(), definition]
}

/// A list of arguments with their rules, without those that are kept by the client if `of_call`.
fn argument_list(
    arguments: &[Argument],
    body: Option<&BodyArgument>,
    of_call: bool,
) -> Vec<String> {
    let arguments = arguments.iter();
    let arguments = arguments.filter(|argument| !of_call || argument.client_field.is_none());
    let mut list: Vec<_> = arguments
        .map(|Argument { name, doc, .. }| format!("- `{name}`: {}", doc.one_line()))
        .collect();
    list.extend(
        body.iter()
            .filter(|body| body.required)
            .map(|BodyArgument { name, doc, .. }| format!("- `{name}`: {}", doc.one_line())),
    );
    list
}

/// The list of the arguments of a method, and what its options hold besides those of the call.
pub(crate) fn method_arguments(
    required: &[Argument],
    optional: &[Argument],
    body: Option<&BodyArgument>,
) -> Vec<String> {
    let mut list = argument_list(required, body, true);
    let parameters = optional.iter().map(|argument| &argument.name);
    let body = body.iter().filter(|body| !body.required);
    let names: Vec<_> = parameters
        .chain(body.map(|body| &body.name))
        .map(|name| format!("`{name}`"))
        .collect();
    if !names.is_empty() {
        list.push(format!("- `options`: {}.", names.join(", ")));
    }
    list
}

/// The result of an operation whose responses carry nothing but their status.
const EXISTENCE: &str =
    "whether it exists: `false` if the status is 404, `true` if it is one of 2xx";

/// The documentation of a request function.
pub(crate) fn function_doc(
    operation: &Operation,
    name: &Identifier,
    arguments: &[Argument],
    body: Option<&BodyArgument>,
    with_options: Option<&Identifier>,
    context: &Context<'_>,
) -> Doc {
    let mut doc = introduction(operation).paragraph(request(operation));
    let list = argument_list(arguments, body, false);
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
    if operation.asks_existence() {
        doc = doc.line(format!("The response says {EXISTENCE}."));
    }
    if let Some(url) = operation.external_docs.as_deref() {
        doc = doc.line(format!("See also {}.", doc::code(url)));
    }
    doc.line("# Errors")
        .line(match context.parameters.rules {
            Rules::Definition => "Returns an error if an argument breaks a rule of the definition.",
            Rules::Path => "Returns an error if an argument cannot be in its place in the request.",
        })
        .paragraph(error_types(operation, false, context))
        .alias(&operation.id, name)
}

/// Which errors have a body with a type of its own, and how to decode it.
fn error_types(operation: &Operation, of_all: bool, context: &Context<'_>) -> Vec<String> {
    let root = context.root;
    let is_model = |body| matches!(context.types.rust_type(body), RustType::Model(_));
    let mut bodies = Vec::new();
    for (status, body) in operation.errors.iter().filter(|(_, body)| is_model(body)) {
        let body = in_words(&context.types.rust_type(body), root);
        bodies.push(format!("{body} if the status is {status}"));
    }
    let default = operation
        .error
        .as_ref()
        .filter(|body| of_all && is_model(body));
    if let Some(body) = default {
        let body = in_words(&context.types.rust_type(body), root);
        bodies.push(if bodies.is_empty() {
            body
        } else {
            format!("{body} otherwise")
        });
    }
    if bodies.is_empty() {
        return bodies;
    }
    vec![format!(
        "[`ServiceError::decode`]({root}::runtime::ServiceError::decode) reads the body of an error response: {}.",
        bodies.join(", ")
    )]
}

/// The documentation of a client's method.
pub(crate) fn method_doc(
    operation: &Operation,
    names: &Names,
    module: &Identifier,
    arguments: Vec<String>,
    result: &ResultItem,
    context: &Context<'_>,
) -> Doc {
    let root = context.root;
    let mut doc = introduction(operation).paragraph(request(operation));
    if !arguments.is_empty() {
        doc = doc.line("# Arguments").paragraph(arguments);
    }
    if let Some(returned) = returned(operation, &names.call, module, result, context) {
        doc = doc.line("# Returns").line(returned);
    }
    doc.line("# Errors")
        .line(format!(
            "An [`azure_core::Error`]. It contains an [`Error`]({root}::runtime::Error) if an argument, the service or its response is the cause."
        ))
        .paragraph(error_types(operation, true, context))
        .alias(&operation.id, &names.method)
}

/// What a client's method returns in the end, if it returns something.
fn returned(
    operation: &Operation,
    call: &Call,
    module: &Identifier,
    result: &ResultItem,
    context: &Context<'_>,
) -> Option<String> {
    let root = context.root;
    if operation.is_paged() {
        let paging = operation.paging.as_ref()?;
        let item = match &paging.page {
            Type::List(item) => Some(&**item),
            Type::Named(id) => {
                let mut pages = context.types.api().pages.iter();
                pages.find(|page| page.ty == *id).map(|page| &page.item)
            }
            _ => None,
        };
        let item = in_words(&context.types.rust_type(item.unwrap_or(&paging.page)), root);
        return Some(format!("The items of the list, one after another: {item}."));
    }
    if let Call::LongRunning { result, .. } = call {
        if *result == RustType::Unit {
            return None;
        }
        let words = in_words(result, root);
        return Some(if operation.paging.is_some() {
            format!(
                "The result of the long-running operation is a list in pages: {words}. [`into_pager`]({root}::runtime::client::Poller::into_pager) \
                 requests them one after another."
            )
        } else {
            format!("The result of the long-running operation: {words}.")
        });
    }
    let module = module.plain();
    Some(match result {
        ResultItem::Value(RustType::Unit) => return None,
        ResultItem::Value(_) if operation.asks_existence() => {
            format!("{}.", capitalized(EXISTENCE))
        }
        ResultItem::Value(ty) => format!("{}.", capitalized(&in_words(ty, root))),
        ResultItem::WithHeader { name, case } => {
            let response = format!("[`{name}`]({root}::responses::{name})");
            match &case.body {
                Some(body) => format!("{response} with {}.", in_words(&body.ty, root)),
                None => format!("{response}."),
            }
        }
        ResultItem::Struct { name, .. } | ResultItem::Enum { name, .. } => {
            format!("[`{name}`]({root}::operations::{module}::{name}).")
        }
    })
}

/// A type in words, with a link to it.
fn in_words(ty: &RustType, root: &str) -> String {
    match ty {
        RustType::Unit => "nothing".to_owned(),
        RustType::Model(name) | RustType::Enum(name) | RustType::NumberEnum(name) => {
            format!("[`{name}`]({root}::models::{name})")
        }
        RustType::Formatted(format) => format!("[`{format:?}`]({root}::runtime::{format:?})"),
        RustType::List(item) => format!("a list of {}", in_words(item, root)),
        RustType::Map(item) => format!("a map of {}", in_words(item, root)),
        RustType::Optional(ty) => format!("{} or null", in_words(ty, root)),
        RustType::Boxed(ty) => in_words(ty, root),
        RustType::Any => "any JSON".to_owned(),
        RustType::Bytes => "bytes".to_owned(),
        RustType::String => "a string".to_owned(),
        RustType::Boolean => "a boolean".to_owned(),
        RustType::Integer32 | RustType::Integer64 => "an integer".to_owned(),
        RustType::Float32 | RustType::Float64 => "a number".to_owned(),
    }
}

/// The text with a capital letter first.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
