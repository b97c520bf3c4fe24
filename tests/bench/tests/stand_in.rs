//! The program in the place of a compiler, as cargo starts it.

use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Has the program stand in for the compiler.
fn compile(task: &str, record: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_armgen-bench"))
        .arg(std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")))
        .args(arguments)
        .env("ARMGEN_BENCH_TASK", task)
        .env("ARMGEN_BENCH_RECORD", record)
        .output()
        .expect("the program starts")
}

/// What the compiler is told; it only has to print.
const PETS: [&str; 4] = ["--crate-name", "pets", "--print", "cfg"];

fn folder() -> TempDir {
    tempfile::tempdir().expect("tests have a folder")
}

#[test]
fn the_compiler_of_the_crate_is_run_and_measured() {
    let folder = folder();
    let record = folder.path().join("record.json");
    let output = compile("measure pets", &record, &PETS);
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("target_arch"));
    let record = fs::read_to_string(record).expect("there is a record");
    let record: Value = serde_json::from_str(&record).expect("it is JSON");
    assert!(record["wall"]["nanos"].as_u64() > Some(0), "{record}");
    if cfg!(any(target_os = "linux", target_vendor = "apple")) {
        assert!(record["cpu"]["nanos"].as_u64() > Some(0), "{record}");
        // Less or more would have been told in another unit than bytes.
        let peak = record["peak"].as_u64().expect("it is known");
        assert!((1_000_000..1_000_000_000).contains(&peak), "{record}");
    }
}

#[test]
fn other_programs_are_run_but_not_measured() {
    let folder = folder();
    let record = folder.path().join("record.json");
    let output = compile("measure zoo", &record, &PETS);
    assert!(output.status.success(), "{output:?}");
    assert!(!output.stdout.is_empty());
    assert!(!record.exists());
}

#[test]
fn the_crate_that_is_left_out_is_not_compiled() {
    let folder = folder();
    let record = folder.path().join("record.json");
    let output = compile("leave-out pets", &record, &PETS);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    assert!(!record.exists());
}

#[test]
fn a_failure_is_passed_on_and_leaves_no_record() {
    let folder = folder();
    let record = folder.path().join("record.json");
    let output = compile("measure", &record, &["--pets"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!record.exists());
}

#[test]
fn an_unknown_task_is_an_error() {
    let folder = folder();
    let output = compile("measur", &folder.path().join("record.json"), &PETS);
    assert!(!output.status.success());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        errors.contains("ARMGEN_BENCH_TASK has no task: `measur`"),
        "{errors}"
    );
}
