//! All stages together, from a manifest to the files of crates.

use armgen::diagnostic::{Checked, Diagnostics};
use armgen::output::GeneratedCrate;
use armgen_fixtures::{MANIFEST, document, manifest, package};
use std::path::Path;

/// A definition whose only operation returns a type of its own.
fn definition(operation: &str, name: &str) -> String {
    let definition = document(
        r"
        paths:
          /Name:
            get:
              operationId: Operation_Id
              parameters: [{ name: api-version, in: query, type: string, required: true }]
              responses:
                200: { description: It., schema: { $ref: '#/definitions/Name' } }
        definitions:
          Name: { properties: { size: { type: string } } }",
    );
    let definition = definition.replace("Operation_Id", operation);
    definition.replace("Name", name)
}

fn generate(packages: &[String]) -> Result<Checked<Vec<GeneratedCrate>>, Diagnostics> {
    armgen_fixtures::generate(&[
        (MANIFEST, manifest(packages)),
        ("first.yaml", definition("First_Get", "First")),
        ("second.yaml", definition("Second_Get", "Second")),
        (
            "faulty.yaml",
            definition("Faulty_Get", "Faulty").replace("/Faulty:", "/{x}:"),
        ),
        ("itself.yaml", definition("ArmItself_Get", "Itself")),
        ("models.yaml", definition("Models_Get", "Models")),
        (
            "script.yaml",
            definition("Größe_Get", "Script").replace("ThingClient", "Maße"),
        ),
    ])
}

#[test]
fn a_crate_has_a_folder_files_and_a_summary() {
    let output = generate(&[package("arm_a", "first.yaml", "")]).unwrap();
    let package = &output.value[0];
    assert_eq!(
        (package.name.as_str(), package.shown_folder.as_str()),
        ("arm_a", "out/arm_a")
    );
    assert_eq!(package.folder, Path::new("/folder/out/arm_a"));
    assert_eq!((package.summary.operations, package.summary.types), (1, 1));
    assert!(package.summary.skipped.is_empty());
    assert!(package.files["src/operations/first.rs"].contains("pub fn get("));
    assert!(output.warnings.is_empty(), "{}", output.warnings);
}

#[test]
fn packages_come_in_the_order_of_the_manifest() {
    let packages = ["c", "a", "b"].map(|name| package(name, "first.yaml", ""));
    let output = generate(&packages).unwrap();
    assert_eq!(
        output
            .value
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
            .value
            .remove(0)
            .files
    };
    assert_eq!(
        files("first.yaml, second.yaml"),
        files("second.yaml, first.yaml")
    );
}

#[test]
fn problems_of_all_packages_come_together() {
    let problems = generate(&[
        package("a", "faulty.yaml", ""),
        package("b", "first.yaml", "operations: [Other_*]"),
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
    let problems = generate(&[package("a", "first.yaml", "quick-start: First_Get")]).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "error[manifest-unmatched]: the README cannot show `First_Get`: no selected operation has this id and an example \
         (armgen.yaml:8:18, /packages/0/quick-start)"
    );
}

#[test]
fn a_module_of_operations_does_not_take_the_name_of_another_module_or_crate() {
    let output = generate(&[package("arm-itself", "itself.yaml, models.yaml", "")]).unwrap();
    let files = &output.value[0].files;
    assert!(files.contains_key("src/operations/arm_itself_operations.rs"));
    assert!(files.contains_key("src/operations/models_operations.rs"));
}

#[test]
fn a_client_does_not_take_the_name_of_what_is_beside_it() {
    let client = |name: &str| {
        let more = format!("client: {name}");
        let output = generate(&[package("a", "first.yaml", &more)]).unwrap();
        let library = &output.value[0].files["src/lib.rs"];
        library.contains(&format!("clients::{{Service{name}, Service{name}Options}}"))
    };
    assert!(client("Client") && client("Poller") && client("Error"));
    assert!(!client("PetClient"));
}

#[test]
fn the_module_of_a_group_or_client_has_a_name_that_a_file_can_have() {
    let output = generate(&[package("a", "script.yaml", "")]).unwrap();
    let files = &output.value[0].files;
    for file in [
        "src/operations/gr_e.rs",
        "src/clients/gr_e_client.rs",
        "src/clients/ma_e_client.rs",
    ] {
        assert!(files.contains_key(file), "{file}");
    }
    assert!(files["src/clients/mod.rs"].contains("pub use gr_e_client::GrößeClient;"));
    assert!(files["src/lib.rs"].contains("mixed_script_confusables"));
    let plain = generate(&[package("a", "first.yaml", "")]).unwrap();
    assert!(!plain.value[0].files["src/lib.rs"].contains("#![allow"));
}
