//! `skip_faulty`: faulty operations are left out and reported, and the others are generated.

use crate::support::*;
use armgen::api::Type;

const GOOD: &str = "get: { operationId: Things_List, responses: { 204: { description: '' } } }";

/// An operation with a faulty parameter.
const BAD: &str = "\
put:
  operationId: Things_Put
  parameters: [{ name: x, in: nowhere, type: string }]
  responses: { 204: { description: '' } }";

#[test]
fn a_faulty_operation_is_left_out_by_name_and_with_the_reason() {
    let outcome = lower_skipping(operations(&format!("{GOOD}\n{BAD}"), ""));
    assert!(!outcome.has_errors(), "{}", outcome.diagnostics);
    assert_eq!(
        outcome.reported(),
        [
            "operation-skipped /paths/~1things/put",
            "value-unknown /paths/~1things/put/parameters/0/in"
        ]
    );
    let api = outcome.any_model();
    assert_eq!(only_operation(&api).id, "Things_List");
    let [skipped] = api.skipped.as_slice() else {
        panic!("one is skipped");
    };
    assert_eq!(skipped.id, "Things_Put");
    assert_eq!(
        skipped.reason,
        "parameter `x` has an unknown location `nowhere`"
    );
}

#[test]
fn a_skipped_operation_is_named_however_many_warnings_there_are() {
    let keys = (0..1_100).map(|index| format!("  x-ms-unknown-{index}: 1"));
    let warnings = keys.collect::<Vec<_>>().join("\n");
    let outcome = lower_skipping(operations(&format!("{GOOD}\n{BAD}\n{warnings}"), ""));
    let reported = outcome.reported();
    for skipped in [
        "too-many",
        "operation-skipped /paths/~1things/put",
        "value-unknown /paths/~1things/put/parameters/0/in",
    ] {
        assert!(reported.iter().any(|one| one == skipped), "{skipped}");
    }
}

#[test]
fn extensions_that_are_not_known_are_warnings_and_leave_no_operation_out() {
    let text = operations(
        r"
        get:
          operationId: A
          responses: { 204: { description: '' } }
          x-unheard-of: 1
          x-ms-unheard-of: { a: [] }
        x-vendor: true",
        "",
    );
    let outcome = lower_skipping(&text);
    assert!(!outcome.has_errors(), "{}", outcome.diagnostics);
    assert_eq!(
        outcome.reported(),
        [
            "extension-unknown /paths/~1things/get/x-unheard-of",
            "extension-unknown /paths/~1things/get/x-ms-unheard-of",
            "extension-unknown /paths/~1things/x-vendor",
        ]
    );
    let api = outcome.any_model();
    assert_eq!(only_operation(&api).id, "A");
    assert!(api.skipped.is_empty());
}

#[test]
fn an_operation_that_shares_a_faulty_parameter_is_left_out_too() {
    let text = r"
    parameters: { X: { name: x, in: nowhere, type: string } }
    paths:
      /things:
        parameters: [{ $ref: '#/parameters/X' }]
        get: { operationId: A, responses: { 204: { description: '' } } }
        put: { operationId: B, responses: { 204: { description: '' } } }
      /good: { get: { operationId: C, responses: { 204: { description: '' } } } }";
    let api = lower_skipping(document(text)).any_model();
    let skipped: Vec<_> = api.skipped.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(skipped, ["A", "B"]);
}

#[test]
fn an_operation_that_shares_a_response_that_is_missing_is_left_out_too() {
    let text = r"
    responses: { R: { $ref: '#/responses/Gone' } }
    paths:
      /things:
        get: { operationId: A, responses: { 200: { $ref: '#/responses/R' }, 204: {} } }
        put: { operationId: B, responses: { 200: { $ref: '#/responses/R' }, 204: {} } }
      /good: { get: { operationId: C, responses: { 204: { description: '' } } } }";
    let outcome = lower_skipping(document(text));
    assert_eq!(
        outcome.reported(),
        [
            "reference-missing /responses/R/$ref",
            "operation-skipped /paths/~1things/get",
        ]
    );
    let api = outcome.any_model();
    let skipped: Vec<_> = api.skipped.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(skipped, ["A", "B"]);
}

#[test]
fn a_problem_of_a_parameter_that_operations_share_is_reported_once() {
    let text = r"
    parameters: { X: { name: x, in: query, type: string, format: odd } }
    paths:
      /things:
        parameters: [{ $ref: '#/parameters/X' }]
        get: { operationId: A, responses: { 204: { description: '' } } }
        put: { operationId: B, responses: { 204: { description: '' } } }";
    let outcome = lower(document(text));
    assert_eq!(
        outcome.reported(),
        ["unsupported-format /parameters/X/format"]
    );
}

#[test]
fn a_reference_to_nothing_is_any_value() {
    let outcome = lower_skipping(definitions("Other: { type: string }"));
    assert_eq!(outcome.reported().len(), 1, "{}", outcome.diagnostics);
    let api = outcome.any_model();
    let response = &only_operation(&api).responses[0];
    assert_eq!(response.body, Some(Type::Any));
    assert!(api.skipped.is_empty());
}

