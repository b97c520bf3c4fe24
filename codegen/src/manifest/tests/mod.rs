mod defaults;
mod readmes;
mod runtime;

use super::{Manifest, Member, Package};
use crate::diagnostic::Diagnostics;
use crate::settings::{Rules, Sample, Wanted};
use crate::source::Sources;
use std::path::Path;

/// The least that a package needs.
const PACKAGE: &str = "name: arm_a
version: 0.1.0
license: MIT
description: A
output: ../a
inputs: [a.json]
";

const README: &str = "# Pet  Store
```yaml
title: PetStoreClient
tag: new
```
```yaml $(tag) == 'new'
input-file: new.json
directive:
- from: new.json
  where: $.definitions.Pet
  remove-property: age
```
```yaml $(tag) == 'old'
input-file: old.json
```
```yaml $(package-dogs)
tag: old
```
";

/// A manifest with these packages, and the files `a.json`, `b/c.json` and three programs.
fn read(packages: &[&str]) -> Result<Manifest, Diagnostics> {
    let items = packages
        .iter()
        .map(|package| format!("- {}", package.replace('\n', "\n  ").trim_end()));
    read_text(&format!(
        "packages:\n{}\n",
        items.collect::<Vec<_>>().join("\n")
    ))
}

fn read_text(text: &str) -> Result<Manifest, Diagnostics> {
    let files = [
        ("armgen.yaml", text),
        ("specification/pets/resource-manager/readme.md", README),
        ("specification/pets/resource-manager/new.json", "{}"),
        ("specification/pets/resource-manager/old.json", "{}"),
        ("a.json", "{}"),
        ("b/c.json", "{}"),
        ("s/one.rs", ""),
        ("t/one.rs", ""),
        ("s/two.rs", "fn main("),
    ];
    Manifest::from_sources(
        &Sources::in_memory(files),
        "armgen.yaml",
        Path::new("/folder"),
    )
}

fn package(text: &str) -> Package {
    read(&[text])
        .unwrap_or_else(|problems| panic!("{problems}"))
        .packages
        .remove(0)
}

fn texts(wanted: &[Wanted]) -> Vec<&str> {
    wanted.iter().map(|wanted| wanted.text.as_str()).collect()
}

/// All problems of a manifest, one on each line.
fn problems(packages: &[&str]) -> String {
    read(packages).unwrap_err().to_string()
}

fn with(line: &str) -> String {
    format!("{PACKAGE}{line}\n")
}

/// The problem of a package in which a key has another value.
fn changed(key: &str, value: &str) -> String {
    let lines = PACKAGE.lines().map(|line| {
        if line.starts_with(key) {
            format!("{key}: {value}")
        } else {
            line.to_owned()
        }
    });
    problems(&[&lines.collect::<Vec<_>>().join("\n")])
}

#[test]
fn the_least_package_has_defaults() {
    let package = package(PACKAGE);
    assert_eq!(
        (package.krate.name.as_str(), package.krate.version.as_str()),
        ("arm_a", "0.1.0")
    );
    assert_eq!(
        (package.output.as_str(), package.root.as_deref()),
        ("../a", None)
    );
    assert_eq!(texts(&package.selection.inputs), ["a.json"]);
    assert!(package.selection.operations.is_empty() && package.krate.samples.is_empty());
    assert_eq!(package.krate.rules, Rules::Definition);
    assert_eq!(
        (
            package.selection.api_version,
            package.krate.client,
            package.krate.quick_start,
            package.krate.repository
        ),
        (None, None, None, None)
    );
}

