//! `body-datetime.json`: points in time as bodies. What is none keeps its text.

use crate::table::{blocking_reads, blocking_writes, reads, texts, times, writes};
use body_datetime::AutoRestDateTimeTestServiceClient;
use body_datetime::clients::DatetimeClient;
use body_datetime::operations::datetime as requests;
use body_datetime::runtime::DateTime;
use conformance_harness::{Scenarios, Server};
use time::macros::datetime;

fn client(server: &Server) -> DatetimeClient {
    AutoRestDateTimeTestServiceClient::from_arm_client(&server.arm_client()).datetime_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("body-datetime.json");
    first_and_last(&mut scenarios);
    not_valid(&mut scenarios);
    written(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

fn first_and_last(scenarios: &mut Scenarios) {
    times!(scenarios, client,
        "getDateTimeMaxUtcLowercase": get_utc_lowercase_max_date_time =>
            "9999-12-31t23:59:59.999z", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 UTC);
        "getDateTimeMaxUtcUppercase": get_utc_uppercase_max_date_time =>
            "9999-12-31T23:59:59.999Z", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 UTC);
        "getDateTimeMaxUtc7MSUppercase": get_utc_uppercase_max_date_time7_digits =>
            "9999-12-31T23:59:59.9999999Z", to_offset_date_time: datetime!(9999-12-31 23:59:59.999_999_9 UTC);
        "getDateTimeMaxLocalPositiveOffsetLowercase": get_local_positive_offset_lowercase_max_date_time =>
            "9999-12-31t23:59:59.999+14:00", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 +14:00);
        "getDateTimeMaxLocalPositiveOffsetUppercase": get_local_positive_offset_uppercase_max_date_time =>
            "9999-12-31T23:59:59.999+14:00", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 +14:00);
        "getDateTimeMaxLocalNegativeOffsetLowercase": get_local_negative_offset_lowercase_max_date_time =>
            "9999-12-31t23:59:59.999-14:00", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 -14:00);
        "getDateTimeMaxLocalNegativeOffsetUppercase": get_local_negative_offset_uppercase_max_date_time =>
            "9999-12-31T23:59:59.999-14:00", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 -14:00);
        // In UTC, this is after the year 9999. The offset stays.
        "getDateTimeOverflow": get_overflow =>
            "9999-12-31T23:59:59.999-14:00", to_offset_date_time: datetime!(9999-12-31 23:59:59.999 -14:00);
        // Without an offset, it is in UTC.
        "getDateTimeMinLocalNoOffset": get_local_no_offset_min_date_time =>
            "0001-01-01T00:00:00", to_offset_date_time: datetime!(0001-01-01 00:00:00 UTC);
    );
    reads!(scenarios, client,
        "getDateTimeMinUtc": get_utc_min_date_time => "0001-01-01T00:00:00Z";
        "getDateTimeMinLocalPositiveOffset": get_local_positive_offset_min_date_time => "0001-01-01T00:00:00+14:00";
        "getDateTimeMinLocalNegativeOffset": get_local_negative_offset_min_date_time => "0001-01-01T00:00:00-14:00";
    );
}

fn not_valid(scenarios: &mut Scenarios) {
    reads!(scenarios, client, "getDateTimeNull": get_null => None;);
    texts!(scenarios, client, "a date and time such as 2024-05-01T10:30:00Z", to_offset_date_time,
        "getDateTimeInvalid": get_invalid => "201O-18-90D00:89:56.9AX";
        "getDateTimeUnderflow": get_underflow => "0000-00-00T00:00:00.000+00:00";
    );
}

fn written(scenarios: &mut Scenarios) {
    writes!(scenarios, client,
        "putDateTimeMaxUtc": put_utc_max_date_time(&datetime!(9999-12-31 23:59:59.999 UTC).into());
        "putDateTimeMaxUtc7MS": put_utc_max_date_time7_digits(&datetime!(9999-12-31 23:59:59.999_999_9 UTC).into());
        "putDateTimeMaxLocalPositiveOffset": put_local_positive_offset_max_date_time(
            &datetime!(9999-12-31 23:59:59.999 +14:00).into()
        );
        "putDateTimeMaxLocalNegativeOffset": put_local_negative_offset_max_date_time(
            &datetime!(9999-12-31 23:59:59.999 -14:00).into()
        );
        "putDateTimeMinUtc": put_utc_min_date_time(&datetime!(0001-01-01 00:00:00 UTC).into());
        "putDateTimeMinLocalPositiveOffset": put_local_positive_offset_min_date_time(
            &datetime!(0001-01-01 00:00:00 +14:00).into()
        );
        "putDateTimeMinLocalNegativeOffset": put_local_negative_offset_min_date_time(
            &datetime!(0001-01-01 00:00:00 -14:00).into()
        );
    );
}

fn blocking(scenarios: &mut Scenarios) {
    blocking_reads!(scenarios,
        "getDateTimeNull": requests::get_null => None;
        "getDateTimeInvalid": requests::get_invalid => DateTime::from("201O-18-90D00:89:56.9AX");
        "getDateTimeMaxUtcLowercase": requests::get_utc_lowercase_max_date_time =>
            DateTime::from("9999-12-31t23:59:59.999z");
    );
    blocking_writes!(scenarios,
        "putDateTimeMinUtc": requests::put_utc_min_date_time[&datetime!(0001-01-01 00:00:00 UTC).into()];
    );
}
