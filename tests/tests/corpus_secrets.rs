//! Secrets of a checkout of the public definitions, named by `AZURE_REST_API_SPECS`. Without it, this test says that it was skipped.
//!
//! A program is compiled from the types of results that hold keys, credentials, SAS and tokens. It reads each result with a known
//! text wherever there can be one, and shows it.

use armgen::manifest::{Manifest, ReadmePackage};
use armgen::render;
use armgen::rust::{Crate, Format, Function, Identifier, ResultItem, RustType, Struct};
use armgen_fixtures::{Folder, items};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Packages with their tags, if not the default, and operations that return secrets. Behind `-` are properties that are shown:
/// those of a type that other operations use too, and ids of resources.
const PACKAGES: [(&str, &str, &[&str]); 12] = [
    (
        "apimanagement",
        "package-2022-08",
        &[
            "AuthorizationServer_ListSecrets",
            "DelegationSettings_ListSecrets",
            "Gateway_GenerateToken",
            "Gateway_ListKeys",
            "IdentityProvider_ListSecrets",
            "NamedValue_ListValue",
            "Subscription_ListSecrets",
            "TenantAccess_ListSecrets",
            "User_GetSharedAccessToken",
        ],
    ),
    ("automation", "", &["Keys_ListByAutomationAccount"]),
    ("botservice", "", &["QnAMakerEndpointKeys_Get"]),
    (
        "compute",
        "",
        &["SshPublicKeys_GenerateKeyPair", "Disks_GrantAccess"],
    ),
    (
        "cosmos-db",
        "",
        &[
            "DatabaseAccounts_ListKeys",
            "DatabaseAccounts_ListReadOnlyKeys",
            "DatabaseAccounts_ListConnectionStrings",
        ],
    ),
    (
        "deviceprovisioningservices",
        "",
        &["IotDpsResource_ListKeysForKeyName - keyName"],
    ),
    (
        "machinelearningservices",
        "",
        &[
            "OnlineEndpoints_ListKeys",
            "OnlineEndpoints_GetToken",
            "Workspaces_ListNotebookKeys",
            "Workspaces_ListStorageAccountKeys",
        ],
    ),
    (
        "network",
        "",
        &["VirtualNetworkGatewayConnections_GetSharedKey"],
    ),
    ("redis", "", &["Redis_ListKeys", "Redis_RegenerateKey"]),
    (
        "search",
        "",
        &[
            "AdminKeys_Get",
            "AdminKeys_Regenerate",
            "QueryKeys_Create",
            "QueryKeys_ListBySearchService",
        ],
    ),
    (
        "storage",
        "",
        &[
            "StorageAccounts_ListKeys",
            "StorageAccounts_RegenerateKey",
            "StorageAccounts_ListAccountSAS",
            "StorageAccounts_ListServiceSAS",
            "LocalUsers_RegeneratePassword",
        ],
    ),
    (
        "web",
        "",
        &[
            "ContainerApps_ListSecrets",
            "WebApps_ListHostKeys",
            "WorkflowTriggers_ListCallbackUrl",
            "AppServicePlans_ListHybridConnectionKeys",
        ],
    ),
];

#[test]
fn results_with_keys_do_not_show_them() {
    let Some(checkout) = std::env::var_os("AZURE_REST_API_SPECS") else {
        // Not by `eprintln!`, which the test runner keeps to itself where a test passes.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: AZURE_REST_API_SPECS does not name a checkout of the definitions"
        );
        return;
    };
    // Tests run in the folder of their package, and the name may be relative to that of the workspace.
    let checkout = workspace().join(checkout);
    let mut files = BTreeMap::new();
    let mut modules = String::new();
    let mut calls = String::new();
    for (package, tag, operations) in PACKAGES {
        let module = package.replace('-', "_");
        let krate = items_of(&checkout, package, tag, &module);
        let mut results = Vec::new();
        for operation in operations {
            let (id, shown) = operation.split_once(" - ").unwrap_or((operation, ""));
            let model = result(&krate, id);
            let value = Sample {
                krate: &krate,
                shown,
            }
            .model(model);
            let _ = writeln!(
                calls,
                "    check::<{module}::models::{model}>({id:?}, r####\"{value}\"####);"
            );
            results.push(model.clone());
        }
        let _ = writeln!(
            modules,
            "mod {module} {{ pub mod models; pub use armgen_runtime::runtime; }}"
        );
        for (path, text) in render::code(&only(krate, results)) {
            let path = path.trim_start_matches("src/");
            if path.starts_with("models/") {
                files.insert(format!("src/{module}/{path}"), text);
            }
        }
    }
    files.insert("src/main.rs".to_owned(), program(&modules, &calls));
    let printed = run(&files);
    assert_eq!(printed, "", "what is shown, or not read");
    assert!(calls.lines().count() >= 12, "{calls}");
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The items of a whole package, in a module of the program.
fn items_of(checkout: &Path, package: &str, tag: &str, module: &str) -> Crate {
    let readme = format!("specification/{package}/resource-manager/readme.md");
    let wanted = ReadmePackage {
        tag: (!tag.is_empty()).then(|| tag.to_owned()),
        ..ReadmePackage::default()
    };
    let manifest = Manifest::from_readme(&checkout.join(readme), &wanted);
    let manifest = manifest.unwrap_or_else(|problems| panic!("{problems}"));
    let package = &manifest.packages[0];
    let draft = armgen::draft(package).unwrap_or_else(|problems| panic!("{problems}"));
    let root = format!("crate::{module}");
    let items = items(&draft.value.api, &package.krate, &root);
    items.unwrap_or_else(|problems| panic!("{problems}")).value
}