#[test]
fn every_key_is_read() {
    let package = package(
        &"repository: https://example.com/a
root: ./b/..
operations: ['A_*', B_C]
api-version: 2024-05-01
client: ExampleClient
quick-start: A_B
rules: path
samples: [s\\one.rs]"
            .lines()
            .fold(PACKAGE.to_owned(), |package, line| {
                format!("{package}{line}\n")
            }),
    );
    let Package {
        krate, selection, ..
    } = &package;
    assert_eq!(krate.repository.as_deref(), Some("https://example.com/a"));
    assert_eq!(package.root, None);
    assert_eq!(texts(&selection.operations), ["A_*", "B_C"]);
    assert_eq!(selection.api_version.as_deref(), Some("2024-05-01"));
    assert_eq!(krate.client.as_deref(), Some("ExampleClient"));
    assert_eq!(krate.quick_start.as_deref(), Some("A_B"));
    assert_eq!(krate.rules, Rules::Path);
    let samples = [Sample {
        name: "one".to_owned(),
        path: "s/one.rs".into(),
        text: "".into(),
    }];
    assert_eq!(krate.samples, samples);
}

#[test]
fn a_manifest_can_be_json() {
    let text = r#"{"packages": [{"name": "arm_a", "version": "0.1.0", "license": "MIT", "description": "A", "output": "a",
        "inputs": ["a.json"]}]}"#;
    assert_eq!(read_text(text).unwrap().packages[0].krate.name, "arm_a");
}

#[test]
fn a_key_knows_its_place() {
    let package = package(&with("operations: [A_B, C_D]"));
    assert_eq!(
        package.place(&["operations", "1"]).unwrap().to_string(),
        "armgen.yaml:8:21, /packages/0/operations/1"
    );
}

#[test]
fn files_that_were_named_are_loaded() {
    let mut sources = package(&with("samples: [s/one.rs]")).sources();
    let file = sources.load("a.json").unwrap();
    assert_eq!(&**sources.text(file), "{}");
}

#[test]
fn an_unknown_key_is_reported_with_the_nearest_one() {
    assert_eq!(
        problems(&[&with("inptus: []\napi_version: '1'\ntitle: []\nxyzzy: 1")]),
        "\
error[manifest-key-unknown]: there is no key `inptus` (armgen.yaml:8:3, /packages/0/inptus); did you mean `inputs`?
error[manifest-key-unknown]: there is no key `api_version` (armgen.yaml:9:3, /packages/0/api_version); did you mean `api-version`?
error[manifest-key-unknown]: there is no key `title` (armgen.yaml:10:3, /packages/0/title); known keys: `name`, `version`, \
`license`, `description`, `repository`, `output`, `root`, `readme`, `sub-package`, `tag`, `inputs`, `operations`, `api-version`, `client`, `quick-start`, `rules`, `features`, \
`samples`, `allowed-warnings`, `overlays`
error[manifest-key-unknown]: there is no key `xyzzy` (armgen.yaml:11:3, /packages/0/xyzzy); known keys: `name`, `version`, \
`license`, `description`, `repository`, `output`, `root`, `readme`, `sub-package`, `tag`, `inputs`, `operations`, `api-version`, `client`, `quick-start`, `rules`, `features`, \
`samples`, `allowed-warnings`, `overlays`"
    );
}

#[test]
fn all_problems_come_together_in_their_order() {
    assert_eq!(
        problems(&["name: arm_a\nversion: 1\ninputs: [no.json]", "inputs: {}"]),
        "\
error[manifest-key-missing]: the package has no `license`, `description` and `output` (armgen.yaml:2:3, /packages/0); \
the smallest manifest is `packages: [{ name: arm_pets, version: 0.1.0, license: MIT, description: A client for pets, \
output: crates/arm_pets, inputs: [pets.json] }]`
error[wrong-type]: expected a string, found a number (armgen.yaml:3:12, /packages/0/version); put it in quotes: `\"1\"`
error[file-missing]: there is no file `no.json` (armgen.yaml:4:12, /packages/0/inputs/0)
error[manifest-key-missing]: the package has no `name`, `version`, `license`, `description` and `output` (armgen.yaml:5:3, /packages/1); \
the smallest manifest is `packages: [{ name: arm_pets, version: 0.1.0, license: MIT, description: A client for pets, \
output: crates/arm_pets, inputs: [pets.json] }]`
error[wrong-type]: expected an array, found an object (armgen.yaml:5:11, /packages/1/inputs)"
    );
}

