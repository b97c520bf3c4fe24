//! What services answer at a status URL besides a status: rows 17 to 20 of the protocol.

use armgen_runtime::runtime::OperationStatus;

use crate::*;

/// The operation after a first response with a status URL and the given responses to polls, and whether the last one was an error.
fn polled(polls: &[Reply]) -> (LongRunningOperation<()>, Result<()>) {
    let mut operation = begin::<()>(&DELETE);
    let accepted = reply(202).header("Azure-AsyncOperation", "/status/1");
    operation.receive(accepted.0).unwrap();
    let (last, before) = polls.split_last().unwrap();
    for Reply(response) in before {
        operation.receive(response.clone()).unwrap();
    }
    let result = operation.receive(last.0.clone());
    (operation, result)
}

fn state(poll: Reply) -> OperationStatus {
    polled(&[poll]).0.status()
}

#[test]
fn a_204_is_done() {
    assert_eq!(state(reply(204)), OperationStatus::Succeeded);
    assert_eq!(
        polled(&[reply(202), reply(204)]).0.status(),
        OperationStatus::Succeeded
    );
}

#[test]
fn after_a_204_a_put_gets_its_resource() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(204),
        reply(200).state("Succeeded"),
    ];
    let run = run(&PUT, &script);
    assert_eq!(run.polls()[1], format!("GET {ORIGINAL}"));
    assert_eq!(run.result.unwrap()["name"], "one");
}

#[test]
fn a_202_without_a_status_goes_on() {
    for body in [
        "",
        "\"\"",
        "null",
        "{}",
        r#"{"status": null}"#,
        r#"{"properties": {"provisioningState": "Creating"}}"#,
        r#"{"properties": {"provisioningState": "Succeeded"}}"#,
    ] {
        let (operation, result) = polled(&[reply(202).body(body)]);
        result.unwrap();
        assert_eq!(operation.status(), OperationStatus::InProgress, "{body}");
    }
}

#[test]
fn a_202_with_a_status_means_what_it_says() {
    for (text, expected) in [
        ("Running", OperationStatus::InProgress),
        ("Succeeded", OperationStatus::Succeeded),
        ("Failed", OperationStatus::Failed),
    ] {
        assert_eq!(state(reply(202).status(text)), expected);
    }
}

#[test]
fn a_202_may_name_a_newer_url() {
    let newer = reply(202).header("Azure-AsyncOperation", "/status/2");
    let (mut operation, _) = polled(&[newer]);
    operation.next_step();
    let Step::Send(request) = operation.next_step() else {
        panic!()
    };
    assert_eq!(request.uri().path(), "/status/2");
}

#[test]
fn the_state_of_a_resource_counts_if_there_is_no_status() {
    for (text, expected) in [
        ("Creating", OperationStatus::InProgress),
        ("Succeeded", OperationStatus::Succeeded),
        ("Completed", OperationStatus::Succeeded),
        ("Failed", OperationStatus::Failed),
        ("Canceled", OperationStatus::Canceled),
    ] {
        for status in ["", r#""status": null, "#, r#""status": "", "#] {
            let body = format!(r#"{{{status}"properties": {{"provisioningState": "{text}"}}}}"#);
            let (operation, _) = polled(&[reply(200).body(&body)]);
            assert_eq!(operation.status(), expected, "{body}");
            assert_eq!(operation.status_text(), Some(text));
        }
    }
}

#[test]
fn a_resource_that_fails_gives_its_error() {
    let body = r#"{"properties": {"provisioningState": "Failed", "error": {"code": "Why"}}}"#;
    for status in [200, 202] {
        let error = polled(&[reply(status).body(body)]).1.unwrap_err();
        assert_eq!(service_code(&error), Some("Why"));
    }
}

#[test]
fn a_status_counts_more_than_the_state_of_a_resource() {
    let body = r#"{"status": "Running", "properties": {"provisioningState": "Succeeded"}}"#;
    assert_eq!(state(reply(200).body(body)), OperationStatus::InProgress);
}

#[test]
fn completed_means_succeeded_in_any_case_and_spaces_do_not_count() {
    for text in ["Completed", "completed", "Complete", "COMPLETE"] {
        let poll = reply(200).status(text);
        assert_eq!(state(poll), OperationStatus::Succeeded, "{text}");
    }
    for text in [" Succeeded", "Succeeded\\r\\n"] {
        let poll = reply(200).status(text);
        assert_eq!(state(poll), OperationStatus::Succeeded, "{text}");
    }
    for text in ["Completing", "Incomplete", "CompletedWithErrors"] {
        let poll = reply(200).status(text);
        assert_eq!(state(poll), OperationStatus::InProgress, "{text}");
    }
}
