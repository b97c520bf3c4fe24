//! Overlays of a manifest repair definitions: the crate is the one that the mended definition gives.

use armgen::diagnostic::Diagnostics;
use armgen::output::GeneratedCrate;
use armgen_fixtures::{MANIFEST, document, generate, indent, manifest, package};

const PETS: &str = r"
paths:
  /pets:
    get:
      operationId: Pets_Get
      description: Gets the pet of the ownr.
      parameters: [{ name: colour, in: query, type: string }, { $ref: 'common.yaml#/parameters/Top' }]
      responses: { 200: { description: It., schema: { $ref: '#/definitions/Pet' } } }
    delete:
      operationId: Pets_Delete
      responses: { 204: { description: Gone. } }
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: { type: string }
      age: { type: string, description: Its age. }
      size: { $ref: 'common.yaml#/definitions/Size' }
  Cat:
    allOf: [{ $ref: '#/definitions/Pet' }]
    x-ms-discriminator-value: cat
    properties: { lives: { type: integer } }
";

const COMMON: &str = r"
parameters:
  Top: { name: top, in: query, type: integer, x-ms-parameter-location: method }
definitions:
  Size: { type: string, enum: [small, large], x-ms-enum: { name: Size, modelAsString: true } }
  Large: { $ref: '#/definitions/Size' }
";

/// Generates a package of both files, with overlays.
fn generated(pets: &str, common: &str, overlays: &str) -> Result<GeneratedCrate, Diagnostics> {
    let mut overlays = overlays.to_owned();
    if !overlays.is_empty() {
        // The first line stands behind the quotation mark.
        let second = overlays.lines().nth(1).unwrap_or("  ");
        let width = second.len() - second.trim_start().len() - 2;
        let whole = format!("{}{overlays}", " ".repeat(width));
        overlays = format!("overlays:\n{}", indent(&whole, 6));
    }
    let package = package("arm_pets", "pets.yaml", overlays.trim_end());
    let files = [
        (MANIFEST, manifest(&[package])),
        ("pets.yaml", document(pets)),
        ("common.yaml", document(common)),
    ];
    Ok(generate(&files)?.value.remove(0))
}

/// A text that is in the definitions once is replaced by another one: an overlay does the same as a change of the file.
#[track_caller]
fn assert_mends(overlays: &str, changes: &[(&str, &str)]) {
    let mut texts = [PETS, COMMON].map(str::to_owned);
    for (old, new) in changes {
        let count: usize = texts.iter().map(|text| text.matches(old).count()).sum();
        assert_ne!(count, 0, "{old} is there");
        texts = texts.map(|text| text.replace(old, new));
    }
    let [pets, common] = texts;
    let expected = generated(&pets, &common, "").unwrap_or_else(|problems| panic!("{problems}"));
    let mended = generated(PETS, COMMON, overlays).unwrap_or_else(|problems| panic!("{problems}"));
    let faulty = generated(PETS, COMMON, "").unwrap();
    assert_ne!(faulty.files, expected.files);
    for (path, text) in &expected.files {
        assert_eq!(mended.files.get(path), Some(text), "{path}");
    }
    assert_eq!(mended.files.len(), expected.files.len());
}

/// The errors of a run with overlays.
#[track_caller]
fn problems(overlays: &str) -> String {
    let problems = generated(PETS, COMMON, overlays).map(|_| ()).unwrap_err();
    problems.to_string()
}

#[test]
fn set_gives_a_value_another_value() {
    assert_mends(
        "- reason: The service returns a number.
           where: $.definitions.Pet.properties.age.type
           set: integer",
        &[("age: { type: string", "age: { type: integer")],
    );
}

#[test]
fn remove_takes_an_operation_away() {
    assert_mends(
        "- reason: The service has no such operation.
           where-operation: Pets_Delete
           remove: true",
        &[(
            "    delete:
      operationId: Pets_Delete
      responses: { 204: { description: Gone. } }
",
            "",
        )],
    );
}

#[test]
fn remove_takes_an_item_of_an_array_away() {
    assert_mends(
        "- reason: The service ignores it.
           where: $.paths['/pets'].get.parameters[?(@.name == 'colour')]
           remove: true",
        &[("{ name: colour, in: query, type: string }, ", "")],
    );
}

