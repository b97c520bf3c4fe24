use super::{Change, Difference, Files, Record, Summary, keep};
use crate::api::Api;
use crate::diagnostic::Diagnostics;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn files(files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn compare(folder: &Path, new: &[(&str, &str)]) -> Result<Difference, Diagnostics> {
    let record = Record {
        name: "arm_a".to_owned(),
        manifest: None,
    };
    Difference::new(folder, "out", files(new), &record)
}

fn write(folder: &Path, new: &[(&str, &str)]) {
    compare(folder, new).unwrap().write().unwrap();
}

/// The paths of all files, sorted, but for the index.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    let shown = |path: &std::path::PathBuf| {
        path.strip_prefix(folder)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/")
    };
    let mut found: Vec<String> = found
        .iter()
        .map(shown)
        .filter(|path| path != ".armgen")
        .collect();
    found.sort();
    found
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_folder_that_does_not_exist_is_made() {
    let temporary = folder();
    let folder = temporary.path().join("a/b");
    write(&folder, &[("Cargo.toml", "t"), ("src/lib.rs", "l")]);
    assert_eq!(tree(&folder), ["Cargo.toml", "src/lib.rs"]);
    assert_eq!(text(&folder, "src/lib.rs"), "l");
}

#[test]
fn comparing_writes_nothing() {
    let temporary = folder();
    let folder = temporary.path().join("a");
    let difference = compare(&folder, &[("x", "1")]).unwrap();
    assert_eq!(
        difference.changes().last(),
        Some(&Change {
            path: "x".into(),
            old: None,
            new: Some("1".into())
        })
    );
    assert!(!folder.exists());
}

