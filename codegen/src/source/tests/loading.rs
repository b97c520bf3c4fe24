use crate::diagnostic::{Code, Diagnostic};
use crate::source::Sources;
use std::fs;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn load(folder: &TempDir, path: &str) -> Result<String, Diagnostic> {
    let mut sources = Sources::new(folder.path());
    sources
        .load(path)
        .map(|file| sources.text(file).to_string())
}

#[test]
fn a_file_is_read_once_however_its_path_is_written() {
    let folder = folder();
    fs::create_dir(folder.path().join("a")).unwrap();
    fs::write(folder.path().join("a/b.json"), "{}").unwrap();
    let mut sources = Sources::new(folder.path());
    let file = sources.load("a/b.json").unwrap();
    fs::remove_file(folder.path().join("a/b.json")).unwrap();
    assert_eq!(sources.load("./a/../a//b.json"), Ok(file));
    assert_eq!(sources.load("a\\b.json"), Ok(file));
    assert_eq!(&**sources.path(file), "a/b.json");
}

#[test]
fn a_missing_file_is_named() {
    let problem = load(&folder(), "no/such.json").unwrap_err();
    assert_eq!(
        (problem.code, problem.message.as_str()),
        (Code::FileMissing, "there is no file `no/such.json`")
    );
}

#[test]
fn a_path_with_a_nul_is_a_missing_file() {
    assert_eq!(load(&folder(), "a\0b").unwrap_err().code, Code::FileMissing);
}

#[test]
fn a_folder_is_not_read() {
    let folder = folder();
    fs::create_dir(folder.path().join("a")).unwrap();
    let problem = load(&folder, "a").unwrap_err();
    assert_eq!(
        (problem.code, problem.message.as_str()),
        (Code::FileUnreadable, "`a` is a folder")
    );
}

#[test]
fn a_file_of_200_mb_is_refused_by_its_length() {
    let folder = folder();
    fs::File::create(folder.path().join("big.json"))
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let problem = load(&folder, "big.json").unwrap_err();
    assert_eq!(problem.code, Code::FileTooLarge);
    assert_eq!(
        problem.message,
        "`big.json` is too large: it has 209715200 bytes, and at most 64 MiB are read"
    );
}

#[test]
fn a_file_that_is_not_utf8_is_refused_at_the_faulty_byte() {
    let folder = folder();
    fs::write(folder.path().join("latin.json"), b"{\n \"a\": \"caf\xe9\"}").unwrap();
    let problem = load(&folder, "latin.json").unwrap_err();
    assert_eq!(problem.code, Code::FileNotUtf8);
    assert_eq!(problem.place.unwrap().to_string(), "latin.json:2:11");
}

#[test]
fn utf16_is_recognized() {
    let problem = Sources::in_memory([("a.json", b"\xff\xfe{\0}\0".to_vec())])
        .load("a.json")
        .unwrap_err();
    assert_eq!(
        problem.help.unwrap(),
        "it looks like UTF-16; save it as UTF-8"
    );
}

#[test]
fn a_byte_order_mark_is_removed() {
    let mut sources = Sources::in_memory([("a.json", "\u{feff}{}")]);
    let file = sources.load("a.json").unwrap();
    assert_eq!(&**sources.text(file), "{}");
}

#[test]
fn a_path_that_leaves_the_root_is_refused() {
    let folder = folder();
    let spec = folder.path().join("spec");
    fs::create_dir_all(spec.join("inner")).unwrap();
    fs::write(folder.path().join("secret.json"), "{}").unwrap();
    let code_of = |root: Option<&str>, path: &str| {
        Sources::new(&spec)
            .with_root(root)
            .load(path)
            .map_err(|problem| problem.code)
    };
    assert_eq!(code_of(None, "../secret.json"), Err(Code::OutsideRoot));
    assert_eq!(
        code_of(None, "inner/../../secret.json"),
        Err(Code::OutsideRoot)
    );
    assert_eq!(
        code_of(Some("inner"), "other/secret.json"),
        Err(Code::OutsideRoot)
    );
    assert_eq!(code_of(None, "/etc/hostname"), Err(Code::OutsideRoot));
    assert_eq!(code_of(None, "C:\\secret.json"), Err(Code::OutsideRoot));
    assert!(code_of(Some(".."), "../secret.json").is_ok());
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_does_not_lead_out_of_the_root() {
    let folder = folder();
    let spec = folder.path().join("spec");
    fs::create_dir(&spec).unwrap();
    fs::write(folder.path().join("secret.json"), "{}").unwrap();
    fs::write(spec.join("plain.json"), "{}").unwrap();
    std::os::unix::fs::symlink("../secret.json", spec.join("link.json")).unwrap();
    std::os::unix::fs::symlink("plain.json", spec.join("alias.json")).unwrap();
    let mut sources = Sources::new(&spec);
    assert_eq!(
        sources.load("link.json").unwrap_err().code,
        Code::OutsideRoot
    );
    assert!(sources.load("alias.json").is_ok());
}
