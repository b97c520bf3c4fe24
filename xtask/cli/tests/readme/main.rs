//! `armgen codegen --readme`.

mod root;
mod tags;

use armgen_fixtures::{Folder, Run, document};

const README: &str = "\
# Pets

``` yaml
tag: package-2024
```

``` yaml $(tag) == 'package-2024'
input-file: 2024/pets.yaml
```

``` yaml $(tag) == 'package-2023'
input-file: 2023/pets.yaml
```
";

/// A definition with two operations, of which `Cats_Get` cannot be generated.
const PETS: &str = r"
paths:
  /pets: { get: { operationId: Pets_Get, responses: { 200: { description: The pet. } } } }
  /cats:
    get:
      operationId: Cats_Get
      parameters: [{ name: cat, in: nowhere }]
      responses: { 200: { description: The cat. } }";

const FOLDER: &str = "specification/pets/resource-manager";

const PATH: &str = "specification/pets/resource-manager/readme.md";

/// A checkout with one service.
fn checkout() -> Folder {
    let pets = format!("{FOLDER}/2024/pets.yaml");
    Folder::new(&[(PATH, README.to_owned()), (&pets, document(PETS))])
}

/// Runs `codegen` in a folder of the checkout.
fn codegen(checkout: &Folder, folder: &str, arguments: &[&str]) -> Run {
    let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), folder);
    Run::of(command.arg("codegen").args(arguments))
}

/// A checkout whose readme has two tags of its own and a sub-package.
fn several() -> Folder {
    let checkout = checkout();
    let more = "``` yaml $(package-cats)\ntag: package-cats-2022\n```\n\n\
                ``` yaml $(tag) == 'package-cats-2022'\ninput-file: 2024/pets.yaml\n```\n";
    checkout.write(PATH, format!("{README}\n{more}"));
    checkout
}

#[test]
fn a_readme_becomes_a_crate() {
    let checkout = checkout();
    let arguments = ["--readme", PATH, "--out", "out/pets"];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.output
            .starts_with("1 package, 1 operation (1 left out), 0 types; "),
        "{run:?}"
    );
    assert!(checkout.exists("out/pets/src/operations/pets.rs"));
    assert!(!checkout.exists("out/pets/tests"));
    let cargo = checkout.read("out/pets/Cargo.toml");
    assert!(cargo.contains("name = \"arm_pets\""));

    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(0));
    assert!(run.output.contains("nothing to write"), "{run:?}");
}

#[test]
fn the_name_and_the_operations_can_be_chosen() {
    let checkout = checkout();
    let arguments = [
        "--readme",
        PATH,
        "--out",
        "out",
        "--name",
        "arm_zoo",
        "--operations",
        "Pets_*",
        "Pets_Get",
    ];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.output.starts_with("1 package, 1 operation, "),
        "{run:?}"
    );
    assert!(
        checkout
            .read("out/Cargo.toml")
            .contains("name = \"arm_zoo\"")
    );
}

#[test]
fn paths_are_shown_relative_to_the_current_folder() {
    let checkout = checkout();
    let shown = |folder: &str, readme: &str, expected: &str| {
        let arguments = ["--readme", readme, "--tag", "package-2023", "--out", "out"];
        let run = codegen(&checkout, folder, &arguments);
        assert_eq!(run.status, Some(1));
        let place = format!("--> {expected}{FOLDER}/readme.md:12:13");
        assert!(run.errors.contains(&place), "{run:?}");
    };
    shown("", PATH, "");
    shown("specification", &format!("../{PATH}"), "../");
    shown(FOLDER, "readme.md", "../../../");
    shown("specification", "pets/resource-manager/readme.md", "../");
}

#[test]
fn a_check_names_the_command_that_mends() {
    let checkout = checkout();
    let arguments = [
        "--readme",
        PATH,
        "--out",
        "out",
        "--operations",
        "Pets_*",
        "--check",
    ];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(1));
    let command = format!("armgen codegen --readme {PATH} --out out --operations 'Pets_*'");
    assert!(run.errors.contains(&command), "{run:?}");
    assert!(!checkout.exists("out"));
}

#[test]
fn a_readme_that_is_not_there_is_named() {
    let checkout = checkout();
    let run = codegen(&checkout, "", &["--readme", "no.md", "--out", "out"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.errors
            .contains("error[file-missing]: there is no readme `no.md`"),
        "{run:?}"
    );
}

#[test]
fn options_that_do_not_go_together_are_a_wrong_command_line() {
    let checkout = checkout();
    let wrong: [&[&str]; 8] = [
        &["--readme", "a.md"],
        &["--readme", "a.md", "--check"],
        &["--list-tags"],
        &["--readme", "a.md", "--list-tags", "--tag", "a"],
        &["--sub-package", "a", "--secrets"],
        &["--tag", "a"],
        &["--readme", "a.md", "--out", "a", "--manifest", "b.yaml"],
        &["--out", "a"],
    ];
    for arguments in wrong {
        let run = codegen(&checkout, "", arguments);
        assert_eq!(run.status, Some(2), "{arguments:?}");
    }
}

#[test]
fn a_folder_stands_for_its_readme() {
    let checkout = checkout();
    let run = codegen(&checkout, "", &["--readme", FOLDER, "--out", "out"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let run = codegen(&checkout, "", &["--readme", FOLDER, "--list-tags"]);
    assert!(run.output.contains("package-2024"), "{run:?}");
}

#[test]
fn the_secrets_of_a_readme_need_no_folder_for_a_crate() {
    let run = codegen(&checkout(), "", &["--readme", PATH, "--secrets"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(run.output, "arm_pets: 0 secrets\n");
}

#[test]
fn the_command_that_mends_repeats_all_options_with_quotes_where_a_shell_needs_them() {
    let checkout = several();
    let arguments = [
        "--readme",
        PATH,
        "--sub-package",
        "cats",
        "--tag",
        "package-2024",
        "--out",
        "a folder/o'neill",
        "--name",
        "arm_zoo",
        "--client",
        "ZooClient",
        "--api-version",
        "2030-01-01",
        "--operations",
        "Pets_*",
        "--check",
    ];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(1), "{run:?}");
    let command = format!(
        "armgen codegen --readme {PATH} --sub-package cats --tag package-2024 --out 'a folder/o'\\''neill' \
         --name arm_zoo --client ZooClient --api-version 2030-01-01 --operations 'Pets_*'\n"
    );
    assert!(run.errors.contains(&command), "{}", run.errors);
}

#[test]
fn operations_are_separated_by_spaces_or_commas() {
    let both = [
        &["--operations", "Pets_Get", "Cats_Get"][..],
        &["--operations", "Pets_Get,Cats_Get"],
        &["--operations", "Pets_Get, Cats_Get"],
        &["--operations", "Pets_Get", "--operations", "Cats_Get"],
    ];
    for operations in both {
        let checkout = checkout();
        let arguments = [&["--readme", PATH, "--out", "out"], operations].concat();
        let run = codegen(&checkout, "", &arguments);
        assert!(
            run.output
                .starts_with("1 package, 1 operation (1 left out), "),
            "{operations:?}: {run:?}"
        );
    }
}