#[test]
fn changes_are_sorted_and_have_both_texts() {
    let folder = folder();
    write(folder.path(), &[("a", "1"), ("b", "1"), ("c", "1")]);
    let difference = compare(folder.path(), &[("d", "2"), ("b", "2"), ("c", "1")]).unwrap();
    let shown: Vec<_> = difference
        .changes()
        .iter()
        .filter(|change| change.path != ".armgen")
        .map(|change| {
            (
                change.path.as_str(),
                change.old.as_deref(),
                change.new.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("a", Some("1"), None),
            ("b", Some("1"), Some("2")),
            ("d", None, Some("2"))
        ]
    );
    assert_eq!(difference.unchanged(), 1);
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = folder();
    let new = [("a", "1"), ("s/b", "2")];
    write(folder.path(), &new);
    let difference = compare(folder.path(), &new).unwrap();
    assert_eq!((difference.changes(), difference.unchanged()), (&[][..], 3));
}

#[test]
fn a_file_that_did_not_change_is_not_touched() {
    let folder = folder();
    write(folder.path(), &[("a", "1"), ("b", "1")]);
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    for path in ["a", "b"] {
        fs::File::options()
            .write(true)
            .open(folder.path().join(path))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    write(folder.path(), &[("a", "1"), ("b", "2")]);
    let is_old = |path: &str| {
        fs::metadata(folder.path().join(path))
            .unwrap()
            .modified()
            .unwrap()
            == long_ago
    };
    assert!(is_old("a") && !is_old("b"));
}

#[test]
fn files_that_are_no_longer_generated_are_removed_with_their_folders() {
    let folder = folder();
    write(folder.path(), &[("a", "1"), ("s/t/b", "1"), ("s/c", "1")]);
    write(folder.path(), &[("a", "1"), ("s/c", "1")]);
    assert_eq!(tree(folder.path()), ["a", "s/c"]);
    assert!(!folder.path().join("s/t").exists());
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = folder();
    write(folder.path(), &[("a", "1"), ("s/b", "1")]);
    fs::create_dir(folder.path().join("target")).unwrap();
    for path in ["Cargo.lock", "target/x", "s/mine"] {
        fs::write(folder.path().join(path), "mine").unwrap();
    }
    write(folder.path(), &[("a", "2")]);
    assert_eq!(
        tree(folder.path()),
        ["Cargo.lock", "a", "s/mine", "target/x"]
    );
}

#[test]
fn a_file_of_others_is_not_overwritten() {
    let folder = folder();
    fs::write(folder.path().join("Cargo.toml"), "mine").unwrap();
    let problems = compare(folder.path(), &[("Cargo.toml", "new"), ("b", "1")])
        .unwrap_err()
        .to_string();
    assert_eq!(
        problems,
        "error[output-foreign]: `out/Cargo.toml` would be overwritten, but armgen did not write it; \
         move it away, or choose another folder for the crate"
    );
}

#[test]
fn files_of_others_are_one_problem() {
    let folder = folder();
    for path in ["a", "b", "c"] {
        fs::write(folder.path().join(path), "mine").unwrap();
    }
    let problems = |files: &[(&str, &str)]| {
        let problems = compare(folder.path(), files).unwrap_err();
        let messages = problems.iter().map(|problem| problem.message.clone());
        messages.collect::<Vec<_>>()
    };
    assert_eq!(
        problems(&[("a", "1"), ("b", "1")]),
        ["`out/a` and another file would be overwritten, but armgen did not write them"]
    );
    assert_eq!(
        problems(&[("a", "1"), ("b", "1"), ("c", "1")]),
        ["`out/a` and 2 other files would be overwritten, but armgen did not write them"]
    );
}

#[test]
fn a_file_of_others_that_is_the_same_is_taken_over() {
    let folder = folder();
    fs::write(folder.path().join("a"), "1").unwrap();
    write(folder.path(), &[("a", "1")]);
    write(folder.path(), &[("a", "2")]);
    assert_eq!(text(folder.path(), "a"), "2");
}

/// What is left of the files, and those that the user keeps.
fn kept(folder: &Path) -> (Vec<String>, Vec<String>) {
    let mut new = files(&[("a", "1"), (".gitattributes", "1")]);
    let kept = keep(folder, "out", &mut new).unwrap();
    (new.into_keys().collect(), kept)
}

#[test]
fn a_user_keeps_attributes_for_git_of_his_own() {
    let folder = folder();
    assert_eq!(kept(folder.path()).1, [""; 0]);
    fs::write(folder.path().join("a"), "mine").unwrap();
    fs::write(folder.path().join(".gitattributes"), "mine").unwrap();
    let expected = (vec!["a".to_owned()], vec![".gitattributes".to_owned()]);
    assert_eq!(kept(folder.path()), expected);
}

#[test]
fn attributes_for_git_that_armgen_wrote_are_written_anew() {
    let folder = folder();
    write(folder.path(), &[(".gitattributes", "1")]);
    fs::write(folder.path().join(".gitattributes"), "changed").unwrap();
    assert_eq!(kept(folder.path()).1, [""; 0]);
}

#[cfg(unix)]
#[test]
fn attributes_for_git_may_be_a_link_to_those_of_another_folder() {
    let folder = folder();
    let link = folder.path().join(".gitattributes");
    std::os::unix::fs::symlink("../.gitattributes", link).unwrap();
    assert_eq!(kept(folder.path()).1, [".gitattributes"]);
}

#[test]
fn line_ends_are_told_from_other_changes() {
    let change = |old: &str, new: &str| Change {
        path: "a".into(),
        old: Some(old.into()),
        new: Some(new.into()),
    };
    for (old, new, line_ends, alone) in [
        ("a\r\nb\r\n", "a\nb\n", true, true),
        ("a\r\nb\n", "a\nb\n", true, true),
        ("a\r\nc\r\n", "a\nb\n", true, false),
        ("a\nc\n", "a\nb\n", false, false),
        ("a\rb\n", "a\nb\n", false, false),
    ] {
        let change = change(old, new);
        let found = (change.has_other_line_ends(), change.is_of_line_ends());
        assert_eq!(found, (line_ends, alone), "{old:?}");
    }
}

#[test]
fn a_run_that_was_ended_is_known_to_the_next_one_and_to_no_other() {
    let folder = folder();
    write(folder.path(), &[("a", "1")]);
    let was_unfinished = || {
        compare(folder.path(), &[("a", "2")])
            .unwrap()
            .was_unfinished()
    };
    assert!(!was_unfinished());
    let difference = compare(folder.path(), &[("a", "2")]).unwrap();
    let meanwhile = difference.index_meanwhile.text_meanwhile();
    difference.folder.replace(".armgen", &meanwhile).unwrap();
    assert!(was_unfinished());
    write(folder.path(), &[("a", "2")]);
    assert!(!was_unfinished());
    assert!(
        compare(folder.path(), &[("a", "2")])
            .unwrap()
            .changes()
            .is_empty()
    );
}

#[test]
fn an_index_cannot_name_files_elsewhere() {
    let temporary = folder();
    let folder = temporary.path().join("out");
    fs::create_dir(&folder).unwrap();
    fs::write(temporary.path().join("mine"), "").unwrap();
    let absolute = temporary.path().join("mine");
    fs::write(
        folder.join(".armgen"),
        format!(
            "../mine\n{}\ns/../../mine\n..\n\n<<<<<<< HEAD\n",
            absolute.display()
        ),
    )
    .unwrap();
    write(&folder, &[("a", "1")]);
    assert!(absolute.exists());
}

#[test]
fn a_run_that_was_ended_is_mended_by_the_next_one() {
    let new = [("a", "2"), ("c", "2"), ("s/d", "2")];
    // What a run can have done before it was ended: nothing, the index, some files, all of them but not the rest.
    for written in 0..=new.len() {
        let folder = folder();
        write(folder.path(), &[("a", "1"), ("b", "1"), ("s/d", "1")]);
        let difference = compare(folder.path(), &new).unwrap();
        difference
            .folder
            .replace(".armgen", &difference.index_meanwhile.text_meanwhile())
            .unwrap();
        for (path, text) in &new[..written] {
            difference.folder.replace(path, text).unwrap();
        }
        fs::write(folder.path().join("s/.armgen-abc.tmp"), "half").unwrap();
        // The next run is of something else again, so that the new file must go.
        write(folder.path(), &[("a", "3"), ("s/d", "2")]);
        assert_eq!(tree(folder.path()), ["a", "s/d"], "{written} files written");
        assert!(
            compare(folder.path(), &[("a", "3"), ("s/d", "2")])
                .unwrap()
                .changes()
                .is_empty()
        );
    }
}

#[cfg(unix)]
#[test]
fn the_folder_may_be_a_symbolic_link() {
    let temporary = folder();
    let (real, link) = (temporary.path().join("real"), temporary.path().join("link"));
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    write(&link, &[("a", "1"), ("s/b", "1")]);
    write(&link, &[("a", "2")]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(
        (tree(&real), text(&real, "a")),
        (vec!["a".to_owned()], "2".to_owned())
    );
}

#[cfg(unix)]
#[test]
fn others_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    write(folder.path(), &[("a", "1")]);
    let mode = |path: &str| {
        fs::metadata(folder.path().join(path))
            .unwrap()
            .permissions()
            .mode()
    };
    fs::write(folder.path().join("other"), "").unwrap();
    assert_eq!(mode("a"), mode("other"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_files_follow_any_others(runs in proptest::collection::vec(proptest::collection::btree_map("[ab](/[cd](/[ef])?)?", "[12]", 0..6), 1..4)) {
        let folder = folder();
        for files in runs {
            // A path cannot be a file and a folder.
            let is_folder = |path: &str| files.keys().any(|other| other.starts_with(&format!("{path}/")));
            let files: Vec<_> = files.iter().filter(|(path, _)| !is_folder(path)).map(|(path, text)| (format!("x/{path}.rs"), text)).collect();
            let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            write(folder.path(), &files);
            let expected: Vec<_> = super::tests::files(&files).into_keys().collect();
            prop_assert_eq!(tree(folder.path()), expected);
        }
    }
}

#[test]
fn lines_are_those_of_rust_without_the_runtime() {
    let files = files(&[
        ("Cargo.toml", "a\nb\n"),
        ("src/lib.rs", "a\n"),
        ("src/runtime/mod.rs", "a\nb\n"),
    ]);
    let summary = Summary::new(&Api::default(), false, &files, Diagnostics::default());
    assert_eq!(summary.lines, 1);
}
