//! Which warnings `armgen codegen` shows: all of them while they can be read, and otherwise the new ones.

use armgen_fixtures::{Folder, Run, document};

/// Two packages with the definitions `a.yaml` and `b.yaml`.
const MANIFEST: &str = "
defaults: { output: out }
packages:
- { name: arm_a, readme: a.md }
- { name: arm_b, readme: b.md }";

/// A definition with operations, each with a pattern that armgen cannot check.
fn definition(patterns: impl Iterator<Item = String>) -> String {
    let mut text = "paths:
  /pets: { get: { operationId: Pets_Get, responses: { 204: { description: Nothing. } } } }"
        .to_owned();
    for name in patterns {
        let operation = "parameters: [{ name: x, in: query, required: true, type: string, pattern: '(?=NAME)' }], \
                         responses: { 204: { description: Nothing. } }";
        let operation = operation.replace("NAME", &name);
        text.extend([
            "\n  /",
            &name,
            ": { get: { operationId: ",
            &name,
            "_Get, ",
            &operation,
            " } }",
        ]);
    }
    document(&text)
}

fn with_warnings(prefix: &str, count: usize) -> String {
    definition((0..count).map(|number| format!("{prefix}{number}")))
}

/// A folder with the packages, of which the first has so many warnings.
fn project(count: usize) -> Folder {
    Folder::new(&[
        ("armgen.yaml", MANIFEST.to_owned()),
        ("a.md", "```yaml\ninput-file: a.yaml\n```\n".to_owned()),
        ("b.md", "```yaml\ninput-file: b.yaml\n```\n".to_owned()),
        ("a.yaml", with_warnings("A", count)),
        ("b.yaml", with_warnings("B", 1)),
    ])
}

fn codegen(folder: &Folder, more: &[&str]) -> Run {
    let mut command = folder.command(env!("CARGO_BIN_EXE_armgen"), "");
    let run = Run::of(command.arg("codegen").args(more));
    assert_eq!(run.status, Some(0), "{run:?}");
    run
}

fn of_manifest(folder: &Folder, more: &[&str]) -> Run {
    codegen(folder, &[&["--manifest", "armgen.yaml"], more].concat())
}

fn shown(run: &Run) -> usize {
    run.errors.matches("warning[").count()
}

#[test]
fn few_warnings_are_shown_by_each_run() {
    let folder = project(1);
    assert_eq!(shown(&of_manifest(&folder, &[])), 2);
    let again = of_manifest(&folder, &[]);
    assert_eq!(shown(&again), 2, "{again:?}");
    assert!(!again.errors.contains("--warnings"), "{again:?}");
}

#[test]
fn of_many_warnings_those_of_earlier_runs_are_counted() {
    let folder = project(18);
    assert_eq!(shown(&of_manifest(&folder, &[])), 19);
    folder.write("b.yaml", with_warnings("B", 5));
    let run = of_manifest(&folder, &[]);
    assert_eq!(shown(&run), 4, "{run:?}");
    assert!(run.errors.contains("B4"), "{run:?}");
    assert!(
        run.errors.contains(
            "19 warnings of earlier runs or of crates without changes; `--warnings` shows all\n"
        ),
        "{run:?}"
    );
    assert_eq!(shown(&of_manifest(&folder, &[])), 0);
    assert_eq!(shown(&of_manifest(&folder, &["--warnings"])), 23);
}

#[test]
fn many_new_warnings_are_counted_by_crate_and_kind() {
    let run = of_manifest(&project(30), &[]);
    assert_eq!(shown(&run), 0, "{run:?}");
    let line = run.errors.lines().find(|line| line.starts_with("arm_a: "));
    let line = line.expect("the crate has warnings");
    assert_eq!(line, "arm_a: 30 warnings (30 pattern-unchecked)");
    assert!(
        run.errors
            .contains("31 new warnings; `--warnings` shows all\n"),
        "{run:?}"
    );
}

#[test]
fn all_warnings_of_a_single_package_are_shown() {
    let folder = project(30);
    let arguments = ["--readme", "a.md", "--out", "single"];
    for _ in 0..2 {
        assert_eq!(shown(&codegen(&folder, &arguments)), 30);
    }
}

#[test]
fn warnings_are_known_after_the_definitions_have_moved() {
    let folder = project(30);
    of_manifest(&folder, &[]);
    let moved = ["armgen.yaml", "a.md"].map(|file| folder.read(file));
    folder.write("moved/a.md", &moved[1]);
    folder.write("moved/a.yaml", with_warnings("A", 30));
    folder.write("armgen.yaml", moved[0].replace("a.md", "moved/a.md"));
    let run = of_manifest(&folder, &[]);
    assert!(
        run.errors.contains("31 warnings of earlier runs"),
        "{run:?}"
    );
}
