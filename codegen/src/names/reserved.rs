//! Names that the definition cannot have, since Rust, cargo or the generated code uses them.
//!
//! The names that generated files import are here too. [`module`] has the module of each, and `render` imports no
//! others.

/// Keywords of edition 2024, strict and reserved (the Rust Reference, "Keywords").
pub(super) const KEYWORDS: [&str; 49] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield", "union",
];

/// Keywords that cannot be raw, and `_`, which is no identifier.
pub(super) const NEVER_RAW: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Types and traits of the standard library that generated code uses by these names, itself or in what derives expand to.
pub(super) const TAKEN_TYPES: [&str; 48] = [
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Rc",
    "Arc",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "Static",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
    "BTreeMap",
    "Infallible",
];

/// Names of modules whose files would have a meaning of their own: to cargo, or to Windows (device names).
pub(super) const TAKEN_FILES: [&str; 26] = [
    "mod", "lib", "main", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5",
    "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9", "build",
];

/// Names of the module `runtime` that stand beside models.
pub(crate) const BESIDE_MODELS: [&str; 13] = [
    "Base64",
    "Base64Url",
    "Date",
    "DateTime",
    "DateTimeRfc1123",
    "Duration",
    "Nullable",
    "Redacted",
    "Time",
    "UnixTime",
    "UnknownKind",
    "UnknownNumber",
    "UnknownValue",
];

/// Other names of the module `runtime` that generated files import.
const RUNTIME: [&str; 31] = [
    "Argument",
    "CollectionFormat",
    "Endpoint",
    "Field",
    "FinalState",
    "FormType",
    "FromResponse",
    "Host",
    "LongRunning",
    "Model",
    "NextLink",
    "NextPage",
    "Operation",
    "Page",
    "Paged",
    "Parameter",
    "Pattern",
    "PollingOptions",
    "Request",
    "ResponseLimit",
    "ResponseParts",
    "Result",
    "Rule",
    "Rules",
    "Union",
    "Value",
    "from_response",
    "model",
    "open_enum",
    "open_number",
    "union",
];

/// Names of the module `runtime::client` that clients import.
const CLIENT: [&str; 11] = [
    "ArmClient",
    "ArmClientOptions",
    "Client",
    "ClientMethodOptions",
    "ClientOptions",
    "MethodOptions",
    "Pager",
    "PagerOptions",
    "Poller",
    "PollerOptions",
    "ResponseFuture",
];

/// Modules of the crate that generated files import.
const CRATE: [&str; 4] = ["models", "operations", "parameters", "responses"];

/// Names of `runtime` that are at the root of the crate too, for users of request functions.
pub(crate) const REEXPORTED: [&str; 13] = [
    "DecodeError",
    "Endpoint",
    "Error",
    "LongRunningOperation",
    "OperationStatus",
    "Pages",
    "PollingOptions",
    "Request",
    "ResponseLimit",
    "Result",
    "Rules",
    "ServiceError",
    "WaiveRules",
];

/// Names of `runtime::client` that are at the root of the crate too, for users of clients.
pub(crate) const REEXPORTED_OF_CLIENTS: [&str; 9] = [
    "ArmClient",
    "ArmClientOptions",
    "Completion",
    "Pager",
    "PagerOptions",
    "Poller",
    "PollerOptions",
    "Response",
    "ResponseFuture",
];

/// Where an imported name comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Module {
    /// The root of the crate.
    Crate,
    /// `runtime`
    Runtime,
    /// `runtime::client`
    Client,
    /// A module of another crate.
    Of(&'static str),
}

/// The module that generated files import a name from; none for names that they do not import.
pub(crate) fn module(name: &str) -> Option<Module> {
    Some(match name {
        "Arc" => Module::Of("std::sync"),
        "BTreeMap" => Module::Of("std::collections"),
        "Method" => Module::Of("http"),
        "TokenCredential" => Module::Of("azure_core::credentials"),
        "fmt" => Module::Of("std"),
        _ if CRATE.contains(&name) => Module::Crate,
        _ if BESIDE_MODELS.contains(&name) || RUNTIME.contains(&name) => Module::Runtime,
        _ if CLIENT.contains(&name) => Module::Client,
        _ => return None,
    })
}

