//! `corpus` compiles crates and runs their examples.

use crate::{checkout, corpus_with, rows};
use armgen_fixtures::{Folder, Run};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The crates of all tests that compile some are built in one folder, where cargo's work is kept from run to run.
pub(crate) fn compiled(checkout: &Folder, arguments: &[&str]) -> Run {
    // Each run has a workspace of its own in the folder.
    static FOLDER: Mutex<()> = Mutex::new(());
    let _lock = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    let out = out.to_str().expect("the path is UTF-8");
    let options = ["--root", "root", "--out", out, "--format", "json"];
    corpus_with(checkout, &[&options, arguments].concat())
}

#[test]
fn crates_compile_and_each_kind_of_failure_of_an_example_is_told_apart() {
    let run = compiled(&checkout(&["pets"]), &["--compile=no-client", "--examples"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let row = &rows(&run)[0];
    assert_eq!(row["compile_errors"], 0);
    assert!(
        row["check_ms"].as_u64().is_some_and(|time| time > 0),
        "{row}"
    );
    let examples = &row["examples"];
    assert_eq!(examples["total"], 2);
    assert_eq!(examples["request_ok"], 1);
    assert_eq!(examples["decoded"], 1);
    assert_eq!(examples["lossless"], 1);
    let failures = examples["failures"].as_array().expect("there are some");
    let failures = failures.iter().map(|failure| {
        let text = |key: &str| failure[key].as_str().unwrap_or_default();
        assert_eq!(text("operation"), "Pets_Get");
        assert!(text("file").ends_with("/examples/faulty.json"));
        format!("{} {}: {}", text("kind"), text("path"), text("cause"))
    });
    assert_eq!(
        failures.collect::<Vec<_>>(),
        [
            "request /parameters/petName: the example breaks a rule of its definition: `petName` does not match its pattern",
            "response /responses/201/body: structural contradiction: a list where an object is declared",
            "loss /responses/200/body/age: it did not come back: `\"old\"` where an integer is declared",
        ]
    );
}
