//! The commands: the files that they write, what they print, and their exit statuses.

use armgen::Mode;
use armgen::diagnostic::Levels;
use armgen::manifest::Manifest;
use armgen_fixtures::{Folder, MANIFEST, Run, definitions, files_in, manifest, package};
use std::cell::RefCell;
use std::process::Stdio;

const ARMGEN: &str = env!("CARGO_BIN_EXE_armgen");

/// The folder of the crate, which the first run makes.
const CRATE: &str = "out/arm_pets";

/// A definition whose operation is `Pets_Get`.
fn pets() -> String {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    definition.replace("Things_Get", "Pets_Get")
}

/// A folder with a manifest and a definition.
fn project() -> Folder {
    let manifest = manifest(&[package("arm_pets", "pets.yaml", "")]);
    Folder::new(&[(MANIFEST, manifest), ("pets.yaml", pets())])
}

fn run(project: &Folder, arguments: &[&str]) -> Run {
    Run::of(project.command(ARMGEN, "").args(arguments))
}

fn codegen(project: &Folder) -> Run {
    run(project, &["codegen", "--manifest", MANIFEST])
}

fn check(project: &Folder) -> Run {
    run(project, &["codegen", "--check", "--manifest", MANIFEST])
}

#[test]
fn the_help_names_the_commands() {
    let run = run(&project(), &["--help"]);
    assert_eq!(run.status, Some(0));
    for word in ["Usage: armgen", "codegen", "corpus", "--explain"] {
        assert!(run.output.contains(word), "{word}: {}", run.output);
    }
}

#[test]
fn the_version_is_that_of_armgen() {
    for option in ["--version", "-V"] {
        let run = run(&project(), &[option]);
        assert_eq!((run.status, &*run.output), (Some(0), "armgen 0.1.0\n"));
    }
}

#[test]
fn the_help_of_codegen_names_its_options_and_exit_statuses() {
    let run = run(&project(), &["codegen", "--help"]);
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
fn a_wrong_command_line_ends_with_2() {
    let project = project();
    assert_eq!(run(&project, &[]).status, Some(2));
    assert_eq!(run(&project, &["codegne"]).status, Some(2));
    assert_eq!(run(&project, &["codegen", "--chekc"]).status, Some(2));
}

#[test]
fn an_option_that_would_have_no_effect_is_a_wrong_command_line() {
    let project = project();
    let refused = |arguments: &[&str]| {
        let run = run(&project, &[&["codegen"], arguments].concat());
        assert_eq!(run.status, Some(2), "{arguments:?}: {}", run.errors);
    };
    let with_values = [
        "--sub-package",
        "--tag",
        "--root",
        "--out",
        "--operations",
        "--name",
        "--client",
        "--api-version",
    ];
    for option in with_values {
        refused(&[option, "x"]);
        refused(&["--manifest", "armgen.yaml", option, "x"]);
        if option != "--root" {
            refused(&["--readme", "readme.md", "--list-tags", option, "x"]);
        }
    }
    refused(&["--list-tags"]);
    refused(&["--manifest", "armgen.yaml", "--list-tags"]);
    refused(&["--readme", "readme.md"]);
    refused(&["--readme", "readme.md", "--out", ""]);
}

#[test]
fn a_manifest_that_is_missing_is_a_problem_of_the_input() {
    let run = run(&project(), &["codegen", "--manifest", "missing.yaml"]);
    assert_eq!(run.status, Some(1));
    assert!(run.errors.contains("error[file-missing]"), "{}", run.errors);
}

#[test]
fn the_first_run_writes_and_counts() {
    let project = project();
    let run = codegen(&project);
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
            .read("out/arm_pets/Cargo.toml")
            .contains("name = \"arm_pets\"")
    );
}

#[test]
fn a_second_run_writes_nothing_and_says_so() {
    let project = project();
    codegen(&project);
    let before = project.modified("out/arm_pets/Cargo.toml");
    let run = codegen(&project);
    assert_eq!(run.status, Some(0));
    assert!(
        run.output.contains("; nothing to write, "),
        "{}",
        run.output
    );
    assert_eq!(before, project.modified("out/arm_pets/Cargo.toml"));
}

#[test]
fn a_file_that_was_changed_or_deleted_is_mended() {
    let project = project();
    codegen(&project);
    let expected = files_in(&project.path(CRATE));
    project.write("out/arm_pets/Cargo.toml", "changed");
    project.remove("out/arm_pets/src/lib.rs");
    let run = codegen(&project);
    assert!(run.output.contains("2 files written"), "{}", run.output);
    assert_eq!(files_in(&project.path(CRATE)), expected);
}

#[test]
fn a_check_of_a_crate_that_is_up_to_date_succeeds() {
    let project = project();
    codegen(&project);
    let run = check(&project);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.output.contains("up to date"), "{}", run.output);
}

