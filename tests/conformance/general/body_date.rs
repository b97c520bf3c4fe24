//! `body-date.json`: days as bodies. What is no day keeps its text.

use crate::table::{blocking_reads, blocking_writes, reads, texts, times, writes};
use body_date::AutoRestDateTestServiceClient;
use body_date::clients::DateClient;
use body_date::operations::date as requests;
use body_date::runtime::Date;
use conformance_harness::{Scenarios, Server};
use time::macros::date;

fn client(server: &Server) -> DateClient {
    AutoRestDateTestServiceClient::from_arm_client(&server.arm_client()).date_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-date.json");
    let scenarios = &mut list;
    reads!(scenarios, client,
        "getDateNull": get_null => None;
        "getDateMin": get_min_date => "0001-01-01";
    );
    times!(scenarios, client, "getDateMax": get_max_date => "9999-12-31", to_date: date!(9999-12-31););
    texts!(scenarios, client, "a date such as 2024-05-01", to_date,
        "getDateInvalid": get_invalid_date => "201O-18-90";
        "getDateOverflow": get_overflow_date => "10000000000-12-31";
        "getDateUnderflow": get_underflow_date => "0000-00-00";
    );
    writes!(scenarios, client,
        "putDateMax": put_max_date(&date!(9999-12-31).into());
        "putDateMin": put_min_date(&date!(0001-01-01).into());
    );
    blocking_reads!(scenarios,
        "getDateNull": requests::get_null => None;
        "getDateOverflow": requests::get_overflow_date => Date::from("10000000000-12-31");
    );
    blocking_writes!(scenarios, "putDateMin": requests::put_min_date[&date!(0001-01-01).into()];);
    list
}
