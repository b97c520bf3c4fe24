//! What a user sees of bad input, to the letter.
//!
//! A case is a folder of `tests/diagnostics` with the input and `expected.txt`: what `cargo xtask codegen` prints, and its exit
//! status. The input is a manifest, or a readme where there is one. After a wanted change, `UPDATE_DIAGNOSTICS=1 cargo test --package xtask --test diagnostics` writes these files anew; read
//! the difference before you commit it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A test for each folder.
macro_rules! cases {
    ($($case:ident)*) => {
        $(
            #[test]
            fn $case() {
                check(stringify!($case), |_| ());
            }
        )*

        const CASES: &[&str] = &[$(stringify!($case)),*];
    };
}

cases! {
    allof_cycle
    definitions_clash
    discriminator_missing
    enum_empty
    enum_empty_in_yaml
    file_missing
    json_cut_off
    json_syntax
    manifest_empty
    manifest_missing_key
    manifest_operation_unmatched
    manifest_syntax
    manifest_unknown_key
    name_of_unknown_symbols
    not_an_object
    not_swagger
    openapi_3
    path_parameter_missing
    path_parameter_unused
    properties_clash
    readme_directives
    readme_input_missing
    readme_tag_missing
    readme_tag_unknown
    readme_yaml_syntax
    reference_cycle
    reference_file_missing
    reference_missing
    reference_outside_root
    reference_to_url
    several_problems
    two_bodies
    unknown_keyword
    unsupported_format
    wrong_type
    yaml_syntax
}

/// Cases whose input is made here, since no editor would keep it as it is.
const MADE: &[&str] = &[
    "file_not_utf8",
    "file_too_large",
    "too_deep",
    "too_deep_in_yaml",
];

/// Deeper than any definition is nested, and than a careless parser survives.
const DEPTH: usize = 10_000;

#[test]
fn file_not_utf8() {
    check("file_not_utf8", |folder| {
        let text = b"{\"swagger\": \"2.0\", \"caf\xe9\": 1}\n";
        write(&folder.join("pets.json"), text);
    });
}

#[test]
fn file_too_large() {
    check("file_too_large", |folder| {
        let file = File::create(folder.join("pets.json")).expect("the case's folder is writable");
        // Nothing is stored: the file is one hole.
        file.set_len(200 * 1024 * 1024)
            .expect("the file system has sparse files");
    });
}

#[test]
fn too_deep() {
    check("too_deep", |folder| {
        let (open, close) = ("{\"items\": ".repeat(DEPTH), "}".repeat(DEPTH));
        let text = format!(
            "{{\"swagger\": \"2.0\",\n\"definitions\": {{\"Pet\":\n{open}{{}}{close}}}}}\n"
        );
        write(&folder.join("pets.json"), text.as_bytes());
    });
}

#[test]
fn too_deep_in_yaml() {
    check("too_deep_in_yaml", |folder| {
        let (open, close) = ("[".repeat(DEPTH), "]".repeat(DEPTH));
        write(
            &folder.join("pets.json"),
            format!("swagger: \"2.0\"\nx-deep: {open}{close}\n").as_bytes(),
        );
    });
}

#[test]
fn every_folder_is_a_case() {
    let mut found: Vec<String> = fs::read_dir(cases())
        .expect("the cases are there")
        .map(|entry| entry.expect("the cases are readable"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().replace('-', "_"))
        .collect();
    let mut expected = [CASES, MADE].concat();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/diagnostics")
}

/// Runs the command on a copy of a case and compares what it prints.
fn check(case: &str, complete: impl FnOnce(&Path)) {
    let source = cases().join(case.replace('_', "-"));
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    copy(&cases(), folder.path());
    copy(&source, folder.path());
    complete(folder.path());

    let arguments: &[&str] = if folder.path().join("readme.md").exists() {
        &["--readme", "readme.md", "--out", "crate"]
    } else {
        &["--manifest", "armgen.yaml"]
    };
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("codegen")
        .args(arguments)
        .current_dir(folder.path())
        .env_remove("NO_COLOR")
        .output()
        .expect("the command starts");
    // What was written is summed up with the time that it took.
    let summary = if output.status.success() {
        Vec::new()
    } else {
        output.stdout
    };
    let shown = format!(
        "{}{}exit status: {}\n",
        String::from_utf8(output.stderr).expect("messages are UTF-8"),
        String::from_utf8(summary).expect("messages are UTF-8"),
        output.status.code().expect("the command ends by itself"),
    );

    assert_eq!(
        folder.path().join("crate").exists(),
        output.status.success(),
        "a crate is written if there is no error, and only then"
    );
    let place = folder.path().to_string_lossy();
    assert!(
        !shown.contains(&*place),
        "the path of this machine is shown:\n{shown}"
    );
    compare(&source.join("expected.txt"), &shown);
}

fn compare(file: &Path, shown: &str) {
    if std::env::var_os("UPDATE_DIAGNOSTICS").is_some() {
        fs::create_dir_all(file.parent().expect("a file is in a folder"))
            .expect("the cases are writable");
        write(file, shown.as_bytes());
        return;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(
        shown == expected,
        "shown:\n{shown}\nexpected ({}):\n{expected}",
        file.display()
    );
}

/// Copies the plain files of a folder, but not what is expected.
fn copy(source: &Path, target: &Path) {
    for entry in fs::read_dir(source).into_iter().flatten() {
        let path = entry.expect("the cases are readable").path();
        let name = path.file_name().expect("an entry of a folder has a name");
        if path.is_file() && name != "expected.txt" {
            fs::copy(&path, target.join(name)).expect("the case's folder is writable");
        }
    }
}

fn write(file: &Path, text: &[u8]) {
    fs::write(file, text).expect("the case's folder is writable");
}
