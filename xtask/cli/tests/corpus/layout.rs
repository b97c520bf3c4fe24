//! The newer layout of the public definitions: an organization has providers, and a provider has services with a readme each.

use crate::examples::compiled;
use crate::{corpus, rows};
use armgen_fixtures::{Folder, Run};
use std::collections::BTreeSet;
use std::fs;

/// The folders of the readmes below `specification`.
const FOLDERS: [&str; 16] = [
    "a-b/resource-manager",
    "a/resource-manager/Microsoft.A/b",
    "compute/resource-manager",
    "compute/resource-manager/Contoso.Compute/Disk",
    "compute/resource-manager/Microsoft.Compute/Disk",
    "compute/resource-manager/Microsoft.Compute/Machine",
    "compute/resource-manager/Microsoft.Other/Disk",
    "long/resource-manager/Microsoft.Long/a-name-of-a-service-with-more-words-than-a-crate-can-have",
    "network/resource-manager/Microsoft.Network/Network",
    "odd/resource-manager/Microsoft.Odd/Foo-Bar",
    "odd/resource-manager/Microsoft.Odd/Foo_Bar",
    "odd/resource-manager/Microsoft.Odd/foo-bar",
    "sub/resource-manager",
    "sub/resource-manager/policy",
    "sub/resource-manager/Microsoft.Sub/x",
    "sub/resource-manager/Microsoft.Sub/x/package-policy",
];

/// The folders of the readmes that have a sub-package, `package-policy`.
const WITH_SUB_PACKAGE: [&str; 2] = [
    "sub/resource-manager",
    "sub/resource-manager/Microsoft.Sub/x",
];

/// The names of their packages, and of the crates.
const PACKAGES: [(&str, &str); 18] = [
    ("a-b", "arm_a_b"),
    ("a/Microsoft.A/b", "arm_a_b_1fa960"),
    ("compute", "arm_compute"),
    (
        "compute/Contoso.Compute/Disk",
        "arm_compute_contoso_compute_disk",
    ),
    ("compute/Microsoft.Compute/Disk", "arm_compute_disk"),
    ("compute/Microsoft.Compute/Machine", "arm_compute_machine"),
    ("compute/Microsoft.Other/Disk", "arm_compute_other_disk"),
    (
        "long/Microsoft.Long/a-name-of-a-service-with-more-words-than-a-crate-can-have",
        "arm_long_a_name_of_a_service_with_more_words_than_a_crate_11d78f",
    ),
    ("network/Microsoft.Network/Network", "arm_network_network"),
    ("odd/Microsoft.Odd/Foo-Bar", "arm_odd_foo_bar"),
    ("odd/Microsoft.Odd/Foo_Bar", "arm_odd_foo_bar_3ce92f"),
    ("odd/Microsoft.Odd/foo-bar", "arm_odd_foo_bar_be24f2"),
    ("sub", "arm_sub"),
    ("sub/Microsoft.Sub/x", "arm_sub_x"),
    (
        "sub/Microsoft.Sub/x/package-policy",
        "arm_sub_x_package_policy",
    ),
    (
        "sub/Microsoft.Sub/x/package-policy/",
        "arm_sub_x_package_policy_55f004",
    ),
    ("sub/policy", "arm_sub_policy"),
    ("sub/resource-manager/policy", "arm_sub_policy_f2d64d"),
];

const TYPES: &str = "specification/common-types/resource-management/v6/types.json";

/// A checkout, `root`, with readmes in some folders. The definitions of each are in the folders `stable` and `preview` beside it, and
/// refer to the common types.
fn tree(folders: &[&str]) -> Folder {
    let checkout = Folder::default();
    checkout.write(
        &format!("root/{TYPES}"),
        r#"{
  "swagger": "2.0",
  "info": { "title": "Common", "version": "6.0" },
  "paths": {},
  "definitions": { "Resource": { "properties": { "id": { "type": "string" } } } }
}"#,
    );
    for folder in folders {
        let up = "../".repeat(folder.split('/').count() + 2);
        let types = format!("{up}{}", TYPES.trim_start_matches("specification/"));
        let path = folder.replace(['/', '.'], "-");
        for version in ["stable/2024-01-01", "preview/2024-06-01-preview"] {
            let definition = format!(
                r#"{{
  "swagger": "2.0",
  "info": {{ "title": "Service", "version": "2024-01-01" }},
  "paths": {{ "/{path}": {{ "get": {{
    "operationId": "Things_Get",
    "responses": {{ "200": {{ "description": "It.", "schema": {{ "$ref": "{types}#/definitions/Resource" }} }} }}
  }} }} }}
}}"#
            );
            checkout.write(
                &format!("root/specification/{folder}/{version}/service.json"),
                definition,
            );
        }
        let mut readme = "```yaml\ntag: package-2024-01\n```\n\
            ```yaml $(tag) == 'package-2024-01'\ninput-file: stable/2024-01-01/service.json\n```\n\
            ```yaml $(tag) == 'package-policy-2024'\ninput-file: preview/2024-06-01-preview/service.json\n```\n"
            .to_owned();
        if WITH_SUB_PACKAGE.contains(folder) {
            readme.push_str("```yaml $(package-policy)\ntag: package-policy-2024\n```\n");
        }
        checkout.write(&format!("root/specification/{folder}/readme.md"), readme);
    }
    checkout
}

