//! Statuses that mean success.

use super::{client, with_true};
use conformance_harness::Scenarios;
use http_infrastructure::operations::http_success as operations;
use operations::{
    Delete200Options, Delete202Options, Delete204Options, Patch200Options, Patch202Options,
    Patch204Options, Post200Options, Post201Options, Post202Options, Post204Options, Put200Options,
    Put201Options, Put202Options, Put204Options,
};

/// Calls with a body and without a result.
macro_rules! sent {
    ($scenarios:ident, $($name:literal: $method:ident($options:ident) => $status:literal;)+) => { $(
        $scenarios.value($name, async |server| {
            let client = client(&server).http_success_client();
            let response = client.$method(Some(with_true!($options))).await?;
            assert_eq!(response.status(), $status);
            assert_eq!(&response.body()[..], b"");
            Ok(())
        });
    )+ };
}

/// Calls that only ask whether something exists.
macro_rules! asked {
    ($scenarios:ident, $($name:literal: $method:ident => $status:literal, $expected:literal;)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).http_success_client().$method(None).await?;
            assert_eq!(response.status(), $status);
            assert_eq!(response.into_model()?, $expected);
            Ok(())
        });
        $scenarios.blocking_value($name, |server| {
            assert_eq!(server.blocking().call(&operations::$method()?)?, $expected);
            Ok(())
        });
    )+ };
}

/// Request functions with a body and without a result.
macro_rules! sent_blocking {
    ($scenarios:ident, $($name:literal: $function:ident($options:ident) => $status:literal;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            let request = operations::$function(&with_true!($options))?;
            assert_eq!(request.body(), b"true");
            let blocking = server.blocking();
            let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
            assert_eq!(response.status(), $status);
            request.decode(response)?;
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    sent! { scenarios,
        "HttpSuccess200Put": put200(Put200Options) => 200;
        "HttpSuccess200Post": post200(Post200Options) => 200;
        "HttpSuccess200Patch": patch200(Patch200Options) => 200;
        "HttpSuccess200Delete": delete200(Delete200Options) => 200;
        "HttpSuccess201Put": put201(Put201Options) => 201;
        "HttpSuccess201Post": post201(Post201Options) => 201;
        "HttpSuccess202Put": put202(Put202Options) => 202;
        "HttpSuccess202Post": post202(Post202Options) => 202;
        "HttpSuccess202Patch": patch202(Patch202Options) => 202;
        "HttpSuccess202Delete": delete202(Delete202Options) => 202;
        "HttpSuccess204Put": put204(Put204Options) => 204;
        "HttpSuccess204Post": post204(Post204Options) => 204;
        "HttpSuccess204Patch": patch204(Patch204Options) => 204;
        "HttpSuccess204Delete": delete204(Delete204Options) => 204;
    }
    sent_blocking! { scenarios,
        "HttpSuccess200Put": put200_with(Put200Options) => 200;
        "HttpSuccess200Delete": delete200_with(Delete200Options) => 200;
        "HttpSuccess201Post": post201_with(Post201Options) => 201;
        "HttpSuccess202Patch": patch202_with(Patch202Options) => 202;
        "HttpSuccess204Put": put204_with(Put204Options) => 204;
    }
    asked! { scenarios,
        "HttpSuccess200Head": head200 => 200, true;
        "HttpSuccess204Head": head204 => 204, true;
        "HttpSuccess404Head": head404 => 404, false;
    }
    scenarios.value("HttpSuccess200Get", async |server| {
        let response = client(&server).http_success_client().get200(None).await?;
        assert_eq!(response.status(), 200);
        assert_eq!(&response.body()[..], b"true");
        assert!(response.into_model()?);
        Ok(())
    });
    scenarios.blocking_value("HttpSuccess200Get", |server| {
        assert!(server.blocking().call(&operations::get200()?)?);
        Ok(())
    });
}
