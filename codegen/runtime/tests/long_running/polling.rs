//! Polls: rows 4 to 10 and 14 of the protocol.

use crate::*;

#[test]
fn put_202_polls_location_and_its_200_is_the_result_even_without_a_state() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(202),
        reply(200).body(r#"{"name": "one"}"#),
    ];
    let run = run(&PUT, &script);
    assert_eq!(
        run.polls(),
        ["GET https://management.azure.com/operations/1"; 2]
    );
    assert_eq!(run.result.unwrap()["name"], "one");
}

#[test]
fn a_location_poll_that_omits_the_header_keeps_the_old_url() {
    let script = [
        reply(202).header("location", "/operations/1"),
        reply(202).header("Location", "/operations/2"),
        reply(202),
        reply(200).state("Succeeded"),
    ];
    let expected = ["/operations/1", "/operations/2", "/operations/2"];
    assert_eq!(
        run(&PUT, &script).polls(),
        expected.map(|path| format!("GET https://management.azure.com{path}"))
    );
}

#[test]
fn a_location_poll_with_200_goes_on_while_the_state_is_not_terminal() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(200).state("Creating"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(run(&PUT, &script).polls().len(), 2);
}

#[test]
fn a_location_poll_with_202_goes_on_whatever_its_body_says() {
    for state in ["Creating", "Succeeded"] {
        let script = [
            reply(202).header("Location", "/1"),
            reply(202).state(state),
            reply(200).body(r#"{"name": "done"}"#),
        ];
        assert_eq!(run(&PUT, &script).result.unwrap()["name"], "done");
    }
}

#[test]
fn put_by_location_that_ends_without_a_body_gets_the_original_url() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(204),
        reply(200).state("Succeeded"),
    ];
    let run = run(&PUT, &script);
    assert_eq!(run.polls().last().unwrap(), &format!("GET {ORIGINAL}"));
    assert_eq!(run.result.unwrap()["name"], "one");
}

#[test]
fn delete_by_location_ends_with_200_or_204_and_an_empty_body() {
    for status in [200, 204] {
        let script = [
            reply(202).header("Location", "/operations/1"),
            reply(202),
            reply(status),
        ];
        assert!(run_without_result(&DELETE, &script).result.is_ok());
    }
}

#[test]
fn delete_by_location_with_a_body_that_says_failed_is_an_error() {
    for state in ["Failed", "Canceled"] {
        let script = [
            reply(202)
                .header("Location", "/operations/1")
                .state("Deleting"),
            reply(200).state(state),
        ];
        assert!(
            run_without_result(&DELETE, &script)
                .problem()
                .contains(state)
        );
    }
}