fn names(run: &Run) -> Vec<String> {
    let rows = rows(run);
    let rows = rows.as_array().into_iter().flatten();
    let names = rows.filter_map(|row| row["package"].as_str());
    names.map(str::to_owned).collect()
}

fn crates(checkout: &Folder) -> BTreeSet<String> {
    let folders = fs::read_dir(checkout.path("out/crates")).expect("it was written");
    let names = folders.map(|entry| entry.expect("it is readable").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn each_package_has_a_name_and_a_crate_of_its_own() {
    let checkout = tree(&FOLDERS);
    let run = corpus(&checkout, &["--format", "json"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(names(&run), PACKAGES.map(|(name, _)| name));
    let expected = PACKAGES.map(|(_, name)| name.to_owned());
    assert_eq!(crates(&checkout), BTreeSet::from(expected));
}

#[test]
fn a_name_that_is_too_long_is_shortened_with_a_warning_in_the_row() {
    let checkout = tree(&FOLDERS[7..8]);
    let run = corpus(&checkout, &[]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.output.contains("warnings: name-unusable 1"), "{run:?}");
    assert!(
        run.output.contains("@package-2024-01: warning: the name of the crate, `arm_long_a_name_of_a_service_with_more_words_than_a_crate_can_have`, is shortened to `arm_long_"),
        "{run:?}"
    );
}

#[test]
fn a_package_has_the_same_name_whatever_is_selected() {
    for (name, expected) in PACKAGES {
        let checkout = tree(&FOLDERS);
        let run = corpus(&checkout, &[name, "--format", "json"]);
        assert_eq!(names(&run), [name]);
        assert_eq!(crates(&checkout), BTreeSet::from([expected.to_owned()]));
    }
}

#[test]
fn a_readme_that_is_added_changes_no_other_name() {
    for index in [0, 3, 9, 13] {
        let mut others = FOLDERS.to_vec();
        let added = others.remove(index);
        let checkout = tree(&others);
        let before = names(&corpus(&checkout, &["--format", "json"]));
        let after: BTreeSet<String> = PACKAGES
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert!(
            before.iter().all(|name| after.contains(name)),
            "{added}: {before:?}"
        );
        assert!(before.len() < PACKAGES.len());
    }
}

#[test]
fn names_may_be_abbreviated_if_one_package_is_meant() {
    let checkout = tree(&FOLDERS);
    let selected = |name: &str| corpus(&checkout, &[name, "--format", "json"]);
    for (text, name) in [
        ("Compute/machine", "compute/Microsoft.Compute/Machine"),
        (
            "compute/microsoft.other/disk",
            "compute/Microsoft.Other/Disk",
        ),
        ("network/network", "network/Microsoft.Network/Network"),
        ("sub/package-policy", "sub/policy"),
        ("sub/policy", "sub/policy"),
        ("odd/microsoft.odd/foo_bar", "odd/Microsoft.Odd/Foo_Bar"),
    ] {
        let run = selected(text);
        assert_eq!(names(&run), [name], "{run:?}");
    }
    assert_eq!(
        selected("compute/disk").errors,
        "error: `compute/disk` may be compute/Contoso.Compute/Disk or compute/Microsoft.Compute/Disk or \
         compute/Microsoft.Other/Disk: name one of them in full\n"
    );
    assert_eq!(selected("compute/disk").status, Some(2));
}

#[test]
fn a_tag_of_a_sub_package_can_be_named() {
    let checkout = tree(&["sub/resource-manager"]);
    let run = corpus(
        &checkout,
        &[
            "sub/policy@package-2024-01",
            "sub/policy",
            "--format",
            "json",
        ],
    );
    let rows = rows(&run);
    assert_eq!(rows[0]["tag"], "package-policy-2024");
    assert_eq!(rows[1]["tag"], "package-2024-01");
    assert_eq!(
        crates(&checkout),
        BTreeSet::from([
            "arm_sub_policy".to_owned(),
            "arm_sub_policy_package_2024_01".to_owned()
        ])
    );
}

#[test]
fn crates_with_common_types_compile() {
    let checkout = tree(&[
        "compute/resource-manager/Microsoft.Compute/Disk",
        "sub/resource-manager",
    ]);
    let run = compiled(&checkout, &["--compile=no-client"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let rows = rows(&run);
    let rows: Vec<_> = rows.as_array().into_iter().flatten().collect();
    assert_eq!(rows.len(), 3);
    assert!(
        rows.iter()
            .all(|row| row["compile_errors"] == 0 && row["types"] == 1),
        "{rows:?}"
    );
}
