//! `codegen --check`: what it prints about files that are not up to date, and line ends.

use armgen_fixtures::{Folder, MANIFEST, Run, definitions, files_in, manifest, package};
use std::fs;
use std::process::Command;

const ARMGEN: &str = env!("CARGO_BIN_EXE_armgen");

/// A folder with a manifest of these packages, and with their crates.
fn project(names: &[&str]) -> Folder {
    let definition = definitions("Thing: { properties: { name: { type: string } } }");
    let packages: Vec<_> = names
        .iter()
        .map(|name| package(name, "things.yaml", ""))
        .collect();
    let project = Folder::new(&[(MANIFEST, manifest(&packages)), ("things.yaml", definition)]);
    let run = codegen(&project, &[]);
    assert_eq!(run.status, Some(0), "{run:?}");
    project
}

fn codegen(project: &Folder, more: &[&str]) -> Run {
    let arguments = ["codegen", "--manifest", MANIFEST];
    Run::of(project.command(ARMGEN, "").args(arguments).args(more))
}

/// What a check that finds something prints before the line that sums up.
fn report(project: &Folder, more: &[&str]) -> String {
    let before = files_in(&project.path(""));
    let run = codegen(project, &[&["--check"], more].concat());
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(files_in(&project.path("")) == before, "a check writes");
    let (report, summary) = run
        .output
        .trim_end()
        .rsplit_once("\n\n")
        .expect("a blank line is between them");
    assert!(summary.contains(" not up to date, "), "{summary}");
    report.to_owned()
}

/// Adds a file that an earlier run wrote.
fn add_stale(project: &Folder, path: &str) {
    let index = project.read("out/arm_a/.armgen");
    project.write("out/arm_a/.armgen", format!("{index}{path}\n"));
    project.write(&format!("out/arm_a/{path}"), "old\n");
}

/// Gives a file the line ends of Windows.
fn convert(project: &Folder, path: &str) {
    project.write(path, project.read(path).replace('\n', "\r\n"));
}

#[test]
fn the_list_of_files_comes_before_their_differences() {
    let project = project(&["arm_a"]);
    project.remove("out/arm_a/.gitattributes");
    let text = project.read("out/arm_a/rustfmt.toml");
    let first = text.lines().next().expect("it says what it is").to_owned();
    project.write("out/arm_a/rustfmt.toml", text.replace("true", "false"));
    add_stale(&project, "src/old.rs");
    let index = project.read("out/arm_a/.armgen");
    let last = index.lines().nth_back(1).expect("it lists files");
    let count = index.lines().count();
    let before: Vec<_> = index.lines().rev().skip(1).take(3).collect();
    let report = report(&project, &[]);
    let expected = format!(
        "\
4 files of out/arm_a are not up to date:
  changed  .armgen
  new      .gitattributes
  changed  rustfmt.toml
  removed  src/old.rs

--- a/out/arm_a/.armgen
+++ b/out/arm_a/.armgen
@@ -{},4 +{},3 @@
 {}
 {}
 {last}
-src/old.rs

--- a/out/arm_a/rustfmt.toml
+++ b/out/arm_a/rustfmt.toml
@@ -1,2 +1,2 @@
 {first}
-disable_all_formatting = false
+disable_all_formatting = true

--- /dev/null
+++ b/out/arm_a/.gitattributes
@@ -0,0 +1,2 @@
+# armgen compares the files of this folder byte by byte: git leaves their line ends as they are.
+* text=auto eol=lf

--- a/out/arm_a/src/old.rs
+++ /dev/null
@@ -1 +0,0 @@
-old",
        count - 3,
        count - 3,
        before[2],
        before[1],
    );
    assert_eq!(report, expected);
}

#[test]
fn the_files_of_several_crates_are_listed_by_crate_after_their_number() {
    let project = project(&["arm_a", "arm_b", "arm_c"]);
    for path in [
        "out/arm_a/src/lib.rs",
        "out/arm_a/README.md",
        "out/arm_c/Cargo.toml",
    ] {
        project.write(path, "");
    }
    let report = report(&project, &[]);
    let (list, _) = report.split_once("\n\n").expect("the differences follow");
    assert_eq!(
        list,
        "\
3 files of 2 crates are not up to date
2 files of out/arm_a are not up to date:
  changed  README.md
  changed  src/lib.rs
1 file of out/arm_c is not up to date:
  changed  Cargo.toml"
    );
}

#[test]
fn a_crate_that_is_not_there_is_one_line() {
    let project = project(&["arm_a"]);
    let files = files_in(&project.path("out/arm_a"));
    let count = files.keys().filter(|path| !path.starts_with(".armgen-"));
    fs::remove_dir_all(project.path("out")).expect("it is there");
    assert_eq!(
        report(&project, &[]),
        format!(
            "{} files of out/arm_a are missing: the whole crate",
            count.count()
        )
    );
    let full = report(&project, &["--full"]);
    assert!(full.contains("\n--- /dev/null\n+++ b/out/arm_a/src/lib.rs\n"));
}

