//! A second status URL, below the resource that is being deleted: row 22 of the protocol.

use crate::*;

fn first() -> Reply {
    reply(202).header("Azure-AsyncOperation", "/status/1")
}

/// A poll that names another status URL.
fn names(url: &'static str) -> Reply {
    reply(200)
        .header("Azure-AsyncOperation", url)
        .status("InProgress")
}

fn ends(script: &[Reply], expected: &[&str]) {
    let run = run_without_result(&DELETE, script);
    let expected = expected
        .iter()
        .map(|path| format!("GET https://management.azure.com{path}"));
    assert_eq!(run.polls(), expected.collect::<Vec<_>>());
    run.result.unwrap();
}

#[test]
fn a_newer_status_url_that_is_not_found_leads_back_to_the_first() {
    let script = [
        first(),
        names("/things/one/status/2"),
        reply(404).body(r#"{"error": {"code": "ResourceNotFound"}}"#),
        reply(200).status("Succeeded"),
    ];
    ends(&script, &["/status/1", "/things/one/status/2", "/status/1"]);
}

#[test]
fn a_newer_status_url_may_answer_before_it_is_not_found() {
    let script = [
        first(),
        names("/things/one/status/2"),
        reply(200).status("Deleting"),
        names("/things/one/status/2?t=2"),
        reply(404),
        reply(200).status("Succeeded"),
    ];
    let second = "/things/one/status/2";
    ends(
        &script,
        &[
            "/status/1",
            second,
            second,
            "/things/one/status/2?t=2",
            "/status/1",
        ],
    );
}

#[test]
fn a_url_that_was_not_found_is_not_polled_again() {
    let script = [
        first(),
        names("/things/one/status/2?t=1"),
        reply(404),
        names("/things/one/status/2?t=2"),
        names("/things/one/status/2?t=3"),
        reply(200).status("Succeeded"),
    ];
    let second = "/things/one/status/2?t=1";
    ends(
        &script,
        &["/status/1", second, "/status/1", "/status/1", "/status/1"],
    );
}

#[test]
fn the_way_back_waits_as_any_poll() {
    let script = [
        first(),
        names("/things/one/status/2"),
        reply(404).header("Retry-After", "7"),
        reply(204),
    ];
    let run = run_without_result(&DELETE, &script);
    let seconds: Vec<_> = run.waits.iter().map(Duration::as_secs).collect();
    assert_eq!(seconds, [15, 15, 7]);
}

#[test]
fn of_several_newer_urls_the_way_back_is_to_the_first() {
    let script = [
        first(),
        names("/things/one/status/2"),
        names("/things/one/status/3"),
        reply(404),
        reply(200).status("Succeeded"),
    ];
    ends(
        &script,
        &[
            "/status/1",
            "/things/one/status/2",
            "/things/one/status/3",
            "/status/1",
        ],
    );
}

#[test]
fn a_first_url_that_is_not_found_is_an_error() {
    for script in [
        vec![first(), reply(404)],
        vec![first(), names("/status/1?t=2"), reply(404)],
        vec![
            first(),
            names("/things/one/status/2"),
            reply(404),
            reply(404),
        ],
    ] {
        let error = run_without_result(&DELETE, &script).result.unwrap_err();
        assert_eq!(error.service().unwrap().status(), 404);
    }
}

#[test]
fn other_errors_of_the_newer_url_are_errors() {
    for status in [400, 403, 409] {
        let script = [first(), names("/things/one/status/2"), reply(status)];
        let error = run_without_result(&DELETE, &script).result.unwrap_err();
        assert_eq!(error.service().unwrap().status(), status);
    }
}

#[test]
fn a_location_has_no_way_back() {
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(202).header("Location", "/operations/2"),
        reply(404),
    ];
    assert!(run_without_result(&DELETE, &script).result.is_err());
}

#[test]
fn the_way_back_survives_a_token_at_each_step() {
    let script = [
        first(),
        names("/things/one/status/2"),
        reply(404),
        names("/things/one/status/2"),
        reply(200).status("Succeeded"),
    ];
    let straight = run_without_result(&DELETE, &script);
    let mut operation = begin::<()>(&DELETE);
    for (index, Reply(response)) in script.iter().enumerate() {
        if index > 0 {
            let token = operation.resume_token().unwrap();
            operation = LongRunningOperation::resume(&token, &Endpoint::PUBLIC).unwrap();
            let Step::Send(request) = operation.next_step() else {
                panic!()
            };
            assert_eq!(request.uri(), straight.requests[index].uri());
        }
        operation.receive(response.clone()).unwrap();
    }
    operation.into_result().unwrap();
}

#[test]
fn a_token_whose_way_back_leads_to_a_foreign_host_is_refused() {
    let mut operation = begin::<()>(&DELETE);
    for Reply(response) in [first(), names("/things/one/status/2")] {
        operation.receive(response).unwrap();
    }
    let token = operation.resume_token().unwrap();
    let changed = token.replace(
        "https://management.azure.com/status/1",
        "https://evil.example/status/1",
    );
    assert_ne!(changed, token);
    let resumed = LongRunningOperation::<()>::resume(&changed, &Endpoint::PUBLIC);
    assert!(matches!(resumed, Err(Error::ForeignHost(_))));
}