#[test]
fn without_skipping_both_are_errors() {
    for text in [operations(BAD, ""), definitions("")] {
        let lowered = lower(text);
        assert!(lowered.has_errors());
        assert!(lowered.api.is_none());
    }
}

/// The messages and helps of all diagnostics.
fn said(outcome: &Lowered) -> Vec<(String, String)> {
    let said = outcome.diagnostics.iter();
    said.map(|one| (one.message.clone(), one.help.clone().unwrap_or_default()))
        .collect()
}

/// A path with an operation `Things_0`, `Things_1`, … for each parameter, and one with `Good_Get`.
fn with_parameters(parameters: &[&str]) -> String {
    let good =
        "  /good: { get: { operationId: Good_Get, responses: { 204: { description: '' } } } }";
    let faulty = parameters.iter().enumerate().map(|(index, parameter)| {
        let parameters = format!("parameters: [{{ $ref: '{parameter}' }}]");
        format!(
            "  /{index}: {{ get: {{ operationId: Things_{index}, {parameters}, responses: {{ 204: {{}} }} }} }}"
        )
    });
    let faulty: Vec<String> = faulty.collect();
    document(&format!("paths:\n{good}\n{}\n", faulty.join("\n")))
}

#[test]
fn operations_that_are_skipped_for_one_reason_are_named_in_one_warning() {
    let outcome = lower_skipping(with_parameters(&["#/parameters/A"; 3]));
    assert_eq!(
        said(&outcome),
        [
            (
                "operation `Things_0` and 2 other operations are skipped: `#/parameters/A` does not exist: `service.yaml` has no parameter `A`".to_owned(),
                "the other operations: `Things_1`, `Things_2`".to_owned()
            ),
            (
                "`#/parameters/A` does not exist: `service.yaml` has no parameter `A`; 2 more references lead there".to_owned(),
                String::new()
            ),
        ]
    );
    assert_eq!(outcome.any_model().skipped.len(), 3);
}

#[test]
fn one_cause_is_recognized_however_it_is_referred_to() {
    let outcome = lower_skipping(with_parameters(&[
        "#/parameters/A",
        "service.yaml#/parameters/A",
    ]));
    assert_eq!(outcome.diagnostics.len(), 2, "{}", outcome.diagnostics);
}

#[test]
fn two_causes_are_said_each() {
    let outcome = lower_skipping(with_parameters(&["#/parameters/A", "#/parameters/B"]));
    assert_eq!(outcome.diagnostics.len(), 4, "{}", outcome.diagnostics);
}

#[test]
fn a_file_that_cannot_be_used_is_one_problem_however_often_it_is_referred_to() {
    for file in ["none.yaml", "../outside.yaml", "https://example.org/a.yaml"] {
        let parameter = format!("{file}#/parameters/A");
        let other = format!("{file}#/parameters/B");
        let parameters = [parameter.as_str(), parameter.as_str(), other.as_str()];
        let all = lower_skipping(with_parameters(&parameters)).diagnostics;
        assert_eq!(all.len(), 2, "{file}: {all}");
    }
}

#[test]
fn a_root_that_is_too_narrow_is_one_problem_that_names_all_files() {
    let outcome = lower_skipping(with_parameters(&[
        "../a.yaml#/parameters/A",
        "../b.yaml#/parameters/B",
        "../c.yaml#/parameters/C",
        "../c.yaml#/parameters/D",
    ]));
    let (message, help) = &said(&outcome)[1];
    assert_eq!(
        message,
        "`../a.yaml` is outside of the root, the manifest's folder; 3 more references lead out of it"
    );
    assert_eq!(
        help,
        "move the file into it, or widen `root` in the manifest; other files outside: `../b.yaml`, `../c.yaml`"
    );
    assert_eq!(outcome.diagnostics.len(), 2);
}

#[test]
fn a_missing_definition_is_one_problem_in_a_manifest_too() {
    let property = |index| format!("p{index}: {{ $ref: '#/definitions/None' }}");
    let properties: Vec<String> = (0..5).map(property).collect();
    let text = format!("Thing: {{ properties: {{ {} }} }}", properties.join(", "));
    let outcome = lower(definitions(&text));
    assert_eq!(
        said(&outcome),
        [(
            "`#/definitions/None` does not exist: `service.yaml` has no definition `None`; 4 more references lead there".to_owned(),
            String::new()
        )]
    );
}

#[test]
fn a_package_whose_operations_are_all_skipped_is_an_error() {
    let outcome = lower_skipping(operations(BAD, ""));
    assert!(outcome.has_errors());
    let none = outcome.diagnostics.iter().find(|one| one.is_error());
    let message = none.map(|one| one.message.as_str());
    assert_eq!(
        message,
        Some("the package has no operation to generate: the only one is skipped")
    );
}

#[test]
fn a_package_without_paths_is_an_error() {
    for skip_faulty in [lower_skipping, lower] {
        let outcome = skip_faulty(document("definitions: { Thing: { type: object } }"));
        assert_eq!(outcome.reported(), ["no-operation", "paths-missing "]);
        assert!(outcome.has_errors());
    }
}