#[test]
fn delete_by_location_with_a_failed_status_alone_is_an_error() {
    for status in ["Failed", "Cancelled"] {
        let body = format!(r#"{{"status": "{status}"}}"#);
        let script = [
            reply(202).header("Location", "/operations/1"),
            reply(200).body(&body),
        ];
        assert!(
            run_without_result(&DELETE, &script)
                .problem()
                .contains(status)
        );
    }
}

#[test]
fn a_location_poll_with_a_failed_status_and_an_error_is_an_error() {
    let body = r#"{"status": "Failed", "error": {"code": "Conflict", "message": "busy"}}"#;
    let run = run(
        &POST,
        &[
            reply(202).header("Location", "/operations/1"),
            reply(200).body(body),
        ],
    );
    assert_eq!(service_code(&run.result.unwrap_err()), Some("Conflict"));
}

#[test]
fn a_result_may_have_a_status_of_its_own() {
    let job = reply(200).body(r#"{"status": "Failed", "attempts": 3}"#);
    let run = run(
        &POST,
        &[reply(202).header("Location", "/operations/1"), job],
    );
    assert_eq!(run.result.unwrap()["attempts"], 3);
}

#[test]
fn post_202_follows_each_new_location() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(202).header("Location", "/operations/2"),
        reply(200).body(r#"{"keys": []}"#),
    ];
    let run = run(&POST, &script);
    let expected = ["/operations/1", "/operations/2"];
    assert_eq!(
        run.polls(),
        expected.map(|path| format!("GET https://management.azure.com{path}"))
    );
    assert!(run.result.is_ok());
}

#[test]
fn post_by_location_ends_with_204() {
    let script = [reply(202).header("Location", "/operations/1"), reply(204)];
    assert!(run_without_result(&POST, &script).result.is_ok());
}

#[test]
fn put_and_patch_by_status_url_end_with_the_original_url_and_never_touch_location() {
    let cases = [
        (&PUT, 200),
        (&PUT, 201),
        (&PUT, 202),
        (&PATCH, 201),
        (&PATCH, 202),
        (&PATCH_VIA_STATUS, 202),
    ];
    for (operation, status) in cases {
        let script = [
            reply(status)
                .header("Azure-AsyncOperation", "/status/1")
                .header("Location", "https://elsewhere.example/never")
                .state("Creating"),
            reply(200).status("InProgress"),
            reply(200).status("Succeeded"),
            reply(200).state("Succeeded"),
        ];
        let run = run(operation, &script);
        let status_url = "GET https://management.azure.com/status/1".to_owned();
        assert_eq!(
            run.polls(),
            [status_url.clone(), status_url, format!("GET {ORIGINAL}")]
        );
        assert_eq!(run.result.unwrap()["name"], "one");
    }
}

#[test]
fn put_by_status_url_that_fails_is_an_error_without_a_final_get() {
    for state in ["Failed", "Canceled"] {
        let script = [
            reply(201).header("Azure-AsyncOperation", "/status/1"),
            reply(200).status(state),
        ];
        assert!(run(&PUT, &script).problem().contains(state));
    }
}

#[test]
fn delete_by_status_url_polls_only() {
    let script = [
        reply(202)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/operations/1"),
        reply(200).status("Deleting"),
        reply(200).status("Succeeded"),
    ];
    let run = run_without_result(&DELETE, &script);
    assert_eq!(
        run.polls(),
        ["GET https://management.azure.com/status/1"; 2]
    );
    assert!(run.result.is_ok());
}

#[test]
fn delete_by_status_url_that_fails_is_an_error() {
    let script = [
        reply(202).header("Azure-AsyncOperation", "/status/1"),
        reply(200).status("Canceled"),
    ];
    assert!(run_without_result(&DELETE, &script).result.is_err());
}

#[test]
fn operation_location_is_a_status_url_too() {
    let script = [
        reply(201).header("Operation-Location", "/status/1"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(run(&PUT, &script).polls().len(), 2);
}

#[test]
fn a_newer_status_url_replaces_the_older() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200)
            .header("Azure-AsyncOperation", "/status/2")
            .status("Creating"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(
        run(&PUT, &script).polls()[1],
        "GET https://management.azure.com/status/2"
    );
}

#[test]
fn a_status_poll_without_a_body_is_an_error() {
    for body in ["", "  ", "\"\"", "null"] {
        let script = [
            reply(201).header("Azure-AsyncOperation", "/status/1"),
            reply(200).body(body),
        ];
        assert!(
            run(&PUT, &script)
                .problem()
                .contains("no status of the operation")
        );
    }
}

#[test]
fn a_status_poll_without_a_status_is_an_error() {
    for body in [
        "{}",
        r#"{"status": null}"#,
        r#"{"status": ""}"#,
        r#"{"status": 1}"#,
        r#"{"properties": {"provisioningState": null}}"#,
        r#"{"properties": {"status": "Succeeded"}}"#,
        "[]",
    ] {
        let script = [
            reply(201).header("Azure-AsyncOperation", "/status/1"),
            reply(200).body(body),
        ];
        assert!(
            run(&PUT, &script)
                .problem()
                .contains("no status of the operation")
        );
    }
}

#[test]
fn a_status_poll_that_is_not_json_is_an_error() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200).body("<html>"),
    ];
    assert!(matches!(run(&PUT, &script).result, Err(Error::Decode(_))));
}

#[test]
fn states_are_compared_without_case_and_cancelled_counts_as_canceled() {
    use armgen_runtime::runtime::OperationStatus;
    for (text, expected) in [
        ("failed", OperationStatus::Failed),
        ("CANCELED", OperationStatus::Canceled),
        ("Cancelled", OperationStatus::Canceled),
    ] {
        let mut operation = begin::<Json>(&DELETE);
        operation
            .receive(reply(202).header("Azure-AsyncOperation", "/status/1").0)
            .unwrap();
        operation.receive(reply(200).status(text).0).unwrap_err();
        assert_eq!(operation.status(), expected);
        assert_eq!(operation.status_text(), Some(text));
    }
}

#[test]
fn any_other_state_is_still_in_progress() {
    for state in ["Accepted", "Running", "Validating", "Whatever"] {
        let script = [
            reply(202).header("Azure-AsyncOperation", "/status/1"),
            reply(200).status(state),
            reply(200).status("SUCCEEDED"),
        ];
        assert!(run_without_result(&DELETE, &script).result.is_ok());
    }
}

#[test]
fn the_state_that_the_service_named_last_can_be_seen() {
    let mut operation = begin::<Json>(&PUT);
    assert_eq!(operation.status_text(), None);
    operation
        .receive(
            reply(201)
                .header("Azure-AsyncOperation", "/status/1")
                .state("Creating")
                .0,
        )
        .unwrap();
    assert_eq!(operation.status_text(), Some("Creating"));
    operation
        .receive(reply(200).status("Validating").0)
        .unwrap();
    assert_eq!(operation.status_text(), Some("Validating"));
}

#[test]
fn a_resource_whose_state_is_gone_is_an_error_after_which_the_caller_may_go_on() {
    for body in ["", "null", "\"\""] {
        let mut operation = begin::<Json>(&PUT);
        operation.next_step();
        operation.receive(reply(201).state("Creating").0).unwrap();
        let error = operation.receive(reply(200).body(body).0).unwrap_err();
        assert!(
            error.to_string().contains("the response has no body"),
            "{error}"
        );
        operation.receive(reply(200).state("Succeeded").0).unwrap();
        assert_eq!(operation.into_result().unwrap()["name"], "one");
    }
}
