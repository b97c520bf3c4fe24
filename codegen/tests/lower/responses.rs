//! Responses, and how long-running operations end.

use crate::support::*;
use armgen::api::{Api, FinalState, LongRunning, Operation, StatusPattern};

/// An operation with responses and more keys. `A` and `B` stand for responses whose body is the model of that name.
fn operation(method: &str, responses: &str, more: &str) -> String {
    let responses = responses
        .replace(": A", ": { schema: { $ref: '#/definitions/A' } }")
        .replace(": B", ": { schema: { $ref: '#/definitions/B' } }");
    let more = indent(more, 2);
    operations(
        &format!("{method}:\n  operationId: A_B\n  responses: {{ {responses} }}\n{more}"),
        r"
         A: { properties: { a: {} } }
         B: { properties: { b: {} } }",
    )
}

#[test]
fn success_is_2xx_sorted_and_everything_else_an_error() {
    let api = lower(operation("get", "204: {}, 200: A, default: B, 404: {}", "")).model();
    let operation = only_operation(&api);
    assert_eq!(shown(operation), ["200", "204"]);
    assert_eq!(show_or_none(&api, operation.error.as_ref()), "B");
}

#[test]
fn the_body_of_one_error_status_stands_for_all_if_there_is_no_default() {
    let api = lower(operation("get", "200: {}, 404: B", "")).model();
    assert_eq!(show_or_none(&api, only_operation(&api).error.as_ref()), "B");
}

#[test]
fn headers_are_sorted_by_name() {
    let responses = "200: { headers: {
        retry-after: { type: integer, format: int32, x-ms-client-name: wait },
        location: { type: string, description: Where. } } }";
    let api = lower(operation("get", responses, "")).model();
    let headers = &only_operation(&api).responses[0].headers;
    let shown: Vec<_> = headers
        .iter()
        .map(|header| (header.name.as_str(), show(&api, &header.ty)))
        .collect();
    assert_eq!(
        shown,
        [
            ("location", "String(Plain)".to_owned()),
            ("retry-after", "Integer32".to_owned())
        ]
    );
    assert_eq!(headers[1].client_name.as_deref(), Some("wait"));
}

#[test]
fn unsupported_responses_are_reported() {
    let cases = [
        ("200: {}, 99: {}", "unsupported-status", "/99"),
        ("default: {}", "success-missing", ""),
        ("200: { new: 1 }", "key-unknown", "/200/new"),
    ];
    for (responses, code, place) in cases {
        let problems = lower(operation("get", responses, "")).reported();
        let expected = format!("{code} /paths/~1things/get/responses{place}");
        assert_eq!(problems, [expected], "{responses}");
    }
}

fn shown(operation: &Operation) -> Vec<String> {
    let responses = operation.responses.iter();
    responses
        .map(|response| response.status.to_string())
        .collect()
}

fn statuses(responses: &str) -> Vec<String> {
    let api = lower(operation("get", responses, "")).model();
    shown(only_operation(&api))
}

#[test]
fn a_second_response_for_the_same_statuses_is_reported() {
    let outcome = lower(operation("get", "2XX: {}, 2xx: {}", ""));
    assert_eq!(
        outcome.reported(),
        ["duplicate-key /paths/~1things/get/responses/2xx"]
    );
}

#[test]
fn a_redirection_is_no_error_and_a_class_of_statuses_comes_last() {
    assert_eq!(statuses("304: {}, 200: {}"), ["200", "304"]);
    assert_eq!(statuses("2XX: {}, 201: {}, 5xx: {}"), ["201", "2xx"]);
}

#[test]
fn the_extension_decides_which_statuses_are_errors() {
    let found = "204: {}, 404: { x-ms-error-response: false }";
    assert_eq!(statuses(found), ["204", "404"]);
    let failed = "200: {}, 202: { x-ms-error-response: true }";
    assert_eq!(statuses(failed), ["200"]);
}

#[test]
fn every_2xx_is_success_if_no_declared_response_is() {
    let body = |responses: &str| {
        let outcome = lower_skipping(operation("get", responses, ""));
        assert_eq!(outcome.diagnostics.len(), 1, "{}", outcome.diagnostics);
        let api = outcome.any_model();
        let response = &only_operation(&api).responses[0];
        assert_eq!(response.status, StatusPattern::SUCCESS);
        show_or_none(&api, response.body.as_ref())
    };
    assert_eq!(body("default: A"), "A");
    assert_eq!(body("404: A"), "none");
    assert_eq!(body(""), "none");
}

#[test]
fn errors_of_other_types_than_the_default_are_kept_by_status() {
    let responses = "200: {}, default: A, 409: B, 404: A";
    let api = lower(operation("get", responses, "")).model();
    let errors = only_operation(&api).errors.iter();
    let errors: Vec<_> = errors
        .map(|(status, body)| (*status, show(&api, body)))
        .collect();
    assert_eq!(errors, [(StatusPattern::Exact(409), "B".to_owned())]);
}

