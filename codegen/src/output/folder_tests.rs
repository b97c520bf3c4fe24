//! What is in the way of files, and links that lead out of the folder.

use super::{Difference, Files, Folder, Lock, Purpose, Record};
use crate::diagnostic::{Code, Diagnostics};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with the folder of a crate and a folder beside it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for path in ["out", "beside"] {
            fs::create_dir(place.path(path)).unwrap();
        }
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn compare(&self, files: &[&str]) -> Result<Difference, Diagnostics> {
        let files = files.iter().map(|path| ((*path).to_owned(), "new".into()));
        let record = Record {
            name: "arm_a".to_owned(),
            manifest: None,
        };
        Difference::new(&self.path("out"), "out", files.collect::<Files>(), &record)
    }

    fn write(&self, files: &[&str]) {
        self.compare(files).unwrap().write().unwrap();
    }

    /// The messages of all problems.
    fn problems(&self, files: &[&str]) -> Vec<String> {
        let problems = self.compare(files).unwrap_err();
        problems.iter().map(|found| found.message.clone()).collect()
    }

    #[cfg(unix)]
    fn link(&self, link: &str, target: impl AsRef<Path>) {
        std::os::unix::fs::symlink(target, self.path(link)).unwrap();
    }

    #[cfg(unix)]
    fn pipe(&self, path: &str) {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        mknodat(CWD, self.path(path), FileType::Fifo, Mode::RWXU, 0).unwrap();
    }
}

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    let place = Place::new();
    place.put("out/s", "mine");
    assert_eq!(
        place.problems(&["s/t/a", "s/t/b"]),
        ["`out/s` is a file, and armgen writes files there"]
    );
    assert_eq!(place.text("out/s"), "mine");
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    let place = Place::new();
    place.put("out/a/mine", "mine");
    assert_eq!(
        place.problems(&["a"]),
        ["`out/a` is a folder, and armgen writes a file there"]
    );
}

