//! Responses whose model depends on the status.

use super::client;
use crate::outcome::{blocking_service_error, decode_error, service_error};
use conformance_harness::Scenarios;
use http_infrastructure::models;
use http_infrastructure::operations::multiple_responses::{
    self as operations, Get200Model201ModelDefaultError200ValidResponse,
    Get200Model201ModelDefaultError201ValidResponse,
    Get200Model204NoModelDefaultError200ValidResponse,
    Get200Model204NoModelDefaultError201InvalidResponse,
    Get200Model204NoModelDefaultError202NoneResponse,
    Get200Model204NoModelDefaultError204ValidResponse,
    Get200ModelA201ModelC404ModelDDefaultError200ValidResponse,
    Get200ModelA201ModelC404ModelDDefaultError201ValidResponse,
};

/// The result of a call: its status, and one kind of it with one part, of which the values are compared.
macro_rules! results {
    ($scenarios:ident, $(
        $name:literal: $method:ident => $status:literal, $kind:pat => $values:expr, $expected:expr;
    )+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).multiple_responses_client().$method(None).await?;
            assert_eq!(response.status(), $status);
            let model = response.into_model()?;
            let $kind = model else {
                panic!("{model:?}");
            };
            assert_eq!($values, $expected);
            Ok(())
        });
    )+ };
}

/// A result that is one model: its status, and `statusCode` in the model.
macro_rules! models {
    ($scenarios:ident, $($name:literal: $method:ident => $status:literal, $expected:expr;)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).multiple_responses_client().$method(None).await?;
            assert_eq!(response.status(), $status);
            let model: models::MyException = response.into_model()?;
            assert_eq!(model.status_code.as_deref(), $expected);
            Ok(())
        });
    )+ };
}

/// A success without a result, whatever the body is.
macro_rules! nothing {
    ($scenarios:ident, $($name:literal: $method:ident => $status:literal, $body:literal;)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).multiple_responses_client().$method(None).await?;
            assert_eq!(response.status(), $status);
            assert_eq!(&response.body()[..], $body);
            let () = response.into_model()?;
            Ok(())
        });
    )+ };
}

/// A status of 400: the message and the body of the error.
macro_rules! errors {
    ($scenarios:ident, $($name:literal: $method:ident => $message:expr, $body:literal;)+) => { $(
        $scenarios.error($name, async |server| {
            let client = client(&server).multiple_responses_client();
            let error = service_error(client.$method(None).await)?;
            assert_eq!(error.status(), 400);
            assert_eq!(error.message(), $message);
            assert_eq!(error.body(), $body);
            Ok(())
        });
    )+ };
}

pub(super) fn add(scenarios: &mut Scenarios) {
    by_status(scenarios);
    one_model(scenarios);
    without_model(scenarios);
    failures(scenarios);
    failures_with_models(scenarios);
    blocking(scenarios);
}

fn by_status(scenarios: &mut Scenarios) {
    results! { scenarios,
        "ResponsesScenarioA200MatchingModel": get200_model204_no_model_default_error200_valid => 200,
            Get200Model204NoModelDefaultError200ValidResponse::Ok(ref a) => a.status_code.as_deref(), Some("200");
        // The definition does not declare 201 and 202, but they are successes.
        "ResponsesScenarioA201DefaultNoModel": get200_model204_no_model_default_error201_invalid => 201,
            Get200Model204NoModelDefaultError201InvalidResponse::Ok(ref a) => a.status_code.as_deref(), Some("201");
        "ResponsesScenarioA202DefaultNoModel": get200_model204_no_model_default_error202_none => 202,
            Get200Model204NoModelDefaultError202NoneResponse::Ok(ref a) => a.status_code.as_deref(), Some("202");
        "ResponsesScenarioB200MatchingModel": get200_model201_model_default_error200_valid => 200,
            Get200Model201ModelDefaultError200ValidResponse::Ok(ref a) => a.status_code.as_deref(), Some("200");
        "ResponsesScenarioB201MatchingModel": get200_model201_model_default_error201_valid => 201,
            Get200Model201ModelDefaultError201ValidResponse::Created(ref b) =>
            (b.status_code.as_deref(), b.text_status_code.as_deref()), (Some("201"), Some("Created"));
        "ResponsesScenarioC200MatchingModel": get200_model_a201_model_c404_model_d_default_error200_valid => 200,
            Get200ModelA201ModelC404ModelDDefaultError200ValidResponse::Ok(ref a) => a.status_code.as_deref(), Some("200");
        "ResponsesScenarioC201MatchingModel": get200_model_a201_model_c404_model_d_default_error201_valid => 201,
            Get200ModelA201ModelC404ModelDDefaultError201ValidResponse::Created(ref c) => c.http_code.as_deref(), Some("201");
    }
    scenarios.value("ResponsesScenarioA204MatchingNoModel", async |server| {
        let client = client(&server).multiple_responses_client();
        let response = client
            .get200_model204_no_model_default_error204_valid(None)
            .await?;
        assert_eq!(response.status(), 204);
        assert_eq!(
            response.into_model()?,
            Get200Model204NoModelDefaultError204ValidResponse::NoContent
        );
        Ok(())
    });
}

fn one_model(scenarios: &mut Scenarios) {
    models! { scenarios,
        "ResponsesScenarioF200DefaultModel": get_default_model_a200_valid => 200, Some("200");
        "ResponsesScenarioF200DefaultNone": get_default_model_a200_none => 200, None;
        "ResponsesScenarioH200MatchingNone": get200_model_a200_none => 200, None;
        "ResponsesScenarioH200MatchingModel": get200_model_a200_valid => 200, Some("200");
        // The body has an unknown property only.
        "ResponsesScenarioH200MatchingInvalid": get200_model_a200_invalid => 200, None;
        // The definition does not declare 202, but it is a success.
        "ResponsesScenarioH202NonMatchingModel": get200_model_a202_valid => 202, Some("200");
    }
}