#[test]
fn a_manifest_without_packages_is_a_fault() {
    let problem = |text| read_text(text).unwrap_err().to_string();
    for (text, place) in [
        ("", "1:1"),
        ("{}", "1:1"),
        ("packages:", "1:10, /packages"),
        ("packages: []", "1:11, /packages"),
    ] {
        let expected = format!(
            "error[manifest-key-missing]: the manifest lists no packages (armgen.yaml:{place}); the smallest is `packages:"
        );
        let problem = problem(text);
        assert!(problem.starts_with(&expected), "{problem}");
    }
    assert_eq!(
        problem("runtime: embedded"),
        "error[manifest-key-missing]: the key `packages` is missing (armgen.yaml:1:1)"
    );
    assert!(
        problem("packages:\n- 1\n")
            .starts_with("error[wrong-type]: expected an object, found a number (armgen.yaml:2:3")
    );
    assert!(problem("packages: [").starts_with("error[yaml-syntax]"));
    assert!(problem("packages: !x {}").starts_with("error[wrong-type]"));
}

#[test]
fn a_key_that_is_there_twice_is_a_fault() {
    assert_eq!(
        problems(&[&with("operations: [A]\noperations: [B]")]),
        "error[manifest-key-twice]: the key `operations` is there twice (armgen.yaml:8:3, /packages/0/operations)"
    );
}

#[test]
fn names_of_crates_follow_cargo() {
    for name in [
        "1a", "a b", "é", "''", "a/b", "-a", "fn", "self", "test", "nul",
    ] {
        assert!(
            changed("name", name).contains("is not the name of a crate"),
            "{name}"
        );
    }
    assert!(package(&PACKAGE.replace("arm_a", "arm-a1")).krate.name == "arm-a1");
}

#[test]
fn versions_follow_semver() {
    for version in ["'1.0'", "v1.0.0", "1.0.0.0", "01.0.0", "''", "latest"] {
        assert!(
            changed("version", version).contains("is not a version such as `1.0.0`"),
            "{version}"
        );
    }
    assert_eq!(
        package(&PACKAGE.replace("0.1.0", "1.0.0-beta.1+b"))
            .krate
            .version,
        "1.0.0-beta.1+b"
    );
}

#[test]
fn texts_that_become_source_or_paths_are_checked() {
    assert!(changed("description", "\"a\\nb\"").contains("is not one line of text"));
    assert!(changed("output", "/a").contains("is not a path relative to the manifest's folder"));
    assert!(problems(&[&with("repository: example.com")]).contains("is not a URL"));
    assert!(problems(&[&with("repository: 'https://a\"]'")]).contains("is not a URL"));
    assert!(problems(&[&with("api-version: a b")]).contains("is not a version of an API"));
    assert!(problems(&[&with("client: APIClient")]).contains("is not the name of a type"));
    assert!(problems(&[&with("quick-start: ''")]).contains("is not one line of text"));
}

#[test]
fn lists_are_neither_empty_nor_repetitive() {
    assert!(
        changed("inputs", "[]")
            .contains("the array is empty (armgen.yaml:7:11, /packages/0/inputs)")
    );
    assert!(
        changed("inputs", "[a.json, ./a.json]")
            .contains("`a.json` is there twice (armgen.yaml:7:20, /packages/0/inputs/1)")
    );
    assert!(problems(&[&with("operations: []")]).contains("the array is empty"));
    assert!(problems(&[&with("operations: [A, A]")]).contains("`A` is there twice"));
}

#[test]
fn inputs_lie_in_the_root() {
    assert_eq!(
        problems(&[&with("root: b")]),
        "error[outside-root]: `a.json` is outside of the root, b (armgen.yaml:7:12, /packages/0/inputs/0); \
         move the file into it, or widen `root` in the manifest"
    );
}

#[test]
fn samples_are_programs_with_names_of_their_own() {
    assert!(
        problems(&[&with("samples: [a.json]")]).contains("`a.json` is not the name of a program")
    );
    assert!(
        problems(&[&with("samples: [no.json, s/one.rs, t/one.rs]")]).contains(
            "`t/one.rs` and `s/one.rs` become one example (armgen.yaml:8:32, /packages/0/samples/2)"
        )
    );
}