#[test]
fn add_adds_properties_and_values() {
    assert_mends(
        "- reason: The service returns a name.
           where-model: Pet
           add: { x-ms-client-name: Animal }
         - reason: There are giants.
           from: common.yaml
           where: $.definitions.Size.enum
           add: [giant]",
        &[
            (
                "discriminator: kind",
                "discriminator: kind\n    x-ms-client-name: Animal",
            ),
            ("[small, large]", "[small, large, giant]"),
        ],
    );
}

#[test]
fn replace_mends_texts() {
    assert_mends(
        "- reason: Misspelt.
           where: $..description
           replace: { ownr: owner, Its: The }",
        &[("ownr", "owner"), ("Its age", "The age")],
    );
}

#[test]
fn rename_renames_a_definition_in_all_files() {
    assert_mends(
        "- reason: The name says nothing.
           from: common.yaml
           where-model: Size
           rename: Extent",
        &[
            ("  Size:", "  Extent:"),
            ("#/definitions/Size", "#/definitions/Extent"),
        ],
    );
}

#[test]
fn rename_renames_a_shared_parameter_in_all_files() {
    assert_mends(
        "- reason: The description is that of the first items.
           where: $.parameters.Top
           rename: First
         - reason: The service has another name.
           where: $.parameters.First.name
           set: first",
        &[
            ("  Top: { name: top", "  First: { name: first"),
            ("#/parameters/Top", "#/parameters/First"),
        ],
    );
}

#[test]
fn rename_renames_a_property_and_where_its_object_lists_it() {
    assert_mends(
        "- reason: The service calls it so.
           where: $.definitions.Pet.properties.kind
           rename: type",
        &[
            ("discriminator: kind", "discriminator: type"),
            ("[kind]", "[type]"),
            ("kind: {", "type: {"),
        ],
    );
}

#[test]
fn rename_renames_a_path() {
    assert_mends(
        "- reason: The path of the service is in lower case.
           where: $.paths['/pets']
           rename: /animals",
        &[("/pets:", "/animals:")],
    );
}

#[test]
fn overlays_are_applied_in_their_order() {
    assert_mends(
        "- reason: The service returns a name.
           where: $.definitions.Pet.properties
           add: { name: { type: string } }
         - reason: Its name is a number.
           where: $.definitions.Pet.properties.name.type
           set: integer",
        &[(
            "size: { $ref: 'common.yaml#/definitions/Size' }",
            "size: { $ref: 'common.yaml#/definitions/Size' }\n      name: { type: integer }",
        )],
    );
}

#[test]
fn an_overlay_may_change_a_file_that_only_other_operations_use() {
    let definition = generated(
        PETS,
        COMMON,
        "- reason: It is unused.
           where-model: Large
           remove: true",
    );
    assert!(definition.is_ok());
}

#[test]
fn an_overlay_that_selects_nothing_is_an_error() {
    assert_eq!(
        problems(
            "- reason: The service returns a number.
               where: [$.definitions.Pet.properties.age, $.definitions.Pet.properties.ages]
               set: { type: integer }"
        ),
        "error[overlay-stale]: nothing in the definitions matches `where: $.definitions.Pet.properties.ages` \
         (armgen.yaml:10:51, /packages/0/overlays/0/where/1); \
         if the definition was mended, remove the overlay; its reason is: The service returns a number."
    );
}

#[test]
fn an_overlay_that_changes_nothing_is_an_error() {
    assert_eq!(
        problems(
            "- reason: The service returns a text.
               where: $.definitions.Pet.properties.age.type
               set: string"
        ),
        "error[overlay-stale]: this overlay changes nothing: what it selects has this value already \
         (armgen.yaml:11:9, /packages/0/overlays/0/set); \
         if the definition was mended, remove the overlay; its reason is: The service returns a text."
    );
}

#[test]
fn each_file_that_an_overlay_names_is_there() {
    assert_eq!(
        problems(
            "- reason: Why not.
               from: [pets.yaml, toys.yaml]
               where: $..age
               remove: true"
        ),
        "error[overlay-stale]: the package has no definition file `toys.yaml` \
         (armgen.yaml:10:27, /packages/0/overlays/0/from/1); \
         if the definition was mended, remove the overlay; its reason is: Why not."
    );
}

#[test]
fn an_overlay_that_fails_in_one_of_two_places_changes_neither() {
    assert_eq!(
        problems(
            "- reason: Why not.
               where: $.definitions.*.properties
               add: { age: { type: string, description: Its age. }, lives: { type: string } }"
        ),
        "error[overlay]: this overlay cannot be applied to `pets.yaml`: `lives` is there already and is `{\"type\":\"integer\"}`; \
         `add` has `{\"type\":\"string\"}` (armgen.yaml:11:9, /packages/0/overlays/0/add); its reason is: Why not."
    );
}