#[test]
fn headers_can_be_lists_and_maps() {
    let responses = "200: { headers: {
        tags: { type: array, items: { type: string }, collectionFormat: pipes },
        meta: { type: string, x-ms-header-collection-prefix: x-ms-meta- } } }";
    let api = lower(operation("get", responses, "")).model();
    let headers = only_operation(&api).responses[0].headers.iter();
    let headers: Vec<_> = headers
        .map(|one| (one.name.as_str(), show(&api, &one.ty)))
        .collect();
    assert_eq!(
        headers,
        [
            ("tags", "[String(Plain)]".to_owned()),
            ("x-ms-meta-", "{String(Plain)}".to_owned())
        ]
    );
}

#[test]
fn response_bodies_that_are_not_json_are_strings_or_bytes() {
    let answer = |schema: &str, produces: &str| {
        let responses = format!("200: {{ schema: {schema} }}");
        let produces = format!("produces: [{produces}]");
        let api = lower(operation("get", &responses, &produces)).model();
        let operation = only_operation(&api);
        let body = show_or_none(&api, operation.responses[0].body.as_ref());
        format!("{body}, {}", operation.accept)
    };
    let model = "{ $ref: '#/definitions/A' }";
    let file = "{ type: file }";
    assert_eq!(answer(model, "application/xml"), "A, application/xml");
    assert_eq!(
        answer("{ type: string }", "application/xml"),
        "String(Plain), application/xml, application/json;q=0.9"
    );
    assert_eq!(
        answer(file, "application/json, application/zip"),
        "Bytes, application/zip, application/json;q=0.9"
    );
    assert_eq!(answer(file, ""), "Bytes, application/json");
    assert_eq!(
        answer(model, "application/xml, text/json"),
        "A, application/json"
    );
}

fn long_running(method: &str, responses: &str, options: &str) -> (FinalState, String) {
    let more = format!(
        "x-ms-long-running-operation: true\nx-ms-long-running-operation-options: {{ {options} }}"
    );
    let api = lower(operation(method, responses, &more)).model();
    let LongRunning {
        final_state,
        result,
    } = only_operation(&api)
        .long_running
        .clone()
        .expect("it runs long");
    (final_state, show_or_none(&api, result.as_ref()))
}

#[test]
fn the_result_of_a_long_running_operation_is_the_body_of_its_success() {
    let result = |method, responses: &str| long_running(method, responses, "").1;
    assert_eq!(result("put", "200: A, 201: B"), "A");
    assert_eq!(result("put", "202: B"), "B");
    assert_eq!(result("post", "202: {}"), "none");
    assert_eq!(result("delete", "202: B"), "none");
    assert_eq!(result("delete", "200: A, 201: B"), "A");
}

#[test]
fn the_final_state_is_kept() {
    let expected = [
        ("location", FinalState::Location),
        ("azure-async-operation", FinalState::AzureAsyncOperation),
        ("original-uri", FinalState::OriginalUri),
        ("operation-location", FinalState::OperationLocation),
    ];
    for (text, expected) in expected {
        let options = format!("final-state-via: {text}");
        assert_eq!(long_running("post", "202: {}", &options).0, expected);
    }
    assert_eq!(long_running("post", "202: {}", "").0, FinalState::Default);
}

#[test]
fn a_final_schema_is_the_result() {
    let options = "final-state-schema: '#/definitions/B'";
    assert_eq!(long_running("post", "202: {}", options).1, "B");
}

#[test]
fn an_unknown_final_state_is_reported() {
    let options = r"
        x-ms-long-running-operation: true
        x-ms-long-running-operation-options: { final-state-via: x }";
    let problems = lower(operation("post", "202: {}", options)).reported();
    assert_eq!(
        problems,
        ["value-unknown /paths/~1things/post/x-ms-long-running-operation-options/final-state-via"]
    );
}

#[test]
fn options_alone_make_an_operation_long_running_with_a_warning() {
    let options = "x-ms-long-running-operation-options: { final-state-via: location }";
    let outcome = lower_skipping(operation("post", "202: {}", options));
    assert_eq!(
        outcome.reported(),
        ["key-missing /paths/~1things/post/x-ms-long-running-operation-options"]
    );
    assert!(only_operation(&outcome.any_model()).long_running.is_some());
    let denied = format!("x-ms-long-running-operation: false\n{options}");
    let api = lower(operation("post", "202: {}", &denied)).any_model();
    assert!(only_operation(&api).long_running.is_none());
}

