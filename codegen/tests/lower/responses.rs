//! Responses, and how long-running operations end.

use crate::support::*;
use armgen::api::{FinalState, LongRunning};

fn operation(method: &str, responses: &str, rest: &str) -> String {
    document(
        &format!(
            "\"{method}\": {{ \"operationId\": \"A_B\", \"responses\": {{\n{responses} }}{rest} }}"
        ),
        r#""A": { "properties": { "a": {} } }, "B": { "properties": { "b": {} } }"#,
    )
}

fn schema(name: &str) -> String {
    format!(r##"{{ "schema": {{ "$ref": "#/definitions/{name}" }} }}"##)
}

#[test]
fn success_is_2xx_sorted_and_everything_else_an_error() {
    let responses = format!(
        r#""204": {{}}, "200": {}, "default": {}, "404": {{}}"#,
        schema("A"),
        schema("B")
    );
    let api = lower(&operation("get", &responses, "")).model();
    let operation = only_operation(&api);
    let statuses: Vec<u16> = operation
        .responses
        .iter()
        .map(|response| response.status)
        .collect();
    assert_eq!(statuses, [200, 204]);
    assert_eq!(
        operation
            .error
            .as_ref()
            .map(|error| show(&api, error))
            .as_deref(),
        Some("B")
    );
}

#[test]
fn the_body_of_one_error_status_stands_for_all_if_there_is_no_default() {
    let responses = format!(r#""200": {{}}, "404": {}"#, schema("B"));
    let api = lower(&operation("get", &responses, "")).model();
    let error = only_operation(&api)
        .error
        .as_ref()
        .map(|error| show(&api, error));
    assert_eq!(error.as_deref(), Some("B"));
}

#[test]
fn headers_are_sorted_by_name() {
    let responses = r#""200": { "headers": {
        "retry-after": { "type": "integer", "format": "int32", "x-ms-client-name": "wait" },
        "location": { "type": "string", "description": "Where." }
    } }"#;
    let api = lower(&operation("get", responses, "")).model();
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
fn what_is_not_understood_is_named() {
    let place = "/paths/~1things/get/responses";
    let cases = [
        (
            r#""200": {}, "99": {}"#,
            format!("unsupported 3:12 {place}/99"),
        ),
        (r#""default": {}"#, format!("unsupported 2:69 {place}")),
        (
            r#""200": { "new": 1 }"#,
            format!("unsupported 3:10 {place}/200/new"),
        ),
    ];
    for (responses, expected) in cases {
        assert_eq!(
            lower(&operation("get", responses, "")).said(),
            [expected],
            "{responses}"
        );
    }
}

fn statuses(responses: &str) -> Vec<u16> {
    let api = lower(&operation("get", responses, "")).model();
    let responses = only_operation(&api).responses.iter();
    responses.map(|response| response.status).collect()
}

#[test]
fn a_redirection_is_no_error_and_a_class_of_statuses_comes_last() {
    assert_eq!(statuses(r#""304": {}, "200": {}"#), [200, 304]);
    assert_eq!(statuses(r#""2XX": {}, "201": {}, "5xx": {}"#), [201, 2]);
}

#[test]
fn what_is_an_error_can_be_said_for_each_status() {
    let found = r#""204": {}, "404": { "x-ms-error-response": false }"#;
    assert_eq!(statuses(found), [204, 404]);
    let failed = r#""200": {}, "202": { "x-ms-error-response": true }"#;
    assert_eq!(statuses(failed), [200]);
}

#[test]
fn where_no_response_means_success_each_status_of_2xx_does() {
    let body = |responses: &str| {
        let outcome = lower(&operation("get", responses, ""));
        assert_eq!(outcome.diagnostics.len(), 1, "{}", outcome.diagnostics);
        let api = outcome.api.expect("a model");
        let response = &only_operation(&api).responses[0];
        assert_eq!(response.status, 2);
        response.body.as_ref().map(|body| show(&api, body))
    };
    assert_eq!(
        body(&format!(r#""default": {}"#, schema("A"))).as_deref(),
        Some("A")
    );
    assert_eq!(body(&format!(r#""404": {}"#, schema("A"))), None);
    assert_eq!(body(""), None);
}

#[test]
fn errors_of_other_types_than_the_default_are_kept_by_status() {
    let responses = format!(
        r#""200": {{}}, "default": {}, "409": {}, "404": {}"#,
        schema("A"),
        schema("B"),
        schema("A")
    );
    let api = lower(&operation("get", &responses, "")).model();
    let errors = only_operation(&api).errors.iter();
    let errors: Vec<_> = errors
        .map(|(status, body)| (*status, show(&api, body)))
        .collect();
    assert_eq!(errors, [(409, "B".to_owned())]);
}

#[test]
fn headers_can_be_lists_and_maps() {
    let responses = r#""200": { "headers": {
        "tags": { "type": "array", "items": { "type": "string" }, "collectionFormat": "pipes" },
        "meta": { "type": "string", "x-ms-header-collection-prefix": "x-ms-meta-" }
    } }"#;
    let api = lower(&operation("get", responses, "")).model();
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
fn answers_that_are_not_json_are_texts_or_bytes() {
    let answer = |schema: &str, produces: &str| {
        let responses = format!(r#""200": {{ "schema": {schema} }}"#);
        let text = operation("get", &responses, &format!(r#", "produces": {produces}"#));
        let api = lower(&text).model();
        let operation = only_operation(&api);
        let body = operation.responses[0].body.as_ref();
        (
            body.map(|body| show(&api, body)).unwrap_or_default(),
            operation.accept.clone(),
        )
    };
    let model = r##"{ "$ref": "#/definitions/A" }"##;
    let json = "application/json".to_owned();
    assert_eq!(
        answer(model, r#"["application/xml"]"#),
        (
            "String(Plain)".to_owned(),
            "application/xml, application/json;q=0.9".to_owned()
        )
    );
    assert_eq!(
        answer(
            r#"{ "type": "file" }"#,
            r#"["application/json", "application/zip"]"#
        ),
        (
            "Bytes".to_owned(),
            "application/zip, application/json;q=0.9".to_owned()
        )
    );
    assert_eq!(
        answer(r#"{ "type": "file" }"#, "[]"),
        ("Bytes".to_owned(), json.clone())
    );
    assert_eq!(
        answer(model, r#"["application/xml", "text/json"]"#),
        ("A".to_owned(), json)
    );
}

fn long_running(method: &str, responses: &str, options: &str) -> (FinalState, Option<String>) {
    let rest = format!(
        r#", "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {{ {options} }}"#
    );
    let api = lower(&operation(method, responses, &rest)).model();
    let LongRunning {
        final_state,
        result,
    } = only_operation(&api)
        .long_running
        .clone()
        .expect("it runs long");
    (final_state, result.map(|result| show(&api, &result)))
}

#[test]
fn the_result_is_what_would_come_at_once() {
    let both = format!(r#""200": {}, "201": {}"#, schema("A"), schema("B"));
    let accepted = format!(r#""202": {}"#, schema("B"));
    let result = |method, responses: &str| long_running(method, responses, "").1;
    assert_eq!(result("put", &both).as_deref(), Some("A"));
    assert_eq!(result("put", &accepted).as_deref(), Some("B"));
    assert_eq!(result("post", r#""202": {}"#), None);
    assert_eq!(result("delete", &accepted), None);
    assert_eq!(result("delete", &both).as_deref(), Some("A"));
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
        let options = format!(r#""final-state-via": "{text}""#);
        assert_eq!(long_running("post", r#""202": {}"#, &options).0, expected);
    }
    assert_eq!(
        long_running("post", r#""202": {}"#, "").0,
        FinalState::Default
    );
}

#[test]
fn a_final_schema_is_the_result() {
    let options = r##""final-state-schema": "#/definitions/B""##;
    assert_eq!(
        long_running("post", r#""202": {}"#, options).1.as_deref(),
        Some("B")
    );
}

#[test]
fn an_unknown_final_state_is_reported() {
    let rest = ",\n\"x-ms-long-running-operation\": true, \"x-ms-long-running-operation-options\": { \"final-state-via\": \"x\" }";
    let said = lower(&operation("post", r#""202": {}"#, rest)).said();
    assert_eq!(
        said,
        [
            "unsupported 4:98 /paths/~1things/post/x-ms-long-running-operation-options/final-state-via"
        ]
    );
}

#[test]
fn options_alone_make_an_operation_run_long_with_a_word_about_it() {
    let options =
        ",\n\"x-ms-long-running-operation-options\": { \"final-state-via\": \"location\" }";
    let outcome = lower(&operation("post", r#""202": {}"#, options));
    assert_eq!(
        outcome.said(),
        ["unsupported 4:40 /paths/~1things/post/x-ms-long-running-operation-options"]
    );
    assert!(
        only_operation(&outcome.api.expect("a model"))
            .long_running
            .is_some()
    );
    let denied = format!(r#", "x-ms-long-running-operation": false{options}"#);
    let api = lower(&operation("post", r#""202": {}"#, &denied)).model();
    assert!(only_operation(&api).long_running.is_none());
}

#[test]
fn a_declared_200_tells_what_a_post_ends_with() {
    let responses = format!(r#""200": {{}}, "202": {}"#, schema("B"));
    assert_eq!(long_running("post", &responses, "").1, None);
}

#[test]
fn what_a_patch_can_clear_is_marked_and_elsewhere_null_is_missing() {
    let clearable = |method: &str| {
        let text = document(
            &format!(
                r##""{method}": {{ "operationId": "A_B", "responses": {{ "200": {{}} }}, "parameters": [
                {{ "name": "b", "in": "body", "schema": {{ "$ref": "#/definitions/Thing" }} }}] }}"##
            ),
            r##""Thing": { "properties": {
                "a": { "type": "string", "x-nullable": true },
                "b": { "type": "string", "x-nullable": true, "readOnly": true },
                "c": { "type": "string" },
                "d": { "$ref": "#/definitions/Size" }
            } },
            "Size": { "type": "integer", "x-nullable": true }"##,
        );
        let api = lower(&text).model();
        let properties = object(&api, "Thing").properties.iter();
        properties
            .map(|property| property.clearable)
            .collect::<Vec<_>>()
    };
    assert_eq!(clearable("patch"), [true, false, false, true]);
    assert_eq!(clearable("put"), [false; 4]);
}
