//! The same input gives the same bytes, whatever the order of the inputs and the folder that the command runs in.

use armgen::manifest::Manifest;
use armgen_fixtures::{Folder, copy_folder, document, manifest, package};
use std::collections::BTreeMap;
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

/// The files of a package made from `spec/` and one more input, in this order.
fn files_of_inputs(inputs: [&str; 2]) -> BTreeMap<String, String> {
    let folder = Folder::default();
    copy_folder(&spec(), &folder.path("spec"));
    let package = package("arm_test", &inputs.join(", "), "");
    folder.write("spec/armgen.yaml", manifest(&[package]));
    folder.write("spec/second.yaml", document(SECOND_INPUT));
    files(&folder.path("spec/armgen.yaml"))
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let manifest = spec().join("armgen.yaml");
    assert_eq!(files(&manifest), files(&manifest));
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let [first, second] = [
        "apimanagement/2024-05-01/apimprivatelink.json",
        "second.yaml",
    ];
    let one = files_of_inputs([first, second]);
    assert!(one.contains_key("src/operations/service.rs"));
    assert_eq!(one, files_of_inputs([second, first]));
}

/// A definition that shares types with the other one.
const SECOND_INPUT: &str = r"
paths:
  /service:
    get:
      operationId: Service_Check
      responses:
        200:
          description: Fine.
          schema: { $ref: 'common-types/v5/errors.json#/definitions/ErrorResponse' }";

/// The only test of this file that changes the process's folder; the others name their files by absolute paths.
#[test]
fn the_current_folder_does_not_matter() {
    let manifest = spec().join("armgen.yaml").canonicalize().unwrap();
    let here = files(&manifest);
    let folder = Folder::default();
    let before = std::env::current_dir().unwrap();
    std::env::set_current_dir(folder.path("")).unwrap();
    let there = files(&manifest);
    std::env::set_current_dir(manifest.parent().unwrap()).unwrap();
    let by_name = files(Path::new("armgen.yaml"));
    std::env::set_current_dir(before).unwrap();
    assert_eq!(here, there);
    assert_eq!(here, by_name);
}
