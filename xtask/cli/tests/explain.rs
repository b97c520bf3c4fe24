//! `--explain`: what the codes of diagnostics mean.

use armgen::diagnostic::Code;
use armgen_fixtures::{Folder, Run};

fn armgen(arguments: &[&str]) -> Run {
    let folder = Folder::default();
    let mut command = folder.command(env!("CARGO_BIN_EXE_armgen"), "");
    Run::of(command.args(arguments))
}

#[test]
fn a_code_is_explained_with_an_example() {
    let run = armgen(&["--explain", "reference-missing"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.output
            .starts_with("reference-missing\n\nA `$ref` refers to"),
        "{run:?}"
    );
    assert!(
        run.output.contains("\n    definitions:\n      Pet:"),
        "{run:?}"
    );
}

#[test]
fn without_a_code_all_are_listed() {
    let run = armgen(&["--explain"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let line = run
        .output
        .lines()
        .find(|line| line.starts_with("enum-empty "));
    let line = line.expect("the code is listed");
    assert!(line.ends_with("  An enum has no values"), "{line}");
    let is_row = |line: &str| line == "code" || Code::ALL.iter().any(|code| code.as_str() == line);
    let first = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    for line in run.output.lines() {
        assert!(is_row(&first(line)) && !line.ends_with('.'), "{line}");
    }
}

#[test]
fn an_unknown_code_is_a_wrong_command_line() {
    let run = armgen(&["--explain", "refernce-missing"]);
    assert_eq!(run.status, Some(2), "{run:?}");
    let suggestion = "there is no code `refernce-missing`; did you mean `reference-missing`?";
    assert!(run.errors.contains(suggestion), "{run:?}");
}

#[test]
fn a_command_beside_an_explanation_is_a_wrong_command_line() {
    let run = armgen(&["--explain", "enum-empty", "codegen"]);
    assert_eq!(run.status, Some(2), "{run:?}");
}
