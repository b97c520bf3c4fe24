//! Services at fault: no call hangs, no token leaves the hosts that are allowed, and each error says what happened.
//!
//! The faults are in `table.rs`. Each is tried with each kind of operation, against servers on loopback.

mod by_client;
mod by_hand;
mod fault;
mod kind;
mod outcome;
mod run;
mod server;
// A row is read by its columns.
#[rustfmt::skip]
mod table;

use run::{BOTH, Layer, Limits, Seen, run};
use std::time::Duration;

const CLIENT: &[Layer] = &[Layer::Client];
const BY_HAND: &[Layer] = &[Layer::ByHand];

#[test]
fn statuses_that_mean_no_success() {
    run(table::STATUSES, BOTH, Limits::SHORT, Seen::Nothing);
}

#[test]
fn waits_that_the_service_asks_for() {
    run(table::RETRY_AFTER, BOTH, Limits::SHORT, Seen::Nothing);
}

#[test]
fn bodies_that_are_not_what_the_definition_says() {
    run(table::BODIES, BOTH, Limits::SHORT, Seen::Nothing);
}

#[test]
fn links_and_redirects_that_lead_astray() {
    run(table::LINKS, BOTH, Limits::SHORT, Seen::Nothing);
}

#[test]
fn two_headers_in_place_of_one() {
    run(table::TWO_HEADERS, CLIENT, Limits::SHORT, Seen::Nothing);
    run(
        table::TWO_HEADERS_BY_HAND,
        BY_HAND,
        Limits::SHORT,
        Seen::Nothing,
    );
}

#[test]
fn redirects_that_the_transport_follows() {
    let limits = Limits {
        follows_redirects: true,
        ..Limits::SHORT
    };
    run(table::FOLLOWED, CLIENT, limits, Seen::NoToken);
}

#[test]
fn connections_that_break() {
    run(table::CONNECTIONS, CLIENT, Limits::SHORT, Seen::Nothing);
}

#[test]
fn answers_that_are_too_slow_for_the_transport() {
    let limits = Limits {
        request: Some(Duration::from_secs(1)),
        ..Limits::SHORT
    };
    run(table::SLOW_ANSWERS, CLIENT, limits, Seen::Nothing);
}

#[test]
fn calls_that_are_too_slow_for_the_caller() {
    let limits = Limits {
        call: Some(Duration::from_secs(1)),
        retry_after: Duration::from_secs(600),
        ..Limits::SHORT
    };
    run(table::SLOW_CALLS, CLIENT, limits, Seen::Nothing);
}
