//! Request functions, and the methods of clients that send what they make.

use super::arguments::{arguments, body, check_names};
use super::function_docs::{function_doc, method_doc};
use super::items::{Call, Client, Doc, Function, Group};
use super::names::{self, Identifier};
use super::parameters::Parameters;
use super::problems::Problems;
use super::scope::Scope;
use super::types::Types;
use super::{doc, paging, provenance, responses};
use crate::api::{self, Api, Operation};

/// What the rest of this stage has found out, as far as functions need it.
pub(super) struct Context<'a> {
    pub(super) types: &'a Types<'a>,
    pub(super) parameters: &'a Parameters,
    pub(super) client: &'a Client,
    pub(super) root: &'a str,
}

/// What the code of an operations module imports: no type of the module may be called so.
const IMPORTED: [&str; 1] = ["FromResponse"];

/// Decides on the modules of operations.
pub(super) fn groups(api: &Api, context: &Context<'_>, problems: &mut Problems<'_>) -> Vec<Group> {
    let mut modules = Scope::new("groups of operations");
    let mut clients = Scope::new("types of clients");
    let of_package = [&context.client.name, &context.client.options_name];
    if let Some(origin) = api.groups.iter().find_map(|group| group.operations.first()) {
        for name in of_package.into_iter().flatten() {
            clients.take(name, &origin.origin, problems);
        }
    }
    let mut groups = Vec::new();
    for group in &api.groups {
        let Some(origin) = group.operations.first().map(|operation| &operation.origin) else {
            continue;
        };
        let name = if group.name.is_empty() {
            "general"
        } else {
            &group.name
        };
        let (Some(module), Some(type_name)) = (names::module_name(name), names::type_name(name))
        else {
            problems.unusable("group", name, origin);
            continue;
        };
        modules.take(&module, origin, problems);
        let mut client = type_name.with_suffix("Client");
        if Some(&client) == context.client.name.as_ref() {
            client = type_name.with_suffix("OperationsClient");
        }
        let mut scopes = Scopes::new(origin, problems);
        let functions = group.operations.iter();
        let functions = functions.filter_map(|operation| {
            function(operation, &module, &client, context, &mut scopes, problems)
        });
        let functions: Vec<_> = functions.collect();
        clients.take(&client, origin, problems);
        for function in &functions {
            clients.take(&function.method_options_name, origin, problems);
        }
        groups.push(Group {
            functions,
            doc: group_doc(&group.name),
            sources: provenance::files(group.operations.iter().map(|operation| &operation.origin)),
            client_module: names::module_name(client.as_str()).unwrap_or_else(|| module.clone()),
            module,
            client,
        });
    }
    groups
}

fn group_doc(name: &str) -> Doc {
    if name.is_empty() {
        return Doc::default().line("Operations without a group.");
    }
    Doc::default().line(format!("Operations of the group {}.", doc::code(name)))
}

/// The scopes of a module of operations and of its client.
struct Scopes {
    functions: Scope,
    constants: Scope,
    methods: Scope,
}

impl Scopes {
    fn new(origin: &api::Origin, problems: &mut Problems<'_>) -> Self {
        let mut functions = Scope::new("operations");
        for name in IMPORTED.into_iter().filter_map(names::type_name) {
            functions.take(&name, origin, problems);
        }
        Self {
            functions,
            constants: Scope::new("operations"),
            methods: Scope::new("operations"),
        }
    }
}

fn function(
    operation: &Operation,
    module: &Identifier,
    client: &Identifier,
    context: &Context<'_>,
    scopes: &mut Scopes,
    problems: &mut Problems<'_>,
) -> Option<Function> {
    let names = names::value_name(&operation.name).zip(names::type_name(&operation.name));
    let Some(((name, type_name), constant)) = names.zip(names::constant_name(&operation.name))
    else {
        problems.unusable("operation", &operation.name, &operation.origin);
        return None;
    };
    scopes.functions.take(&name, &operation.origin, problems);
    scopes
        .constants
        .take(&constant, &operation.origin, problems);
    let call = call(operation, context.types);
    let method_name = match call {
        Call::Plain => name.clone(),
        Call::LongRunning(..) => name.with_prefix("begin_"),
        Call::Paged if name.as_str().starts_with("list") => name.clone(),
        Call::Paged => name.with_prefix("list_"),
    };
    scopes
        .methods
        .take(&method_name, &operation.origin, problems);
    let (arguments, options) = arguments(operation, context, problems);
    let body = body(operation, context.types, problems);
    check_names(&arguments, &options, body.as_ref(), operation, problems);
    let client_base = client.as_str();
    let method_type = names::type_name(method_name.as_str().trim_start_matches("begin_"))?;
    Some(Function {
        doc: function_doc(operation, &arguments, body.as_ref()),
        method_doc: method_doc(operation, &name, module, context.root),
        deprecated: operation.deprecated,
        id: operation.id.clone(),
        method: operation.method,
        path: operation.path.clone(),
        api_version: operation.api_version.clone().unwrap_or_default(),
        success: operation
            .responses
            .iter()
            .map(|response| response.status)
            .collect(),
        content_type: operation
            .body
            .as_ref()
            .map(|body| body.content_type.clone()),
        options_name: (!options.is_empty()).then(|| type_name.with_suffix("Options")),
        method_options_name: names::type_name(client_base)?
            .with_suffix(method_type.as_str())
            .with_suffix("Options"),
        result: responses::result(operation, &type_name, context.types, problems),
        name,
        method_name,
        constant,
        arguments,
        body,
        options,
        call,
    })
}

fn call(operation: &Operation, types: &Types<'_>) -> Call {
    match &operation.long_running {
        Some(long_running) => {
            let result = long_running
                .result
                .as_ref()
                .map(|result| types.value(result));
            Call::LongRunning(
                long_running.final_state,
                result.unwrap_or(super::RustType::Unit),
            )
        }
        None if paging::is_paged(operation) => Call::Paged,
        None => Call::Plain,
    }
}
