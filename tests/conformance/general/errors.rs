//! `error-with-secrets.json` and `incorrect-error-response.json`: errors that hide something, and errors that are something else.

use crate::outcome::{blocking_service_error, decode_error, service_error};
use conformance_harness::Scenarios;
use error_with_secrets::ErrorWithSecretsClient;
use error_with_secrets::models::{ErrorCode, ErrorResponse, SecretResponse};
use error_with_secrets::operations::general as secrets;
use error_with_secrets::runtime::{Operation, Parameter, Request};
use incorrect_error_response::IncorrectReturnedErrorModelClient;
use incorrect_error_response::models::Error;
use incorrect_error_response::operations::general as incorrect;

const SECRET: &str = "1c88a67921784300a462b2cb61da2339";

pub(crate) fn scenarios_with_secrets() -> Scenarios {
    let mut scenarios = Scenarios::of("error-with-secrets.json");
    scenarios.error("ErrorWithSecrets", async |server| {
        let client = ErrorWithSecretsClient::from_arm_client(&server.arm_client());
        let result = client.general_client().get_error_with_secrets(None).await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 403);
        assert_eq!(error.code(), Some("Unauthorized"));
        let message = Some("The user 'user@contoso.com' is unauthorized.");
        assert_eq!(error.message(), message);
        assert_eq!(error.details().len(), 1);
        assert_eq!(
            error.request_id(),
            Some("5e123516-834e-4222-9e80-353108d33357")
        );
        assert!(!error.to_string().contains(SECRET), "{error}");
        assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
        let model: ErrorResponse = error.decode()?;
        let error = model.error.ok_or("no error")?;
        assert_eq!(error.code, Some(ErrorCode::Unauthorized));
        assert_eq!(error.message.as_deref(), message);
        assert_eq!(error.additional_properties["token"], SECRET);
        assert_eq!(model.additional_properties["primaryKey"], SECRET);
        Ok(())
    });
    scenarios.blocking_error("ErrorWithSecrets", |server| {
        let request = secrets::get_error_with_secrets()?;
        let error = blocking_service_error(server.blocking().call(&request))?;
        assert_eq!(error.code(), Some("Unauthorized"));
        assert!(!format!("{error} {error:?}").contains(SECRET));
        Ok(())
    });
    // The definition has neither the query nor the body that the server demands.
    scenarios.value("RequestWithSecrets", async |server| {
        static CREATE: Operation = Operation {
            id: "CreateSecret",
            method: &http::Method::POST,
            path: "/secrets/:create",
            parameters: &[&Parameter::query("key")],
            ..Operation::BLANK
        };
        let body = serde_json::json!({ "key": SECRET });
        let request = Request::<SecretResponse>::new(&CREATE, &[SECRET.into()], Some(&body))?
            .with_header("Authorization", &format!("SharedKey {SECRET}"))?;
        assert!(!format!("{request:?}").contains(SECRET), "{request:?}");
        let client = ErrorWithSecretsClient::from_arm_client(&server.arm_client());
        let response = client.send(request, None).await?;
        assert!(!format!("{response:?}").contains(SECRET), "{response:?}");
        let model = response.into_model()?;
        assert_eq!(model.key.as_deref(), Some(SECRET));
        assert_eq!(model.value.as_deref(), Some("secret"));
        assert!(!format!("{model:?}").contains("secret\""), "{model:?}");
        Ok(())
    });
    scenarios
}

pub(crate) fn incorrect_scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("incorrect-error-response.json");
    scenarios.error("verifyIncorrectErrorParsing", async |server| {
        let client = IncorrectReturnedErrorModelClient::from_arm_client(&server.arm_client());
        let result = client
            .general_client()
            .get_incorrect_error_from_server(None)
            .await;
        let error = service_error(result)?;
        assert_eq!(error.status(), 444);
        assert_eq!((error.code(), error.message()), (None, Some("foobar")));
        assert_eq!(error.body(), b"foobar");
        let error = decode_error(error.decode::<Error>())?;
        assert_eq!(error.expected(), "JSON");
        Ok(())
    });
    scenarios.blocking_error("verifyIncorrectErrorParsing", |server| {
        let request = incorrect::get_incorrect_error_from_server()?;
        let error = blocking_service_error(server.blocking().call(&request))?;
        assert_eq!(error.status(), 444);
        assert_eq!(error.message(), Some("foobar"));
        Ok(())
    });
    scenarios
}
