//! The lines and columns of problems. Other tests assert only their pointers.

use crate::support::*;
use armgen_fixtures::{MANIFEST, generate, manifest, package, places};

/// Problems with keys, values, items and references, by line.
const YAML: &str = r"swagger: '2.0'
info: { title: T, version: '1' }
host: example.org
paths:
  /things/{id}:
    get:
      operationId: A_B
      deprecated: [never]
      unheard-of: 1
      parameters:
        - { name: q, in: cookie, type: string }
        - { name: r, in: query }
      responses:
        200: { description: '', schema: { $ref: '#/definitions/Thing' } }
        99: { description: '' }
      x-ms-examples: { one: { $ref: one.json } }
definitions:
  Thing:
    properties:
      missing: { $ref: '#/definitions/None' }
      file: { $ref: 'other.yaml#/definitions/Other' }
      empty: { type: string, enum: [] }
      twice: { type: array, items: { type: boolean, type: boolean } }
";

#[test]
fn problems_of_yaml_are_at_their_keys_or_values() {
    let files = [(FILE, YAML), ("other.yaml", "{}")];
    let lowered = lower_files(&files, &inputs(&[FILE]));
    assert_eq!(
        lowered.places(),
        [
            "not-swagger other.yaml:1:1 {}",
            "key-unknown service.yaml:9:7 unheard-of",
            "unsupported-host service.yaml:3:7 example.org",
            "path-parameter-missing service.yaml:5:3 /things/{id}",
            "wrong-type service.yaml:8:19 [never]",
            "value-unknown service.yaml:11:26 cookie",
            "key-missing service.yaml:12:11 {",
            "unsupported-status service.yaml:15:9 99",
            "file-missing service.yaml:16:37 one.json",
            "reference-missing service.yaml:20:24 '#/definitions/None'",
            "enum-empty service.yaml:22:36 []",
            "duplicate-key service.yaml:23:38 type",
        ]
    );
}

#[test]
fn problems_of_json_are_at_their_keys_or_values() {
    let json = r##"{
  "swagger": "2.0", "info": { "title": "T", "version": "1" }, "schemes": ["http"],
  "paths": { "/things": { "put": { "operationId": "A_B", "deprecated": "never", "responses": {
    "200": { "schema": { "$ref": "#/definitions/Thing" } }, "99": {} },
    "parameters": [
      { "name": "a", "in": "body", "schema": {} },
      { "name": "b", "in": "body", "schema": {} }] } } },
  "definitions": {
    "Thing": { "allOf": [{ "$ref": "#/definitions/Text" }], "properties": {
      "missing": { "$ref": "#/definitions/None" },
      "empty": { "type": "string", "enum": [] },
      "number": { "type": "integer", "enum": [1, "two"] },
      "twice": { "oneOf": [], "type": "string", "type": "string" } } },
    "Text": { "type": "string" } } }"##;
    let lowered = lower_files(&[("a.json", json)], &inputs(&["a.json"]));
    assert_eq!(
        lowered.places(),
        [
            "key-unknown a.json:13:18 \"oneOf\"",
            "unsupported-host a.json:2:74 [\"http\"]",
            "wrong-type a.json:3:72 \"never\"",
            "unsupported-status a.json:4:61 \"99\"",
            "multiple-bodies a.json:7:7 {",
            "unsupported-allof a.json:9:26 {",
            "reference-missing a.json:10:28 \"#/definitions/None\"",
            "enum-empty a.json:11:44 []",
            "enum-value-type a.json:12:50 \"two\"]",
            "duplicate-key a.json:13:31 \"type\"",
        ],
    );
    let first = lowered
        .diagnostics
        .iter()
        .find_map(|one| one.related.first());
    let first = first.map(|(place, _)| (place.line, place.column));
    assert_eq!(first, Some((6, 7)), "the first body");
}

#[test]
fn a_problem_of_the_manifest_is_in_the_manifest() {
    let package = package("arm_things", FILE, "operations: ['A_*', 'Z_*']");
    let files = [
        (MANIFEST, manifest(&[package])),
        (FILE, operation("get", "")),
    ];
    assert_eq!(
        places(&generate(&files).unwrap_err()),
        ["manifest-unmatched armgen.yaml:8:25 'Z_*']"]
    );
}
