//! Trying again: row 11 of the protocol, 429 and 5xx, `Retry-After`, backoff.

use crate::*;

#[test]
fn a_500_on_the_first_request_is_tried_again() {
    let run = run(&PUT, &[reply(500), reply(200).state("Succeeded")]);
    assert_eq!(run.requests[0].uri(), run.requests[1].uri());
    assert_eq!(run.requests[1].method(), Method::PUT);
    assert_eq!(run.requests[0].body(), run.requests[1].body());
    assert!(run.result.is_ok());
}

#[test]
fn a_500_on_a_poll_is_tried_again() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(500),
        reply(200).status("Succeeded"),
        reply(200).state("Succeeded"),
    ];
    let run = run(&PUT, &script);
    assert_eq!(run.polls()[0], run.polls()[1]);
    assert!(run.result.is_ok());
}

#[test]
fn a_500_on_the_final_get_is_tried_again() {
    let script = [
        reply(201).header("Azure-AsyncOperation", "/status/1"),
        reply(200).status("Succeeded"),
        reply(500),
        reply(200).state("Succeeded"),
    ];
    let run = run(&PUT, &script);
    assert_eq!(run.polls()[1], run.polls()[2]);
    assert!(run.result.is_ok());
}

#[test]
fn what_a_later_try_may_mend_is_tried_again() {
    for status in [408, 429, 500, 502, 503, 504, 529] {
        assert!(
            run(&PUT, &[reply(status), reply(200).state("Succeeded")])
                .result
                .is_ok(),
            "{status}"
        );
    }
}

#[test]
fn what_no_later_try_mends_is_not_tried_again() {
    for status in [400, 401, 403, 404, 409, 412, 501, 505] {
        assert_eq!(run(&PUT, &[reply(status)]).requests.len(), 1, "{status}");
    }
}

#[test]
fn retries_end_at_the_limit_with_the_error_of_the_service() {
    let run = run(
        &PUT,
        &[
            reply(503),
            reply(503),
            reply(503),
            reply(503).body(r#"{"error": {"code": "Busy"}}"#),
        ],
    );
    assert_eq!(service_code(&run.result.unwrap_err()), Some("Busy"));
}

#[test]
fn each_request_has_its_own_retries() {
    let script = [
        reply(500),
        reply(500),
        reply(500),
        reply(202).header("Location", "/operations/1"),
        reply(500),
        reply(500),
        reply(500),
        reply(200).body("{}"),
    ];
    assert!(run(&POST, &script).result.is_ok());
}

#[test]
fn no_retries_where_the_caller_wants_none() {
    let options = PollingOptions {
        retry: Some(RetryOptions::none()),
        ..quick()
    };
    let run = drive(begin::<Json>(&PUT).with_polling(options), &[reply(500)]);
    assert!(matches!(run.result, Err(Error::Service(_))));
}

#[test]
fn a_429_waits_as_long_as_the_service_asks() {
    let run = run(
        &PUT,
        &[
            reply(429).header("Retry-After", "7"),
            reply(200).state("Succeeded"),
        ],
    );
    assert_eq!(run.waits, [Duration::from_secs(7)]);
}

#[test]
fn a_wait_that_the_service_asks_for_is_capped() {
    for seconds in ["86400", "99999999999999999999999999"] {
        let run = run(
            &PUT,
            &[
                reply(429).header("Retry-After", seconds),
                reply(200).state("Succeeded"),
            ],
        );
        assert_eq!(run.waits, [Duration::from_secs(600)]);
    }
}

#[test]
fn a_retry_after_of_zero_is_no_busy_loop() {
    let run = run(
        &PUT,
        &[
            reply(429).header("Retry-After", "0"),
            reply(200).state("Succeeded"),
        ],
    );
    assert_eq!(run.waits, [Duration::from_millis(1)]);
}

#[test]
fn backoff_doubles_up_to_its_cap_with_jitter_below() {
    let retry = RetryOptions {
        max_retries: 40,
        base_delay: Duration::from_secs(2),
        max_delay: Duration::from_secs(60),
        ..RetryOptions::default()
    };
    let mut script = vec![reply(500); 40];
    script.push(reply(200).state("Succeeded"));
    let options = PollingOptions {
        retry: Some(retry),
        ..quick()
    };
    let run = drive(begin::<Json>(&PUT).with_polling(options), &script);
    for (index, wait) in run.waits.iter().enumerate() {
        let whole = Duration::from_secs(60.min(2_u64 << index.min(10)));
        assert!((whole / 2..=whole).contains(wait), "{index}: {wait:?}");
    }
    assert!(
        run.waits.iter().skip(10).any(|wait| wait != &run.waits[10]),
        "no jitter in {:?}",
        run.waits
    );
}

#[test]
fn the_same_request_is_due_until_a_response_was_received() {
    let mut operation = begin::<Json>(&PUT);
    for _ in 0..2 {
        assert!(
            matches!(operation.next_step(), Step::Send(request) if request.method() == Method::PUT)
        );
    }
}
