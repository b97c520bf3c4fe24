//! Packages of readmes in a manifest.

use super::{package, problems, texts};
use crate::manifest::Package;

const READ: &str = "readme: specification/pets/resource-manager/readme.md\noutput: ../pets\n";

fn with(more: &str) -> Package {
    package(&format!("{READ}{more}"))
}

#[test]
fn a_readme_says_what_the_manifest_does_not() {
    let package = with("");
    let krate = &package.krate;
    assert_eq!(
        [
            &krate.name,
            &krate.version,
            &krate.license,
            &krate.description
        ],
        [
            "arm_pets",
            "0.1.0",
            "MIT",
            "Azure Resource Manager client for Pet Store"
        ]
    );
    assert_eq!(krate.client.as_deref(), Some("PetStoreClient"));
    assert_eq!(package.tag.as_deref(), Some("new"));
    assert_eq!(package.root.as_deref(), Some("specification"));
    assert_eq!(
        texts(&package.selection.inputs),
        ["specification/pets/resource-manager/new.json"]
    );
    assert_eq!(package.selection.edits.len(), 1);
    assert!(package.selection.skip_faulty && !krate.examples);
}

#[test]
fn what_the_manifest_says_wins() {
    let package = with(
        "name: arm_x\nversion: 2.0.0\nlicense: Apache-2.0\ndescription: X\nclient: XClient\nroot: specification/pets\n\
         operations: [A_*]\napi-version: '1'\nquick-start: A_B\nrules: path\nrepository: https://x.example\nsamples: [s/one.rs]\n",
    );
    let krate = &package.krate;
    assert_eq!(
        [
            &krate.name,
            &krate.version,
            &krate.license,
            &krate.description
        ],
        ["arm_x", "2.0.0", "Apache-2.0", "X"]
    );
    assert_eq!(krate.client.as_deref(), Some("XClient"));
    assert_eq!(package.root.as_deref(), Some("specification/pets"));
    assert_eq!(texts(&package.selection.operations), ["A_*"]);
    assert_eq!(package.selection.api_version.as_deref(), Some("1"));
    assert_eq!(krate.samples.len(), 1);
}

#[test]
fn a_tag_or_a_sub_package_selects_definitions() {
    for select in ["tag: old", "sub-package: package-dogs"] {
        let package = with(select);
        assert_eq!(package.tag.as_deref(), Some("old"), "{select}");
        assert_eq!(
            texts(&package.selection.inputs),
            ["specification/pets/resource-manager/old.json"]
        );
    }
}

#[test]
fn a_crate_is_called_after_the_sub_package_and_the_tag_that_are_named() {
    for (select, name, description) in [
        ("tag: old", "arm_pets_old", "Pet Store"),
        ("sub-package: dogs", "arm_pets_dogs", "Pet Store (dogs)"),
        (
            "sub-package: package-dogs\ntag: new",
            "arm_pets_dogs_new",
            "Pet Store (dogs)",
        ),
        ("tag: package-dogs", "arm_pets_dogs", "Pet Store (dogs)"),
    ] {
        let krate = with(select).krate;
        let description = format!("Azure Resource Manager client for {description}");
        assert_eq!(
            (krate.name, krate.description),
            (name.to_owned(), description)
        );
    }
}

#[test]
fn a_sub_package_that_the_readme_does_not_have_is_an_error_where_it_is_asked_for() {
    let problem = problems(&[&format!("{READ}sub-package: dgos")]);
    assert_eq!(
        problem,
        "error[readme-sub-package-unknown]: `specification/pets/resource-manager/readme.md` has no sub-package `dgos` \
         (armgen.yaml:4:16, /packages/0/sub-package); did you mean `dogs`? Its sub-packages are `dogs`"
    );
}

#[test]
fn inputs_replace_those_of_the_tag() {
    let package = with("inputs: [specification/pets/resource-manager/old.json]");
    assert_eq!(
        texts(&package.selection.inputs),
        ["specification/pets/resource-manager/old.json"]
    );
    assert_eq!(package.selection.edits.len(), 1);
}

#[test]
fn a_tag_that_the_readme_does_not_have_is_an_error_where_it_is_asked_for() {
    let problem = problems(&[&format!("{READ}tag: nwe")]);
    assert!(
        problem.starts_with(
            "error[readme-tag-unknown]: `specification/pets/resource-manager/readme.md` has no tag `nwe` \
             (armgen.yaml:4:8, /packages/0/tag); did you mean `new`?"
        ),
        "{problem}"
    );
}

#[test]
fn the_other_settings_of_a_package_whose_readme_is_missing_are_checked() {
    assert_eq!(
        problems(&["readme: no.md\noutput: a\nversion: x"]),
        "\
error[file-missing]: there is no file `no.md` (armgen.yaml:2:11, /packages/0/readme)
error[manifest-value]: `x` is not a version such as `1.0.0` (semver.org) (armgen.yaml:4:12, /packages/0/version)"
    );
}

#[test]
fn a_tag_needs_a_readme() {
    assert!(problems(&[&super::with("tag: new")]).contains(
        "`tag` is one of a readme, and there is no `readme` (armgen.yaml:8:8, /packages/0/tag)"
    ));
}

#[test]
fn a_crate_names_definitions_relative_to_the_checkout_that_is_elsewhere() {
    let checkout = |root| crate::manifest::readme::checkout(root);
    assert_eq!(
        checkout("../../specs/specification").as_deref(),
        Some("../../specs")
    );
    assert_eq!(checkout("../specs").as_deref(), Some("../specs"));
    assert_eq!(checkout("../specification").as_deref(), Some(".."));
    assert_eq!(checkout("specs/specification"), None);
}