/// Whether the client of a package cannot have a name: that, or the name of its options, is imported into the client's file or
/// stands at the root of the crate.
pub(crate) fn is_beside_client(name: &str) -> bool {
    let options = format!("{name}Options");
    CLIENT.contains(&name)
        || CLIENT.contains(&options.as_str())
        || BESIDE_MODELS.contains(&name)
        || RUNTIME.contains(&name)
        || RUNTIME.contains(&options.as_str())
        || REEXPORTED.contains(&name)
        || REEXPORTED_OF_CLIENTS.contains(&name)
        || name == "TokenCredential"
}

/// Modules and crates that are named where a module of operations is imported.
pub(crate) const BESIDE_GROUPS: [&str; 11] = [
    "azure_core",
    "azure_identity",
    "example_support",
    "http",
    "models",
    "responses",
    "serde",
    "serde_json",
    "std",
    "tests",
    "tokio",
];

/// Arguments and variables that request functions and the methods of clients have themselves.
pub(crate) const BESIDE_ARGUMENTS: [&str; 3] = ["method_options", "options", "request"];

/// Fields, methods and arguments that a client and its constructor have themselves.
pub(crate) const BESIDE_CLIENT_FIELDS: [&str; 12] = [
    "arm_client",
    "begin",
    "client",
    "clone",
    "credential",
    ENDPOINT,
    FROM_ARM_CLIENT,
    "list",
    "new",
    "resume",
    "send",
    "shared",
];

/// A constructor of the client, which ends as the methods for clients of groups do.
pub(crate) const FROM_ARM_CLIENT: &str = "from_arm_client";

/// A method of all clients, also of those of groups.
pub(crate) const ENDPOINT: &str = "endpoint";

#[cfg(test)]
mod tests {
    use super::{BESIDE_GROUPS, BESIDE_MODELS, CLIENT, REEXPORTED, REEXPORTED_OF_CLIENTS, RUNTIME};
    use crate::render::RUNTIME_FILES;
    use std::collections::BTreeSet;
    use syn::{Item, UseTree};

    /// The names that a module of the runtime exports by `pub use`.
    fn exports(path: &str) -> BTreeSet<String> {
        fn add(tree: &UseTree, names: &mut BTreeSet<String>) {
            match tree {
                UseTree::Path(path) => add(&path.tree, names),
                UseTree::Group(group) => group.items.iter().for_each(|tree| add(tree, names)),
                UseTree::Name(name) => names.extend([name.ident.to_string()]),
                UseTree::Rename(_) | UseTree::Glob(_) => {
                    panic!("the runtime names what it exports")
                }
            }
        }
        let (_, text) = RUNTIME_FILES.iter().find(|(one, _)| *one == path).unwrap();
        let mut names = BTreeSet::new();
        for item in syn::parse_file(text).unwrap().items {
            match item {
                Item::Use(item) if matches!(item.vis, syn::Visibility::Public(_)) => {
                    add(&item.tree, &mut names);
                }
                Item::Struct(item) => names.extend([item.ident.to_string()]),
                _ => {}
            }
        }
        names
    }

    #[test]
    fn each_imported_name_is_one_that_the_runtime_exports() {
        let exports = exports("mod.rs");
        for name in [&BESIDE_MODELS[..], &RUNTIME, &REEXPORTED].concat() {
            assert!(exports.contains(name), "{name}");
        }
    }

    #[test]
    fn no_group_has_the_name_of_a_module_in_the_tests_of_examples() {
        let file = syn::parse_file(include_str!("../../templates/example_tests.rs")).unwrap();
        let mut modules = 0;
        for item in file.items {
            if let Item::Mod(module) = item {
                let name = module.ident.to_string();
                assert!(BESIDE_GROUPS.contains(&name.as_str()), "{name}");
                modules += 1;
            }
        }
        assert!(modules > 0);
    }

    #[test]
    fn each_imported_name_of_clients_is_one_that_the_runtime_exports() {
        let exports = exports("client/mod.rs");
        for name in [&CLIENT[..], &REEXPORTED_OF_CLIENTS].concat() {
            assert!(exports.contains(name), "{name}");
        }
    }
}