#[test]
fn long_lists_and_differences_are_cut_unless_they_are_asked_for() {
    let project = project(&["arm_a"]);
    let lines = "// A line.\n".repeat(200);
    for path in files_in(&project.path("out/arm_a")).keys() {
        if path.starts_with("src/runtime/") {
            project.write(&format!("out/arm_a/{path}"), &lines);
        }
    }
    let cut = report(&project, &[]);
    assert!(cut.lines().count() < 800, "{}", cut.lines().count());
    let ends = [" more files\n\n--- a/", " more lines\n\n--- a/"];
    assert!(ends.iter().all(|end| cut.contains(end)), "{cut}");
    let last = "\n\n… the differences of ";
    let (_, end) = cut.rsplit_once(last).expect("files are not shown");
    let hint = " more files\n\n`--full` shows what is cut (…)";
    assert!(end.ends_with(hint), "{end}");
    let full = report(&project, &["--full"]);
    assert!(full.lines().count() > 10_000);
    assert!(!full.contains("\n… ") && !full.contains("\n  … "));
}

#[test]
fn a_checkout_with_other_line_ends_is_one_line_and_a_run_mends_it() {
    let project = project(&["arm_a"]);
    let expected = files_in(&project.path("out/arm_a"));
    for path in expected.keys() {
        convert(&project, &format!("out/arm_a/{path}"));
    }
    let count = expected
        .keys()
        .filter(|path| !path.starts_with(".armgen-"))
        .count();
    assert_eq!(
        report(&project, &[]),
        format!(
            "{count} files of out/arm_a differ only in their line ends, CRLF in place of LF, and a run without `--check` mends that; \
             git keeps LF where `.gitattributes` is committed"
        )
    );
    assert_eq!(codegen(&project, &[]).status, Some(0));
    assert!(files_in(&project.path("out/arm_a")) == expected);
    assert_eq!(codegen(&project, &["--check"]).status, Some(0));
}

#[test]
fn a_file_with_other_line_ends_and_another_line_is_listed_and_shown_without_its_line_ends() {
    let project = project(&["arm_a"]);
    let path = "out/arm_a/rustfmt.toml";
    let text = project.read(path);
    let first = text.lines().next().expect("it says what it is").to_owned();
    project.write(path, text.replace("true", "false"));
    convert(&project, path);
    convert(&project, "out/arm_a/src/lib.rs");
    assert_eq!(
        report(&project, &[]),
        format!(
            "\
1 file of out/arm_a differs only in its line ends, CRLF in place of LF, and a run without `--check` mends that; git keeps LF where \
`.gitattributes` is committed
1 file of out/arm_a is not up to date:
  changed  rustfmt.toml (and its line ends)

--- a/out/arm_a/rustfmt.toml
+++ b/out/arm_a/rustfmt.toml
@@ -1,2 +1,2 @@
 {first}
-disable_all_formatting = false
+disable_all_formatting = true"
        )
    );
}

/// Runs git in a folder of a project.
fn git(project: &Folder, inside: &str, arguments: &[&str]) -> Run {
    let mut command = project.command("git", inside);
    // The settings of the machine do not count.
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("HOME", project.path(""));
    command.env("XDG_CONFIG_HOME", project.path(""));
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    let run = Run::of(command.args(identity).args(arguments));
    assert_eq!(run.status, Some(0), "{arguments:?}: {run:?}");
    run
}

#[test]
fn git_keeps_the_line_ends_of_a_crate_and_none_of_what_armgen_keeps_for_itself() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("there is no git: this test checks nothing");
        return;
    }
    let project = project(&["arm_a"]);
    git(&project, "", &["init", "--quiet"]);
    git(&project, "", &["add", "."]);
    git(&project, "", &["commit", "--quiet", "-m", "A"]);
    let listed = git(&project, "", &["ls-files"]).output;
    assert!(listed.contains("out/arm_a/.armgen\n"), "{listed}");
    assert!(!listed.contains(".armgen-"), "{listed}");
    let status = git(&project, "", &["status", "--porcelain", "--ignored"]).output;
    assert_eq!(status, "!! out/arm_a/.armgen-cache/\n");

    let clone = ["clone", "--quiet", "-c", "core.autocrlf=true", ".", "clone"];
    git(&project, "", &clone);
    assert!(
        project.read("clone/things.yaml").contains("\r\n"),
        "such a clone converts other files"
    );
    let run = Run::of(project.command(ARMGEN, "clone").args([
        "codegen",
        "--check",
        "--manifest",
        MANIFEST,
    ]));
    assert_eq!(run.status, Some(0), "{run:?}");
    assert_eq!(
        git(&project, "clone", &["status", "--porcelain"]).output,
        ""
    );
}
