//! Operations without a result: rows 21 and 24 of the protocol.

use crate::*;

fn accepted() -> Reply {
    reply(202).header("Location", "/operations/1")
}

#[test]
fn a_status_at_a_location_is_that_of_the_operation() {
    for operation in [&DELETE, &POST, &PUT, &PATCH] {
        let script = [
            accepted(),
            reply(200).status("InProgress"),
            reply(200).status("Running"),
            reply(200).status("Succeeded"),
        ];
        let run = run_without_result(operation, &script);
        assert_eq!(run.polls().len(), 3);
        assert!(run.result.is_ok());
    }
}

#[test]
fn a_failed_status_at_a_location_is_the_error_of_the_operation() {
    let failed = r#"{"status": "Failed", "error": {"code": "Conflict", "message": "busy"}}"#;
    for operation in [&DELETE, &POST, &PUT] {
        let script = [
            accepted(),
            reply(200).status("InProgress"),
            reply(200).body(failed),
        ];
        let error = run_without_result(operation, &script).result.unwrap_err();
        assert_eq!(service_code(&error), Some("Conflict"));
        assert_eq!(error.service().unwrap().state(), Some("Failed"));
    }
}

#[test]
fn a_failed_status_without_an_error_is_one_too() {
    for operation in [&DELETE, &POST] {
        let script = [accepted(), reply(200).status("Canceled")];
        assert!(
            run_without_result(operation, &script)
                .problem()
                .contains("ended as Canceled")
        );
    }
}

#[test]
fn a_failed_status_of_the_first_response_is_an_error() {
    for operation in [&DELETE, &POST] {
        let script = [reply(200).status("Failed")];
        assert!(run_without_result(operation, &script).result.is_err());
    }
}

#[test]
fn a_delete_with_a_result_has_a_status_of_the_operation_too() {
    let script = [
        accepted(),
        reply(200).status("InProgress"),
        reply(200).status("Succeeded"),
    ];
    assert_eq!(run(&DELETE, &script).polls().len(), 2);
}

#[test]
fn the_status_of_a_result_is_not_that_of_the_operation() {
    let script = [accepted(), reply(200).status("InProgress")];
    assert_eq!(run(&POST, &script).result.unwrap()["status"], "InProgress");
}

#[test]
fn the_original_url_is_not_asked_for_after_an_empty_poll() {
    for operation in [&PUT, &PATCH, &POST, &POST_VIA_ORIGINAL] {
        for last in [reply(200), reply(204), reply(200).body("null")] {
            let run = run_without_result(operation, &[accepted(), last]);
            assert_eq!(run.polls().len(), 1);
            assert!(run.result.is_ok());
        }
    }
}

#[test]
fn the_original_url_is_not_asked_for_after_a_status_url() {
    for operation in [&PUT, &PATCH, &POST_VIA_ORIGINAL] {
        let script = [
            reply(202).header("Azure-AsyncOperation", "/status/1"),
            reply(200).status("Succeeded"),
        ];
        assert!(run_without_result(operation, &script).result.is_ok());
    }
}

#[test]
fn where_there_is_a_result_null_is_no_body_and_the_original_url_is_asked_for() {
    let script = [
        accepted(),
        reply(200).body("null"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(run(&PUT, &script).result.unwrap()["name"], "one");
}

#[test]
fn a_created_without_a_body_is_done() {
    for body in ["", "{}"] {
        let run = run_without_result(&PUT, &[reply(201).body(body)]);
        assert!(run.result.is_ok(), "{body}");
    }
}

#[test]
fn a_resource_that_is_not_ready_is_polled_all_the_same() {
    let script = [reply(201).state("Creating"), reply(200).state("Failed")];
    assert!(run_without_result(&PUT, &script).result.is_err());
}

#[test]
fn an_older_token_that_has_a_place_of_the_result_still_has_no_result() {
    for result in ["body", "original", "original-if-empty"] {
        let token = format!(
            r#"2:{{"operation": "Things_POST", "type": "()", "next": "location", "url": "/operations/1", "result": "{result}", "resultUrl": "/things/one"}}"#
        );
        let operation = LongRunningOperation::<()>::resume(&token, &Endpoint::PUBLIC).unwrap();
        let script = [reply(200).status("InProgress"), reply(200)];
        assert!(drive(operation, &script).result.is_ok(), "{result}");
    }
}

#[test]
fn a_resumed_operation_still_has_no_result() {
    let mut operation = begin::<()>(&POST);
    operation.receive(accepted().0).unwrap();
    let token = operation.resume_token().unwrap();
    let operation = LongRunningOperation::<()>::resume(&token, &Endpoint::PUBLIC).unwrap();
    let script = [reply(200).status("InProgress"), reply(200)];
    assert!(drive(operation, &script).result.is_ok());
}

#[test]
fn a_status_at_a_location_that_is_cut_off_is_an_error_and_no_end() {
    for body in [r#"{"status": "InPro"#, "[", "{"] {
        let script = [accepted(), reply(200).body(body)];
        let run = run_without_result(&DELETE, &script);
        assert!(matches!(run.result, Err(Error::Decode(_))), "{body}");
        // While the status says that it goes on, the body does not matter.
        let script = [accepted(), reply(202).body(body), reply(204)];
        assert!(run_without_result(&DELETE, &script).result.is_ok());
    }
}
