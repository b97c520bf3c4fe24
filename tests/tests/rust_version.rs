//! The oldest toolchain that the project promises, `rust-version`, can compile all that users compile. Only the newest one is
//! installed where tests run: clippy's `incompatible_msrv` compares the code itself, and this the manifests of dependencies.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The packages that users compile: the generated crate, and the command.
const OF_USERS: [&str; 2] = ["arm_apimanagement", "armgen-cli"];

/// A version of Rust, such as `1.88`.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
struct RustVersion(Vec<u64>);

impl RustVersion {
    fn new(text: &str) -> Self {
        let mut numbers: Vec<u64> = text.split('.').map(|part| part.parse().unwrap()).collect();
        // `1.88` is `1.88.0`.
        numbers.resize(3, 0);
        Self(numbers)
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What cargo knows about the workspace and all its dependencies, on all platforms.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata failed:\n{errors}");
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

/// The ids of the packages that are compiled with some packages. Dependencies of their tests are not.
fn compiled_with<'a>(metadata: &'a Value, names: &[&str]) -> BTreeSet<&'a str> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"], "nodes")
        .map(|node| (text(node, "id"), node))
        .collect();
    let packages = list(metadata, "packages");
    let start = packages.filter(|package| names.contains(&text(package, "name")));
    let mut pending: Vec<&str> = start.map(|package| text(package, "id")).collect();
    assert_eq!(pending.len(), names.len(), "{names:?} are in the workspace");
    let mut found = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if found.insert(id) {
            let dependencies = list(nodes[id], "deps").filter(|dependency| {
                list(dependency, "dep_kinds").any(|kind| text(kind, "kind") != "dev")
            });
            pending.extend(dependencies.map(|dependency| text(dependency, "pkg")));
        }
    }
    found
}

/// The packages that need a newer Rust than `promised`, each with what it needs.
fn too_new(metadata: &Value, ids: &BTreeSet<&str>, promised: &RustVersion) -> Vec<String> {
    let packages = list(metadata, "packages").filter(|package| ids.contains(text(package, "id")));
    let needs = packages.filter_map(|package| {
        let needed = package["rust_version"].as_str()?;
        let (name, version) = (text(package, "name"), text(package, "version"));
        let is_newer = RustVersion::new(needed) > *promised;
        is_newer.then(|| format!("{name} {version} needs Rust {needed}"))
    });
    needs.collect()
}

/// The `rust-version` of a package of the workspace.
fn rust_version<'a>(metadata: &'a Value, name: &str) -> &'a str {
    let package = list(metadata, "packages").find(|package| text(package, "name") == name);
    text(package.expect("it is in the workspace"), "rust_version")
}

#[test]
fn no_dependency_that_users_compile_needs_a_newer_rust() {
    let metadata = metadata();
    // `armgen` has that of the workspace.
    let promised = rust_version(&metadata, "armgen");
    let ids = compiled_with(&metadata, &OF_USERS);
    assert!(ids.len() > 50, "{ids:?}");
    let too_new = too_new(&metadata, &ids, &RustVersion::new(promised));
    assert!(
        too_new.is_empty(),
        "`rust-version` is {promised}, but {}; require an older version of it in `Cargo.toml`, with the reason",
        too_new.join(", ")
    );
}

#[test]
fn a_dependency_that_needs_a_newer_rust_is_named() {
    let metadata = metadata();
    let ids = compiled_with(&metadata, &OF_USERS);
    let found = too_new(&metadata, &ids, &RustVersion::new("1.87"));
    let is_named = |line: &String| line.starts_with("time 0.3.") && line.contains(" needs Rust 1.");
    assert!(found.iter().any(is_named), "{found:?}");
    assert!(
        !found.iter().any(|line| line.starts_with("proptest ")),
        "only tests need it: {found:?}"
    );
}

#[test]
fn the_generated_crate_promises_the_same_rust() {
    let metadata = metadata();
    assert_eq!(
        rust_version(&metadata, "arm_apimanagement"),
        rust_version(&metadata, "armgen")
    );
}

#[test]
fn versions_are_compared_by_number() {
    let version = RustVersion::new;
    assert_eq!(version("1.88"), version("1.88.0"));
    assert!(version("1.100") > version("1.88"));
    assert!(version("1.88.1") > version("1.88"));
    assert!(version("1.63") < version("1.88"));
}