#[test]
fn a_check_of_an_outdated_crate_shows_the_difference_and_the_command_and_writes_nothing() {
    let project = project();
    codegen(&project);
    project.write("out/arm_pets/Cargo.toml", "changed\n");
    let run = check(&project);
    assert_eq!(run.status, Some(1));
    assert!(
        run.output
            .contains("--- a/out/arm_pets/Cargo.toml\n+++ b/out/arm_pets/Cargo.toml\n@@ "),
        "{}",
        run.output
    );
    assert!(run.output.contains("\n-changed\n"), "{}", run.output);
    assert!(
        run.errors.contains("armgen codegen --manifest armgen.yaml"),
        "{}",
        run.errors
    );
    assert_eq!(project.read("out/arm_pets/Cargo.toml"), "changed\n");
}

#[test]
fn colours_can_be_forced_and_forbidden() {
    let project = project();
    codegen(&project);
    project.write("out/arm_pets/Cargo.toml", "changed\n");
    let is_coloured = |variables: &[(&str, &str)]| {
        let mut command = project.command(ARMGEN, "");
        command.args(["codegen", "--check"]);
        Run::of(command.envs(variables.iter().copied()))
            .output
            .contains('\u{1b}')
    };
    assert!(!is_coloured(&[]));
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn secrets_are_listed_with_reasons_and_nothing_is_written() {
    let thing = "Thing: { properties: { name: { type: string }, password: { type: string }, pin: { type: string, x-ms-secret: true } } }";
    let pets = definitions(thing);
    let manifest = manifest(&[package("arm_pets", "pets.yaml", "")]);
    let project = Folder::new(&[(MANIFEST, manifest), ("pets.yaml", pets)]);
    let before = files_in(&project.path(""));
    let run = run(&project, &["codegen", "--secrets", "--manifest", MANIFEST]);
    assert_eq!((run.status, run.errors.as_str()), (Some(0), ""));
    assert_eq!(
        run.output,
        "arm_pets: 2 secrets
  Thing.password: named like a secret
  Thing.pin: marked by the definition
"
    );
    assert_eq!(files_in(&project.path("")), before);
}

#[test]
fn a_check_before_the_first_run_says_that_the_crate_is_missing() {
    let project = project();
    let run = check(&project);
    assert_eq!(run.status, Some(1));
    assert!(
        run.output
            .contains(" files of out/arm_pets are missing: the whole crate\n"),
        "{}",
        run.output
    );
    assert!(!project.exists("out"));
}

#[test]
fn the_files_of_a_removed_operation_are_removed() {
    let project = project();
    codegen(&project);
    assert!(project.exists("out/arm_pets/src/operations/pets.rs"));
    project.write("pets.yaml", pets().replace("Pets_Get", "Cats_Get"));
    let run = codegen(&project);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(!project.exists("out/arm_pets/src/operations/pets.rs"));
    assert!(project.exists("out/arm_pets/src/operations/cats.rs"));
}

#[test]
fn after_a_problem_of_the_input_nothing_is_written() {
    let project = project();
    codegen(&project);
    let before = files_in(&project.path(CRATE));
    project.write("pets.yaml", pets().replace("Thing:", "Other:"));
    assert_eq!(codegen(&project).status, Some(1));
    assert_eq!(files_in(&project.path(CRATE)), before);
}

#[test]
fn after_a_problem_of_the_input_no_folder_is_left() {
    let packages = ["arm_pets", "arm_cats"].map(|name| package(name, "pets.yaml", ""));
    let faulty = pets().replace("Thing:", "Other:");
    let project = Folder::new(&[(MANIFEST, manifest(&packages)), ("pets.yaml", faulty)]);
    assert_eq!(codegen(&project).status, Some(1));
    assert!(!project.path("out").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let project = project();
    project.write(CRATE, "a file stands where the folder should be");
    let run = codegen(&project);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.errors.contains(CRATE), "{}", run.errors);
}

#[test]
fn a_second_run_at_the_same_time_ends_and_says_so() {
    let project = project();
    let manifest = Manifest::read(&project.path(MANIFEST)).expect("the manifest is right");
    let others = RefCell::new(Vec::new());
    let first = armgen::update(&manifest, Mode::Write, &Levels::default(), &|_| {
        others.borrow_mut().push(codegen(&project));
    });
    first.expect("the first run goes on");
    assert!(!others.borrow().is_empty());
    for other in others.take() {
        assert_eq!(other.status, Some(1));
        for line in [
            "error[output-locked]: another run of armgen is using `out/arm_pets`\n",
            "help: run this again when that run has ended\n",
            "\n1 error; nothing was written\n",
        ] {
            assert!(other.errors.contains(line), "{line}: {}", other.errors);
        }
    }
    assert_eq!(check(&project).status, Some(0));
}

#[test]
fn the_path_of_the_machine_is_never_shown() {
    let project = project();
    let place = project.path("").to_string_lossy().into_owned();
    let manifest = project.path(MANIFEST);
    let manifest = manifest.to_str().expect("the path is UTF-8");
    for run in [
        run(&project, &["codegen", "--check", "--manifest", manifest]),
        run(&project, &["codegen", "--manifest", manifest]),
        run(&project, &["codegen", "--manifest", manifest]),
    ] {
        assert!(
            !run.output.contains(&place) && !run.errors.contains(&place),
            "{run:?}"
        );
    }
}

#[test]
fn a_closed_pipe_causes_no_panic() {
    let project = project();
    let mut child = project
        .command(ARMGEN, "")
        .args(["codegen", "--check", "--manifest", MANIFEST])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
