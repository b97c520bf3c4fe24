//! The commands as they are used: what they write, what they say, and how they end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const MANIFEST: &str = "\
packages:
  - name: arm_pets
    version: 0.1.0
    license: MIT
    description: Azure Resource Manager client for pets
    output: crate
    inputs: [pets.json]
";

const DEFINITION: &str = r##"{
  "swagger": "2.0",
  "info": {"title": "PetsClient", "version": "2024-01-01"},
  "paths": {
    "/pets": {
      "get": {
        "operationId": "Pets_Get",
        "responses": {"200": {"description": "The pet.", "schema": {"$ref": "#/definitions/Pet"}}}
      }
    }
  },
  "definitions": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}
}
"##;

/// A folder with a manifest, a definition, and a folder for the crate, which the first run makes.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is a folder for temporary files");
        let project = Self(folder);
        project.write("armgen.yaml", MANIFEST);
        project.write("pets.json", DEFINITION);
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("the project is writable");
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(xtask(self.0.path()).args(arguments))
    }

    fn codegen(&self) -> Run {
        self.run(&["codegen", "--manifest", "armgen.yaml"])
    }

    fn check(&self) -> Run {
        self.run(&["codegen", "--check", "--manifest", "armgen.yaml"])
    }

    /// All files of the crate with their contents.
    fn files(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut folders = vec![self.path("crate")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.expect("the crate is readable").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).expect("the file is text");
                    files.push((path, text));
                }
            }
        }
        files.sort();
        files
    }
}

/// What a command printed, and how it ended.
#[derive(Debug)]
struct Run {
    status: Option<i32>,
    output: String,
    errors: String,
}

impl Run {
    fn of(command: &mut Command) -> Self {
        let Output {
            status,
            stdout,
            stderr,
        } = command.output().expect("the command starts");
        Self {
            status: status.code(),
            output: String::from_utf8(stdout).expect("the output is UTF-8"),
            errors: String::from_utf8(stderr).expect("the messages are UTF-8"),
        }
    }
}

fn xtask(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.current_dir(folder);
    command
}

#[test]
fn the_help_names_the_commands() {
    let run = Project::new().run(&["--help"]);
    assert_eq!(run.status, Some(0));
    for word in ["Usage: cargo xtask <COMMAND>", "codegen", "bench"] {
        assert!(run.output.contains(word), "{word}: {}", run.output);
    }
}

#[test]
fn the_help_of_codegen_names_its_options_and_exit_statuses() {
    let run = Project::new().run(&["codegen", "--help"]);
    assert_eq!(run.status, Some(0));
    for word in [
        "--check",
        "--manifest <FILE>",
        "--readme <FILE>",
        "Exit status: 0",
    ] {
        assert!(run.output.contains(word), "{word}: {}", run.output);
    }
}

#[test]
fn the_help_of_bench_names_its_parts_and_options() {
    let run = Project::new().run(&["bench", "--help"]);
    assert_eq!(run.status, Some(0));
    for word in [
        "code",
        "generator",
        "packages",
        "compile",
        "--root <DIR>",
        "--strict",
        "Exit status: 0",
    ] {
        assert!(run.output.contains(word), "{word}: {}", run.output);
    }
}

#[test]
fn a_checkout_without_definitions_is_a_wrong_command_line_of_bench() {
    let run = Project::new().run(&["bench", "--root", "nowhere"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no folder `specification` in `nowhere`\n"
    );
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let project = Project::new();
    assert_eq!(project.run(&[]).status, Some(2));
    assert_eq!(project.run(&["codegne"]).status, Some(2));
    assert_eq!(project.run(&["codegen", "--chekc"]).status, Some(2));
}

#[test]
fn no_manifest_anywhere_is_a_wrong_command_line() {
    let run = Project::new().run(&["codegen"]);
    assert_eq!(run.status, Some(2));
    assert!(run.errors.contains("--manifest FILE"), "{}", run.errors);
}

#[test]
fn a_manifest_that_is_missing_is_a_problem_of_the_input() {
    let run = Project::new().run(&["codegen", "--manifest", "missing.yaml"]);
    assert_eq!(run.status, Some(1));
    assert!(run.errors.contains("error[file-missing]"), "{}", run.errors);
}

#[test]
fn the_first_run_writes_and_counts() {
    let project = Project::new();
    let run = project.codegen();
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.output.starts_with("1 package, 1 operation, 1 type; "),
        "{}",
        run.output
    );
    assert!(
        run.output.contains(" written, 0 unchanged, 0 removed"),
        "{}",
        run.output
    );
    assert!(
        project
            .read("crate/Cargo.toml")
            .contains("name = \"arm_pets\"")
    );
}

