//! Headers of polls: row 12 of the protocol.

use crate::*;

fn script() -> [Reply; 4] {
    [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200).status("Running"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ]
}

#[test]
fn the_callers_request_id_is_sent_on_every_poll_and_on_the_final_get() {
    let request = request::<Json>(&PUT)
        .with_header("x-ms-client-request-id", "abc")
        .unwrap();
    let run = drive(request.start(&Endpoint::PUBLIC).unwrap(), &script());
    assert_eq!(run.requests.len(), 4);
    for request in &run.requests {
        assert_eq!(request.headers()["x-ms-client-request-id"], "abc");
    }
}

#[test]
fn a_request_id_from_a_parameter_is_repeated_too_but_no_other_parameter() {
    static TRACED: Operation = Operation {
        id: "Things_Put",
        method: &Method::PUT,
        path: "/things",
        api_version: "",
        parameters: &[
            &Parameter::header("x-ms-client-request-id"),
            &Parameter::header("If-Match"),
        ],
        success: &[200],
        content_type: None,
        final_state: Some(FinalState::Default),
        ..Operation::BLANK
    };
    let request =
        Request::<Json, LongRunning<Json>>::new(&TRACED, &["abc".into(), "7".into()], None)
            .unwrap();
    let run = drive(request.start(&Endpoint::PUBLIC).unwrap(), &script());
    assert_eq!(run.requests[0].headers()["if-match"], "7");
    for request in &run.requests[1..] {
        assert_eq!(request.headers()["x-ms-client-request-id"], "abc");
        assert!(!request.headers().contains_key("if-match"));
    }
}

#[test]
fn headers_about_the_first_request_are_not_repeated() {
    let request = request::<Json>(&PUT);
    let request = request
        .with_header("If-Match", "*")
        .unwrap()
        .with_header("Prefer", "respond-async")
        .unwrap();
    let request = request.with_header("traceparent", "00-1-2-00").unwrap();
    let run = drive(request.start(&Endpoint::PUBLIC).unwrap(), &script());
    let headers = run.requests[1].headers();
    assert_eq!(
        headers
            .keys()
            .map(http::HeaderName::as_str)
            .collect::<Vec<_>>(),
        ["accept", "traceparent"]
    );
}

#[test]
fn polls_accept_json_and_have_no_body() {
    let run = run(&PUT, &script());
    for request in &run.requests[1..] {
        assert_eq!(request.headers()["accept"], "application/json");
        assert!(request.body().is_empty());
    }
}
