//! Polling URLs without `api-version`: row 25 of the protocol.

use crate::*;

/// The URL of the poll after a first response with the given header.
fn polled(header: &'static str, link: &'static str) -> String {
    let mut operation = begin::<Json>(&POST);
    operation
        .receive(reply(202).header(header, link).0)
        .unwrap();
    sent(operation)
}

fn sent(mut operation: LongRunningOperation<Json>) -> String {
    loop {
        match operation.next_step() {
            Step::Send(request) => return request.uri().to_string(),
            Step::Wait(_) => {}
            Step::Done => panic!("it is done"),
        }
    }
}

#[test]
fn each_polling_url_gets_the_version_of_its_operation() {
    for header in ["Azure-AsyncOperation", "Operation-Location", "Location"] {
        for (link, expected) in [
            ("/p", "/p?api-version=2024-05-01"),
            ("/p?t=1", "/p?t=1&api-version=2024-05-01"),
            (
                "https://management.azure.com/p?t=1&",
                "/p?t=1&api-version=2024-05-01",
            ),
            (
                "https://management.azure.com/p?",
                "/p?api-version=2024-05-01",
            ),
            ("/p?t=a#b", "/p?t=a%23b&api-version=2024-05-01"),
            ("/p?t=1&Api-Version=2", "/p?t=1&Api-Version=2"),
            ("/p?api%2Dversion=2", "/p?api%2Dversion=2"),
            ("/p?t=1&%61PI-version=2", "/p?t=1&%61PI-version=2"),
            (
                "/p?t=api-version=2",
                "/p?t=api-version=2&api-version=2024-05-01",
            ),
            ("/p?%=1", "/p?%=1&api-version=2024-05-01"),
            (
                "/p?api-version=2020-01-01&t=%2b",
                "/p?api-version=2020-01-01&t=%2b",
            ),
        ] {
            assert_eq!(
                polled(header, link),
                format!("https://management.azure.com{expected}")
            );
        }
    }
}

#[test]
fn newer_urls_and_that_of_the_result_get_it_too() {
    let script = [
        reply(202)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/result/1"),
        reply(200)
            .header("Azure-AsyncOperation", "/status/2")
            .status("Running"),
        reply(200).status("Succeeded"),
        reply(202).header("Location", "/result/2"),
        reply(200).body("{}"),
    ];
    for url in run(&POST, &script).urls() {
        assert!(url.ends_with("?api-version=2024-05-01"), "{url}");
    }
}

#[test]
fn the_version_is_the_one_that_was_sent() {
    let request = request::<Json>(&POST).with_api_version("2030-01-01");
    let mut operation = request.unwrap().start(&Endpoint::PUBLIC).unwrap();
    operation
        .receive(reply(202).header("Location", "/p").0)
        .unwrap();
    assert_eq!(
        sent(operation),
        "https://management.azure.com/p?api-version=2030-01-01"
    );
}

#[test]
fn an_operation_without_a_version_adds_none() {
    static BARE: Operation = Operation {
        method: &Method::POST,
        path: "/things/{name}",
        parameters: &[&Parameter::path("name")],
        final_state: Some(FinalState::Default),
        ..Operation::BLANK
    };
    let mut operation = begin::<Json>(&BARE);
    operation
        .receive(reply(202).header("Location", "/p").0)
        .unwrap();
    let token = operation.resume_token().unwrap();
    assert!(!token.contains("ersion"), "{token}");
    assert_eq!(sent(operation), "https://management.azure.com/p");
}

/// The token of an operation that polls `/p?t=1`.
fn token() -> String {
    let mut operation = begin::<Json>(&POST);
    operation
        .receive(reply(202).header("Location", "/p?t=1").0)
        .unwrap();
    operation.resume_token().unwrap()
}

fn resumed(token: &str) -> LongRunningOperation<Json> {
    LongRunningOperation::resume(token, &Endpoint::PUBLIC).unwrap()
}

#[test]
fn a_token_keeps_the_version_for_newer_urls() {
    let script = [reply(202).header("Location", "/q"), reply(200).body("{}")];
    let run = drive(resumed(&token()), &script);
    assert_eq!(
        run.requests[1].uri(),
        "https://management.azure.com/q?api-version=2024-05-01"
    );
}

#[test]
fn the_url_of_a_token_gets_the_version_too() {
    let changed = token().replace("/p?t=1&api-version=2024-05-01", "/p?t=1");
    assert_ne!(changed, token());
    assert_eq!(
        sent(resumed(&changed)),
        "https://management.azure.com/p?t=1&api-version=2024-05-01"
    );
}

#[test]
fn a_token_without_a_version_goes_on_as_before() {
    let older = token().replace(r#""apiVersion":"2024-05-01","#, "");
    assert_ne!(older, token());
    let run = drive(
        resumed(&older),
        &[reply(202).header("Location", "/q"), reply(200).body("{}")],
    );
    assert_eq!(run.requests[1].uri(), "https://management.azure.com/q");
}

#[test]
fn the_version_of_a_token_cannot_lead_elsewhere() {
    for version in [
        "1@evil.example/",
        "#@evil.example",
        "//evil.example",
        "1\\\\@evil.example",
        "\\n",
    ] {
        let changed = token()
            .replace("&api-version=2024-05-01", "")
            .replace(r#""2024-05-01""#, &format!("\"{version}\""));
        if let Ok(operation) = LongRunningOperation::<Json>::resume(&changed, &Endpoint::PUBLIC) {
            let url: http::Uri = sent(operation).parse().unwrap();
            assert_eq!(url.host(), Some("management.azure.com"), "{version}");
        }
    }
}
