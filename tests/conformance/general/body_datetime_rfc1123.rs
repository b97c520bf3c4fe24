//! `body-datetime-rfc1123.json`: points in time in the format of headers as bodies. What is none keeps its text.

use crate::table::{blocking_reads, blocking_writes, reads, texts, times, writes};
use body_datetime_rfc1123::AutoRestRfc1123DateTimeTestServiceClient;
use body_datetime_rfc1123::clients::Datetimerfc1123Client;
use body_datetime_rfc1123::operations::datetimerfc1123 as requests;
use body_datetime_rfc1123::runtime::DateTimeRfc1123;
use conformance_harness::{Scenarios, Server};
use time::macros::datetime;

fn client(server: &Server) -> Datetimerfc1123Client {
    let client = AutoRestRfc1123DateTimeTestServiceClient::from_arm_client(&server.arm_client());
    client.datetimerfc1123_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-datetime-rfc1123.json");
    let scenarios = &mut list;
    reads!(scenarios, client,
        "getDateTimeRfc1123Null": get_null => None;
        "getDateTimeRfc1123MinUtc": get_utc_min_date_time => "Mon, 01 Jan 0001 00:00:00 GMT";
    );
    times!(scenarios, client,
        "getDateTimeRfc1123MaxUtcLowercase": get_utc_lowercase_max_date_time =>
            "fri, 31 dec 9999 23:59:59 gmt", to_offset_date_time: datetime!(9999-12-31 23:59:59 UTC);
        "getDateTimeRfc1123MaxUtcUppercase": get_utc_uppercase_max_date_time =>
            "FRI, 31 DEC 9999 23:59:59 GMT", to_offset_date_time: datetime!(9999-12-31 23:59:59 UTC);
    );
    texts!(scenarios, client, "a date and time such as Wed, 01 May 2024 10:30:00 GMT", to_offset_date_time,
        "getDateTimeRfc1123Invalid": get_invalid => "Tue, 01 Dec 2000 00:00:0A ABC";
        "getDateTimeRfc1123Overflow": get_overflow => "Sat, 1 Jan 10000 00:00:00 GMT";
        "getDateTimeRfc1123Underflow": get_underflow => "Tue, 00 Jan 0000 00:00:00 GMT";
    );
    writes!(scenarios, client,
        "putDateTimeRfc1123Max": put_utc_max_date_time(&datetime!(9999-12-31 23:59:59 UTC).into());
        "putDateTimeRfc1123Min": put_utc_min_date_time(&datetime!(0001-01-01 00:00:00 UTC).into());
    );
    blocking_reads!(scenarios,
        "getDateTimeRfc1123Null": requests::get_null => None;
        "getDateTimeRfc1123Overflow": requests::get_overflow => DateTimeRfc1123::from("Sat, 1 Jan 10000 00:00:00 GMT");
    );
    blocking_writes!(scenarios,
        "putDateTimeRfc1123Max": requests::put_utc_max_date_time[&datetime!(9999-12-31 23:59:59 UTC).into()];
    );
    list
}
