//! `--deny`, `--allow` and `allowed-warnings`: which warnings fail a run, and which are not given.

use armgen_fixtures::{Folder, Run, document};

/// A definition with a warning `pattern-unchecked` and a warning `unsupported-host`.
const DEFINITION: &str = "
host: pets.example.com
paths:
  /pets:
    get:
      operationId: Pets_List
      parameters: [{ name: prefix, in: query, type: string, pattern: '^(?!cat)' }]
      responses: { 204: { description: Nothing. } }";

/// A manifest with a package, and these lines for its `defaults` and for the package.
fn manifest(defaults: &str, package: &str) -> String {
    format!(
        "defaults: {{ license: MIT, version: 0.1.0, output: out{defaults} }}
packages:
- {{ name: arm_pets, description: Pets, inputs: [pets.yaml]{package} }}
"
    )
}

fn project(defaults: &str, package: &str) -> Folder {
    Folder::new(&[
        ("armgen.yaml", manifest(defaults, package)),
        ("pets.yaml", document(DEFINITION)),
    ])
}

fn codegen(folder: &Folder, more: &[&str]) -> Run {
    let mut command = folder.command(env!("CARGO_BIN_EXE_armgen"), "");
    Run::of(command.arg("codegen").args(more))
}

fn is_shown(run: &Run, severity: &str, code: &str) -> bool {
    run.errors.contains(&format!("{severity}[{code}]: "))
}

#[test]
fn denied_warnings_are_errors_and_nothing_is_written() {
    let folder = project("", "");
    let run = codegen(&folder, &["--deny", "warnings"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    for code in ["pattern-unchecked", "unsupported-host"] {
        assert!(is_shown(&run, "error", code), "{code}: {run:?}");
    }
    let end = "2 denied warnings; nothing was written\n";
    assert!(run.errors.contains(end), "{run:?}");
    assert!(!folder.exists("out/arm_pets/Cargo.toml"));
}

#[test]
fn an_allowed_warning_is_neither_shown_nor_denied() {
    let folder = project("", "");
    let run = codegen(
        &folder,
        &["--deny", "warnings", "--allow", "pattern-unchecked"],
    );
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(!run.errors.contains("pattern-unchecked"), "{run:?}");
    assert!(run.errors.contains("1 denied warning; "), "{run:?}");
    let both = "pattern-unchecked,unsupported-host";
    let run = codegen(&folder, &["--deny", "warnings", "--allow", both]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(!run.errors.contains("warning"), "{run:?}");
}

#[test]
fn of_a_denied_code_the_warnings_are_errors_and_the_others_are_left_for_later() {
    let run = codegen(&project("", ""), &["--deny", "unsupported-host"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(is_shown(&run, "error", "unsupported-host"), "{run:?}");
    assert!(!run.errors.contains("pattern-unchecked"), "{run:?}");
}

#[test]
fn a_run_without_changes_fails_for_a_denied_warning_as_well() {
    let folder = project("", "");
    assert_eq!(codegen(&folder, &[]).status, Some(0));
    let run = codegen(&folder, &["--deny", "warnings"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(!run.errors.contains("generating"), "{run:?}");
    assert!(is_shown(&run, "error", "unsupported-host"), "{run:?}");
    let run = codegen(&folder, &["--check", "--deny", "warnings"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    let run = codegen(&folder, &[]);
    assert!(is_shown(&run, "warning", "unsupported-host"), "{run:?}");
}

#[test]
fn an_unknown_code_or_that_of_an_error_is_a_wrong_command_line() {
    for (arguments, expected) in [
        (
            ["--allow", "patern-unchecked"],
            "there is no code `patern-unchecked`; did you mean `pattern-unchecked`?",
        ),
        (
            ["--deny", "manifest-value"],
            "`manifest-value` is always an error, and never a warning",
        ),
    ] {
        let run = codegen(&project("", ""), &arguments);
        assert_eq!(run.status, Some(2), "{run:?}");
        assert!(run.errors.contains(expected), "{run:?}");
    }
    let both = ["--deny", "name-clash", "--allow", "name-clash"];
    let run = codegen(&project("", ""), &both);
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.errors.contains("both denied and allowed"), "{run:?}");
}

#[test]
fn a_manifest_allows_warnings_for_a_package_or_for_all() {
    let list = ", allowed-warnings: [pattern-unchecked, unsupported-host]";
    for folder in [project(list, ""), project("", list)] {
        for arguments in [&[][..], &["--deny", "warnings"]] {
            let run = codegen(&folder, arguments);
            assert_eq!(run.status, Some(0), "{run:?}");
            assert!(!run.errors.contains("warning"), "{run:?}");
        }
    }
}

#[test]
fn what_a_package_allows_replaces_what_packages_share() {
    let shared = ", allowed-warnings: [pattern-unchecked, unsupported-host]";
    let run = codegen(&project(shared, ", allowed-warnings: []"), &[]);
    assert!(is_shown(&run, "warning", "pattern-unchecked"), "{run:?}");
}

#[test]
fn a_code_that_the_command_denies_is_denied_even_if_the_manifest_allows_it() {
    let list = ", allowed-warnings: [pattern-unchecked, unsupported-host]";
    let run = codegen(&project("", list), &["--deny", "unsupported-host"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(is_shown(&run, "error", "unsupported-host"), "{run:?}");
}

#[test]
fn an_allowed_warning_that_there_is_not_is_an_error() {
    let list = ", allowed-warnings: [pattern-unchecked, name-clash]";
    for folder in [project(list, ""), project("", list)] {
        let run = codegen(&folder, &[]);
        assert_eq!(run.status, Some(1), "{run:?}");
        let message = "error[manifest-unmatched]: there is no warning `name-clash` to allow";
        assert!(run.errors.contains(message), "{run:?}");
        assert!(!run.errors.contains("`pattern-unchecked`"), "{run:?}");
    }
}

#[test]
fn many_denied_warnings_are_all_shown() {
    let mut definition = "paths:".to_owned();
    for number in 0..30 {
        let parameters =
            format!("[{{ name: x, in: query, type: string, pattern: '(?={number})' }}]");
        let operation = format!(
            "{{ operationId: A_{number}, parameters: {parameters}, responses: {{ 204: {{ description: '' }} }} }}"
        );
        definition.extend(["\n  /", &number.to_string(), ": { get: ", &operation, " }"]);
    }
    let folder = project("", "");
    folder.write("pets.yaml", document(&definition));
    let run = codegen(&folder, &["--deny", "pattern-unchecked"]);
    assert_eq!(
        run.errors.matches("error[pattern-unchecked]").count(),
        30,
        "{run:?}"
    );
}
