//! Errors of long-running operations: row 13 of the protocol, and the typed error of an operation that failed.

use armgen_runtime::runtime::OperationStatus;

use crate::*;

#[test]
fn a_400_on_the_first_request_is_an_error() {
    let error = run(
        &PUT,
        &[reply(400).body(r#"{"error": {"code": "Bad", "message": "no"}}"#)],
    )
    .result
    .unwrap_err();
    assert_eq!(service_code(&error), Some("Bad"));
    assert_eq!(error.service().unwrap().status(), 400);
}

#[test]
fn a_400_on_a_poll_is_an_error_even_if_its_body_is_not_json() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(400).body("<html>no</html>"),
    ];
    let error = run(&POST, &script).result.unwrap_err();
    let service = error.service().unwrap();
    assert_eq!(service.body(), b"<html>no</html>");
    assert_eq!(service.code(), None);
}

#[test]
fn an_operation_that_fails_gives_the_same_error_as_a_failed_call() {
    let error = r#"{"code": "Conflict", "message": "busy", "target": "one",
        "details": [{"code": "Inner", "message": "why"}], "additionalInfo": [{"type": "Policy", "info": {"id": 1}}]}"#;
    let call = reply(409)
        .header("x-ms-request-id", "r1")
        .body(&format!(r#"{{"error": {error}}}"#));
    let poll = reply(200)
        .header("x-ms-request-id", "r1")
        .body(&format!(r#"{{"status": "Failed", "error": {error}}}"#));
    let failed_call = run(&PUT, &[call]).result.unwrap_err();
    let failed_operation = run(
        &PUT,
        &[reply(201).header("Azure-AsyncOperation", "/status/1"), poll],
    )
    .result
    .unwrap_err();
    for error in [&failed_call, &failed_operation] {
        let error = error.service().unwrap();
        assert_eq!(error.operation(), "Things_PUT");
        assert_eq!(
            (error.code(), error.message(), error.target()),
            (Some("Conflict"), Some("busy"), Some("one"))
        );
        assert_eq!(error.details()[0].code.as_deref(), Some("Inner"));
        assert_eq!(error.additional_info()[0].kind.as_deref(), Some("Policy"));
        assert_eq!(error.request_id(), Some("r1"));
    }
    assert_eq!(failed_call.service().unwrap().state(), None);
    assert_eq!(failed_operation.service().unwrap().state(), Some("Failed"));
    assert_eq!(failed_operation.service().unwrap().status(), 200);
    assert_eq!(
        failed_operation.to_string(),
        "Things_PUT: the operation ended as Failed: Conflict: busy"
    );
}

#[test]
fn a_resource_that_fails_may_tell_why_in_its_properties() {
    let body = r#"{"properties": {"provisioningState": "Failed", "error": {"code": "Why"}}}"#;
    let error = run(&PUT, &[reply(201).state("Creating"), reply(200).body(body)])
        .result
        .unwrap_err();
    assert_eq!(service_code(&error), Some("Why"));
}

#[test]
fn a_failed_operation_stays_failed_and_keeps_its_error() {
    let mut operation = begin::<Json>(&POST);
    operation
        .receive(reply(202).header("Azure-AsyncOperation", "/status/1").0)
        .unwrap();
    operation
        .receive(
            reply(200)
                .body(r#"{"status": "Failed", "error": {"code": "Why"}}"#)
                .0,
        )
        .unwrap_err();
    assert!(matches!(operation.next_step(), Step::Done));
    assert_eq!(operation.status(), OperationStatus::Failed);
    assert_eq!(
        service_code(&operation.into_result().unwrap_err()),
        Some("Why")
    );
}

#[test]
fn after_an_error_of_a_poll_the_caller_may_go_on() {
    let mut operation = begin::<Json>(&POST);
    operation
        .receive(reply(202).header("Location", "/operations/1").0)
        .unwrap();
    operation.receive(reply(401).0).unwrap_err();
    assert_eq!(operation.status(), OperationStatus::InProgress);
    let run = drive(operation, &[reply(200).body("{}")]);
    assert!(run.result.is_ok());
}

#[test]
fn after_an_error_of_the_final_get_the_caller_may_go_on_after_a_wait() {
    let mut operation = begin::<Json>(&PUT);
    for answer in [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200).status("Succeeded"),
    ] {
        operation.receive(answer.0).unwrap();
    }
    assert!(operation.receive(reply(403).0).is_err());
    assert!(matches!(operation.next_step(), Step::Wait(_)));
    assert!(matches!(operation.next_step(), Step::Send(request) if request.uri() == ORIGINAL));
}

#[test]
fn a_response_after_the_end_is_an_error() {
    let mut operation = begin::<Json>(&PUT);
    operation.receive(reply(200).state("Succeeded").0).unwrap();
    assert!(matches!(
        operation.receive(reply(200).0),
        Err(Error::LongRunning(_))
    ));
    assert_eq!(operation.status(), OperationStatus::Succeeded);
}

#[test]
fn a_secret_in_the_path_does_not_show_in_debug_output() {
    static SECRET: Operation = Operation {
        id: "Things_Put",
        method: &Method::PUT,
        path: "/things/{key}",
        parameters: &[&Parameter::path("key").secret()],
        final_state: Some(FinalState::Default),
        ..Operation::BLANK
    };
    let request = Request::<Json, LongRunning<Json>>::new(&SECRET, &["hidden".into()], None);
    let mut operation = request.unwrap().start(&Endpoint::PUBLIC).unwrap();
    let before = format!("{operation:?} {:?}", operation.next_step());
    operation.receive(reply(201).state("Creating").0).unwrap();
    let after = format!("{operation:?} {:?}", operation.next_step());
    let last = operation.next_step();
    assert!(matches!(last, Step::Send(_)));
    let text = format!("{before} {after} {last:?}");
    assert!(
        text.contains("Things_Put") && text.contains("GET"),
        "{text}"
    );
    assert!(!text.contains("hidden"), "{text}");
}

#[test]
fn neither_bodies_nor_queries_show_in_debug_output() {
    let mut operation = begin::<Json>(&POST);
    let first = operation.next_step();
    let before = format!("{operation:?} {first:?}");
    operation
        .receive(
            reply(202)
                .header("Location", "/operations/1?sig=secret")
                .body("secret")
                .0,
        )
        .unwrap();
    let wait = operation.next_step();
    let after = format!("{operation:?} {wait:?} {:?}", operation.next_step());
    assert!(
        !before.contains("size") && !before.contains("body") && !after.contains("secret"),
        "{before} {after}"
    );
}

#[test]
fn the_error_of_a_poll_says_that_it_is_one() {
    let failed = || reply(409).body(r#"{"error": {"code": "Busy", "message": "Later."}}"#);
    let error = run(&PUT, &[failed()]).problem();
    assert_eq!(
        error,
        "Things_PUT: the service returned 409 Conflict: Busy: Later."
    );
    let accepted = || reply(202).header("Location", "/operations/1");
    let error = run(&PUT, &[accepted(), failed()]).problem();
    assert_eq!(
        error,
        "Things_PUT: the service returned 409 Conflict to a poll: Busy: Later."
    );
}