#[test]
fn what_took_the_place_of_a_file_that_is_no_longer_generated_stays() {
    let place = Place::new();
    place.write(&["a", "s/b"]);
    for path in ["out/a", "out/s/b"] {
        fs::remove_file(place.path(path)).unwrap();
    }
    fs::remove_dir(place.path("out/s")).unwrap();
    place.put("out/a/mine", "mine");
    place.put("out/s", "mine");
    place.write(&["c"]);
    assert_eq!(
        (place.text("out/a/mine"), place.text("out/s")),
        ("mine".to_owned(), "mine".to_owned())
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let place = Place::new();
    let difference = place.compare(&["s/a"]).unwrap();
    place.put("out/s", "it came after the comparison");
    let problem = difference.write().unwrap_err();
    assert_eq!(problem.code, Code::OutputUnwritable);
    let beginning = "`out/s/a` cannot be written: ";
    assert!(problem.message.starts_with(beginning), "{problem}");
}

#[test]
fn an_index_that_is_no_file_is_an_error() {
    let place = Place::new();
    fs::create_dir(place.path("out/.armgen")).unwrap();
    assert_eq!(
        place.problems(&["a"]),
        ["`out/.armgen` is a folder, and armgen keeps a file of its own there"]
    );
}

#[cfg(unix)]
#[test]
fn an_index_that_is_a_pipe_is_an_error_and_is_not_opened() {
    let place = Place::new();
    place.pipe("out/.armgen");
    assert_eq!(
        place.problems(&["a"]),
        ["`out/.armgen` is not a regular file, and armgen keeps a file of its own there"]
    );
}

#[cfg(unix)]
#[test]
fn an_index_that_is_a_link_is_an_error_even_to_a_file_of_the_folder() {
    for target in ["../beside/list", "list", "none"] {
        let place = Place::new();
        place.put("out/list", "beside/mine\n");
        place.put("beside/list", "mine\n");
        place.link("out/.armgen", target);
        assert_eq!(
            place.problems(&["a"]),
            ["`out/.armgen` is a link, and armgen keeps a file of its own there"]
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_is_named_and_is_not_opened() {
    let place = Place::new();
    place.pipe("out/a");
    assert_eq!(
        place.problems(&["a"]),
        ["`out/a` is not a regular file, and armgen writes a file there"]
    );
    let index = ".armgen";
    place.put(&format!("out/{index}"), "a\n");
    place.write(&["b"]);
    assert!(place.path("out/a").exists(), "it is not what armgen wrote");
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_behind_a_link_that_leads_out() {
    let place = Place::new();
    place.put("beside/.ssh/keys", "mine");
    place.link("out/link", place.path("beside"));
    place.put("out/.armgen", "link/.ssh/keys\n");
    let problems = place.compare(&["a"]).unwrap_err();
    assert_eq!(
        problems.to_string(),
        "error[output-outside]: `out/link` is a link that leads out of `out` or nowhere; \
         replace the link by a folder or a file; or, if armgen did not write there, remove its lines from `.armgen`"
    );
    assert_eq!(place.text("beside/.ssh/keys"), "mine");
}

#[cfg(unix)]
#[test]
fn nothing_is_read_or_written_behind_a_link_that_leads_out() {
    let place = Place::new();
    place.put("beside/lib.rs", "new");
    for target in ["../beside", "..", "/", "none", "src"] {
        place.link("out/src", target);
        assert_eq!(
            place.problems(&["src/lib.rs", "src/models/a.rs"]),
            ["`out/src` is a link that leads out of `out` or nowhere"],
            "{target}"
        );
        fs::remove_file(place.path("out/src")).unwrap();
    }
    assert!(!place.path("beside/models").exists());
}

#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_that_leads_out_is_neither_read_nor_removed() {
    let place = Place::new();
    place.put("beside/mine", "new");
    place.link("out/a", "../beside/mine");
    place.put("out/.armgen", "a\n");
    let expected = ["`out/a` is a link that leads out of `out` or nowhere"];
    assert_eq!(place.problems(&["a"]), expected);
    assert_eq!(place.problems(&["b"]), expected);
}

#[cfg(unix)]
#[test]
fn a_link_that_stays_in_the_folder_is_followed() {
    let place = Place::new();
    place.put("out/source/mine", "mine");
    place.link("out/src", "source");
    place.write(&["src/lib.rs"]);
    assert_eq!(place.text("out/source/lib.rs"), "new");
    place.write(&["other"]);
    assert!(!place.path("out/source/lib.rs").exists());
    assert_eq!(place.text("out/source/mine"), "mine");
}

#[cfg(unix)]
#[test]
fn a_link_that_comes_after_the_comparison_is_not_followed() {
    for files in [&["s/t/a", "z"][..], &["z"]] {
        let place = Place::new();
        place.write(&["s/t/b"]);
        let difference = place.compare(files).unwrap();
        fs::rename(place.path("out/s"), place.path("beside/s")).unwrap();
        place.link("out/s", place.path("beside/s"));
        let problem = difference.write().unwrap_err();
        assert_eq!(problem.code, Code::OutputOutside, "{problem}");
        assert_eq!(place.text("beside/s/t/b"), "new");
        assert!(!place.path("beside/s/t/a").exists());
    }
}

#[cfg(unix)]
#[test]
fn temporary_files_behind_a_link_stay() {
    let place = Place::new();
    place.write(&["s/a"]);
    let difference = place.compare(&["b"]).unwrap();
    fs::rename(place.path("out/s"), place.path("beside/s")).unwrap();
    place.put("beside/s/.armgen-x.tmp", "mine");
    place.link("out/s", place.path("beside/s"));
    difference.write().unwrap_err();
    assert_eq!(place.text("beside/s/.armgen-x.tmp"), "mine");
}

#[test]
fn a_folder_with_the_name_of_a_temporary_file_stays() {
    let place = Place::new();
    place.put("out/.armgen-x.tmp/mine", "mine");
    place.write(&["a"]);
    assert_eq!(place.text("out/.armgen-x.tmp/mine"), "mine");
}

#[test]
fn lines_of_the_index_that_armgen_did_not_write_are_ignored() {
    let place = Place::new();
    place.put("beside/mine", "mine");
    place.put("out/s/a", "mine");
    let long = "x/".repeat(100_000) + "x";
    let beside = place.path("beside/mine");
    let lines = [
        "../beside/mine",
        "s/../../beside/mine",
        "..\\beside\\mine",
        "s/..\\..\\..\\beside\\mine",
        beside.to_str().unwrap(),
        "//host/share",
        "C:/mine",
        "C:mine",
        "./s/a",
        "s//a",
        "s/a/",
        "",
        " ",
        "/",
        "..",
        "a\0b",
        "\u{1b}[2J",
        ".armgen",
        &long,
        "<<<<<<< HEAD",
    ];
    place.put("out/.armgen", &lines.join("\n"));
    place.write(&["a"]);
    assert_eq!(
        (place.text("beside/mine"), place.text("out/s/a")),
        ("mine".to_owned(), "mine".to_owned())
    );
}

#[test]
fn a_path_that_leads_out_is_refused_wherever_it_comes_from() {
    let place = Place::new();
    place.put("beside/mine", "mine");
    let folder = Folder::new(&place.path("out"), "out");
    for path in ["../beside/mine", "", ".", "s/../../beside/mine"] {
        let code = folder.read(path).unwrap_err().code;
        assert_eq!(code, Code::OutputOutside, "{path}");
        folder.replace(path, "new").unwrap_err();
        folder.remove(path).unwrap_err();
    }
    assert_eq!(place.text("beside/mine"), "mine");
}

fn lock(place: &Place, purpose: Purpose) -> Result<Lock, Code> {
    let lock = Lock::new(&place.path("out/a/b"), "out/a/b", purpose);
    lock.map_err(|problem| problem.code)
}

#[test]
fn one_run_writes_at_a_time() {
    let place = Place::new();
    let first = lock(&place, Purpose::Write).unwrap();
    let second = lock(&place, Purpose::Write);
    assert_eq!(second.unwrap_err(), Code::OutputLocked);
    drop(first);
    lock(&place, Purpose::Write).unwrap();
}

#[cfg(unix)]
#[test]
fn runs_that_only_read_exclude_those_that_write() {
    let place = Place::new();
    fs::create_dir_all(place.path("out/a/b")).unwrap();
    let readers = [lock(&place, Purpose::Read), lock(&place, Purpose::Read)];
    assert!(readers.iter().all(Result::is_ok));
    lock(&place, Purpose::Write).unwrap_err();
    drop(readers);
    let _writer = lock(&place, Purpose::Write).unwrap();
    lock(&place, Purpose::Read).unwrap_err();
}

#[test]
fn a_lock_leaves_nothing_behind() {
    let place = Place::new();
    drop(lock(&place, Purpose::Write).unwrap());
    drop(lock(&place, Purpose::Read).unwrap());
    assert!(!place.path("out/a").exists());
    assert!(place.path("out").exists());
    let held = lock(&place, Purpose::Write).unwrap();
    place.put("out/a/b/mine", "mine");
    drop(held);
    assert_eq!(place.text("out/a/b/mine"), "mine");
}
