//! `required-optional.json`: what is not given is not sent.

use conformance_harness::{Scenarios, Server};
use required_optional::AutoRestRequiredOptionalTestServiceClient as Client;
use required_optional::clients::{ExplicitClient, ImplicitClient};
use required_optional::models::{
    ArrayOptionalWrapper, ClassOptionalWrapper, IntOptionalWrapper, StringOptionalWrapper,
};
use required_optional::operations::explicit::{
    self, PostOptionalArrayPropertyOptions, PostOptionalClassPropertyOptions,
    PostOptionalIntegerPropertyOptions, PostOptionalStringPropertyOptions,
    PutOptionalBinaryBodyOptions,
};
use required_optional::operations::implicit;

fn client(server: &Server) -> Client {
    Client::from_arm_client("path", "query", &server.arm_client())
}

fn explicit_client(server: &Server) -> ExplicitClient {
    client(server).explicit_client()
}

fn implicit_client(server: &Server) -> ImplicitClient {
    client(server).implicit_client()
}

/// Calls without a result. The server looks for what must not be there, and answers 200 or 400.
macro_rules! sent {
    ($scenarios:ident, $client:ident, $($names:expr => $method:ident($($argument:expr),*);)+) => { $(
        $scenarios.value($names, async |server| {
            let response = $client(&server).$method($($argument),*).await?;
            assert_eq!(response.status(), 200);
            let () = response.into_model()?;
            Ok(())
        });
    )+ };
}

/// The options with a body without values.
macro_rules! with_blank {
    ($options:ident, $model:ident) => {
        Some($options {
            body_parameter: Some($model::default()),
            method_options: Default::default(),
        })
    };
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("required-optional.json");
    implied(&mut scenarios);
    parameters_and_headers(&mut scenarios);
    properties(&mut scenarios);
    blocking(&mut scenarios);
    scenarios
}

fn implied(scenarios: &mut Scenarios) {
    sent! { scenarios, implicit_client,
        "OptionalImplicitQuery" => put_optional_query(None);
        "OptionalImplicitHeader" => put_optional_header(None);
        "OptionalImplicitBody" => put_optional_body(None);
        "ImplicitOptionalBinaryBody" => put_optional_binary_body(None);
        "OptionalGlobalQuery" => get_optional_global_query(None);
    }
    sent! { scenarios, explicit_client,
        "ExplicitOptionalBinaryBody" => put_optional_binary_body(None);
        "ExplicitRequiredBinaryBody" => put_required_binary_body(b"hello, world", None);
    }
}

fn parameters_and_headers(scenarios: &mut Scenarios) {
    sent! { scenarios, explicit_client,
        ["GeneralOptional", "OptionalIntegerParameter"] => post_optional_integer_parameter(None);
        "OptionalStringParameter" => post_optional_string_parameter(None);
        "OptionalClassParameter" => post_optional_class_parameter(None);
        "OptionalArrayParameter" => post_optional_array_parameter(None);
        "OptionalIntegerHeader" => post_optional_integer_header(None);
        "OptionalStringHeader" => post_optional_string_header(None);
        "OptionalArrayHeader" => post_optional_array_header(None);
    }
}

/// The server demands an object, but no value in it.
fn properties(scenarios: &mut Scenarios) {
    sent! { scenarios, explicit_client,
        "OptionalIntegerProperty" =>
            post_optional_integer_property(with_blank!(PostOptionalIntegerPropertyOptions, IntOptionalWrapper));
        "OptionalStringProperty" =>
            post_optional_string_property(with_blank!(PostOptionalStringPropertyOptions, StringOptionalWrapper));
        "OptionalClassProperty" =>
            post_optional_class_property(with_blank!(PostOptionalClassPropertyOptions, ClassOptionalWrapper));
        "OptionalArrayProperty" =>
            post_optional_array_property(with_blank!(PostOptionalArrayPropertyOptions, ArrayOptionalWrapper));
    }
}

fn blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_value("OptionalIntegerProperty", |server| {
        let request =
            explicit::post_optional_integer_property_with(&PostOptionalIntegerPropertyOptions {
                body_parameter: Some(IntOptionalWrapper::default()),
                method_options: (),
            })?;
        assert_eq!(request.body(), b"{}");
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios.blocking_value("OptionalImplicitBody", |server| {
        let request = implicit::put_optional_body()?;
        assert_eq!(request.body(), b"");
        assert_eq!(request.headers().get("content-type"), None);
        server.blocking().call(&request)?;
        Ok(())
    });
    scenarios.blocking_value("ExplicitOptionalBinaryBody", |server| {
        let request = explicit::put_optional_binary_body_with(&PutOptionalBinaryBodyOptions {
            body_parameter: Some(b"hello, world".to_vec()),
            method_options: (),
        })?;
        assert_eq!(request.body(), b"hello, world");
        assert_eq!(
            request.headers()["content-type"],
            "application/octet-stream"
        );
        server.blocking().call(&request)?;
        Ok(())
    });
}
