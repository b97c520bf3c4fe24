//! `body-duration.json`: durations as bodies.

use crate::table::{blocking_reads, blocking_writes, reads, texts, writes};
use body_duration::AutoRestDurationTestServiceClient;
use body_duration::clients::DurationClient;
use body_duration::operations::duration as requests;
use body_duration::runtime::Duration;
use conformance_harness::{Scenarios, Server};

fn client(server: &Server) -> DurationClient {
    AutoRestDurationTestServiceClient::from_arm_client(&server.arm_client()).duration_client()
}

/// `P123DT22H14M12.011S`
const POSITIVE: time::Duration =
    time::Duration::milliseconds((((123 * 24 + 22) * 60 + 14) * 60 + 12) * 1000 + 11);

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-duration.json");
    let scenarios = &mut list;
    reads!(scenarios, client, "getDurationNull": get_null => None;);
    writes!(scenarios, client, "putDurationPositive": put_positive_duration(&POSITIVE.into()););
    texts!(scenarios, client, "a duration such as P1DT12H, without years and months", to_duration,
        // The length of years and months depends on the date.
        "getDurationPositive": get_positive_duration => "P3Y6M4DT12H30M5S";
        "getDurationInvalid": get_invalid => "123ABC";
    );
    blocking_reads!(scenarios,
        "getDurationNull": requests::get_null => None;
        "getDurationPositive": requests::get_positive_duration => Duration::from("P3Y6M4DT12H30M5S");
    );
    blocking_writes!(scenarios,
        "putDurationPositive": requests::put_positive_duration[&POSITIVE.into()];
    );
    list
}
