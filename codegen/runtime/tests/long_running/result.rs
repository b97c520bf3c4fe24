//! Where the result is, and how it is read: row 10 of the protocol, `final-state-via`, and empty bodies.

use crate::*;

fn post_with_both(operation: &'static Operation, rest: &[Reply]) -> Run {
    let first = reply(202)
        .header("Azure-AsyncOperation", "/status/1")
        .header("Location", "/result/1");
    let script: Vec<_> = [first].into_iter().chain(rest.iter().cloned()).collect();
    run(operation, &script)
}

#[test]
fn post_by_status_url_ends_with_location() {
    for operation in [&POST, &POST_VIA_LOCATION] {
        let run = post_with_both(
            operation,
            &[
                reply(200).status("Succeeded"),
                reply(200).body(r#"{"keys": []}"#),
            ],
        );
        assert_eq!(run.polls()[1], "GET https://management.azure.com/result/1");
        assert!(run.result.unwrap()["keys"].is_array());
    }
}

#[test]
fn post_via_the_status_url_does_not_touch_location() {
    for operation in [&POST_VIA_STATUS, &POST_VIA_OPERATION_LOCATION] {
        let run = post_with_both(
            operation,
            &[reply(200).body(r#"{"status": "Succeeded", "keys": []}"#)],
        );
        assert_eq!(run.polls().len(), 1);
        assert!(run.result.unwrap()["keys"].is_array());
    }
}

#[test]
fn post_via_operation_location_has_its_result_in_the_member_result() {
    for (body, expected) in [
        (
            r#"{"status": "Succeeded", "result": {"keys": [1.5]}}"#,
            r#"{"keys":[1.5]}"#,
        ),
        (r#"{"status": "Completed", "Result": [1]}"#, "[1]"),
        (r#"{"status": "Succeeded", "result": "text"}"#, r#""text""#),
    ] {
        let run = post_with_both(&POST_VIA_OPERATION_LOCATION, &[reply(200).body(body)]);
        assert_eq!(run.result.unwrap().to_string(), expected);
    }
}

#[test]
fn without_a_member_result_all_of_the_last_status_is_the_result() {
    let body = r#"{"status": "Succeeded", "keys": []}"#;
    let run = post_with_both(&POST_VIA_OPERATION_LOCATION, &[reply(200).body(body)]);
    assert!(run.result.unwrap()["keys"].is_array());
}

#[test]
fn a_member_result_that_is_null_is_the_empty_result() {
    for body in [
        r#"{"status": "Succeeded", "result": null}"#,
        r#"{"status": "Succeeded", "id": "/status/1", "Result": null}"#,
    ] {
        let script = [
            reply(202).header("Operation-Location", "/status/1"),
            reply(200).body(body),
        ];
        let list = drive(begin::<Vec<String>>(&POST_VIA_OPERATION_LOCATION), &script);
        assert!(list.result.unwrap().is_empty());
        let optional = drive(begin::<Option<Json>>(&POST_VIA_OPERATION_LOCATION), &script);
        assert_eq!(optional.result.unwrap(), None);
        let run = run(&POST_VIA_OPERATION_LOCATION, &script);
        assert_eq!(run.result.unwrap(), Json::Null);
    }
}

#[test]
fn only_operation_location_has_its_result_in_a_member() {
    let body = r#"{"status": "Succeeded", "result": {"keys": []}}"#;
    let run = post_with_both(&POST_VIA_STATUS, &[reply(200).body(body)]);
    assert!(run.result.unwrap()["result"].is_object());
}

#[test]
fn the_response_of_a_member_keeps_its_status_and_headers() {
    let mut operation = begin::<Json>(&POST_VIA_OPERATION_LOCATION);
    let body = r#"{"status": "Succeeded", "result": {"keys": []}}"#;
    for answer in [
        reply(202).header("Operation-Location", "/status/1"),
        reply(200).header("etag", "7").body(body),
    ] {
        operation.receive(answer.0).unwrap();
    }
    let response = operation.into_response().unwrap();
    assert_eq!(response.parts().header("ETag").as_deref(), Some("7"));
    assert_eq!(response.parts().body(), br#"{"keys":[]}"#);
}

#[test]
fn post_via_the_original_url_ends_there() {
    let run = post_with_both(
        &POST_VIA_ORIGINAL,
        &[
            reply(200).status("Succeeded"),
            reply(200).state("Succeeded"),
        ],
    );
    assert_eq!(run.polls()[1], format!("GET {ORIGINAL}"));
}

#[test]
fn post_takes_the_location_of_a_later_poll() {
    let script = [
        reply(202).header("Azure-AsyncOperation", "/status/1"),
        reply(200).header("Location", "/result/2").status("Running"),
        reply(200).status("Succeeded"),
        reply(200).body("{}"),
    ];
    assert_eq!(
        run(&POST, &script).polls()[2],
        "GET https://management.azure.com/result/2"
    );
}

#[test]
fn post_without_a_location_has_its_result_in_the_last_poll() {
    let script = [
        reply(202).header("Azure-AsyncOperation", "/status/1"),
        reply(200).body(r#"{"status": "Succeeded", "keys": []}"#),
    ];
    assert!(run(&POST, &script).result.unwrap()["keys"].is_array());
}

#[test]
fn a_location_that_is_not_ready_after_the_status_is_asked_again() {
    let rest = [
        reply(200).status("Succeeded"),
        reply(202),
        reply(200).body("{}"),
    ];
    let run = post_with_both(&POST, &rest);
    assert_eq!(run.polls().len(), 3);
    assert_eq!(run.waits.len(), 2);
}

#[test]
fn a_location_that_is_not_ready_may_name_a_newer_one() {
    let rest = [
        reply(200).status("Succeeded"),
        reply(202).header("Location", "/result/2"),
        reply(200).body("{}"),
    ];
    assert_eq!(
        post_with_both(&POST, &rest).polls()[2],
        "GET https://management.azure.com/result/2"
    );
}

#[test]
fn post_that_fails_gives_the_error_of_the_status_body() {
    let failed = r#"{"status": "Failed", "error": {"code": "Quota", "message": "no more"}}"#;
    let error = post_with_both(&POST, &[reply(200).body(failed)])
        .result
        .unwrap_err();
    assert_eq!(service_code(&error), Some("Quota"));
}

#[test]
fn final_state_via_is_not_honoured_for_put() {
    let script = [
        reply(201)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/result/1"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(
        run(&PUT_VIA_LOCATION, &script).polls()[1],
        format!("GET {ORIGINAL}")
    );
}

#[test]
fn a_result_without_a_body_is_the_empty_one() {
    for body in ["", "\"\"", " \r\n", "null"] {
        let script = [
            reply(202).header("Location", "/operations/1"),
            reply(200).body(body),
        ];
        assert_eq!(run(&POST, &script).result.unwrap(), Json::Null);
        let list = drive(begin::<Vec<Json>>(&POST), &script);
        assert!(list.result.unwrap().is_empty());
        let number = drive(begin::<i32>(&POST), &script);
        assert!(number.problem().contains("no body"));
    }
}

#[test]
fn a_result_without_a_type_takes_any_body() {
    for body in ["", "\"\"", "<html>", r#"{"name": 1}"#] {
        let script = [
            reply(202).header("Location", "/operations/1"),
            reply(200).body(body),
        ];
        assert!(run_without_result(&POST, &script).result.is_ok());
    }
}

#[test]
fn an_optional_result_may_be_missing() {
    let operation = begin::<Option<Json>>(&POST);
    let run = drive(
        operation,
        &[reply(202).header("Location", "/operations/1"), reply(204)],
    );
    assert_eq!(run.result.unwrap(), None);
}

#[test]
fn there_is_no_result_before_the_end() {
    let operation = begin::<Json>(&PUT);
    assert!(
        operation
            .into_result()
            .unwrap_err()
            .to_string()
            .contains("has not ended")
    );
}

#[test]
fn the_final_get_is_sent_at_once() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(run(&PUT, &script).waits.len(), 1);
}

#[test]
fn the_response_with_the_result_can_be_taken_undecoded() {
    let mut operation = begin::<Json>(&PUT);
    operation
        .receive(reply(200).header("etag", "7").state("Succeeded").0)
        .unwrap();
    let response = operation.into_response().unwrap();
    assert_eq!(response.parts().header("ETag").as_deref(), Some("7"));
    assert!(response.decode::<Json>().unwrap().is_object());
}

#[test]
fn a_resource_that_is_accepted_but_not_there_is_asked_for_again() {
    let status = || {
        [
            reply(202).header("Azure-AsyncOperation", "/status/1"),
            reply(200).status("Succeeded"),
        ]
    };
    let script = [&status()[..], &[reply(202), reply(200).state("Succeeded")]].concat();
    let done = run(&PUT, &script);
    assert_eq!(
        done.polls()[1..],
        [format!("GET {ORIGINAL}"), format!("GET {ORIGINAL}")]
    );
    assert_eq!(done.result.unwrap()["name"], "one");
    // A 202 with the resource is the resource.
    let script = [&status()[..], &[reply(202).state("Succeeded")]].concat();
    assert_eq!(run(&PUT, &script).result.unwrap()["name"], "one");
}
