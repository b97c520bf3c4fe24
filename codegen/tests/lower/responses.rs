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
    let api = lower_file(&operation("get", &responses, "")).clean();
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
    let api = lower_file(&operation("get", &responses, "")).clean();
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
    let api = lower_file(&operation("get", responses, "")).clean();
    let headers = &only_operation(&api).responses[0].headers;
    let shown: Vec<_> = headers
        .iter()
        .map(|header| (header.name.as_str(), show(&api, &header.value)))
        .collect();
    assert_eq!(
        shown,
        [
            ("location", "Text(Plain)".to_owned()),
            ("retry-after", "Integer32".to_owned())
        ]
    );
    assert_eq!(headers[1].client_name.as_deref(), Some("wait"));
}

#[test]
fn what_is_not_supported_is_named() {
    let place = "/paths/~1things/get/responses";
    let cases = [
        (
            r#""200": {}, "304": {}"#.to_owned(),
            format!("unsupported 3:12 {place}/304"),
        ),
        (
            r#""200": {}, "2XX": {}"#.to_owned(),
            format!("unsupported 3:12 {place}/2XX"),
        ),
        (
            r#""default": {}"#.to_owned(),
            format!("unsupported 2:69 {place}"),
        ),
        (
            r#""200": { "x-ms-error-response": true }"#.to_owned(),
            format!("unsupported 3:33 {place}/200/x-ms-error-response"),
        ),
        (
            r#""200": {}, "404": { "x-ms-error-response": false }"#.to_owned(),
            format!("unsupported 3:44 {place}/404/x-ms-error-response"),
        ),
        (
            r#""200": { "schema": { "type": "file" } }"#.to_owned(),
            format!("unsupported 3:30 {place}/200/schema/type"),
        ),
        (
            r#""200": { "new": 1 }"#.to_owned(),
            format!("unsupported 3:10 {place}/200/new"),
        ),
        (
            format!(
                r#""200": {{}}, "default": {}, "409": {}"#,
                schema("A"),
                schema("B")
            ),
            format!("unsupported 3:87 {place}/409/schema"),
        ),
    ];
    for (responses, expected) in cases {
        assert_eq!(
            lower_file(&operation("get", &responses, "")).said(),
            [expected],
            "{responses}"
        );
    }
}

#[test]
fn answers_that_are_not_json_are_reported() {
    let responses = format!(r#""200": {}"#, schema("A"));
    let text = operation("get", &responses, ",\n\"produces\": [\"application/xml\"]");
    assert_eq!(
        lower_file(&text).said(),
        ["unsupported 4:13 /paths/~1things/get/produces"]
    );
}

fn long_running(method: &str, responses: &str, options: &str) -> (FinalState, Option<String>) {
    let rest = format!(
        r#", "x-ms-long-running-operation": true, "x-ms-long-running-operation-options": {{ {options} }}"#
    );
    let api = lower_file(&operation(method, responses, &rest)).clean();
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
    let said = lower_file(&operation("post", r#""202": {}"#, rest)).said();
    assert_eq!(
        said,
        [
            "unsupported 4:98 /paths/~1things/post/x-ms-long-running-operation-options/final-state-via"
        ]
    );
}

#[test]
fn options_of_an_operation_that_does_not_run_long_are_reported() {
    let rest = ",\n\"x-ms-long-running-operation-options\": { \"final-state-via\": \"location\" }";
    let said = lower_file(&operation("post", r#""202": {}"#, rest)).said();
    assert_eq!(
        said,
        ["unsupported 4:40 /paths/~1things/post/x-ms-long-running-operation-options"]
    );
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
        let api = lower_file(&text).clean();
        let properties = object(&api, "Thing").properties.iter();
        properties
            .map(|property| property.clearable)
            .collect::<Vec<_>>()
    };
    assert_eq!(clearable("patch"), [true, false, false, true]);
    assert_eq!(clearable("put"), [false; 4]);
}
