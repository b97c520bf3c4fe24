//! What the statuses of responses mean: whether something exists, and failure.

use crate::support::*;

/// Whether an operation with these responses asks for nothing but existence.
fn asks_existence(method: &str, responses: &str) -> bool {
    let api =
        lower_skipping(operation(method, &format!("responses: {{ {responses} }}"))).any_model();
    only_operation(&api).asks_existence()
}

#[test]
fn a_head_whose_responses_carry_nothing_asks_for_existence() {
    for responses in [
        "200: { description: '' }",
        "204: { description: '' }, 404: { description: '' }",
        "200: { description: '' }, 204: { description: '' }, 404: { description: '', x-ms-error-response: true }",
        "204: { description: '' }, 404: { description: '', x-ms-error-response: false }",
        "2XX: { description: '' }",
        "404: { description: '' }",
        "200: { description: '', schema: { type: boolean } }, 404: { description: '', x-ms-error-response: false }",
        "default: { description: '', schema: { type: object } }",
        "204: { description: '' }, default: { description: '', schema: { type: object } }",
    ] {
        assert!(asks_existence("head", responses), "{responses}");
        assert!(!asks_existence("get", responses), "{responses}");
    }
}

#[test]
fn a_head_whose_responses_carry_something_does_not_ask_for_existence() {
    for responses in [
        "200: { description: '', headers: { ETag: { type: string } } }",
        "200: { description: '' }, 204: { description: '', headers: { ETag: { type: string } } }",
        "200: { description: '', schema: { type: object } }",
        "200: { description: '' }, 302: { description: '' }",
        "200: { description: '' }, 409: { description: '', x-ms-error-response: false }",
    ] {
        assert!(!asks_existence("head", responses), "{responses}");
    }
    let long_running = "responses: { 200: {} }\nx-ms-long-running-operation: true";
    let api = lower(operation("head", long_running)).model();
    assert!(!only_operation(&api).asks_existence());
}

#[test]
fn the_statuses_of_2xx_that_mean_failure_are_kept() {
    let failures = |responses: &str| {
        let api = lower(operation("get", &format!("responses: {{ {responses} }}"))).model();
        let failures = only_operation(&api).failures.clone();
        failures.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let failed = "200: {}, 202: { x-ms-error-response: true }, 404: {}";
    assert_eq!(failures(failed), ["202"]);
    assert_eq!(
        failures("200: {}, 2XX: { x-ms-error-response: true }"),
        ["2xx"]
    );
}
