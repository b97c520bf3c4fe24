//! `body-integer.json`: integers and Unix time as bodies.

use crate::table::{blocking_reads, blocking_writes, misfits, reads, writes};
use body_integer::AutoRestIntegerTestServiceClient;
use body_integer::clients::IntClient;
use body_integer::operations::int as requests;
use body_integer::runtime::UnixTime;
use conformance_harness::{Scenarios, Server};
use time::macros::datetime;

fn client(server: &Server) -> IntClient {
    AutoRestIntegerTestServiceClient::from_arm_client(&server.arm_client()).int_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-integer.json");
    let scenarios = &mut list;
    reads!(scenarios, client,
        "getIntegerNull": get_null => None;
        "getNullUnixTime": get_null_unix_time => None;
    );
    scenarios.value("getUnixTime", async |server| {
        let value = client(&server).get_unix_time(None).await?.into_model()?;
        assert_eq!(value, UnixTime::new(1_460_505_600));
        assert_eq!(
            value.to_offset_date_time()?,
            datetime!(2016-04-13 00:00:00 UTC)
        );
        Ok(())
    });
    misfits!(scenarios, client,
        "getIntegerInvalid": get_invalid => "it cannot be read as JSON: trailing characters at line 1 column 4";
        "getIntegerOverflow": get_overflow_int32 => "expected a 32-bit integer, found a number at line 1 column 10";
        "getIntegerUnderflow": get_underflow_int32 => "expected a 32-bit integer, found a number at line 1 column 11";
        "getLongOverflow": get_overflow_int64 => "expected a 64-bit integer, found a number at line 1 column 19";
        "getLongUnderflow": get_underflow_int64 => "expected a 64-bit integer, found a number at line 1 column 20";
        "getInvalidUnixTime": get_invalid_unix_time => "it cannot be read as JSON: trailing characters at line 1 column 4";
    );
    writes!(scenarios, client,
        "putIntegerMax": put_max32(&i32::MAX);
        "putIntegerMin": put_min32(&i32::MIN);
        "putLongMax": put_max64(&i64::MAX);
        "putLongMin": put_min64(&i64::MIN);
        "putUnixTime": put_unix_time_date(&datetime!(2016-04-13 00:00:00 UTC).into());
    );
    blocking_reads!(scenarios,
        "getIntegerNull": requests::get_null => None;
        "getUnixTime": requests::get_unix_time => UnixTime::new(1_460_505_600);
    );
    blocking_writes!(scenarios, "putLongMin": requests::put_min64[&i64::MIN];);
    list
}
