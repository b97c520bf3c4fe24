use crate::diagnostic::Code;
use crate::source::Sources;

type Resolved = Result<(String, String), Code>;

/// The target of a reference in `api/main.json`: a path and a pointer, or the code of the error.
fn resolve(reference: &str) -> Resolved {
    let text = serde_json::json!({ "paths": { "/a": { "$ref": reference } } }).to_string();
    let mut sources = Sources::in_memory([
        ("api/main.json", text.as_str()),
        ("api/my types.json", "{}"),
        ("common/v1/types.json", "{}"),
    ]);
    let from = sources.load("api/main.json").expect("it is there");
    match sources.resolve(from, "/paths/~1a/$ref", reference) {
        Ok((file, pointer)) => Ok((sources.path(file).to_string(), pointer)),
        Err(problem) => {
            assert_eq!(
                problem.place.as_ref().map(|place| place.pointer.as_str()),
                Some("/paths/~1a/$ref"),
                "{problem}"
            );
            assert_eq!(problem.place.map(|place| place.column), Some(24));
            Err(problem.code)
        }
    }
}

fn leads_to(reference: &str, path: &str, pointer: &str) {
    assert_eq!(
        resolve(reference),
        Ok((path.to_owned(), pointer.to_owned())),
        "{reference}"
    );
}

#[test]
fn a_fragment_alone_stays_in_the_file() {
    leads_to("#/definitions/A", "api/main.json", "/definitions/A");
}

#[test]
fn a_path_is_relative_to_the_file_of_the_reference() {
    leads_to(
        "../common/v1/types.json#/definitions/A",
        "common/v1/types.json",
        "/definitions/A",
    );
}

#[test]
fn a_reference_without_a_fragment_leads_to_the_root_of_a_file() {
    leads_to("../common/v1/types.json", "common/v1/types.json", "");
    leads_to("../common/v1/types.json#", "common/v1/types.json", "");
}

#[test]
fn percent_escapes_are_decoded_in_path_and_pointer() {
    leads_to(
        "my%20types.json#/definitions/A%5B0%5D",
        "api/my types.json",
        "/definitions/A[0]",
    );
    leads_to("#/definitions/100%", "api/main.json", "/definitions/100%");
}

#[test]
fn escapes_of_the_pointer_are_kept() {
    leads_to("#/paths/~1a~0b", "api/main.json", "/paths/~1a~0b");
}

#[test]
fn backslashes_separate_folders_too() {
    leads_to(
        "..\\common\\v1\\types.json#/definitions/A",
        "common/v1/types.json",
        "/definitions/A",
    );
}

#[test]
fn urls_are_refused() {
    for url in [
        "https://example.com/a.json#/definitions/A",
        "file:///etc/hostname",
        "//example.com/a.json",
        "urn:a:b",
    ] {
        assert_eq!(resolve(url), Err(Code::UnsupportedReference), "{url}");
    }
}

#[test]
fn references_that_leave_the_root_are_refused() {
    for path in [
        "../../secret.json",
        "%2e%2e/%2E%2e/secret.json",
        "/etc/hostname",
        "..\\..\\secret.json",
        "C:\\a.json",
    ] {
        assert_eq!(resolve(path), Err(Code::OutsideRoot), "{path}");
    }
}

#[test]
fn malformed_references_are_refused() {
    for reference in ["", "#", "#A", "#%ff", "%ff.json"] {
        assert_eq!(
            resolve(reference),
            Err(Code::UnsupportedReference),
            "{reference}"
        );
    }
}

#[test]
fn a_missing_file_is_reported_at_the_reference() {
    assert_eq!(resolve("other.json#/definitions/A"), Err(Code::FileMissing));
}