#[test]
fn a_second_run_writes_nothing_and_says_so() {
    let project = Project::new();
    project.codegen();
    let before = fs::metadata(project.path("crate/Cargo.toml"))
        .and_then(|file| file.modified())
        .expect("it was written");
    let run = project.codegen();
    assert_eq!(run.status, Some(0));
    assert!(
        run.output.contains("; nothing to write, "),
        "{}",
        run.output
    );
    let after = fs::metadata(project.path("crate/Cargo.toml"))
        .and_then(|file| file.modified())
        .expect("it is still there");
    assert_eq!(before, after);
}

#[test]
fn a_file_that_was_changed_or_deleted_is_mended() {
    let project = Project::new();
    project.codegen();
    let expected = project.files();
    project.write("crate/Cargo.toml", "changed");
    fs::remove_file(project.path("crate/src/lib.rs")).expect("it was written");
    let run = project.codegen();
    assert!(run.output.contains("2 files written"), "{}", run.output);
    assert_eq!(project.files(), expected);
}

#[test]
fn a_check_of_what_is_up_to_date_succeeds() {
    let project = Project::new();
    project.codegen();
    let run = project.check();
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.output.contains("up to date"), "{}", run.output);
}

#[test]
fn a_check_of_what_is_not_shows_the_difference_and_the_command_and_writes_nothing() {
    let project = Project::new();
    project.codegen();
    project.write("crate/Cargo.toml", "changed\n");
    let run = project.check();
    assert_eq!(run.status, Some(1));
    assert!(
        run.output
            .contains("--- a/crate/Cargo.toml\n+++ b/crate/Cargo.toml\n@@ "),
        "{}",
        run.output
    );
    assert!(run.output.contains("\n-changed\n"), "{}", run.output);
    assert!(
        run.errors
            .contains("cargo xtask codegen --manifest armgen.yaml"),
        "{}",
        run.errors
    );
    assert_eq!(project.read("crate/Cargo.toml"), "changed\n");
}

#[test]
fn a_check_before_the_first_run_shows_all_files() {
    let project = Project::new();
    let run = project.check();
    assert_eq!(run.status, Some(1));
    assert!(
        run.output
            .contains("--- /dev/null\n+++ b/crate/Cargo.toml\n"),
        "{}",
        run.output
    );
    assert!(!project.path("crate").exists());
}

#[test]
fn an_operation_that_is_gone_takes_its_files_with_it() {
    let project = Project::new();
    project.codegen();
    assert!(project.path("crate/src/operations/pets.rs").exists());
    project.write("pets.json", &DEFINITION.replace("Pets_Get", "Cats_Get"));
    let run = project.codegen();
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(!project.path("crate/src/operations/pets.rs").exists());
    assert!(project.path("crate/src/operations/cats.rs").exists());
}

#[test]
fn after_a_problem_of_the_input_nothing_is_written() {
    let project = Project::new();
    project.codegen();
    let before = project.files();
    project.write(
        "pets.json",
        &DEFINITION.replace("#/definitions/Pet", "#/definitions/Cat"),
    );
    assert_eq!(project.codegen().status, Some(1));
    assert_eq!(project.files(), before);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let project = Project::new();
    project.write("crate", "a file stands where the folder should be");
    let run = project.codegen();
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.errors.contains("crate"), "{}", run.errors);
}

#[test]
fn the_path_of_the_machine_is_never_shown() {
    let project = Project::new();
    let place = project.0.path().to_string_lossy().into_owned();
    let manifest = project.path("armgen.yaml");
    let manifest = manifest.to_str().expect("the path is UTF-8");
    for run in [
        project.run(&["codegen", "--check", "--manifest", manifest]),
        project.run(&["codegen", "--manifest", manifest]),
        project.run(&["codegen", "--manifest", manifest]),
    ] {
        assert!(
            !run.output.contains(&place) && !run.errors.contains(&place),
            "{run:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let project = Project::new();
    let mut child = xtask(project.0.path())
        .args(["codegen", "--check", "--manifest", "armgen.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}

#[test]
fn without_a_manifest_that_of_the_workspace_is_taken_from_any_folder_in_it() {
    let project = Project::new();
    fs::create_dir_all(project.path("spec/deep/down")).expect("the project is writable");
    project.write("spec/armgen.yaml", &MANIFEST.replace("crate", "../crate"));
    project.write("spec/pets.json", DEFINITION);
    for folder in [".", "spec", "spec/deep/down"] {
        let run = Run::of(xtask(&project.path(folder)).arg("codegen"));
        assert_eq!(run.status, Some(0), "in {folder}: {run:?}");
    }
    assert!(project.path("crate/Cargo.toml").exists());
}
