//! Runs that end before all files are written, and the runs after them. A limit of the size of files makes writing fail, or ends the
//! process there.
#![cfg(unix)]

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, manifest, package};
use std::fmt::Write as _;

const NAMES: [&str; 3] = ["arm_a", "arm_b", "arm_c"];

/// A definition with this number of properties.
fn definition(properties: usize) -> String {
    let mut text = "Thing:\n  properties:\n".to_owned();
    for index in 0..properties {
        let description = "This text is long. ".repeat(20);
        writeln!(
            text,
            "    p{index}: {{ type: string, description: {description} }}"
        )
        .expect("a string can be written");
    }
    definitions(&text)
}

/// Three crates that were written, and whose definitions then change. That of the second is too large for the limit.
fn project() -> Folder {
    let packages = NAMES.map(|name| package(name, &format!("{name}.yaml"), ""));
    let project = Folder::new(&[(MANIFEST, manifest(&packages))]);
    for name in NAMES {
        project.write(&format!("{name}.yaml"), definition(1));
    }
    assert_eq!(codegen(&project, "codegen").status, Some(0));
    for (name, properties) in NAMES.iter().zip([2, 500, 2]) {
        project.write(&format!("{name}.yaml"), definition(properties));
    }
    project
}

/// Runs `codegen`.
fn codegen(project: &Folder, arguments: &str) -> Run {
    let mut command = project.command(env!("CARGO_BIN_EXE_armgen"), "");
    Run::of(command.args(arguments.split(' ')))
}

/// Runs `codegen` with a limit. If the signal is ignored that the system sends at the limit, writing fails instead.
fn limited(project: &Folder, ignored: &str) -> Run {
    let armgen = env!("CARGO_BIN_EXE_armgen");
    let script = format!("{ignored}; ulimit -c 0; ulimit -f 128; exec '{armgen}' codegen");
    Run::of(project.command("sh", "").args(["-c", &script]))
}

#[test]
fn a_run_that_cannot_write_says_what_is_there_and_what_to_run() {
    let project = project();
    let run = limited(&project, "trap '' XFSZ");
    assert_eq!(run.status, Some(1), "{run:?}");
    let end = "\
1 error; not all files were written
  complete: `out/arm_a`
  incomplete: `out/arm_b`
  as before: `out/arm_c`
to learn more about this error, run `armgen --explain output-unwritable`

mend this, and write the rest with:

    armgen codegen
";
    assert!(run.errors.contains("error[output-unwritable]"), "{run:?}");
    assert!(run.errors.ends_with(end), "{}", run.errors);
    assert_eq!(codegen(&project, "codegen").status, Some(0));
    assert_eq!(codegen(&project, "codegen --check").status, Some(0));
}

#[test]
fn the_run_after_one_that_was_ended_says_so_once() {
    let project = project();
    let run = limited(&project, "true");
    assert_eq!(run.status, None, "it is ended: {run:?}");
    let line = "the last run did not finish writing `out/arm_b`";
    let check = codegen(&project, "codegen --check");
    assert_eq!(check.status, Some(1));
    assert!(check.errors.contains(&format!("{line}\n")), "{check:?}");
    let next = codegen(&project, "codegen");
    assert_eq!(next.status, Some(0));
    assert!(
        next.errors.contains(&format!("{line}; this one did\n")),
        "{next:?}"
    );
    for arguments in ["codegen --check", "codegen"] {
        let run = codegen(&project, arguments);
        assert_eq!(run.status, Some(0));
        assert!(!run.errors.contains("did not finish"), "{run:?}");
    }
}

#[test]
fn a_run_that_is_refused_says_what_to_run_then() {
    let project = project();
    project.write("out/arm_b/.armgen", "");
    let run = codegen(&project, "codegen");
    assert_eq!(run.status, Some(1));
    let end = "\n1 error; nothing was written\n\
               to learn more about this error, run `armgen --explain output-foreign`\n\nthen write the files with:\n\n    armgen codegen\n";
    assert!(run.errors.contains("error[output-foreign]"), "{run:?}");
    assert!(run.errors.ends_with(end), "{}", run.errors);
}
