//! `cargo xtask codegen --readme` as it is used.

use std::fs;
use std::process::Command;
use tempfile::TempDir;

const README: &str = "\
# Pets

``` yaml
tag: package-2024
```

``` yaml $(tag) == 'package-2024'
input-file: 2024/pets.json
```

``` yaml $(tag) == 'package-2023'
input-file: 2023/pets.json
```
";

const DEFINITION: &str = r#"{
  "swagger": "2.0",
  "info": {"title": "PetsClient", "version": "2024-01-01"},
  "paths": {
    "/pets": {"get": {"operationId": "Pets_Get", "responses": {"200": {"description": "The pet."}}}},
    "/cats": {"get": {"operationId": "Cats_Get", "parameters": [{"name": "cat", "in": "nowhere"}], "responses": {"200": {"description": "The cat."}}}}
  }
}
"#;

const FOLDER: &str = "specification/pets/resource-manager";

/// A checkout with one service.
struct Checkout(TempDir);

impl Checkout {
    fn new() -> Self {
        let checkout = Self(tempfile::tempdir().expect("there is a folder for temporary files"));
        let folder = checkout.0.path().join(FOLDER);
        fs::create_dir_all(folder.join("2024")).expect("the checkout is writable");
        fs::write(folder.join("readme.md"), README).expect("the checkout is writable");
        fs::write(folder.join("2024/pets.json"), DEFINITION).expect("the checkout is writable");
        checkout
    }

    fn exists(&self, path: &str) -> bool {
        self.0.path().join(path).exists()
    }

    /// The exit status, the output and the messages of `codegen` in a folder of the checkout.
    fn codegen(&self, folder: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("codegen")
            .args(arguments)
            .current_dir(self.0.path().join(folder))
            .output()
            .expect("the command starts");
        let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

fn readme() -> String {
    format!("{FOLDER}/readme.md")
}

#[test]
fn a_readme_becomes_a_crate() {
    let checkout = Checkout::new();
    let arguments = ["--readme", &readme(), "--out", "out/pets"];
    let (status, output, messages) = checkout.codegen(".", &arguments);
    assert_eq!(status, Some(0), "{messages}");
    assert!(
        output.starts_with("1 package, 1 operation (1 left out), 0 types; "),
        "{output}"
    );
    assert!(checkout.exists("out/pets/src/operations/pets.rs"));
    assert!(!checkout.exists("out/pets/tests"));
    let cargo = fs::read_to_string(checkout.0.path().join("out/pets/Cargo.toml"));
    assert!(cargo.is_ok_and(|cargo| cargo.contains("name = \"arm_pets\"")));

    let (status, output, _) = checkout.codegen(".", &arguments);
    assert_eq!(status, Some(0));
    assert!(output.contains("nothing to write"), "{output}");
}

#[test]
fn the_name_and_the_operations_can_be_chosen() {
    let checkout = Checkout::new();
    let arguments = [
        "--readme",
        &readme(),
        "--out",
        "out",
        "--name",
        "arm_zoo",
        "--operations",
        "Pets_*",
        "Pets_Get",
    ];
    let (status, output, messages) = checkout.codegen(".", &arguments);
    assert_eq!(status, Some(0), "{messages}");
    assert!(output.starts_with("1 package, 1 operation, "), "{output}");
    let cargo = fs::read_to_string(checkout.0.path().join("out/Cargo.toml"));
    assert!(cargo.is_ok_and(|cargo| cargo.contains("name = \"arm_zoo\"")));
}

#[test]
fn places_are_shown_from_the_folder_that_one_is_in() {
    let checkout = Checkout::new();
    let shown = |folder: &str, readme: &str, expected: &str| {
        let arguments = ["--readme", readme, "--tag", "package-2023", "--out", "out"];
        let (status, _, messages) = checkout.codegen(folder, &arguments);
        assert_eq!(status, Some(1));
        let place = format!("--> {expected}{FOLDER}/readme.md:12:13");
        assert!(messages.contains(&place), "{messages}");
    };
    shown(".", &readme(), "");
    shown("specification", &format!("../{}", readme()), "../");
    shown(FOLDER, "readme.md", "../../../");
    shown("specification", "pets/resource-manager/readme.md", "../");
}

#[test]
fn a_check_names_the_command_that_mends() {
    let checkout = Checkout::new();
    let arguments = [
        "--readme",
        &readme(),
        "--out",
        "out",
        "--operations",
        "Pets_*",
        "--check",
    ];
    let (status, _, messages) = checkout.codegen(".", &arguments);
    assert_eq!(status, Some(1));
    let command = format!(
        "cargo xtask codegen --readme {} --out out --operations 'Pets_*'",
        readme()
    );
    assert!(messages.contains(&command), "{messages}");
    assert!(!checkout.exists("out"));
}

#[test]
fn a_readme_that_is_not_there_is_named() {
    let checkout = Checkout::new();
    let (status, _, messages) = checkout.codegen(".", &["--readme", "no.md", "--out", "out"]);
    assert_eq!(status, Some(1));
    assert!(
        messages.contains("error[file-missing]: there is no readme `no.md`"),
        "{messages}"
    );
}

#[test]
fn options_that_do_not_go_together_are_a_wrong_command_line() {
    let checkout = Checkout::new();
    let wrong: [&[&str]; 4] = [
        &["--readme", "a.md"],
        &["--tag", "a"],
        &["--readme", "a.md", "--out", "a", "--manifest", "b.yaml"],
        &["--out", "a"],
    ];
    for arguments in wrong {
        assert_eq!(checkout.codegen(".", arguments).0, Some(2), "{arguments:?}");
    }
}
