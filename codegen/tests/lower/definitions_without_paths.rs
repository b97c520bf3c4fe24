//! Inputs without paths.

use crate::support::*;

const TYPES: &str = "swagger: '2.0'
info: { title: T, version: '1' }
paths: {}
definitions: { Thing: { type: object, properties: { a: { type: string } } } }";

#[test]
fn an_input_without_paths_is_a_warning_that_names_it() {
    for paths in ["paths: {}", "x-nothing: 1"] {
        let types = TYPES.replace("paths: {}", paths);
        let files = [(FILE, operation("get", "")), ("types.yaml", types)];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
        let outcome = lower_files(&files, &inputs(&[FILE, "types.yaml"]));
        assert!(!outcome.has_errors());
        assert!(outcome.reported().contains(&"paths-missing ".to_owned()));
        let places = outcome.places();
        assert!(
            places
                .iter()
                .any(|place| place == "paths-missing types.yaml:1:1 swagger"),
            "{places:?}"
        );
    }
}

#[test]
fn an_input_with_extended_paths_only_has_paths() {
    let text = operation("get", "").replace("paths:", "x-ms-paths:");
    assert!(
        !lower(&text)
            .reported()
            .iter()
            .any(|one| one.starts_with("paths-missing"))
    );
}

#[test]
fn a_file_that_others_refer_to_needs_no_paths() {
    let text = operation(
        "get",
        "responses: { 200: { description: It., schema: { $ref: 'types.yaml#/definitions/Thing' } } }",
    );
    for inputs in [inputs(&[FILE]), inputs(&[FILE, "types.yaml"])] {
        let outcome = lower_files(&[(FILE, &text), ("types.yaml", TYPES)], &inputs);
        assert_eq!(outcome.reported(), [""; 0]);
    }
}

#[test]
fn a_file_that_only_itself_refers_to_has_no_use() {
    let types = TYPES.replace("type: string", "$ref: '#/definitions/Thing'");
    let files = [(FILE, operation("get", "")), ("types.yaml", types)];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let outcome = lower_files(&files, &inputs(&[FILE, "types.yaml"]));
    assert_eq!(outcome.reported(), ["paths-missing "]);
}

#[test]
fn a_package_whose_only_input_has_no_paths_says_both() {
    let outcome = lower(TYPES);
    assert_eq!(outcome.reported(), ["no-operation", "paths-missing "]);
}
