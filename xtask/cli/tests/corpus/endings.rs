//! Exit statuses of `corpus`, and the files that it leaves.

use crate::{checkout, corpus, rows};
use armgen_fixtures::Run;

#[test]
fn an_unknown_tag_is_an_error_of_the_row() {
    let run = corpus(&checkout(&["pets"]), &["pets@newer", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(rows(&run)[0]["errors"], 1);
    assert!(run.errors.contains("error[readme-tag-unknown]"), "{run:?}");
}

#[test]
fn a_readme_that_names_no_tag_is_an_error_of_its_row_and_hides_no_other() {
    let run = corpus(
        &checkout(&["pets", "far/resource-manager/Microsoft.Far/near"]),
        &["--format", "json"],
    );
    assert_eq!(run.status, Some(1));
    let rows = rows(&run);
    assert_eq!(rows[0]["package"], "far/Microsoft.Far/near");
    assert_eq!(rows[0]["errors"], 1);
    assert_eq!(rows[1]["package"], "pets");
    assert_eq!(rows[1]["errors"], 0);
}

#[test]
fn a_package_whose_definitions_are_not_there_is_left_out_unless_it_is_named() {
    let checkout = checkout(&["pets", "far/resource-manager/Microsoft.Far/away"]);
    let run = corpus(&checkout, &["--format", "json"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(rows(&run).as_array().map(Vec::len), Some(1));
    assert!(
        run.errors
            .contains("left out far/Microsoft.Far/away: its definitions are not there\n"),
        "{run:?}"
    );
    let run = corpus(&checkout, &["far/away", "--format", "json"]);
    assert_eq!(run.status, Some(1));
    assert_eq!(rows(&run)[0]["errors"], 1);
}

#[test]
fn what_was_left_out_is_an_error_if_that_is_asked_for() {
    let run = corpus(&checkout(&["zoo"]), &["--strict"]);
    assert_eq!(run.status, Some(1));
    assert!(
        run.errors.ends_with("error: 1 operation left out\n"),
        "{run:?}"
    );
}

#[test]
fn files_that_do_not_change_are_not_written_again() {
    let checkout = checkout(&["pets"]);
    corpus(&checkout, &[]);
    let library = "out/crates/arm_pets/src/lib.rs";
    let before = checkout.modified(library);
    corpus(&checkout, &[]);
    assert_eq!(checkout.modified(library), before);
}

#[test]
fn without_a_folder_the_crates_are_in_cargos_target_folder_or_in_one_that_git_ignores() {
    for (is_project, out) in [(false, "armgen-corpus"), (true, "target/corpus")] {
        let checkout = checkout(&["pets"]);
        if is_project {
            checkout.write("Cargo.toml", "[workspace]\n");
        }
        let mut command = checkout.command(env!("CARGO_BIN_EXE_armgen"), "");
        command.args(["corpus", "--root", "root"]);
        let run = Run::of(command.env_remove("CARGO_TARGET_DIR"));
        assert_eq!(run.status, Some(0), "{run:?}");
        let line = format!("the crates are in `{out}`\n");
        assert!(run.errors.starts_with(&line), "{run:?}");
        assert!(checkout.exists(&format!("{out}/crates/arm_pets/Cargo.toml")));
        assert_eq!(checkout.read(&format!("{out}/.gitignore")), "*\n");
    }
}

#[test]
fn a_package_of_which_no_operation_is_left_is_an_error() {
    let checkout = checkout(&["pets", "zoo"]);
    let zoo = "root/specification/zoo/resource-manager/zoo.yaml";
    let text = checkout.read(zoo);
    let start = text.find("  /zoo:").expect("it has an operation");
    let end = text.find("  /cages:").expect("it has another one");
    checkout.write(zoo, format!("{}{}", &text[..start], &text[end..]));
    let run = corpus(&checkout, &["--format", "json"]);
    assert_eq!(run.status, Some(1));
    let rows = rows(&run);
    assert_eq!(
        (&rows[0]["errors"], &rows[1]["errors"]),
        (&0.into(), &1.into())
    );
    assert!(run.errors.contains("error[no-operation]"), "{run:?}");
    assert!(!checkout.exists("out/crates/arm_zoo"));
}
