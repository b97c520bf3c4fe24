//! `runtime`: one crate for all packages, or a copy in each.

use super::{PACKAGE, read_text};
use crate::manifest::{Manifest, Member, Runtime, SharedRuntime};
use crate::render::{CLIENT_FEATURE, DEPENDENCIES};

fn text(runtime: &str) -> String {
    let package = PACKAGE.replace('\n', "\n  ");
    format!("runtime: {runtime}\npackages:\n- {}\n", package.trim_end())
}

fn manifest(runtime: &str) -> Manifest {
    read_text(&text(runtime)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn problems(runtime: &str) -> String {
    read_text(&text(runtime)).unwrap_err().to_string()
}

const SHARED: &str = "{ name: arm-core, version: 1.0.0, license: MIT, output: ../b/core }";

#[test]
fn each_crate_has_a_copy_unless_they_share_one() {
    for text in [
        text("embedded"),
        text("embedded").replace("runtime: embedded\n", ""),
    ] {
        let manifest = read_text(&text).unwrap();
        assert!(manifest.runtime.is_none());
        assert_eq!(manifest.packages[0].krate.runtime, Runtime::Embedded);
    }
}

#[test]
fn packages_know_the_way_to_the_runtime_that_they_share() {
    let manifest = manifest(SHARED);
    let runtime = manifest.runtime.as_ref().unwrap();
    assert_eq!(runtime.settings.name, "arm-core");
    assert_eq!(
        runtime.settings.description,
        "What clients of Azure Resource Manager services share"
    );
    let shared = SharedRuntime {
        name: "arm-core".to_owned(),
        version: "1.0.0".to_owned(),
        path: "../b/core".to_owned(),
    };
    assert_eq!(manifest.packages[0].krate.runtime, Runtime::Shared(shared));
}

#[test]
fn the_runtime_is_written_first() {
    let manifest = manifest(SHARED);
    let names: Vec<_> = manifest.members().map(Member::name).collect();
    assert_eq!(names, ["arm-core", "arm_a"]);
}

#[test]
fn the_runtime_has_a_name_and_a_folder_of_its_own() {
    assert_eq!(
        problems("{ name: arm-a, version: 1.0.0, license: MIT, output: ../A }"),
        "\
error[manifest-package-twice]: there is a runtime `arm-a` already (armgen.yaml:3:9, /packages/0/name)
error[manifest-package-twice]: the runtime `arm-a` is written to `../A` already (armgen.yaml:7:11, /packages/0/output)"
    );
}

#[test]
fn no_crate_is_inside_the_folder_of_another() {
    for (runtime, is_inside) in [
        ("../a/src", true),
        ("../A/src/core", true),
        ("../a/core", true),
        ("../ab", false),
        ("../src", false),
        ("..", false),
    ] {
        let runtime = format!("{{ name: core2, version: 1.0.0, license: MIT, output: {runtime} }}");
        let problems = read_text(&text(&runtime)).err();
        let problems = problems.map_or_else(String::new, |problems| problems.to_string());
        assert_eq!(
            problems.contains("inside the folder `../a` of the package `arm_a`"),
            is_inside,
            "{runtime}: {problems}"
        );
    }
}

#[test]
fn what_generated_crates_depend_on_cannot_be_the_runtime() {
    let of_client = CLIENT_FEATURE
        .split('"')
        .filter_map(|part| part.strip_prefix("dep:"));
    let names = DEPENDENCIES.iter().map(|(name, _)| *name);
    for name in names
        .chain(of_client)
        .chain(["models", "runtime", "azure_identity", "tokio"])
    {
        let problem = problems(&SHARED.replace("arm-core", name));
        assert!(
            problem.contains("is not a name for the runtime"),
            "{name}: {problem}"
        );
    }
}

#[test]
fn anything_else_is_an_error() {
    assert!(problems("shared").contains("`shared` is not `embedded` or an object with a `name`"));
    assert!(problems("1").contains("expected `embedded` or an object, found a number"));
    assert!(problems("{ name: arm_core }").contains("the key `output` is missing"));
    assert!(problems("{ name: arm_core, path: x }").contains("there is no key `path`"));
}
