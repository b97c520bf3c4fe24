//! The files with the licences of a crate.

use armgen::Mode;
use armgen::diagnostic::{Diagnostics, Levels};
use armgen::manifest::Manifest;
use armgen_fixtures::{Folder, MANIFEST, definitions, manifest, package};

/// Writes a crate under a licence, and returns what is said of it.
fn written(folder: &Folder, license: &str) -> Diagnostics {
    let package =
        package("arm_a", "a.yaml", "").replace("license: MIT", &format!("license: {license}"));
    folder.write(MANIFEST, manifest(&[package]));
    let read = Manifest::read(&folder.path(MANIFEST)).expect("the manifest is right");
    let updated = armgen::update(&read, Mode::Write, &Levels::default(), &|_| ())
        .expect("there are no errors");
    updated.warnings
}

fn codes(warnings: &Diagnostics) -> Vec<&str> {
    warnings
        .iter()
        .map(|warning| warning.code.as_str())
        .collect()
}

fn folder() -> Folder {
    Folder::new(&[("a.yaml", definitions("Thing: { type: object }"))])
}

#[test]
fn a_licence_without_a_text_is_a_warning() {
    let folder = folder();
    assert!(written(&folder, "MIT").is_empty());
    assert_eq!(
        codes(&written(&folder, "BSD-3-Clause")),
        ["license-text-missing"]
    );
}

#[test]
fn the_licences_of_an_earlier_run_stay_beside_one_without_a_text() {
    let folder = folder();
    written(&folder, "MIT");
    written(&folder, "LicenseRef-Contoso");
    assert!(folder.exists("out/arm_a/LICENSE-MIT"));
    written(&folder, "Apache-2.0");
    assert!(!folder.exists("out/arm_a/LICENSE-MIT"));
}

#[test]
fn a_licence_that_the_user_wrote_is_enough_and_stays() {
    let folder = folder();
    written(&folder, "BSD-3-Clause");
    folder.write("out/arm_a/LICENSE", "mine");
    assert!(written(&folder, "BSD-3-Clause").is_empty());
    assert_eq!(folder.read("out/arm_a/LICENSE"), "mine");
}
