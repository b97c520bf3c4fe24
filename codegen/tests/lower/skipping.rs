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
            "wrong-type /paths/~1things/put/parameters/0/in"
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
        "wrong-type /paths/~1things/put/parameters/0/in",
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
            "unsupported /paths/~1things/get/x-unheard-of",
            "unsupported /paths/~1things/get/x-ms-unheard-of",
            "unsupported /paths/~1things/x-vendor",
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
        put: { operationId: B, responses: { 204: { description: '' } } }";
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
        put: { operationId: B, responses: { 200: { $ref: '#/responses/R' }, 204: {} } }";
    let outcome = lower_skipping(document(text));
    assert_eq!(
        outcome.reported(),
        [
            "reference-missing /responses/R/$ref",
            "operation-skipped /paths/~1things/get",
            "operation-skipped /paths/~1things/put",
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
