//! The same input gives the same bytes, whatever the order of the inputs and the folder that the command runs in.

use armgen::manifest::Manifest;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn spec() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")
}

fn files(manifest: &Path) -> BTreeMap<String, String> {
    let manifest = Manifest::read(manifest).unwrap();
    let output = armgen::generate(&manifest).unwrap();
    let packages = output.value.into_iter();
    packages.flat_map(|package| package.files).collect()
}

/// A copy of `spec/` whose manifest lists some inputs, and all operations of them.
fn copy_with_inputs(folder: &Path, inputs: &[&str]) -> PathBuf {
    copy(&spec(), folder);
    let manifest = folder.join("armgen.yaml");
    let inputs: String = inputs
        .iter()
        .flat_map(|input| {
            [
                "      - ", input, "
",
            ]
        })
        .collect();
    let text = format!(
        "packages:\n  - name: arm_test\n    version: 0.1.0\n    license: MIT\n    description: A test\n    \
         output: generated\n    inputs:\n{inputs}"
    );
    fs::write(&manifest, text).unwrap();
    manifest
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let manifest = spec().join("armgen.yaml");
    assert_eq!(files(&manifest), files(&manifest));
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let second = "second.json";
    let inputs = ["apimanagement/2024-05-01/apimprivatelink.json", second];
    let reversed = [second, "apimanagement/2024-05-01/apimprivatelink.json"];
    let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
    for (folder, inputs) in [(&one, inputs), (&other, reversed)] {
        copy_with_inputs(folder, &inputs);
        fs::write(folder.join(second), SECOND_INPUT).unwrap();
    }
    let one = files(&one.join("armgen.yaml"));
    assert!(one.contains_key("src/operations/service.rs"));
    assert_eq!(one, files(&other.join("armgen.yaml")));
}

/// A definition that shares types with the other one.
const SECOND_INPUT: &str = r#"{
  "swagger": "2.0",
  "info": { "title": "ServiceClient", "version": "2024-05-01" },
  "paths": {
    "/service": {
      "get": {
        "operationId": "Service_Check",
        "responses": {
          "200": { "description": "Fine.", "schema": { "$ref": "common-types/v5/errors.json#/definitions/ErrorResponse" } }
        }
      }
    }
  }
}"#;

/// The only test of this file that changes the process's folder; the others name their files by absolute paths.
#[test]
fn the_current_folder_does_not_matter() {
    let manifest = spec().join("armgen.yaml").canonicalize().unwrap();
    let here = files(&manifest);
    let folder = tempfile::tempdir().unwrap();
    let before = std::env::current_dir().unwrap();
    std::env::set_current_dir(folder.path()).unwrap();
    let there = files(&manifest);
    std::env::set_current_dir(manifest.parent().unwrap()).unwrap();
    let by_name = files(Path::new("armgen.yaml"));
    std::env::set_current_dir(before).unwrap();
    assert_eq!(here, there);
    assert_eq!(here, by_name);
}
