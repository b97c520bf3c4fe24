//! What the answer to the first request means: rows 1 to 3, 14 and 16 of the protocol.

use crate::*;

#[test]
fn put_200_succeeded_is_done() {
    let run = run(&PUT, &[reply(200).state("Succeeded")]);
    assert_eq!(run.result.unwrap()["name"], "one");
}

#[test]
fn put_201_succeeded_is_done() {
    assert!(run(&PUT, &[reply(201).state("Succeeded")]).result.is_ok());
}

#[test]
fn put_200_without_state_and_header_is_done() {
    let run = run(&PUT, &[reply(200).body(r#"{"name": "one"}"#)]);
    assert_eq!(run.result.unwrap()["name"], "one");
}

#[test]
fn put_201_succeeded_does_not_follow_location() {
    let created = reply(201)
        .header("Location", "/things/one")
        .state("Succeeded");
    assert!(run(&PUT, &[created]).polls().is_empty());
}

#[test]
fn put_202_goes_on_even_if_its_body_says_succeeded() {
    let script = [
        reply(202).header("Location", "/1").state("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    assert_eq!(
        run(&PUT, &script).polls(),
        ["GET https://management.azure.com/1"]
    );
}

#[test]
fn a_204_without_a_status_url_is_done() {
    for operation in [&PUT, &PATCH, &POST, &DELETE] {
        let script = [reply(204).header("Location", "/1")];
        assert!(run_without_result(operation, &script).result.is_ok());
    }
}

#[test]
fn a_204_with_a_status_url_is_polled() {
    for header in ["Azure-AsyncOperation", "Operation-Location"] {
        for (state, succeeds) in [("Succeeded", true), ("Failed", false)] {
            let script = [
                reply(204).header(header, "/status/1"),
                reply(200).status("Running"),
                reply(200).status(state),
            ];
            let run = run_without_result(&DELETE, &script);
            assert_eq!(run.result.is_ok(), succeeds, "{header} {state}");
        }
    }
}

#[test]
fn a_200_without_a_body_and_headers_is_done() {
    for operation in [&PUT, &PATCH, &POST, &DELETE] {
        for body in ["", "\"\"", "null"] {
            let mut operation = begin::<Json>(operation);
            operation.receive(reply(200).body(body).0).unwrap();
            assert!(matches!(operation.next_step(), Step::Done), "{body}");
            assert!(operation.into_response().is_ok());
        }
    }
}

#[test]
fn completed_means_succeeded_in_a_resource_too() {
    for state in ["Completed", "complete"] {
        assert!(run(&PUT, &[reply(201).state(state)]).result.is_ok());
    }
}

#[test]
fn delete_204_is_done() {
    assert!(run_without_result(&DELETE, &[reply(204)]).result.is_ok());
}

#[test]
fn delete_200_without_body_is_done_and_the_resource_not_asked_for() {
    let run = run_without_result(&DELETE, &[reply(200)]);
    assert!(run.polls().is_empty());
    assert!(run.result.is_ok());
}

#[test]
fn post_200_without_header_is_done() {
    let run = run(&POST, &[reply(200).body(r#"{"keys": []}"#)]);
    assert!(run.result.unwrap()["keys"].is_array());
}

#[test]
fn patch_200_succeeded_ignores_the_status_header() {
    let run = run(
        &PATCH,
        &[reply(200)
            .header("Azure-AsyncOperation", "/status/1")
            .state("Succeeded")],
    );
    assert!(run.polls().is_empty());
    assert!(run.result.is_ok());
}

#[test]
fn put_without_header_polls_the_original_url_until_the_state_is_terminal() {
    for status in [200, 201] {
        let script = [
            reply(status).state("Creating"),
            reply(200).state("Updating"),
            reply(200).state("Succeeded"),
        ];
        let run = run(&PUT, &script);
        assert_eq!(
            run.polls(),
            [format!("GET {ORIGINAL}"), format!("GET {ORIGINAL}")]
        );
        assert_eq!(run.result.unwrap()["name"], "one");
    }
}

#[test]
fn put_without_header_fails_with_the_state() {
    for state in ["Failed", "Canceled"] {
        let run = run(
            &PUT,
            &[reply(201).state("Creating"), reply(200).state(state)],
        );
        assert!(run.problem().contains(&format!("ended as {state}")));
    }
}

#[test]
fn put_that_fails_at_once_is_an_error() {
    assert!(
        run(&PUT, &[reply(200).state("Failed")])
            .problem()
            .contains("ended as Failed")
    );
}

#[test]
fn put_201_without_state_asks_once_more() {
    let body = r#"{"name": "one"}"#;
    let run = run(&PUT, &[reply(201).body(body), reply(200).body(body)]);
    assert_eq!(run.polls(), [format!("GET {ORIGINAL}")]);
    assert!(run.result.is_ok());
}

#[test]
fn put_202_without_header_polls_the_original_url() {
    let run = run(&PUT, &[reply(202), reply(200).state("Succeeded")]);
    assert_eq!(run.polls(), [format!("GET {ORIGINAL}")]);
}

#[test]
fn put_201_without_body_is_an_error() {
    assert!(run(&PUT, &[reply(201)]).problem().contains("has no body"));
}

#[test]
fn put_201_with_an_empty_text_or_null_is_an_error() {
    for body in ["\"\"", "null"] {
        let run = run(&PUT, &[reply(201).body(body)]);
        assert!(run.problem().contains("has no body"), "{body}");
    }
}

#[test]
fn put_200_with_a_body_that_is_not_json_is_an_error() {
    let run = run(
        &PUT,
        &[reply(200).body(r#"{"properties": {"provisioningState": "Creating"}, "#)],
    );
    assert!(matches!(run.result, Err(Error::Decode(_))));
}

#[test]
fn post_202_without_header_is_an_error() {
    assert!(
        run(&POST, &[reply(202)])
            .problem()
            .contains("returned no URL")
    );
}

#[test]
fn delete_202_without_header_is_an_error() {
    assert!(
        run_without_result(&DELETE, &[reply(202)])
            .problem()
            .contains("returned no URL")
    );
}

#[test]
fn the_first_request_is_not_sent_again_after_an_answer_that_leaves_the_protocol() {
    let mut operation = begin::<Json>(&POST);
    operation.receive(reply(202).0).unwrap_err();
    assert!(matches!(operation.next_step(), Step::Done));
    assert!(
        operation
            .into_result()
            .unwrap_err()
            .to_string()
            .contains("given up")
    );
}

#[test]
fn a_200_does_not_mean_done_while_a_header_names_a_status_url() {
    let script = [
        reply(200)
            .header("Azure-AsyncOperation", "/status/1")
            .body(r#"{"name": "old"}"#),
        reply(200).status("Succeeded"),
        reply(200).body(r#"{"name": "new"}"#),
    ];
    assert_eq!(run(&PUT, &script).result.unwrap()["name"], "new");
}

#[test]
fn a_stale_succeeded_of_the_resource_does_not_end_a_put_with_a_status_url() {
    let script = [
        reply(200)
            .header("Azure-AsyncOperation", "/status/1")
            .state("Succeeded"),
        reply(200).status("Failed"),
    ];
    assert!(run(&PUT, &script).result.is_err());
}

#[test]
fn delete_200_that_says_failed_is_an_error() {
    assert!(
        run_without_result(&DELETE, &[reply(200).state("Failed")])
            .problem()
            .contains("ended as Failed")
    );
}

#[test]
fn statuses_that_the_definition_forgot_count_as_success() {
    static FORGETFUL: Operation = Operation {
        id: "Things_Put",
        method: &Method::PUT,
        path: "/things/{name}",
        api_version: "",
        parameters: &[&Parameter::path("name")],
        success: &[200],
        content_type: None,
        final_state: Some(FinalState::Default),
        ..Operation::BLANK
    };
    assert!(
        run(&FORGETFUL, &[reply(201).state("Succeeded")])
            .result
            .is_ok()
    );
}