#[test]
fn the_result_of_a_long_running_post_is_the_body_of_its_200() {
    assert_eq!(long_running("post", "200: {}, 202: B", "").1, "none");
}

#[test]
fn nullable_properties_are_clearable_in_a_patch_only() {
    let clearable = |method: &str| {
        let text = operations(
            r"
            method:
              operationId: A_B
              responses: { 200: {} }
              parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/Thing' } }]",
            r"
            Thing:
              properties:
                a: { type: string, x-nullable: true }
                b: { type: string, x-nullable: true, readOnly: true }
                c: { type: string }
                d: { $ref: '#/definitions/Size' }
            Size: { type: integer, x-nullable: true }",
        );
        let api = lower(text.replace("method", method)).model();
        let properties = object(&api, "Thing").properties.iter();
        properties
            .map(|property| property.clearable)
            .collect::<Vec<_>>()
    };
    assert_eq!(clearable("patch"), [true, false, false, true]);
    assert_eq!(clearable("put"), [false; 4]);
}

/// The types of the properties of `Thing` when this is the method that sends it.
fn sent_with(method: &str, yaml: &str) -> Api {
    let text = operations(
        r"
            method:
              operationId: A_B
              responses: { 200: { description: '', schema: { $ref: '#/definitions/Thing' } } }
              parameters: [{ name: b, in: body, schema: { $ref: '#/definitions/Thing' } }]",
        yaml,
    );
    lower(text.replace("method:", &format!("{method}:"))).model()
}

#[test]
fn values_of_maps_can_be_null_in_what_a_patch_sends() {
    let yaml = r"
            Thing:
              properties:
                a: { additionalProperties: { type: string } }
                b: { additionalProperties: { $ref: '#/definitions/Part' } }
                c: { additionalProperties: { additionalProperties: { type: boolean } } }
                d: { type: array, items: { additionalProperties: { type: boolean } } }
                e: { additionalProperties: { type: array, items: { type: boolean } } }
                f: { additionalProperties: true }
                g: { additionalProperties: { type: boolean }, readOnly: true }
                h: { additionalProperties: { type: boolean, x-nullable: true } }
                i: { $ref: '#/definitions/Map' }
            Map: { additionalProperties: { type: boolean } }
            Part: { properties: { a: { additionalProperties: { type: boolean } } } }";
    let api = sent_with("patch", yaml);
    assert_eq!(
        properties(&api, "Thing"),
        [
            "a: {String(Plain)?}",
            "b: {Part?}",
            "c: {{Boolean?}?}",
            "d: [{Boolean?}]",
            "e: {[Boolean]?}",
            "f: {Any}",
            "g: {Boolean}",
            "h: {Boolean?}",
            "i: {Boolean?}",
        ]
    );
    assert_eq!(properties(&api, "Part"), ["a: {Boolean?}"]);
    let api = sent_with("put", yaml);
    assert_eq!(properties(&api, "Part"), ["a: {Boolean}"]);
    assert_eq!(properties(&api, "Thing")[0], "a: {String(Plain)}");
}

#[test]
fn undeclared_properties_can_be_null_in_what_a_patch_sends() {
    let yaml = "
            Thing: { properties: { a: {} }, additionalProperties: { type: string } }";
    let additional = |method: &str| {
        let api = sent_with(method, yaml);
        let additional = object(&api, "Thing").additional.as_ref();
        show_or_none(&api, additional.map(|additional| &additional.ty))
    };
    assert_eq!(additional("patch"), "String(Plain)?");
    assert_eq!(additional("put"), "String(Plain)");
}

#[test]
fn what_is_only_below_read_only_properties_is_not_sent() {
    let api = sent_with(
        "patch",
        r"
            Thing: { properties: { a: { readOnly: true, allOf: [{ $ref: '#/definitions/Part' }] } } }
            Part:
              properties:
                a: { additionalProperties: { type: boolean } }
                b: { type: string, x-nullable: true }",
    );
    assert_eq!(
        properties(&api, "Part"),
        ["a: {Boolean}", "b: String(Plain)"]
    );
    assert!(!property(&api, "Part", "b").clearable);
}

#[test]
fn a_map_that_is_the_body_of_a_patch_has_values_that_can_be_null() {
    let text = operations(
        r"
            patch:
              operationId: A_B
              responses: { 200: { description: '', schema: { additionalProperties: { type: string } } } }
              parameters: [{ name: b, in: body, schema: { additionalProperties: { type: string } } }]",
        "",
    );
    let api = lower(text).model();
    let operation = only_operation(&api);
    let body = operation.payload.body().map(|body| &body.ty);
    assert_eq!(show_or_none(&api, body), "{String(Plain)?}");
    let result = operation.responses[0].body.as_ref();
    assert_eq!(show_or_none(&api, result), "{String(Plain)}");
}
