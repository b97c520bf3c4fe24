//! The application of `tests/application/` in its other form: each crate has a runtime of its own, and no workspace encloses them.
//!
//! In its own form it is a member of the workspace, with a test of its own.

use armgen::manifest::Manifest;
use armgen_fixtures::{Folder, copy_folder, files_in};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The setting of the application, as its manifest has it.
const SHARED: &str = "\nruntime:\n  name: arm_core\n  version: 0.1.0\n  output: crates/arm_core\n";

/// The number of services.
const SERVICES: usize = 5;

#[test]
fn the_application_works_with_a_runtime_in_each_crate() {
    let folder = embedded();
    // The same tests, without the feature that needs a shared runtime.
    let printed = cargo(
        &folder,
        &[
            "test",
            "--package",
            "armgen-application",
            "--no-default-features",
        ],
    );
    assert!(printed.contains("test result: ok. 3 passed"), "{printed}");
}

#[test]
fn only_the_root_of_a_crate_its_manifest_and_its_readme_say_where_its_runtime_is() {
    let (embedded, shared) = (embedded(), workspace().join("tests/application"));
    let (embedded, shared) = (crates(&embedded.path("application")), crates(&shared));
    let packages = embedded.keys().collect::<Vec<_>>();
    assert_eq!(packages.len(), SERVICES);
    for package in packages {
        let (embedded, shared) = (&embedded[package], &shared[package]);
        let differ = embedded.keys().chain(shared.keys()).filter(|path| {
            !path.starts_with("src/runtime/") && embedded.get(*path) != shared.get(*path)
        });
        let mut differ: Vec<_> = differ.collect();
        differ.sort();
        differ.dedup();
        assert_eq!(
            differ,
            ["Cargo.toml", "README.md", "src/lib.rs"],
            "{package}"
        );
    }
}

#[test]
fn a_shared_runtime_is_the_embedded_one() {
    let (embedded, shared) = (embedded(), workspace().join("tests/application"));
    let runtime = |folder: &Path, name: &str| {
        let mut files = files_in(&folder.join("crates").join(name));
        files.retain(|path, _| path.starts_with("src/runtime/"));
        files
    };
    let expected = runtime(&shared, "arm_core");
    assert!(expected.len() > 50, "{:?}", expected.keys());
    for name in crates(&embedded.path("application")).keys() {
        assert_eq!(runtime(&embedded.path("application"), name), expected);
        assert_eq!(runtime(&shared, name), BTreeMap::new());
    }
}

/// The files of the crates of services, without what armgen keeps for itself, by the name of the crate.
fn crates(application: &Path) -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = application.join("crates");
    let names = fs::read_dir(&folder)
        .expect("there are crates")
        .map(|entry| {
            let name = entry.expect("the folder can be read").file_name();
            name.to_string_lossy().into_owned()
        });
    let services = names.filter(|name| name != "arm_core");
    let with_files = services.map(|name| {
        let mut files = files_in(&folder.join(&name));
        files.retain(|path, _| !path.starts_with(".armgen") && !path.starts_with("target/"));
        (name, files)
    });
    with_files.collect()
}

/// A workspace with the application alone, whose manifest asks for embedded runtimes.
fn embedded() -> Folder {
    let source = workspace().join("tests/application");
    let folder = Folder::default();
    for part in ["definitions", "src", "tests"] {
        copy_folder(&source.join(part), &folder.path("application").join(part));
    }
    let text = |path: &str| fs::read_to_string(workspace().join(path)).expect("it is committed");
    let manifest = text("tests/application/armgen.yaml");
    folder.write(
        "application/armgen.yaml",
        replace(&manifest, SHARED, "\nruntime: embedded\n"),
    );
    let package = text("tests/application/Cargo.toml");
    let package = replace(
        &package,
        "arm_core = { path = \"crates/arm_core\", optional = true }\n",
        "",
    );
    folder.write(
        "application/Cargo.toml",
        replace(&package, "\"dep:arm_core\"", ""),
    );
    // The versions, lints and profiles of this workspace: then nothing is downloaded that its build does not have already.
    let root = text("Cargo.toml");
    let members = root.lines().find(|line| line.starts_with("members = "));
    let members = members.expect("the workspace has members");
    folder.write(
        "Cargo.toml",
        replace(&root, members, "members = [\"application\"]"),
    );
    folder.write("Cargo.lock", text("Cargo.lock"));
    let manifest = Manifest::read(&folder.path("application/armgen.yaml")).unwrap();
    for generated in armgen::generate(&manifest).unwrap().value {
        for (path, text) in &generated.files {
            folder.write(
                &format!("application/crates/{}/{path}", generated.name),
                text,
            );
        }
    }
    folder
}

/// A text with another part, which it must have once.
fn replace(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old:?} in\n{text}");
    text.replace(old, new)
}

/// Runs cargo in a workspace and returns what it printed.
fn cargo(folder: &Folder, arguments: &[&str]) -> String {
    armgen_fixtures::cargo(&folder.path(""), env!("CARGO_TARGET_TMPDIR"), arguments)
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
