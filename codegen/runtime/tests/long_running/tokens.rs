//! Saving an operation, and going on in another process.

use armgen_runtime::runtime::ResumeTokenError;

use crate::*;

fn saved(operation: &'static Operation, script: &[Reply]) -> String {
    let request = request::<Json>(operation)
        .with_header("x-ms-client-request-id", "abc")
        .unwrap();
    let request = request
        .with_header("authorization", "Bearer secret")
        .unwrap();
    let mut operation = request.start(&Endpoint::PUBLIC).unwrap();
    for Reply(response) in script {
        operation.receive(response.clone()).unwrap();
    }
    operation.resume_token().unwrap()
}

fn resumed(token: &str) -> LongRunningOperation<Json> {
    LongRunningOperation::resume(token, &Endpoint::PUBLIC).unwrap()
}

fn refused(token: &str) -> Error {
    LongRunningOperation::<Json>::resume(token, &Endpoint::PUBLIC).unwrap_err()
}

/// Runs the rest of an operation twice, once with a saving and resuming before each request.
fn goes_on_alike(operation: &'static Operation, script: &[Reply]) {
    let straight = run(operation, script);
    for stop in 1..script.len() {
        let (before, after) = script.split_at(stop);
        let run = drive(resumed(&saved(operation, before)), after);
        let urls = run.requests.iter().map(|request| request.uri().to_string());
        assert_eq!(urls.collect::<Vec<_>>(), straight.urls()[stop - 1..]);
        assert_eq!(run.result.unwrap(), *straight.result.as_ref().unwrap());
    }
}

#[test]
fn a_put_by_status_url_goes_on_from_any_point() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200)
            .header("Azure-AsyncOperation", "/status/2")
            .status("Running"),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    goes_on_alike(&PUT, &script);
}

#[test]
fn a_put_by_location_goes_on_from_any_point() {
    let script = [
        reply(202).header("Location", "/1"),
        reply(202),
        reply(200),
        reply(200).state("Succeeded"),
    ];
    goes_on_alike(&PUT, &script);
}

#[test]
fn a_put_by_its_own_url_goes_on_from_any_point() {
    goes_on_alike(
        &PUT,
        &[
            reply(201).state("Creating"),
            reply(200).state("Creating"),
            reply(200).state("Succeeded"),
        ],
    );
}

#[test]
fn a_post_by_status_url_and_location_goes_on_from_any_point() {
    let script = [
        reply(202)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/result/1"),
        reply(200).status("Running"),
        reply(200)
            .header("Location", "/result/2")
            .status("Succeeded"),
        reply(202),
        reply(200).body("{}"),
    ];
    goes_on_alike(&POST, &script);
}

#[test]
fn a_post_via_the_status_url_goes_on_from_any_point() {
    let script = [
        reply(202)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/result/1"),
        reply(200).status("Running"),
        reply(200).status("Succeeded"),
    ];
    goes_on_alike(&POST_VIA_STATUS, &script);
}

