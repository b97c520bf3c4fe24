//! Request functions with their arguments, static data and results, and the methods of clients.

pub(crate) mod arguments;
pub(crate) mod clients;
pub(crate) mod docs;
pub(crate) mod function_names;
pub(crate) mod paging;
pub(crate) mod parameters;
pub(crate) mod responses;

use crate::api::{self, Api, Operation, Payload};
use crate::rust::doc;
use crate::rust::functions::arguments::{Arguments, arguments};
use crate::rust::functions::docs::{function_doc, method_doc, with_options_doc};
use crate::rust::functions::function_names::Names;
use crate::rust::functions::parameters::Parameters;
use crate::rust::items::{Client, Doc, Function, Group, WithHeader, WithOptions};
use crate::rust::models::types::Types;
use crate::rust::names::reserved::{self, BESIDE_GROUPS};
use crate::rust::names::{self, Case, Identifier};
use crate::rust::problems::Problems;
use crate::rust::provenance;
use crate::rust::scope::{Scope, Things, Wanted};
use crate::settings::CrateSettings;

/// The results of the other parts of this stage that functions need.
pub(crate) struct Context<'a> {
    pub(crate) types: &'a Types<'a>,
    pub(crate) parameters: &'a Parameters,
    pub(crate) responses: &'a [WithHeader],
    pub(crate) client: &'a Client,
    pub(crate) root: &'a str,
    pub(crate) settings: &'a CrateSettings,
}

const GROUPS: Things = Things::called("group", "types of clients", Case::Type);
const CLIENT_MODULES: Things = Things::called("group", "modules of clients", Case::Value);
const METHOD_OPTIONS: Things =
    Things::called("operation", "types of the module `models`", Case::Type);
const OPERATION_TYPES: Things = Things::called("operation", "types of operations", Case::Type);

/// Decides on the modules of operations.
pub(crate) fn groups(api: &Api, context: &Context<'_>, problems: &mut Problems<'_>) -> Vec<Group> {
    let modules = modules(api, &context.settings.name, problems);
    let mut clients = Scope::new(GROUPS);
    let mut client_modules = Scope::new(CLIENT_MODULES);
    clients.reserve(context.client.name.clone());
    clients.reserve(context.client.options_name.clone());
    client_modules.reserve(context.client.module.clone());
    if let Some(constructor) = names::value_name(reserved::FROM_ARM_CLIENT) {
        client_modules.reserve(constructor);
    }
    let wanted: Vec<_> = modules
        .iter()
        .map(|module| module.client(&context.client.name))
        .collect();
    let names = clients.name_all(&wanted, problems);
    let mut options = context.types.scope(METHOD_OPTIONS);
    let groups = modules.iter().zip(names).map(|(module, client)| {
        let client_module = client_modules.name(
            Wanted::new(
                module.title,
                names::module_name(client.as_str()),
                module.origin,
            ),
            problems,
        );
        Group {
            functions: functions(module, &client, context, &mut options, problems),
            doc: group_doc(module.title),
            sources: provenance::files(
                module.operations.iter().map(|operation| &operation.origin),
                context.settings.checkout.as_deref(),
            ),
            client_module,
            module: module.name.clone(),
            client,
        }
    });
    groups.collect()
}

/// A module with its operations: those of a group, or of several whose names differ in case or symbols only.
struct Module<'a> {
    title: &'a str,
    name: Identifier,
    type_name: Identifier,
    origin: &'a api::Origin,
    operations: Vec<&'a Operation>,
}

impl Module<'_> {
    /// The client. Its name differs from that of the package's client and from those that the file of that client imports.
    fn client(&self, of_package: &Identifier) -> Wanted<'_> {
        let mut name = self.type_name.with_suffix("Client");
        if name == *of_package || reserved::is_beside_client(name.as_str()) {
            name = self.type_name.with_suffix("OperationsClient");
        }
        Wanted::new(self.title, Some(name), self.origin)
    }
}