#[test]
fn packages_do_not_share_names_or_folders() {
    let other = PACKAGE
        .replace("arm_a", "arm-A")
        .replace("../a", "x/../../A/");
    assert_eq!(
        problems(&[PACKAGE, &other]),
        "\
error[manifest-package-twice]: there is a package `arm_a` already (armgen.yaml:8:9, /packages/1/name)
error[manifest-package-twice]: the package `arm_a` is written to `../a` already (armgen.yaml:12:11, /packages/1/output)"
    );
}

#[test]
fn outputs_are_relative_to_the_manifest_wherever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("spec")).unwrap();
    std::fs::write(folder.path().join("spec/a.json"), "{}").unwrap();
    let path = folder.path().join("spec/armgen.yaml");
    std::fs::write(
        &path,
        format!("packages:\n- {}", PACKAGE.replace('\n', "\n  ").trim_end()),
    )
    .unwrap();
    let manifest = Manifest::read(&path).unwrap();
    let output = manifest.output_folder(Member::Package(&manifest.packages[0]));
    assert_eq!(
        output,
        folder.path().canonicalize().unwrap().join("spec/../a")
    );
}

#[test]
fn a_missing_manifest_is_named() {
    let problems = Manifest::read(Path::new("no/such.yaml"))
        .unwrap_err()
        .to_string();
    assert_eq!(
        problems,
        "error[file-missing]: there is no manifest `no/such.yaml`; there is no folder `no`"
    );
}

#[test]
fn a_sample_must_be_rust() {
    let problems = problems(&[&with("samples: [s/two.rs]")]);
    let expected = "error[manifest-value]: the sample is not Rust: ";
    assert!(problems.starts_with(expected), "{problems}");
    assert!(problems.ends_with(" (s/two.rs:1:1)"), "{problems}");
}

#[test]
fn licences_are_spdx_expressions() {
    for license in [
        "MIT",
        "MIT OR Apache-2.0",
        "(MIT AND BSD-3-Clause) OR GPL-3.0-or-later WITH Classpath-exception-2.0",
        "GPL-2.0",
        "LicenseRef-Contoso",
    ] {
        let package = package(&PACKAGE.replace("MIT", &format!("'{license}'")));
        assert_eq!(package.krate.license, license);
    }
}

#[test]
fn a_licence_that_is_no_spdx_expression_is_an_error_with_help() {
    for (license, help) in [
        ("MIT/Apache-2.0", "did you mean `MIT OR Apache-2.0`?"),
        ("MIT License", "did you mean `MIT`?"),
        ("mit", "did you mean `MIT`?"),
        ("Apache-2", "did you mean `Apache-2.0`?"),
        ("MIT OR Apach-2.0", "did you mean `Apache-2.0`?"),
        ("MIT WITH LLVM-exeption", "did you mean `LLVM-exception`?"),
        ("MIT Apache-2.0", "such as `MIT OR Apache-2.0`"),
        ("proprietary", "such as `MIT OR Apache-2.0`"),
        ("MIT OR", "such as `MIT OR Apache-2.0`"),
        ("(MIT", "such as `MIT OR Apache-2.0`"),
        ("MIT\"", "such as `MIT OR Apache-2.0`"),
        ("LicenseRef-", "such as `MIT OR Apache-2.0`"),
        ("MIT OR (LicenseRef-)", "such as `MIT OR Apache-2.0`"),
        ("許可", "such as `MIT OR Apache-2.0`"),
    ] {
        let problem = changed("license", &format!("'{license}'"));
        let message = format!("`{license}` is not an SPDX expression");
        assert!(problem.contains(&message), "{problem}");
        assert!(problem.contains(help), "{license}: {problem}");
        assert!(problem.contains("/packages/0/license"), "{problem}");
    }
    assert!(changed("license", "''").contains("is not one line of text"));
    assert!(changed("license", "\"MIT\\nOR MIT\"").contains("is not one line of text"));
}
