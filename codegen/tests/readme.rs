//! All stages together, from a readme to the files of a crate.

use armgen::diagnostic::{Checked, Diagnostics};
use armgen::manifest::{Manifest, Member, Package, ReadmePackage};
use armgen::output::GeneratedCrate;
use armgen::settings::Wanted;
use armgen::source::Sources;
use armgen_fixtures::document;
use std::path::Path;

const README: &str = "\
# Pet  Store

``` yaml
title: Pet-store
tag: package-2024
```

``` yaml $(tag) == 'package-2024'
input-file:
- 2024/pets.yaml
```

``` yaml $(tag) == 'package-2023'
input-file:
- 2023/pets.yaml
```
";

const PATH: &str = "specification/pets/resource-manager/readme.md";

/// A definition with three operations, of which `Cats_Get` cannot be generated.
const PETS: &str = r"
paths:
  /pets:
    get:
      operationId: Pets_Get
      responses: &pet
        200: { description: It., schema: { $ref: '../../../common/types.yaml#/definitions/Pet' } }
  /dogs:
    get:
      operationId: Dogs_Get
      x-ms-examples: { A: { $ref: a.yaml } }
      responses: *pet
  /cats:
    parameters: [{ name: cat, in: nowhere }]
    get:
      operationId: Cats_Get
      responses: *pet";

const TYPES: &str = r"
definitions:
  Pet:
    properties: { name: { type: string } }";

/// The files of a checkout, with more text at the end of the readme.
fn sources(more: &str) -> Sources {
    let folder = "specification/pets/resource-manager";
    Sources::in_memory([
        (PATH.to_owned(), format!("{README}{more}")),
        (format!("{folder}/2024/pets.yaml"), document(PETS)),
        (
            format!("{folder}/2024/a.yaml"),
            "responses: { 200: { body: { name: Rex } } }".to_owned(),
        ),
        (
            "specification/common/types.yaml".to_owned(),
            document(TYPES),
        ),
    ])
}

fn read(wanted: &ReadmePackage) -> Result<Manifest, Diagnostics> {
    Manifest::from_readme_in(&sources(""), PATH, Path::new("/folder"), wanted)
}

fn package(wanted: &ReadmePackage) -> Package {
    let manifest = read(wanted).unwrap_or_else(|problems| panic!("{problems}"));
    manifest.packages.into_iter().next().unwrap()
}

fn texts(wanted: &[Wanted]) -> Vec<&str> {
    wanted.iter().map(|wanted| wanted.text.as_str()).collect()
}

#[test]
fn a_readme_is_a_package() {
    let package = package(&ReadmePackage::default());
    assert_eq!(package.krate.name, "arm_pets");
    assert_eq!(
        (
            package.krate.version.as_str(),
            package.krate.license.as_str()
        ),
        ("0.1.0", "MIT")
    );
    assert_eq!(
        package.krate.description,
        "Azure Resource Manager client for Pet Store"
    );
    assert_eq!(package.krate.client.as_deref(), Some("PetStoreClient"));
    assert_eq!(
        texts(&package.selection.inputs),
        ["specification/pets/resource-manager/2024/pets.yaml"]
    );
    assert!(package.selection.skip_faulty && !package.krate.examples);
}

#[test]
fn options_decide_over_the_readme() {
    let wanted = ReadmePackage {
        name: Some("arm_petstore".to_owned()),
        output: "out/pets".to_owned(),
        operations: vec!["Pets_*".to_owned()],
        ..ReadmePackage::default()
    };
    let manifest = read(&wanted).unwrap();
    let package = &manifest.packages[0];
    assert_eq!(package.krate.name, "arm_petstore");
    assert_eq!(texts(&package.selection.operations), ["Pets_*"]);
    assert_eq!(
        manifest.output_folder(Member::Package(package)),
        Path::new("/folder/out/pets")
    );
}

#[test]
fn the_crate_has_what_can_be_generated_and_no_examples() {
    let output = armgen::generate(&read(&ReadmePackage::default()).unwrap()).unwrap();
    let package = &output.value[0];
    assert_eq!(
        (package.summary.operations, package.summary.skipped.len()),
        (2, 1)
    );
    assert!(package.files.contains_key("src/operations/dogs.rs"));
    assert!(!package.files.contains_key("src/operations/cats.rs"));
    assert!(package.files.keys().all(|path| !path.starts_with("tests/")));
    let warnings = output.warnings.to_string();
    assert!(warnings.contains("Cats_Get"), "{warnings}");
    assert!(
        package.files["README.md"].contains("dogs::get("),
        "examples show how it is used"
    );
}

