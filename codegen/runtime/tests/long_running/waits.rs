//! How long to wait between polls, and how many there may be.

use std::time::SystemTime;

use crate::*;

fn waits(first: Reply, poll: Reply) -> Vec<Duration> {
    let script = [
        first.header("Location", "/operations/1"),
        poll,
        reply(200).body("{}"),
    ];
    run(&POST, &script).waits
}

#[test]
fn without_a_word_of_the_service_the_callers_interval_counts() {
    assert_eq!(waits(reply(202), reply(202)), [Duration::from_secs(15); 2]);
}

#[test]
fn retry_after_counts_on_the_first_response_and_on_polls() {
    let waits = waits(
        reply(202).header("Retry-After", "3"),
        reply(202).header("retry-after", "5"),
    );
    assert_eq!(waits, [Duration::from_secs(3), Duration::from_secs(5)]);
}

#[test]
fn retry_after_may_be_a_date() {
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(100));
    let mut first = reply(202).header("Location", "/operations/1");
    first
        .0
        .headers_mut()
        .insert("retry-after", date.parse().unwrap());
    let run = run(&POST, &[first, reply(200).body("{}")]);
    assert!((Duration::from_secs(90)..=Duration::from_secs(100)).contains(&run.waits[0]));
}

#[test]
fn milliseconds_come_before_seconds() {
    for (name, value, milliseconds) in [
        ("retry-after-ms", "250", 250),
        ("x-ms-retry-after-ms", "250", 250),
        ("x-ms-retry-after-ms", "0", 1),
        ("x-ms-retry-after-ms", "99999999999999999999999", 600_000),
        ("retry-after-ms", "-1", 3000),
        ("retry-after-ms", "soon", 3000),
    ] {
        let first = reply(202).header("Retry-After", "3").header(name, value);
        let waited = waits(first, reply(202))[0];
        assert_eq!(
            waited,
            Duration::from_millis(milliseconds),
            "{name}: {value}"
        );
    }
}

#[test]
fn a_date_in_the_past_means_the_least_wait() {
    let waits = waits(
        reply(202).header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
        reply(202),
    );
    assert_eq!(waits[0], Duration::from_millis(1));
}

#[test]
fn a_retry_after_that_is_no_time_is_ignored() {
    for value in ["/bar", "-1", "soon", "", "1.5"] {
        assert_eq!(
            waits(reply(202).header("Retry-After", value), reply(202))[0],
            Duration::from_secs(15),
            "{value}"
        );
    }
}

#[test]
fn the_least_wait_is_the_callers_to_set() {
    let options = PollingOptions {
        minimum_wait: Some(Duration::from_secs(2)),
        ..quick()
    };
    let script = [
        reply(202)
            .header("Location", "/operations/1")
            .header("Retry-After", "0"),
        reply(200).body("{}"),
    ];
    let run = drive(begin::<Json>(&POST).with_polling(options), &script);
    assert_eq!(run.waits, [Duration::from_secs(2)]);
}

#[test]
fn an_interval_of_zero_is_no_busy_loop() {
    let options = PollingOptions {
        interval: Some(Duration::ZERO),
        ..PollingOptions::default()
    };
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(200).body("{}"),
    ];
    let run = drive(begin::<Json>(&POST).with_polling(options), &script);
    assert_eq!(run.waits, [Duration::from_secs(1)]);
}

#[test]
fn the_number_of_polls_can_be_limited() {
    let options = PollingOptions {
        max_polls: Some(2),
        ..quick()
    };
    let script = [
        reply(202).header("Location", "/operations/1"),
        reply(202),
        reply(202),
    ];
    let run = drive(begin::<Json>(&POST).with_polling(options), &script);
    assert_eq!(
        run.problem(),
        "Things_POST: the operation has not ended after 2 polls; continue with the next poll, or with the resume token"
    );
}

/// The error after the given number of polls of an operation that never ends.
fn error_after(polls: u32, options: PollingOptions) -> Error {
    let mut operation = begin::<Json>(&POST).with_polling(options);
    let accepted = || reply(202).header("Location", "/operations/1").0;
    operation.receive(accepted()).unwrap();
    for _ in 1..polls {
        operation.receive(accepted()).unwrap();
    }
    operation.receive(accepted()).unwrap_err()
}

#[test]
fn without_a_limit_of_the_caller_polling_ends_after_weeks_and_never_spins_for_ever() {
    let at_once = PollingOptions {
        interval: Some(Duration::ZERO),
        minimum_wait: Some(Duration::ZERO),
        ..PollingOptions::default()
    };
    error_after(100_000, at_once);
}

#[test]
fn the_error_of_the_limit_has_the_token_to_go_on_with() {
    let options = PollingOptions {
        max_polls: Some(3),
        ..quick()
    };
    let error = error_after(3, options);
    let Error::LongRunning(limit) = &error else {
        panic!("{error}")
    };
    let token = limit.resume_token().unwrap();
    let operation = LongRunningOperation::<Json>::resume(token, &Endpoint::PUBLIC).unwrap();
    let run = drive(operation, &[reply(200).body("{}")]);
    assert!(run.result.is_ok());
    assert!(
        !format!("{error} {error:?}").contains("operations/1"),
        "the URL may be secret"
    );
}

#[test]
fn an_error_has_a_token_only_if_the_operation_may_still_go_on() {
    let accepted = reply(202).header("Azure-AsyncOperation", "/status/1");
    for (script, goes_on) in [
        (vec![accepted, reply(200)], true),
        (vec![reply(202)], false),
        (vec![reply(200).body("{}"), reply(200)], false),
    ] {
        let mut operation = begin::<Json>(&POST);
        let mut script = script.into_iter();
        let error = script.find_map(|Reply(response)| operation.receive(response).err());
        let Some(Error::LongRunning(error)) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.resume_token().is_some(), goes_on, "{error}");
    }
}

#[test]
fn after_the_limit_the_operation_can_be_saved_or_go_on() {
    let options = PollingOptions {
        max_polls: Some(2),
        ..quick()
    };
    let mut operation = begin::<Json>(&POST).with_polling(options);
    operation
        .receive(reply(202).header("Location", "/operations/1").0)
        .unwrap();
    for _ in 0..2 {
        operation.receive(reply(202).0).unwrap();
        operation.receive(reply(202).0).unwrap_err();
    }
    assert!(operation.resume_token().is_ok());
    operation.receive(reply(200).body("{}").0).unwrap();
    assert!(operation.into_result().is_ok());
}