/// The model that is the result of an operation.
fn result<'a>(krate: &'a Crate, id: &str) -> &'a Identifier {
    let mut functions = krate.groups.iter().flat_map(|group| &group.functions);
    let function: &Function = functions
        .find(|function| function.id == id)
        .unwrap_or_else(|| panic!("{id} is in the package"));
    let last = match &function.call {
        armgen::rust::Call::LongRunning { result, .. } => Some(result),
        _ => None,
    };
    match (last, &function.result) {
        (Some(RustType::Model(name)), _) | (_, ResultItem::Value(RustType::Model(name))) => name,
        (_, ResultItem::WithHeader { case, .. }) => match &case.body {
            Some(body) => match &body.ty {
                RustType::Model(name) => name,
                ty => panic!("{id}: {ty:?}"),
            },
            None => panic!("{id} has a body"),
        },
        (_, other) => panic!("{id}: {other:?}"),
    }
}

/// A part of a crate: some models with what is in them.
fn only(krate: Crate, models: Vec<Identifier>) -> Crate {
    let mut kept = HashSet::new();
    let mut pending = models;
    while let Some(name) = pending.pop() {
        if kept.insert(name.clone()) {
            let structs = krate.structs.iter().filter(|item| item.name == name);
            pending.extend(structs.flat_map(Struct::named).cloned());
            let unions = krate.unions.iter().filter(|item| item.name == name);
            pending
                .extend(unions.flat_map(|item| item.kinds.iter().map(|kind| kind.payload.clone())));
        }
    }
    let mut part = Crate {
        root: krate.root,
        settings: krate.settings,
        structs: krate.structs,
        enums: krate.enums,
        unions: krate.unions,
        ..Crate::default()
    };
    part.structs.retain(|item| kept.contains(&item.name));
    part.enums.retain(|item| kept.contains(&item.name));
    part.unions.retain(|item| kept.contains(&item.name));
    part
}

/// Makes values with a text wherever there can be one.
struct Sample<'a> {
    krate: &'a Crate,
    /// The properties that are shown.
    shown: &'a str,
}

impl Sample<'_> {
    fn model(&self, name: &Identifier) -> Value {
        let mut structs = self.krate.structs.iter();
        let Some(item) = structs.find(|item| item.name == *name) else {
            return json!({});
        };
        let mut object = Map::new();
        for field in &item.fields {
            let is_shown = self.shown.split(' ').any(|shown| shown == field.wire_name);
            let value = if is_shown {
                json!("shown")
            } else {
                self.value(&field.ty)
            };
            object.insert(field.wire_name.clone(), value);
        }
        if let Some(additional) = &item.additional
            && let Value::Object(others) = self.value(&additional.ty)
        {
            object.extend(others);
        }
        Value::Object(object)
    }

    fn value(&self, ty: &RustType) -> Value {
        match ty {
            RustType::String
            | RustType::Any
            | RustType::Bytes
            | RustType::Formatted(Format::Base64 | Format::Base64Url) => json!("hush"),
            RustType::Unit | RustType::Formatted(_) => Value::Null,
            RustType::Boolean => json!(true),
            RustType::Integer32
            | RustType::Integer64
            | RustType::Float32
            | RustType::Float64
            | RustType::NumberEnum(_) => json!(1),
            RustType::Enum(_) => json!("shown"),
            RustType::List(item) => json!([self.value(item)]),
            RustType::Map(item) => json!({ "hush": self.value(item) }),
            RustType::Optional(inner) | RustType::Boxed(inner) => self.value(inner),
            RustType::Model(name) => self.model(name),
        }
    }
}

fn program(modules: &str, calls: &str) -> String {
    format!(
        r#"#![allow(dead_code, unused_imports, reason = "a part of each package")]
{modules}
fn check<T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug>(operation: &str, json: &str) {{
    let value: T = serde_json::from_str(json).unwrap();
    let shown = format!("{{value:?}} {{value:#?}}");
    if shown.contains("hush") {{
        println!("{{operation}} shows {{shown}}");
    }}
    // It has been read, and others can still read it.
    if !serde_json::to_string(&value).unwrap().contains("hush") {{
        println!("{{operation}} has no text in {{json}}");
    }}
}}

fn main() {{
{calls}}}
"#
    )
}

/// Compiles and runs the program in a folder that no workspace encloses, and returns what it printed.
fn run(files: &BTreeMap<String, String>) -> String {
    let workspace_folder = workspace().canonicalize().expect("it is there");
    let runtime = json!(workspace_folder.join("codegen/runtime"));
    let manifest = format!(
        "[package]\nname = \"secrets\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         armgen-runtime = {{ path = {runtime} }}\nserde = \"1\"\n\
         serde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}\n\n[workspace]\n"
    );
    // The same versions as in the workspace: then nothing is downloaded that its build does not have already.
    let lock = std::fs::read_to_string(workspace().join("Cargo.lock")).expect("it is committed");
    let mut all = vec![("Cargo.toml", manifest.as_str()), ("Cargo.lock", &lock)];
    all.extend(
        files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let folder = Folder::new(&all);
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline"])
        .current_dir(folder.path(""))
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("secrets"),
        )
        // The project has another path in each run, so what is built of itself is of no use to the next.
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo run failed:\n{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