fn without_model(scenarios: &mut Scenarios) {
    nothing! { scenarios,
        "ResponsesScenarioD202MatchingNoModel": get202_none204_none_default_error202_none => 202, b"";
        "ResponsesScenarioD204MatchingNoModel": get202_none204_none_default_error204_none => 204, b"";
        "ResponsesScenarioE202MatchingInvalid": get202_none204_none_default_none202_invalid => 202, br#"{"property":"value"}"#;
        "ResponsesScenarioE204MatchingNoModel": get202_none204_none_default_none204_none => 204, b"";
        "ResponsesScenarioG200DefaultInvalid": get_default_none200_invalid => 200, br#"{"statusCode":"200"}"#;
        "ResponsesScenarioG200DefaultNoModel": get_default_none200_none => 200, b"";
    }
}

fn failures(scenarios: &mut Scenarios) {
    errors! { scenarios,
        "ResponsesScenarioE400DefaultNoModel": get202_none204_none_default_none400_none => None, b"";
        "ResponsesScenarioE400DefaultInvalid": get202_none204_none_default_none400_invalid => None, br#"{"property":"value"}"#;
        "ResponsesScenarioG400DefaultInvalid": get_default_none400_invalid => None, br#"{"statusCode":"200"}"#;
        "ResponsesScenarioG400DefaultNoModel": get_default_none400_none => None, b"";
        "ResponsesScenarioH400NonMatchingNone": get200_model_a400_none => None, br#"{"statusCode":"200"}"#;
        "ResponsesScenarioH400NonMatchingModel": get200_model_a400_valid => None, br#"{"statusCode":"200"}"#;
        "ResponsesScenarioH400NonMatchingInvalid": get200_model_a400_invalid => None, br#"{"statusCodeInvalid":"200"}"#;
    }
}

/// Errors that the definition has a model for.
fn failures_with_models(scenarios: &mut Scenarios) {
    /// The model of an error of 400.
    macro_rules! client_errors {
        ($($name:literal: $method:ident;)+) => { $(
            scenarios.error($name, async |server| {
                let client = client(&server).multiple_responses_client();
                let error = service_error(client.$method(None).await)?;
                assert_eq!(error.status(), 400);
                assert_eq!(error.message(), Some("client error"));
                let model: models::Error = error.decode()?;
                assert_eq!((model.status, model.message.as_deref()), (None, Some("client error")));
                Ok(())
            });
        )+ };
    }
    client_errors! {
        "ResponsesScenarioA400DefaultModel": get200_model204_no_model_default_error400_valid;
        "ResponsesScenarioB400DefaultModel": get200_model201_model_default_error400_valid;
        "ResponsesScenarioC400DefaultModel": get200_model_a201_model_c404_model_d_default_error400_valid;
        "ResponsesScenarioD400DefaultModel": get202_none204_none_default_error400_valid;
    }
    scenarios.error("ResponsesScenarioC404MatchingModel", async |server| {
        let client = client(&server).multiple_responses_client();
        let result = client
            .get200_model_a201_model_c404_model_d_default_error404_valid(None)
            .await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 404);
        let model: models::D = error.decode()?;
        assert_eq!(model.http_status_code.as_deref(), Some("404"));
        Ok(())
    });
    // The server sends these two in place of each other.
    scenarios.error("ResponsesScenarioF400DefaultModel", async |server| {
        let client = client(&server).multiple_responses_client();
        let error = service_error(client.get_default_model_a400_valid(None).await)?;
        assert_eq!((error.status().as_u16(), error.body()), (400, &b""[..]));
        let model: models::MyException = error.decode()?;
        assert_eq!(model.status_code, None);
        Ok(())
    });
    scenarios.error("ResponsesScenarioF400DefaultNone", async |server| {
        let client = client(&server).multiple_responses_client();
        let error = service_error(client.get_default_model_a400_none(None).await)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.body(), br#"{"property":"value"}"#);
        let model: models::MyException = error.decode()?;
        assert_eq!(model.status_code, None);
        assert_eq!(
            decode_error(error.decode::<i32>())?.expected(),
            "a 32-bit integer"
        );
        Ok(())
    });
}

fn blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_value("ResponsesScenarioB201MatchingModel", |server| {
        let request = operations::get200_model201_model_default_error201_valid()?;
        let model = server.blocking().call(&request)?;
        let Get200Model201ModelDefaultError201ValidResponse::Created(b) = model else {
            panic!("{model:?}");
        };
        assert_eq!(b.status_code.as_deref(), Some("201"));
        assert_eq!(b.text_status_code.as_deref(), Some("Created"));
        Ok(())
    });
    scenarios.blocking_value("ResponsesScenarioH202NonMatchingModel", |server| {
        let model = server
            .blocking()
            .call(&operations::get200_model_a202_valid()?)?;
        assert_eq!(model.status_code.as_deref(), Some("200"));
        Ok(())
    });
    scenarios.blocking_error("ResponsesScenarioC404MatchingModel", |server| {
        let request = operations::get200_model_a201_model_c404_model_d_default_error404_valid()?;
        let error = blocking_service_error(server.blocking().call(&request))?;
        assert_eq!(error.status(), 404);
        let model: models::D = error.decode()?;
        assert_eq!(model.http_status_code.as_deref(), Some("404"));
        Ok(())
    });
}
