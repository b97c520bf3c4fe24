//! Path templates and hosts.

use crate::support::*;
use armgen::api::{Location, Operation};

/// Lowers an operation at a path with parameters, in a document with more keys. Returns it with the codes of the problems.
fn at_path(section: &str, path: &str, parameters: &str, more: &str) -> (Operation, Vec<String>) {
    let path = path.replace('\'', "''");
    let text = document(&format!(
        "{more}
{section}:
  '{path}':
    get:
      operationId: A_B
      responses: {{ 200: {{ description: '' }} }}
      parameters: [{parameters}]"
    ));
    let outcome = lower_files(&[(FILE, &text)], &skipping());
    let codes = outcome.diagnostics.iter().map(|one| one.code.to_string());
    let codes = codes.collect();
    let api = outcome.any_model();
    (only_operation(&api).clone(), codes)
}

fn path(path: &str, parameters: &str) -> String {
    let (operation, codes) = at_path("paths", path, parameters, "");
    assert!(codes.iter().all(|code| code == "path-form"), "{codes:?}");
    operation.path_with_names()
}

const ID: &str = "{ name: id, in: path, required: true, type: string }";

#[test]
fn a_variable_can_stand_anywhere() {
    for same in ["/a/{id}.json", "/a('{id}')/", "/{id}/a/{id}"] {
        assert_eq!(path(same, ID), same);
    }
    assert_eq!(path("{id}/a", ID), "/{id}/a");
}

#[test]
fn characters_that_no_url_can_hold_are_encoded() {
    assert_eq!(path("/a b/{id}", ID), "/a%20b/{id}");
    assert_eq!(path("/a#b", ""), "/a");
}

#[test]
fn the_query_of_a_key_is_sent_where_no_parameter_declares_it() {
    let export = "{ name: export, in: query, required: true, type: string }";
    let of = |path: &str, parameters: &str| {
        at_path("x-ms-paths", path, parameters, "")
            .0
            .path_with_names()
    };
    assert_eq!(of("/a?comp=list&restype=x", ""), "/a?comp=list&restype=x");
    assert_eq!(of("/a?export=true", export), "/a");
    assert_eq!(of("/a?only to tell apart", ""), "/a");
    assert_eq!(path("/a?comp=list", ""), "/a?comp=list");
}

#[test]
fn an_undeclared_variable_is_a_string() {
    let (operation, codes) = at_path("paths", "/a/{id}/{other}", ID, "");
    assert_eq!(codes, ["path-parameter-missing"]);
    assert_eq!(operation.path_with_names(), "/a/{id}/{other}");
    let last = operation.parameters.last().expect("a parameter");
    assert_eq!((last.name.as_str(), last.required), ("other", true));
}

#[test]
fn a_variable_in_another_case_is_the_declared_one() {
    let (operation, codes) = at_path("paths", "/a/{ID}", ID, "");
    assert_eq!(codes, ["path-parameter-missing"]);
    assert_eq!(operation.path_with_names(), "/a/{id}");
    assert_eq!(operation.parameters.len(), 1);
}

#[test]
fn a_path_parameter_without_a_place_is_left_out() {
    let (operation, codes) = at_path("paths", "/a", ID, "");
    assert_eq!(codes, ["path-parameter-unused"]);
    assert!(operation.parameters.is_empty());
}

#[test]
fn a_brace_without_its_other_half_is_encoded() {
    let (operation, codes) = at_path("paths", "/a}/{id}", ID, "");
    assert_eq!(codes, ["path-syntax"]);
    assert_eq!(operation.path_with_names(), "/a%7D/{id}");
}

#[test]
fn a_host_is_made_from_parameters() {
    let host = r"
x-ms-parameterized-host:
  hostTemplate: '{account}.example.org'
  parameters: [{ name: account, in: path, required: true, type: string }]";
    let (operation, codes) = at_path("paths", "/a/{id}", ID, host);
    assert!(codes.is_empty(), "{codes:?}");
    assert_eq!(
        operation.host_with_names().as_deref(),
        Some("https://{account}.example.org")
    );
    let places: Vec<_> = operation
        .parameters
        .iter()
        .map(|one| one.location)
        .collect();
    assert_eq!(places, [Location::Host, Location::Path]);
}

#[test]
fn a_parameter_can_be_all_of_the_host_and_the_last_one() {
    let host = r"
x-ms-parameterized-host:
  hostTemplate: '{vault}'
  useSchemePrefix: false
  positionInOperation: last
  parameters: [{ name: vault, in: path, required: true, type: string, x-ms-skip-url-encoding: true }]";
    let (operation, _) = at_path("paths", "/a/{id}", ID, host);
    assert_eq!(operation.host_with_names().as_deref(), Some("{vault}"));
    let names: Vec<_> = operation.parameters.iter().map(|one| &one.name).collect();
    assert_eq!(names, ["id", "vault"]);
}