#[test]
fn an_overlay_cannot_change_what_an_earlier_one_removed() {
    let problems = problems(
        "- reason: It is not used.
           where-model: Cat
           remove: true
         - reason: Cats have nine of them.
           where: $.definitions.Cat.properties.lives
           set: { type: integer, default: 9 }",
    );
    assert!(
        problems.contains("/packages/0/overlays/1/where"),
        "{problems}"
    );
}

#[test]
fn an_overlay_comes_after_the_directives_of_the_readme() {
    let generated = |set: &str| {
        let overlay = format!("{{ reason: So it is., where: $..age.type, set: {set} }}");
        let files = [
            (
                MANIFEST,
                format!(
                    "packages: [{{ readme: readme.md, name: arm_pets, output: out, overlays: [{overlay}] }}]"
                ),
            ),
            (
                "readme.md",
                "```yaml\ninput-file: pets.yaml\ndirective:\n- where: $..age\n  transform: $.type = 'integer'\n```\n"
                    .to_owned(),
            ),
            ("pets.yaml", document(PETS)),
            ("common.yaml", document(COMMON)),
        ];
        generate(&files)
    };
    let changed = generated("string").unwrap().value.remove(0);
    assert!(changed.files["src/models/structs.rs"].contains("pub age: Option<String>"));
    // An error, although operations with errors are left out of packages of readmes.
    let problems = generated("integer").unwrap_err();
    assert!(
        problems
            .to_string()
            .contains("this overlay changes nothing"),
        "{problems}"
    );
}

#[test]
fn an_overlay_of_a_file_that_cannot_be_read_is_no_second_problem() {
    let overlay = "- reason: So it is.
           from: common.yaml
           where-model: Size
           rename: Extent";
    let problems = generated(PETS, "definitions: { Size: ]", overlay).map(|_| ());
    let problems = problems.unwrap_err().to_string();
    assert!(problems.contains("error[yaml-syntax]"), "{problems}");
    assert!(!problems.contains("overlay"), "{problems}");
}

#[test]
fn an_overlay_may_lead_to_a_file_that_nothing_else_refers_to() {
    let overlay = "overlays: [{ reason: It moved., where: $..schema.$ref, set: 'moved.yaml#/definitions/Pet' }, \
                   { reason: So it is., from: moved.yaml, where: $..age.type, set: integer }]";
    let files = [
        (
            MANIFEST,
            manifest(&[package("arm_pets", "pets.yaml", overlay)]),
        ),
        ("pets.yaml", document(PETS)),
        ("common.yaml", document(COMMON)),
        (
            "moved.yaml",
            document(
                "definitions: { Pet: { type: object, properties: { age: { type: string } } } }",
            ),
        ),
    ];
    let generated = generate(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let structs = &generated.value[0].files["src/models/structs.rs"];
    assert!(structs.contains("pub age: Option<i64>"), "{structs}");
}

#[test]
fn problems_with_what_an_overlay_added_are_at_the_nearest_value_of_the_file() {
    let problems = problems(
        "- reason: A mistake.
           where: $.definitions.Pet.properties
           add: { name: { $ref: '#/definitions/Missing' } }",
    );
    assert!(
        problems.contains("(pets.yaml:19:7, /definitions/Pet/properties/name/$ref)"),
        "{problems}"
    );
}

#[test]
fn a_definition_in_json_is_changed_like_one_in_yaml() {
    let definition = |ty: &str| {
        format!(
            r#"{{"swagger": "2.0", "info": {{"title": "Pets", "version": "1"}}, "paths": {{"/pet": {{"get": {{"operationId": "Pets_Get",
            "responses": {{"200": {{"description": "It.", "schema": {{"type": "{ty}"}}}}}}}}}}}}}}"#
        )
    };
    let generated = |ty: &str, overlays: &str| {
        let package = package("arm_pets", "pets.json", overlays);
        let files = [
            (MANIFEST, manifest(&[package])),
            ("pets.json", definition(ty)),
        ];
        generate(&files).unwrap().value.remove(0).files
    };
    let overlays = "overlays: [{ reason: So it is., where: $..schema.type, set: boolean }]";
    assert_eq!(generated("string", overlays), generated("boolean", ""));
}
