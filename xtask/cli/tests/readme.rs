//! `armgen codegen --readme`.

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

/// A service whose definition refers to a folder beside that of the services.
fn far() -> Folder {
    let operation = "get: { operationId: Pets_Get, parameters: [{ $ref: '../../../common/types.yaml#/parameters/Name' }], responses: { 204: {} } }";
    let pets = document(&format!("paths:\n  /a: {{ {operation} }}\n"));
    let types =
        document("parameters: { Name: { name: name, in: query, type: string } }\npaths: {}");
    Folder::new(&[
        (
            "top/services/pets/resource-manager/readme.md",
            "```yaml\ninput-file: pets.yaml\n```\n".to_owned(),
        ),
        ("top/services/pets/resource-manager/pets.yaml", pets),
        ("top/common/types.yaml", types),
    ])
}

const FAR: [&str; 4] = [
    "--readme",
    "top/services/pets/resource-manager/readme.md",
    "--out",
    "out",
];

#[test]
fn a_package_of_which_nothing_is_left_is_an_error_that_names_the_option() {
    let far = far();
    let run = codegen(&far, "", &FAR);
    assert_eq!(run.status, Some(1), "{run:?}");
    for line in [
        "error[no-operation]: the package has no operation to generate: the only one is skipped\n",
        "help: move the file into it, or name a folder that contains both with `--root`\n",
        "\n1 error, 2 warnings; nothing was written\n",
    ] {
        assert!(run.errors.contains(line), "{line}: {}", run.errors);
    }
    assert!(!run.errors.contains("manifest"), "{}", run.errors);
    assert!(!far.exists("out"));
}

#[test]
fn the_root_can_be_named() {
    let far = far();
    for (folder, prefix) in [("", ""), ("top/services", "../../")] {
        let readme = format!("{prefix}{}", FAR[1]);
        let root = format!("{prefix}top");
        let arguments = ["--readme", &readme, "--root", &root, "--out", "out"];
        let run = codegen(&far, folder, &arguments);
        assert_eq!(run.status, Some(0), "{run:?}");
        assert!(run.output.starts_with("1 package, 1 operation, 0 types; "));
    }
}

#[test]
fn the_command_that_mends_has_the_root() {
    let far = far();
    let run = codegen(
        &far,
        "",
        &[&FAR[..], &["--root", "top", "--check"]].concat(),
    );
    assert_eq!(run.status, Some(1));
    let command = format!("armgen codegen --readme {} --root top --out out\n", FAR[1]);
    assert!(run.errors.contains(&command), "{}", run.errors);
}

#[test]
fn a_root_that_does_not_contain_the_readme_or_is_not_there_is_named() {
    let far = far();
    for (root, message) in [
        (
            "top/common",
            "error[outside-root]: the readme `top/services/pets/resource-manager/readme.md` is outside of the root, `top/common`",
        ),
        ("none", "error[file-missing]: there is no folder `none`"),
        (
            FAR[1],
            "error[file-missing]: there is no folder `top/services/pets/resource-manager/readme.md`",
        ),
    ] {
        let run = codegen(&far, "", &[&FAR[..], &["--root", root]].concat());
        assert_eq!(run.status, Some(1));
        assert!(run.errors.contains(message), "{}", run.errors);
    }
}

#[test]
fn a_root_narrower_than_the_checkout_holds() {
    let checkout = checkout();
    let arguments = ["--readme", PATH, "--out", "out", "--root", FOLDER];
    let run = codegen(&checkout, "", &arguments);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.errors.contains("generating arm_pets"), "{}", run.errors);
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
