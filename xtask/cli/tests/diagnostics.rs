//! What a user sees of bad input, to the letter.
//!
//! A case is a folder of `tests/diagnostics` with the input and `expected.txt`: what `armgen codegen` prints, and its exit
//! status. Its name is a code that is printed, or begins with it: `name-clash-properties`. The input is a manifest, or a readme where
//! there is only one; the manifest beside the folders is that of the cases that have neither. After a wanted change, `UPDATE_DIAGNOSTICS=1 cargo test --workspace --test diagnostics` writes the files
//! `expected.txt` anew; read the difference before you commit it.

use armgen::diagnostic::Code;
use armgen_fixtures::{Folder, Run, difference};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

/// Writes the input of a case.
type Make = fn(&Path);

/// The inputs that are made here, since no editor would keep them as they are: the case, and what writes its `pets.json`.
const MADE: [(&str, Make); 4] = [
    ("file-not-utf8", not_utf8),
    ("file-too-large", too_large),
    ("too-deep", too_deep),
    ("too-deep-in-yaml", too_deep_in_yaml),
];

/// Deeper than any definition is nested, and than a careless parser survives.
const DEPTH: usize = 10_000;

fn not_utf8(file: &Path) {
    write(file, b"{\"swagger\": \"2.0\", \"caf\xe9\": 1}\n");
}

fn too_large(file: &Path) {
    let file = File::create(file).expect("the case's folder is writable");
    // Nothing is stored: the file is one hole.
    file.set_len(200 * 1024 * 1024)
        .expect("the file system has sparse files");
}

fn too_deep(file: &Path) {
    let (open, close) = ("{\"items\": ".repeat(DEPTH), "}".repeat(DEPTH));
    let text =
        format!("{{\"swagger\": \"2.0\",\n\"definitions\": {{\"Pet\":\n{open}{{}}{close}}}}}\n");
    write(file, text.as_bytes());
}

fn too_deep_in_yaml(file: &Path) {
    let (open, close) = ("[".repeat(DEPTH), "]".repeat(DEPTH));
    let text = format!("swagger: \"2.0\"\nx-deep: {open}{close}\n");
    write(file, text.as_bytes());
}

#[test]
fn each_case_prints_what_is_expected() {
    let cases = cases();
    let failures: Vec<String> = thread::scope(|scope| {
        let checks: Vec<_> = cases
            .iter()
            .map(|case| scope.spawn(|| check(case)))
            .collect();
        let results = cases.iter().zip(checks).map(|(case, check)| {
            let result = check.join().unwrap_or_else(|_| Err("it panics".to_owned()));
            result.err().map(|failure| format!("{case}: {failure}"))
        });
        results.flatten().collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn folder_of_cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/diagnostics")
}

/// The names of the folders, sorted, and of the cases whose folder is still to be written.
fn cases() -> Vec<String> {
    let mut cases: Vec<_> = MADE.map(|(case, _)| case.to_owned()).into();
    for entry in fs::read_dir(folder_of_cases()).expect("the cases are there") {
        let entry = entry.expect("the cases are readable");
        if entry.path().is_dir() {
            cases.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    cases.sort();
    cases.dedup();
    cases
}

/// Runs the command on a copy of a case and compares what it prints.
fn check(case: &str) -> Result<(), String> {
    let source = folder_of_cases().join(case);
    let folder = Folder::default();
    copy_files(&folder_of_cases(), &folder);
    let copied = copy_files(&source, &folder);
    match MADE.iter().find(|(made, _)| *made == case) {
        Some((_, make)) => make(&folder.path("pets.json")),
        None if copied == 0 => {
            let folder = format!("tests/diagnostics/{case}");
            return Err(format!(
                "`{folder}` has no input; add a wrong `pets.json`, `armgen.yaml` or `readme.md`, or remove the folder"
            ));
        }
        None => {}
    }

    let is_of_manifest = source.join("armgen.yaml").is_file();
    let arguments: &[&str] = if folder.exists("readme.md") && !is_of_manifest {
        &["--readme", "readme.md", "--out", "crate"]
    } else {
        &["--manifest", "armgen.yaml"]
    };
    let mut command = folder.command(env!("CARGO_BIN_EXE_armgen"), "");
    let run = Run::of(command.arg("codegen").args(arguments));
    let status = run.status.ok_or("the command does not end by itself")?;
    // What was written is summed up with the time that it took.
    let summary = if status == 0 { "" } else { &run.output };
    let shown = format!("{}{summary}exit status: {status}\n", run.errors);

    if folder.exists("crate") != (status == 0) {
        return Err(format!(
            "a crate is written if there is no error, and only then:\n{shown}"
        ));
    }
    if shown.contains(&*folder.path("").to_string_lossy()) {
        return Err(format!("the path of this machine is shown:\n{shown}"));
    }
    check_name(case, &shown)?;
    let mut errors = Code::ALL.iter().filter(|code| code.is_always_error());
    if let Some(code) = errors.find(|code| shown.contains(&format!("warning[{code}]"))) {
        return Err(format!(
            "`{code}` is the code of errors only, and this is a warning:\n{shown}"
        ));
    }
    compare(&source.join("expected.txt"), &shown)
}

/// Checks that the name of a case begins with a code that it gives.
fn check_name(case: &str, shown: &str) -> Result<(), String> {
    let begins_with = |code: &&str| {
        let rest = case.strip_prefix(code);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    // Some codes begin with others: `overlay-stale` with `overlay`.
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let code = codes.filter(begins_with).max_by_key(|code| code.len());
    let code = code.ok_or_else(|| {
        let codes = Code::ALL.iter().map(|code| code.as_str());
        let shown = codes.filter(|code| shown.contains(&format!("[{code}]: ")));
        let shown: Vec<_> = shown.collect();
        format!(
            "the name of a case begins with a code that it gives; this one gives {}",
            shown.join(", ")
        )
    })?;
    if shown.contains(&format!("[{code}]: ")) {
        Ok(())
    } else {
        Err(format!("the code `{code}` is not shown:\n{shown}"))
    }
}

fn compare(file: &Path, shown: &str) -> Result<(), String> {
    if std::env::var_os("UPDATE_DIAGNOSTICS").is_some() {
        let folder = file.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the cases are writable");
        write(file, shown.as_bytes());
        return Ok(());
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let difference = difference(&expected, shown);
    if difference.is_empty() {
        return Ok(());
    }
    Err(format!("what is shown differs:\n{difference}"))
}

/// Copies the plain files of a folder but `expected.txt`, and counts them.
fn copy_files(source: &Path, target: &Folder) -> usize {
    let mut copied = 0;
    for entry in fs::read_dir(source).into_iter().flatten() {
        let path = entry.expect("the cases are readable").path();
        let name = path.file_name().expect("an entry of a folder has a name");
        if path.is_file() && name != "expected.txt" {
            let target = target.path("").join(name);
            fs::copy(&path, target).expect("the case's folder is writable");
            copied += 1;
        }
    }
    copied
}

fn write(file: &Path, text: &[u8]) {
    fs::write(file, text).expect("the case's folder is writable");
}
