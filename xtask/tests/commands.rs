//! The commands of `cargo xtask`.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, manifest, package};

/// Runs a command in a folder with a manifest and a definition.
fn xtask(arguments: &[&str]) -> Run {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let manifest = manifest(&[package("arm_pets", "pets.yaml", "")]);
    let folder = Folder::new(&[(MANIFEST, manifest), ("pets.yaml", definition)]);
    let mut command = folder.command(env!("CARGO_BIN_EXE_xtask"), "");
    Run::of(command.args(arguments))
}

#[test]
fn the_help_lists_the_commands_of_armgen_and_the_benchmarks() {
    let run = xtask(&["--help"]);
    assert_eq!(run.status, Some(0));
    for word in [
        "Usage: cargo xtask",
        "codegen",
        "corpus",
        "bench",
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
