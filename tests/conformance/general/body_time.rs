//! `body-time.json`: times of day as bodies.

use crate::table::{blocking_reads, times};
use body_time::AutoRestTimeTestServiceClient;
use body_time::clients::TimeClient;
use body_time::operations::time as requests;
use body_time::runtime::Time;
use conformance_harness::{Scenarios, Server};
use time::macros::time;

fn client(server: &Server) -> TimeClient {
    AutoRestTimeTestServiceClient::from_arm_client(&server.arm_client()).time_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-time.json");
    let scenarios = &mut list;
    times!(scenarios, client, "BodyTimeGet": get => "11:34:56", to_time: time!(11:34:56););
    scenarios.value("BodyTimePut", async |server| {
        let answer = client(&server).put(&time!(08:07:56).into(), None).await?;
        assert_eq!(answer.into_model()?, "Nice job posting time");
        Ok(())
    });
    blocking_reads!(scenarios, "BodyTimeGet": requests::get => Time::from("11:34:56"););
    list
}
