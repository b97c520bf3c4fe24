//! The folder that the files of a readme are read below.

use super::{FOLDER, PATH, checkout, codegen};
use armgen_fixtures::{Folder, document};

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
