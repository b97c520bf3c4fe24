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
    pub(super) package: &'a str,
}

/// Modules and crates that are named where a module of operations is imported, and what the client of a package has besides
/// its groups.
const TAKEN_MODULES: [&str; 12] = [
    "azure_core",
    "azure_identity",
    "clone",
    "http",
    "models",
    "new",
    "resume",
    "serde",
    "serde_json",
    "std",
    "tests",
    "tokio",
];

/// Decides on the modules of operations.
pub(super) fn groups(api: &Api, context: &Context<'_>, problems: &mut Problems<'_>) -> Vec<Group> {
    let mut clients = Scope::new("types of clients");
    let of_package = [&context.client.name, &context.client.options_name];
    let modules = modules(api, context.package, problems);
    if let Some(origin) = modules.iter().find_map(Module::origin) {
        for name in of_package.into_iter().flatten() {
            clients.take(name, origin, problems);
        }
    }
    let groups = modules.iter().filter_map(|module| {
        let origin = module.origin()?;
        let mut client = module.type_name.with_suffix("Client");
        if Some(&client) == context.client.name.as_ref() {
            client = module.type_name.with_suffix("OperationsClient");
        }
        let mut scopes = Scopes::default();
        let functions = module.operations.iter().filter_map(|operation| {
            function(
                operation,
                &module.name,
                &client,
                context,
                &mut scopes,
                problems,
            )
        });
        let functions: Vec<_> = functions.collect();
        let options = functions
            .iter()
            .map(|function| &function.method_options_name);
        for name in options.chain([&client]) {
            clients.take(name, origin, problems);
        }
        Some(Group {
            functions,
            doc: group_doc(module.title),
            sources: provenance::files(module.operations.iter().map(|operation| &operation.origin)),
            client_module: names::module_name(client.as_str())?,
            module: module.name.clone(),
            client,
        })
    });
    groups.collect()
}

/// A module with its operations: those of a group, or of several whose names differ in case or symbols only.
struct Module<'a> {
    title: &'a str,
    name: Identifier,
    type_name: Identifier,
    operations: Vec<&'a Operation>,
}

impl Module<'_> {
    fn origin(&self) -> Option<&api::Origin> {
        self.operations.first().map(|operation| &operation.origin)
    }
}

fn modules<'a>(api: &'a Api, package: &str, problems: &mut Problems<'_>) -> Vec<Module<'a>> {
    let mut modules: Vec<Module<'_>> = Vec::new();
    for group in &api.groups {
        let title = if group.name.is_empty() {
            "general"
        } else {
            &group.name
        };
        let name = module_name(title, package);
        let Some((name, type_name)) = name.zip(names::type_name(title)) else {
            if let Some(operation) = group.operations.first() {
                problems.unusable("group", title, &operation.origin);
            }
            continue;
        };
        match modules.iter_mut().find(|module| module.name == name) {
            Some(module) => module.operations.extend(&group.operations),
            None => modules.push(Module {
                title: &group.name,
                name,
                type_name,
                operations: group.operations.iter().collect(),
            }),
        }
    }
    modules
}

fn module_name(title: &str, package: &str) -> Option<Identifier> {
    let name = names::module_name(title)?;
    let taken =
        TAKEN_MODULES.contains(&name.as_str()) || name.as_str() == package.replace('-', "_");
    Some(if taken {
        name.with_suffix("_operations")
    } else {
        name
    })
}

fn group_doc(name: &str) -> Doc {
    if name.is_empty() {
        return Doc::default().line("Operations without a group.");
    }
    Doc::default().line(format!("Operations of the group {}.", doc::code(name)))
}

/// The scopes of a module of operations and of its client.
struct Scopes {
    /// Functions, and the statics beside them.
    functions: Scope,
    types: Scope,
    methods: Scope,
}

impl Default for Scopes {
    fn default() -> Self {
        Self {
            functions: Scope::new("operations"),
            types: Scope::new("types of operations"),
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
        .functions
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
    let options_name = (!options.is_empty()).then(|| type_name.with_suffix("Options"));
    let result = responses::result(operation, &type_name, context.types, problems);
    for name in options_name.iter().chain(result.name()) {
        scopes.types.take(name, &operation.origin, problems);
    }
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
        options_name,
        method_options_name: names::type_name(client_base)?
            .with_suffix(method_type.as_str())
            .with_suffix("Options"),
        result,
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