#[test]
fn an_input_that_is_missing_is_reported_where_it_is_named() {
    let wanted = ReadmePackage {
        tag: Some("package-2023".to_owned()),
        ..ReadmePackage::default()
    };
    assert_eq!(
        read(&wanted).unwrap_err().to_string(),
        "error[file-missing]: there is no file `specification/pets/resource-manager/2023/pets.yaml` \
         (specification/pets/resource-manager/readme.md:15:3, /input-file/0)"
    );
}

#[test]
fn a_name_that_cargo_refuses_is_a_fault() {
    let wanted = ReadmePackage {
        name: Some("1".to_owned()),
        operations: vec![String::new()],
        ..ReadmePackage::default()
    };
    let problems = read(&wanted).unwrap_err().to_string();
    assert!(
        problems.contains("`1` is not the name of a crate"),
        "{problems}"
    );
    assert!(
        problems.contains("`` is not one line of text"),
        "{problems}"
    );
}

#[test]
fn an_operation_that_is_not_there_is_a_fault() {
    let wanted = ReadmePackage {
        operations: vec!["Fish_*".to_owned()],
        ..ReadmePackage::default()
    };
    let problems = armgen::generate(&read(&wanted).unwrap()).unwrap_err();
    assert!(
        problems
            .to_string()
            .contains("no operation of the package matches `Fish_*`"),
        "{problems}"
    );
}

/// Generates the crate of the readme with directives.
fn directed(directives: &str) -> Result<Checked<Vec<GeneratedCrate>>, Diagnostics> {
    let more = format!("\n``` yaml\ndirective:\n{directives}\n```\n");
    let wanted = ReadmePackage::default();
    let manifest = Manifest::from_readme_in(&sources(&more), PATH, Path::new("/folder"), &wanted)?;
    armgen::generate(&manifest)
}

#[test]
fn directives_change_definitions_before_they_are_read() {
    let output = directed(
        "- remove-operation: Cats_Get
- from: types.yaml
  where: $.definitions.Pet.properties.name
  transform: $['x-ms-client-name'] = 'title'
- where-operation: Dogs_Get
  transform: $.operationId = 'Hounds_Get'",
    )
    .unwrap_or_else(|problems| panic!("{problems}"));
    assert!(output.warnings.is_empty(), "{}", output.warnings);
    let package = &output.value[0];
    assert_eq!(
        (package.summary.operations, package.summary.skipped.len()),
        (2, 0)
    );
    assert!(package.files.contains_key("src/operations/hounds.rs"));
    assert!(package.files["src/models/structs.rs"].contains("pub title: Option<String>"));
}

#[test]
fn problems_of_a_changed_file_are_shown_in_the_file_as_it_is() {
    let problems = directed(
        "- from: pets.yaml
  where: $.paths['/pets'].get
  transform: $.responses = 1
- from: types.yaml
  where: $.definitions.Pet.properties
  transform: \"$.toys = { type: 'toy' }\"",
    )
    .unwrap()
    .warnings
    .to_string();
    let place =
        "specification/pets/resource-manager/2024/pets.yaml:7:18, /paths/~1pets/get/responses";
    assert!(problems.contains(place), "{problems}");
    let warnings = directed(
        "- from: types.yaml
  where: $.definitions.Pet.properties
  transform: \"$.toys = { type: 'toy' }\"",
    )
    .unwrap()
    .warnings
    .to_string();
    let place = "specification/common/types.yaml:5:17, /definitions/Pet/properties/toys";
    assert!(
        warnings.contains(place),
        "the object that it would be in: {warnings}"
    );
}

#[test]
fn a_directive_that_changes_nothing_is_reported() {
    let warnings = directed("- remove-operation: Fish_Get")
        .unwrap()
        .warnings
        .to_string();
    let expected = "warning[readme-directive-stale]: this directive changes nothing: nothing in the definitions matches it \
        (specification/pets/resource-manager/readme.md:20:3, /directive/0)";
    assert!(warnings.contains(expected), "{warnings}");
}
