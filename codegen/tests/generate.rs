//! The stages together: a manifest in, the files of crates out.

use armgen::diagnostic::Diagnostics;
use armgen::manifest::Manifest;
use armgen::output::{Counts, Output};
use armgen::source::Sources;
use std::path::Path;

/// A definition with one operation, which returns a type of its own.
fn definition(operation: &str, path: &str, property: &str) -> String {
    format!(
        r##"{{
  "swagger": "2.0",
  "info": {{ "title": "ExampleClient", "version": "2024-05-01" }},
  "host": "management.azure.com",
  "schemes": ["https"],
  "consumes": ["application/json"],
  "produces": ["application/json"],
  "paths": {{
    "/{path}": {{
      "get": {{
        "operationId": "{operation}",
        "description": "Gets it.",
        "parameters": [{{ "name": "api-version", "in": "query", "type": "string", "required": true }}],
        "responses": {{ "200": {{ "description": "It.", "schema": {{ "$ref": "#/definitions/{path}" }} }} }}
      }}
    }}
  }},
  "definitions": {{ "{path}": {{ "type": "object", "properties": {{ "{property}": {{ "type": "string" }} }} }} }}
}}"##
    )
}

fn package(name: &str, inputs: &str, more: &str) -> String {
    format!(
        "- name: {name}\n  version: 0.1.0\n  license: MIT\n  description: Example\n  output: out/{name}\n  inputs: [{inputs}]\n{more}"
    )
}

fn generate(packages: &[String]) -> Result<Output, Diagnostics> {
    let manifest = format!("packages:\n{}", packages.concat());
    let files = [
        ("armgen.yaml", manifest),
        ("first.json", definition("First_Get", "First", "size")),
        ("second.json", definition("Second_Get", "Second", "size")),
        (
            "faulty.json",
            definition("Faulty_Get", "Faulty", "size").replace("/Faulty\": {", "/{x}\": {"),
        ),
        ("itself.json", definition("ArmItself_Get", "Itself", "size")),
        ("models.json", definition("Models_Get", "Models", "size")),
        (
            "script.json",
            definition("Größe_Get", "Script", "size").replace("ExampleClient", "Maße"),
        ),
    ];
    let manifest = Manifest::from_sources(
        &Sources::in_memory(files),
        "armgen.yaml",
        Path::new("/folder"),
    )?;
    armgen::generate(&manifest)
}

#[test]
fn a_package_has_a_folder_files_and_counts() {
    let output = generate(&[package("arm_a", "first.json", "")]).unwrap();
    let package = &output.packages[0];
    assert_eq!(
        (package.name.as_str(), package.shown_folder.as_str()),
        ("arm_a", "out/arm_a")
    );
    assert_eq!(package.folder, Path::new("/folder/out/arm_a"));
    assert_eq!(
        package.counts,
        Counts {
            skipped: 0,
            operations: 1,
            types: 1
        }
    );
    assert!(package.files["src/operations/first.rs"].contains("pub fn get("));
    assert!(output.warnings.is_empty(), "{}", output.warnings);
}

#[test]
fn packages_come_in_the_order_of_the_manifest() {
    let packages = ["c", "a", "b"].map(|name| package(name, "first.json", ""));
    let output = generate(&packages).unwrap();
    assert_eq!(
        output
            .packages
            .iter()
            .map(|package| package.name.as_str())
            .collect::<Vec<_>>(),
        ["c", "a", "b"]
    );
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let files = |inputs| {
        generate(&[package("arm_a", inputs, "")])
            .unwrap()
            .packages
            .remove(0)
            .files
    };
    assert_eq!(
        files("first.json, second.json"),
        files("second.json, first.json")
    );
}

#[test]
fn problems_of_all_packages_come_together() {
    let problems = generate(&[
        package("a", "faulty.json", ""),
        package("b", "first.json", "  operations: [Other_*]\n"),
    ])
    .unwrap_err();
    let codes: Vec<_> = problems
        .iter()
        .map(|problem| problem.code.as_str())
        .collect();
    assert_eq!(
        codes,
        ["manifest-unmatched", "path-parameter-missing"],
        "{problems}"
    );
}

#[test]
fn a_quick_start_must_be_there() {
    let problems =
        generate(&[package("a", "first.json", "  quick-start: First_Get\n")]).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "error[manifest-unmatched]: the README cannot show `First_Get`: it is no selected operation with an example \
         (armgen.yaml:8:16, /packages/0/quick-start)"
    );
}

#[test]
fn a_module_of_operations_does_not_take_the_name_of_another_module_or_crate() {
    let output = generate(&[package("arm-itself", "itself.json, models.json", "")]).unwrap();
    let files = &output.packages[0].files;
    assert!(files.contains_key("src/operations/arm_itself_operations.rs"));
    assert!(files.contains_key("src/operations/models_operations.rs"));
}

#[test]
fn a_client_does_not_take_the_name_of_what_is_beside_it() {
    let client = |name: &str| {
        let more = format!("  client: {name}\n");
        let output = generate(&[package("a", "first.json", &more)]).unwrap();
        let library = &output.packages[0].files["src/lib.rs"];
        library.contains(&format!("clients::{{Service{name}, Service{name}Options}}"))
    };
    assert!(client("Client") && client("Poller") && client("Error"));
    assert!(!client("PetClient"));
}

#[test]
fn the_module_of_a_group_or_client_has_a_name_that_a_file_can_have() {
    let output = generate(&[package("a", "script.json", "")]).unwrap();
    let files = &output.packages[0].files;
    for file in [
        "src/operations/gr_e.rs",
        "src/clients/gr_e_client.rs",
        "src/clients/ma_e_client.rs",
    ] {
        assert!(files.contains_key(file), "{file}");
    }
    assert!(files["src/clients/mod.rs"].contains("pub use gr_e_client::{GrößeClient, "));
    assert!(files["src/lib.rs"].contains("mixed_script_confusables"));
    let plain = generate(&[package("a", "first.json", "")]).unwrap();
    assert!(!plain.packages[0].files["src/lib.rs"].contains("#![allow"));
}
