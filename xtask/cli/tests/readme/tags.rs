//! The tags and sub-packages of a readme: how they are listed, and how one is chosen.

use super::{FOLDER, PATH, codegen, several};
use armgen_fixtures::Run;

#[test]
fn the_tags_of_a_readme_are_listed_without_a_folder_for_a_crate() {
    let checkout = several();
    let run = codegen(&checkout, "", &["--readme", PATH, "--list-tags"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(
        run.output,
        format!(
            "\
package    tag                  date        stability  operations
pets       package-2024 *       2024-01-01  stable              2
pets       package-2023         -           stable              -
pets/cats  package-cats-2022 *  2024-01-01  stable              2

* the tag of the package unless `--tag` names another one; `--sub-package` selects a package after the first by the end of its name
- unknown, because definitions are not there or cannot be read: 1 file, such as `{FOLDER}/2023/pets.yaml`
"
        )
    );
    let run = codegen(&checkout, FOLDER, &["--readme", "readme.md", "--list-tags"]);
    assert!(
        run.output
            .contains(&format!("`../../../{FOLDER}/2023/pets.yaml`")),
        "{run:?}"
    );
    let run = codegen(&checkout, "", &["--readme", "no.md", "--list-tags"]);
    assert_eq!(run.status, Some(1));
}

#[test]
fn the_list_of_tags_fits_the_width_of_the_terminal() {
    let checkout = several();
    let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), "");
    command.args(["codegen", "--readme", PATH, "--list-tags"]);
    let run = Run::of(command.env("COLUMNS", "40"));
    assert!(
        run.output.starts_with(
            "\
package    tag
    date        stability  operations
pets       package-2024 *
    2024-01-01  stable              2
"
        ),
        "{run:?}"
    );
}

#[test]
fn a_package_of_a_manifest_names_the_command_that_lists_the_tags() {
    let checkout = several();
    let manifest = "defaults: { license: MIT, output: crates }\npackages: [{ readme: ../PATH }]\n";
    checkout.write("sdk/armgen.yaml", manifest.replace("PATH", PATH));
    checkout.write("sdk/src/lib.rs", "");
    let run = codegen(&checkout, "sdk/src", &[]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let line = run.output.lines().nth(1).unwrap_or_default();
    let (_, command) = line
        .split_once("which `armgen codegen ")
        .expect("it names a command");
    let command = command.strip_suffix("` lists").expect("that is all");
    let words: Vec<&str> = command.split(' ').collect();
    let list = codegen(&checkout, "sdk/src", &words);
    assert!(list.output.contains("package-2023"), "{line}: {list:?}");
}

#[test]
fn a_run_with_the_readmes_own_tag_says_what_else_there_is() {
    let checkout = several();
    let said = |more: &[&str]| {
        let run = codegen(
            &checkout,
            "",
            &[&["--readme", PATH, "--out", "out"], more].concat(),
        );
        let lines: Vec<&str> = run.output.lines().skip(1).collect();
        lines.join("\n")
    };
    assert_eq!(
        said(&[]),
        format!(
            "arm_pets: the readme's own tag, package-2024; it has 1 other tag and 1 sub-package, which \
             `armgen codegen --readme {PATH} --list-tags` lists"
        )
    );
    assert_eq!(said(&["--tag", "package-2024"]), "");
    assert_eq!(said(&["--sub-package", "cats"]), "");
}

#[test]
fn a_sub_package_can_be_chosen_with_its_client_and_the_version_of_the_api() {
    let checkout = several();
    let arguments = [
        "--readme",
        PATH,
        "--sub-package",
        "package-cats",
        "--out",
        "out",
        "--client",
        "CatsClient",
        "--api-version",
        "2030-01-01",
    ];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(0), "{run:?}");
    let cargo = checkout.read("out/Cargo.toml");
    assert!(cargo.contains("name = \"arm_pets_cats\""), "{cargo}");
    assert!(checkout.read("out/src/lib.rs").contains("CatsClient"));
    let run = codegen(&checkout, "", &[&arguments[..], &["--check"]].concat());
    assert_eq!(run.status, Some(0), "{run:?}");
}
