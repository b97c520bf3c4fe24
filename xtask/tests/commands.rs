//! The commands of `cargo xtask`.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, manifest, package};
use std::path::Path;
use std::process::Command;

/// Runs a command in a folder with a manifest and a definition.
fn xtask(arguments: &[&str]) -> Run {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let manifest = manifest(&[package("arm_pets", "pets.yaml", "")]);
    let folder = Folder::new(&[(MANIFEST, manifest), ("pets.yaml", definition)]);
    let mut command = folder.command(env!("CARGO_BIN_EXE_xtask"), "");
    Run::of(command.args(arguments))
}

#[test]
fn the_help_lists_the_commands_of_armgen_and_those_of_this_repository() {
    let run = xtask(&["--help"]);
    assert_eq!(run.status, Some(0));
    for word in [
        "Usage: cargo xtask",
        "codegen",
        "corpus",
        "bench",
        "conformance",
        "--explain",
    ] {
        assert!(run.output.contains(word), "{word}: {}", run.output);
    }
}

#[test]
fn messages_name_the_commands_of_cargo_xtask() {
    let run = xtask(&["codegen", "--manifest", MANIFEST, "--check"]);
    assert_eq!(run.status, Some(1), "{}", run.errors);
    let expected = format!("cargo xtask codegen --manifest {MANIFEST}\n");
    assert!(run.errors.contains(&expected), "{}", run.errors);
}

#[test]
fn a_diagnostic_names_the_command_of_cargo_xtask_that_explains_it() {
    let run = xtask(&["codegen", "--manifest", "nowhere.yaml"]);
    assert_eq!(run.status, Some(1), "{}", run.errors);
    let hint = "run `cargo xtask --explain file-missing`\n";
    assert!(run.errors.ends_with(hint), "{}", run.errors);
    let run = xtask(&["--explain", "file-missing"]);
    assert_eq!(run.status, Some(0), "{}", run.errors);
}

#[test]
fn the_help_of_bench_names_its_parts_and_options() {
    let run = xtask(&["bench", "--help"]);
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
    let run = xtask(&["bench", "--root", "nowhere"]);
    assert_eq!(run.status, Some(2));
    assert_eq!(
        run.errors,
        "error: there is no folder `specification` in `nowhere`\n"
    );
}

/// Runs `conformance` in this repository, with programs of this folder only.
fn conformance_without_node(folder: &Folder) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    command.current_dir(repository).env("PATH", folder.path(""));
    Run::of(command.args(["conformance", "--out"]).arg(folder.path("")))
}

#[test]
fn conformance_says_that_it_needs_node() {
    let run = conformance_without_node(&Folder::new::<&str>(&[]));
    assert_eq!(run.status, Some(1));
    let expected = "install Node.js 20 or newer, which the server is written for\n";
    assert!(
        run.errors.starts_with("error: `node` cannot be started: ")
            && run.errors.ends_with(expected),
        "{}",
        run.errors
    );
}

#[test]
fn conformance_is_run_in_the_repository() {
    let run = xtask(&["conformance"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(
        run.errors,
        "error: there is no `tests/conformance` here or above: run the command in the repository of armgen\n"
    );
}
