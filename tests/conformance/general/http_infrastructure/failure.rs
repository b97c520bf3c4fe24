//! Statuses that mean failure.

use super::{client, with_true};
use crate::outcome::{blocking_service_error, decode_error, service_error};
use conformance_harness::Scenarios;
use http_infrastructure::models;
use http_infrastructure::operations::http_client_failure::{
    self, Delete400Options, Delete407Options, Delete417Options, Patch400Options, Patch405Options,
    Patch414Options, Post400Options, Post406Options, Post415Options, Put400Options, Put404Options,
    Put409Options, Put413Options,
};
use http_infrastructure::operations::http_server_failure::{
    self, Delete505Options, Post505Options,
};

/// Calls that end in a status without a body.
macro_rules! failures {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident$(($options:ident))? => $status:literal;)+) => { $(
        $scenarios.error($name, async |server| {
            let options = failures!(@options $($options)?);
            let error = service_error(client(&server).$client().$method(options).await)?;
            assert_eq!(error.status(), $status);
            assert_eq!((error.code(), error.message()), (None, None));
            assert_eq!(error.body(), b"");
            Ok(())
        });
    )+ };
    (@options $options:ident) => { Some(with_true!($options)) };
    (@options) => { None };
}

/// The same with request functions.
macro_rules! failures_blocking {
    ($scenarios:ident, $($name:literal: $request:expr => $status:literal;)+) => { $(
        $scenarios.blocking_error($name, |server| {
            let error = blocking_service_error(server.blocking().call(&$request?))?;
            assert_eq!(error.status(), $status);
            assert_eq!((error.code(), error.message()), (None, None));
            assert_eq!(error.body(), b"");
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    of_client(scenarios);
    of_server(scenarios);
    blocking(scenarios);
    with_and_without_model(scenarios);
}

fn of_client(scenarios: &mut Scenarios) {
    failures! { scenarios, http_client_failure_client,
        "HttpClientFailure400Head": head400 => 400;
        "HttpClientFailure400Get": get400 => 400;
        "HttpClientFailure400Put": put400(Put400Options) => 400;
        "HttpClientFailure400Post": post400(Post400Options) => 400;
        "HttpClientFailure400Patch": patch400(Patch400Options) => 400;
        "HttpClientFailure400Delete": delete400(Delete400Options) => 400;
        "HttpClientFailure401Head": head401 => 401;
        "HttpClientFailure402Get": get402 => 402;
        "HttpClientFailure403Get": get403 => 403;
        "HttpClientFailure404Put": put404(Put404Options) => 404;
        "HttpClientFailure405Patch": patch405(Patch405Options) => 405;
        "HttpClientFailure406Post": post406(Post406Options) => 406;
        "HttpClientFailure407Delete": delete407(Delete407Options) => 407;
        "HttpClientFailure409Put": put409(Put409Options) => 409;
        "HttpClientFailure410Head": head410 => 410;
        "HttpClientFailure411Get": get411 => 411;
        "HttpClientFailure412Get": get412 => 412;
        "HttpClientFailure413Put": put413(Put413Options) => 413;
        "HttpClientFailure414Patch": patch414(Patch414Options) => 414;
        "HttpClientFailure415Post": post415(Post415Options) => 415;
        "HttpClientFailure416Get": get416 => 416;
        "HttpClientFailure417Delete": delete417(Delete417Options) => 417;
        "HttpClientFailure429Head": head429 => 429;
    }
}

fn of_server(scenarios: &mut Scenarios) {
    failures! { scenarios, http_server_failure_client,
        "HttpServerFailure501Get": get501 => 501;
        "HttpServerFailure505Post": post505(Post505Options) => 505;
        "HttpServerFailure505Delete": delete505(Delete505Options) => 505;
    }
    // It is no use to try this again.
    scenarios.error("HttpServerFailure501Head", async |server| {
        let (options, record) = server.options_with_record();
        let client = super::Client::from_arm_client(&server.arm_client_with(options));
        let result = client.http_server_failure_client().head501(None).await;
        assert_eq!(service_error(result)?.status(), 501);
        assert_eq!(record.sent(), [("HEAD".to_owned(), String::new())]);
        Ok(())
    });
}

fn blocking(scenarios: &mut Scenarios) {
    failures_blocking! { scenarios,
        // `azure_core` cannot send this method.
        "HttpClientFailure400Options": http_client_failure::options400() => 400;
        "HttpClientFailure403Options": http_client_failure::options403() => 403;
        "HttpClientFailure412Options": http_client_failure::options412() => 412;
        "HttpClientFailure401Head": http_client_failure::head401() => 401;
        "HttpClientFailure403Get": http_client_failure::get403() => 403;
        "HttpClientFailure404Put": http_client_failure::put404_with(&with_true!(Put404Options)) => 404;
        "HttpClientFailure405Patch": http_client_failure::patch405_with(&with_true!(Patch405Options)) => 405;
        "HttpClientFailure406Post": http_client_failure::post406_with(&with_true!(Post406Options)) => 406;
        "HttpClientFailure407Delete": http_client_failure::delete407_with(&with_true!(Delete407Options)) => 407;
        "HttpServerFailure501Head": http_server_failure::head501() => 501;
        "HttpServerFailure505Post": http_server_failure::post505_with(&with_true!(Post505Options)) => 505;
    }
}

/// What the definition says of the body of an error, and what the server sends.
fn with_and_without_model(scenarios: &mut Scenarios) {
    scenarios.error("ResponsesScenarioEmptyErrorBody", async |server| {
        let client = client(&server).http_failure_client();
        let error = service_error(client.get_empty_error(None).await)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.message(), None);
        let model: models::Error = error.decode()?;
        assert_eq!((model.status, model.message.as_deref()), (None, Some("")));
        Ok(())
    });
    scenarios.error("ResponsesScenarioNoModelErrorBody", async |server| {
        let client = client(&server).http_failure_client();
        let error = service_error(client.get_no_model_error(None).await)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.message(), Some("NoErrorModel"));
        assert_eq!(error.body(), br#"{"message":"NoErrorModel"}"#);
        Ok(())
    });
    scenarios.error("ResponsesScenarioNoModelEmptyBody", async |server| {
        let client = client(&server).http_failure_client();
        let error = service_error(client.get_no_model_empty(None).await)?;
        assert_eq!(error.status(), 400);
        assert_eq!((error.message(), error.body()), (None, &b""[..]));
        // A number cannot be made of nothing.
        let error = decode_error(error.decode::<i32>())?;
        assert_eq!(error.found(), "no body");
        Ok(())
    });
}