#[test]
fn a_post_whose_result_is_a_member_goes_on_from_any_point() {
    let script = [
        reply(202).header("Operation-Location", "/status/1"),
        reply(200).status("Running"),
        reply(200).body(r#"{"status": "Succeeded", "result": {"keys": []}}"#),
    ];
    goes_on_alike(&POST_VIA_OPERATION_LOCATION, &script);
}

#[test]
fn a_token_is_small_versioned_and_holds_neither_body_nor_bearer_token() {
    let token = saved(
        &PUT,
        &[reply(201)
            .header("Azure-AsyncOperation", "/status/1")
            .body(r#"{"key": "secret"}"#)],
    );
    assert!(token.starts_with("2:"));
    assert!(token.len() < 400, "{token}");
    assert!(
        !token.contains("secret") && !token.contains("size"),
        "{token}"
    );
}

#[test]
fn a_resumed_operation_polls_at_once_with_the_callers_request_id() {
    let token = saved(&POST, &[reply(202).header("Location", "/operations/1")]);
    let run = drive(resumed(&token), &[reply(200).body("{}")]);
    assert!(run.waits.is_empty());
    assert_eq!(run.requests[0].headers()["x-ms-client-request-id"], "abc");
    assert!(!run.requests[0].headers().contains_key("authorization"));
}

#[test]
fn a_token_names_its_operation() {
    let token = saved(&POST, &[reply(202).header("Location", "/operations/1")]);
    assert_eq!(resumed(&token).operation(), "Things_POST");
    let problem = request::<Json>(&PUT)
        .resume(&token, &Endpoint::PUBLIC)
        .unwrap_err()
        .to_string();
    assert_eq!(
        problem,
        "the resume token is of the operation Things_POST, not of Things_PUT"
    );
    assert!(
        request::<Json>(&POST)
            .resume(&token, &Endpoint::PUBLIC)
            .is_ok()
    );
}

#[derive(Clone, Debug, Default)]
struct Thing;

/// A token of an operation whose result is a list of things.
fn of_things() -> String {
    let mut operation = begin::<Vec<Thing>>(&POST);
    let accepted = reply(202).header("Location", "/operations/1");
    operation.receive(accepted.0).unwrap();
    operation.resume_token().unwrap()
}

#[test]
fn a_token_names_the_type_of_its_result() {
    let token = of_things();
    assert!(token.contains(r#""type":"Vec<Thing>""#), "{token}");
    assert!(LongRunningOperation::<Vec<Thing>>::resume(&token, &Endpoint::PUBLIC).is_ok());
    assert_eq!(
        refused(&token).to_string(),
        "the resume token is of an operation with the result `Vec<Thing>`, not `Value`"
    );
    assert_eq!(
        request::<()>(&POST)
            .resume(&token, &Endpoint::PUBLIC)
            .unwrap_err()
            .to_string(),
        "the resume token is of an operation with the result `Vec<Thing>`, not `()`"
    );
}

mod r#type {
    #[derive(Debug)]
    pub(super) struct Über<T>(pub(super) T);
}

#[test]
fn a_type_is_named_without_paths() {
    fn named<T>() -> String {
        let mut operation = begin::<T>(&POST);
        let accepted = reply(202).header("Location", "/operations/1");
        operation.receive(accepted.0).unwrap();
        let token = operation.resume_token().unwrap();
        let fields: Json = token.strip_prefix("2:").unwrap().parse().unwrap();
        fields["type"].as_str().unwrap().to_owned()
    }
    assert_eq!(named::<Json>(), "Value");
    assert_eq!(named::<()>(), "()");
    assert_eq!(named::<i32>(), "i32");
    assert_eq!(named::<Option<Vec<Json>>>(), "Option<Vec<Value>>");
    assert_eq!(
        named::<std::collections::BTreeMap<String, Vec<u8>>>(),
        "BTreeMap<String, Vec<u8>>"
    );
    assert_eq!(
        named::<(String, [String; 2], &str)>(),
        "(String, [String; 2], &str)"
    );
    assert_eq!(named::<r#type::Über<r#type::Über<()>>>(), "Über<Über<()>>");
}

#[test]
fn a_token_that_is_resumed_and_saved_again_is_of_the_same_type() {
    let token = of_things();
    let operation = LongRunningOperation::<Vec<Thing>>::resume(&token, &Endpoint::PUBLIC).unwrap();
    assert_eq!(operation.resume_token().unwrap(), token);
}

#[test]
fn a_message_shows_a_changed_token_on_one_line_and_shortened() {
    let long = "x".repeat(100_000);
    let token = of_things();
    for (own, changed) in [
        ("Vec<Thing>", long.clone()),
        ("Vec<Thing>", format!("a\\n\\u001b[31m{long}")),
        ("Things_POST", long.clone()),
        ("Things_POST", "a\\nb".to_owned()),
        ("Things_POST", "a\u{202E}b".to_owned()),
        ("Things_POST", "a\\u2066b".to_owned()),
        ("Vec<Thing>", "a\u{202E}\u{2028}\u{200B}b".to_owned()),
        ("management.azure.com", long.clone()),
        ("management.azure.com", format!("a\\n\\u001b{long}.example")),
    ] {
        let changed = token.replace(own, &changed);
        assert_ne!(changed, token);
        let error = refused(&changed);
        let message = error.to_string();
        assert!(message.len() < 500, "{message}");
        assert!(!message.contains(char::is_control), "{message}");
        assert!(
            !message.contains(['\u{202E}', '\u{2066}', '\u{2028}', '\u{200B}']),
            "{message}"
        );
        assert!(format!("{error:?}").len() < 1000);
    }
}

#[test]
fn a_token_that_leads_to_a_foreign_host_is_refused() {
    let token = saved(
        &POST,
        &[reply(202)
            .header("Azure-AsyncOperation", "/status/1")
            .header("Location", "/result/1")],
    );
    for path in ["/status/1", "/result/1"] {
        let own = format!("https://management.azure.com{path}");
        for foreign in ["https://evil.example/x", "http://management.azure.com/x"] {
            assert!(matches!(
                refused(&token.replace(&own, foreign)),
                Error::ForeignHost(_)
            ));
        }
    }
    assert!(LongRunningOperation::<Json>::resume(&token, &Endpoint::CHINA).is_err());
}

#[test]
fn a_token_of_another_version_is_refused_by_name() {
    let token = saved(&POST, &[reply(202).header("Location", "/operations/1")]);
    let problem = refused(&token.replacen("2:", "1:", 1)).to_string();
    assert_eq!(
        problem,
        "the resume token has the version 1, but only 2 is supported"
    );
}

#[test]
fn garbage_is_refused() {
    for garbage in [
        "",
        "x",
        "2:",
        "2:{}",
        "2:[]",
        "2:{\"operation\": 1}",
        ":{}",
        "-1:{}",
        "é:",
        "2",
        "99999999999:{}",
    ] {
        assert!(
            matches!(refused(garbage), Error::ResumeToken(_)),
            "{garbage}"
        );
    }
}

#[test]
fn a_token_with_a_missing_or_strange_field_is_refused() {
    let token = saved(
        &PUT,
        &[reply(201).header("Azure-AsyncOperation", "/status/1")],
    );
    for field in ["operation", "type", "next", "url", "result", "resultUrl"] {
        let without = token.replace(&format!("\"{field}\""), "\"other\"");
        assert!(
            matches!(refused(&without), Error::ResumeToken(_)),
            "{without}"
        );
    }
    assert!(matches!(
        refused(&token.replace("\"status\"", "\"guess\"")),
        Error::ResumeToken(_)
    ));
    assert!(matches!(
        refused(&token.replace("\"original\"", "\"guess\"")),
        Error::ResumeToken(_)
    ));
}

#[test]
fn a_token_whose_request_id_is_no_header_is_refused() {
    let token = saved(&PUT, &[reply(202).header("Location", "/1")]);
    for id in ["a\\r\\nauthorization: x", "\u{e9}", "\\u00e9"] {
        let changed = token.replace("\"abc\"", &format!("\"{id}\""));
        assert_ne!(changed, token);
        assert!(matches!(refused(&changed), Error::ResumeToken(_)), "{id}");
    }
}

#[test]
fn there_is_no_token_before_the_first_answer_and_after_the_end() {
    let mut operation = begin::<Json>(&PUT);
    assert!(matches!(
        operation.resume_token(),
        Err(Error::ResumeToken(_))
    ));
    operation.receive(reply(200).state("Succeeded").0).unwrap();
    assert!(matches!(
        operation.resume_token(),
        Err(Error::ResumeToken(_))
    ));
}

#[test]
fn errors_can_be_handed_between_threads() {
    fn check<T: std::error::Error + Send + Sync + 'static>() {}
    check::<Error>();
    check::<ResumeTokenError>();
}

#[test]
fn operations_can_be_handed_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<LongRunningOperation<std::rc::Rc<()>>>();
}