fn modules<'a>(api: &'a Api, package: &str, problems: &mut Problems<'_>) -> Vec<Module<'a>> {
    let mut modules: Vec<Module<'_>> = Vec::new();
    for (position, group) in api.groups.iter().enumerate() {
        let Some(origin) = group.operations.first().map(|operation| &operation.origin) else {
            continue;
        };
        let title = if group.name.is_empty() {
            "general"
        } else {
            &group.name
        };
        let name = module_name(title, package).unwrap_or_else(|| {
            let name = Identifier::of_position("group", position + 1, Case::Value);
            problems.unusable("group", title, name.as_str(), origin);
            name
        });
        let type_name = names::type_name(title)
            .unwrap_or_else(|| Identifier::of_position("group", position + 1, Case::Type));
        match modules.iter_mut().find(|module| module.name == name) {
            Some(module) => module.operations.extend(&group.operations),
            None => modules.push(Module {
                title: &group.name,
                name,
                type_name,
                origin,
                operations: group.operations.iter().collect(),
            }),
        }
    }
    modules
}

fn module_name(title: &str, package: &str) -> Option<Identifier> {
    let name = names::module_name(title)?;
    let taken =
        BESIDE_GROUPS.contains(&name.as_str()) || name.as_str() == package.replace('-', "_");
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

/// The functions of a module.
fn functions(
    module: &Module<'_>,
    client: &Identifier,
    context: &Context<'_>,
    options: &mut Scope,
    problems: &mut Problems<'_>,
) -> Vec<Function> {
    let mut types = Scope::new(OPERATION_TYPES);
    let with_arguments = module.operations.iter();
    let arguments: Vec<_> = with_arguments
        .map(|operation| arguments(operation, context, problems))
        .collect();
    let have_options = arguments.iter().map(Arguments::has_options);
    let operations: Vec<_> = module
        .operations
        .iter()
        .copied()
        .zip(have_options)
        .collect();
    let names = function_names::names(&operations, client, context.types, options, problems);
    let functions = module.operations.iter().zip(arguments).zip(names);
    let functions = functions.map(|((operation, arguments), names)| {
        function(
            operation,
            arguments,
            names,
            &module.name,
            context,
            &mut types,
            problems,
        )
    });
    functions.collect()
}

fn function(
    operation: &Operation,
    arguments: Arguments,
    names: Names,
    module: &Identifier,
    context: &Context<'_>,
    types: &mut Scope,
    problems: &mut Problems<'_>,
) -> Function {
    let mut own_type = |suffix: &str, problems: &mut Problems<'_>| {
        let name = names.type_name.with_suffix(suffix);
        types.name(function_names::wanted(operation, Some(name)), problems)
    };
    let with_options = names.with_options.as_ref().map(|name| WithOptions {
        name: name.clone(),
        doc: with_options_doc(&names.function),
        options: own_type("Options", problems),
    });
    let result = responses::result(
        operation,
        |problems| own_type("Response", problems),
        context,
        problems,
    );
    let doc = function_doc(
        operation,
        &names.function,
        &arguments.required,
        arguments.body.as_ref(),
        with_options.as_ref().map(|with| &with.name),
        context,
    );
    let method_doc = method_doc(
        operation,
        &names,
        module,
        docs::method_arguments(
            &arguments.required,
            &arguments.optional,
            arguments.body.as_ref(),
        ),
        &result,
        context,
    );
    let Arguments {
        required,
        optional,
        body,
    } = arguments;
    Function {
        doc,
        method_doc,
        deprecated: operation.deprecated,
        id: operation.id.clone(),
        method: operation.method,
        host: operation.host_with_names(),
        path: operation.path_with_names(),
        api_version: operation.api_version.clone(),
        success: operation
            .responses
            .iter()
            .map(|response| response.status)
            .collect(),
        failures: operation.failures.clone(),
        asks_existence: operation.asks_existence(),
        headers: operation.headers.clone(),
        content_type: operation
            .payload
            .body()
            .map(|body| &body.content_type)
            .filter(|content_type| *content_type != "application/json")
            .cloned(),
        form: match operation.payload {
            Payload::Form(form) => Some(form),
            _ => None,
        },
        accept: (operation.accept != "application/json").then(|| operation.accept.clone()),
        next_page: operation
            .paging
            .as_ref()
            .map(|paging| paging.next_page)
            .unwrap_or_default(),
        next_link: operation
            .paging
            .as_ref()
            .and_then(|paging| paging.next_link.clone()),
        with_options,
        method_options_name: names.method_options,
        result,
        name: names.function,
        method_name: names.method,
        constant: names.constant,
        arguments: required,
        body,
        options: optional,
        call: names.call,
        ends_with_list: operation.long_running.is_some() && operation.paging.is_some(),
        example: None,
    }
}
