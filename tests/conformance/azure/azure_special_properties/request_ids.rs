//! The caller's id of a request: in the header that all services know, under a name of the service, or not at all.

use super::{Client, ID, SUBSCRIPTION, client};
use azure_core::error::ErrorKind;
use azure_core::http::Context;
use azure_core::http::headers::{CLIENT_REQUEST_ID, HeaderName};
use azure_core::http::request::options::ClientRequestId;
use azure_special_properties::models::XmsClientRequestIdClientGetOptions;
use azure_special_properties::operations::{header, x_ms_client_request_id};
use conformance_harness::{Edit, Scenarios};
use conformance_runtime::Error;
use conformance_runtime::runtime::client::ClientMethodOptions;
use std::sync::Arc;

const HEADER: &str = "x-ms-client-request-id";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-request-id");

pub(super) fn add(scenarios: &mut Scenarios) {
    of_the_client(scenarios);
    as_argument(scenarios);
    blocking(scenarios);
}

fn of_the_client(scenarios: &mut Scenarios) {
    scenarios.value("AzureXmsRequestClientOverwrite", async |server| {
        let mut context = Context::new();
        context.insert(ClientRequestId::from_static(ID));
        let options = XmsClientRequestIdClientGetOptions {
            method_options: ClientMethodOptions { context },
        };
        let response = client(&server)
            .xms_client_request_id_client()
            .get(Some(options))
            .await?;
        assert_eq!(response.status(), 200);
        assert_eq!(
            response.headers().get_optional_str(&REQUEST_ID),
            Some("123")
        );
        Ok(())
    });
    // `azure_core` makes an id, which is not the one that the server expects.
    scenarios.error("AzureRequestClientIdInError", async |server| {
        let result = client(&server).xms_client_request_id_client().get(None);
        let error = result.await.expect_err("the server expects another id");
        let ErrorKind::HttpResponse { status, .. } = error.kind() else {
            panic!("a response was expected, not {error:?}");
        };
        assert_eq!(*status, 400);
        let service = error.downcast_ref().and_then(Error::service);
        assert_eq!(service.and_then(|error| error.request_id()), Some("123"));
        assert_eq!(service.and_then(|error| error.message()), None);
        Ok(())
    });
    // `azure_core` sends an id of its own, unless a policy of the caller removes it.
    scenarios.value("AzureXmsRequestClientIdNull", async |server| {
        let mut options = server.options();
        let policy = Edit(|request| drop(request.headers_mut().remove(CLIENT_REQUEST_ID)));
        options.client_options.per_try_policies = vec![Arc::new(policy)];
        let client = Client::from_arm_client(SUBSCRIPTION, &server.arm_client_with(options));
        let response = client.xms_client_request_id_client().get(None).await?;
        assert_eq!(response.status(), 200);
        assert_eq!(
            response.headers().get_optional_str(&REQUEST_ID),
            Some("123")
        );
        Ok(())
    });
}

fn as_argument(scenarios: &mut Scenarios) {
    scenarios.value(
        "AzureXmsRequestClientOverwriteViaParameter",
        async |server| {
            let response = client(&server)
                .xms_client_request_id_client()
                .param_get(ID, None)
                .await?;
            assert_eq!(response.status(), 200);
            assert_eq!(
                response.headers().get_optional_str(&REQUEST_ID),
                Some("123")
            );
            Ok(())
        },
    );
    scenarios.value("AzureXmsCustomNamedRequestId", async |server| {
        let response = client(&server)
            .header_client()
            .custom_named_request_id(ID, None)
            .await?;
        assert_eq!(
            response.into_model()?.foo_request_id.as_deref(),
            Some("123")
        );
        Ok(())
    });
    // The server counts this one as the one before.
    scenarios.value("AzureXmsCustomNamedRequestId", async |server| {
        let response = client(&server)
            .header_client()
            .custom_named_request_id_head(ID, None)
            .await?;
        assert_eq!(
            response.into_model()?.foo_request_id.as_deref(),
            Some("123")
        );
        Ok(())
    });
    scenarios.value(
        "AzureXmsCustomNamedRequestIdParameterGroup",
        async |server| {
            let response = client(&server)
                .header_client()
                .custom_named_request_id_param_grouping(ID, None)
                .await?;
            assert_eq!(
                response.into_model()?.foo_request_id.as_deref(),
                Some("123")
            );
            Ok(())
        },
    );
}

fn blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_value("AzureXmsRequestClientOverwrite", |server| {
        let request = x_ms_client_request_id::get()?.with_header(HEADER, ID)?;
        let blocking = server.blocking();
        let response = blocking.send(&request.to_http(blocking.endpoint())?)?;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["x-ms-request-id"], "123");
        Ok(())
    });
    scenarios.blocking_error("AzureRequestClientIdInError", |server| {
        let request = x_ms_client_request_id::get()?.with_header(HEADER, "another")?;
        let error = server.blocking().call(&request).expect_err("another id");
        let service = error.downcast_ref().and_then(Error::service);
        let service = service.expect("an error of the server");
        assert_eq!(service.status(), 400);
        assert_eq!(service.request_id(), Some("123"));
        Ok(())
    });
    // A request function adds no id of its own.
    scenarios.blocking_value("AzureXmsRequestClientIdNull", |server| {
        server.blocking().call(&x_ms_client_request_id::get()?)?;
        Ok(())
    });
    scenarios.blocking_value("AzureXmsCustomNamedRequestId", |server| {
        let request = header::custom_named_request_id(ID)?;
        let response = server.blocking().call(&request)?;
        assert_eq!(response.foo_request_id.as_deref(), Some("123"));
        Ok(())
    });
}
