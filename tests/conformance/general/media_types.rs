//! `media_types.json`: bodies of several media types. Where a definition allows JSON, a function takes that, and the caller can send
//! anything else with the same operation.

use conformance_harness::{Scenarios, Server};
use media_types::MediaTypesClient as Client;
use media_types::models::SourcePath;
use media_types::operations::general::{
    self as operations, AnalyzeBodyNoAcceptHeaderOptions, AnalyzeBodyOptions,
    ContentTypeWithEncodingOptions,
};
use media_types::runtime::{FromResponse, Request, Result};
use serde_json::json;

fn client(server: &Server) -> Client {
    Client::from_arm_client(&server.arm_client())
}

fn source() -> SourcePath {
    SourcePath {
        source: Some("foo/bar/source".to_owned()),
    }
}

/// The operation of a request with another body.
fn with_content<R: FromResponse>(
    request: &Request<R>,
    media_type: &str,
    content: &[u8],
) -> Result<Request<R>> {
    Request::with_content(request.operation(), &[], Some(content))?
        .with_header("Content-Type", media_type)
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("media_types.json");
    analyze(&mut scenarios);
    analyze_blocking(&mut scenarios);
    several_types(&mut scenarios);
    scenarios
}

fn analyze(scenarios: &mut Scenarios) {
    scenarios.value("MediaTypeJson", async |server| {
        let options = AnalyzeBodyOptions {
            input: Some(source()),
            ..AnalyzeBodyOptions::default()
        };
        let call = client(&server).general_client().analyze_body(Some(options));
        assert_eq!(call.into_model().await?, "Nice job with JSON");
        Ok(())
    });
    scenarios.value("MediaTypePdf", async |server| {
        let request = with_content(&operations::analyze_body()?, "application/pdf", b"PDF")?;
        let text = client(&server).send(request, None).into_model().await?;
        assert_eq!(text, "Nice job with PDF");
        Ok(())
    });
    scenarios.value("MediaTypeWithEncoding", async |server| {
        let options = ContentTypeWithEncodingOptions {
            input: Some("any".to_owned()),
            ..ContentTypeWithEncodingOptions::default()
        };
        let client = client(&server).general_client();
        let call = client.content_type_with_encoding(Some(options));
        let text = call.into_model().await?;
        assert_eq!(text, "Nice job sending content type with encoding");
        Ok(())
    });
    scenarios.value("MediaTypesAnalyzeBodyNoAcceptHeader", async |server| {
        let options = AnalyzeBodyNoAcceptHeaderOptions {
            input: Some(source()),
            ..AnalyzeBodyNoAcceptHeaderOptions::default()
        };
        let group = client(&server).general_client();
        let response = group.analyze_body_no_accept_header(Some(options)).await?;
        assert_eq!(response.status(), 202);
        let request = operations::analyze_body_no_accept_header()?;
        let request = with_content(&request, "application/pdf", b"PDF")?;
        let response = client(&server).send(request, None).await?;
        assert_eq!(response.status(), 202);
        Ok(())
    });
}

fn analyze_blocking(scenarios: &mut Scenarios) {
    scenarios.blocking_value("MediaTypeJson", |server| {
        let request = operations::analyze_body_with(&AnalyzeBodyOptions {
            input: Some(source()),
            method_options: (),
        })?;
        assert_eq!(request.headers()["content-type"], "application/json");
        assert_eq!(server.blocking().call(&request)?, "Nice job with JSON");
        Ok(())
    });
    scenarios.blocking_value("MediaTypePdf", |server| {
        let request = with_content(&operations::analyze_body()?, "application/pdf", b"PDF")?;
        assert_eq!(server.blocking().call(&request)?, "Nice job with PDF");
        Ok(())
    });
}

/// The server compares the body with what it expects of its media type, and answers without a text.
fn several_types(scenarios: &mut Scenarios) {
    const JSON: &[u8] = br#"{"hello":"world"}"#;
    scenarios.value("MediaTypesTwoContentTypes", async |server| {
        let client = client(&server);
        let group = client.general_client();
        let call = group.binary_body_with_two_content_types(b"hello, world!", None);
        assert_eq!(call.into_model().await?, "");
        let request = operations::binary_body_with_two_content_types(JSON)?
            .with_header("Content-Type", "application/json")?;
        assert_eq!(client.send(request, None).into_model().await?, "");
        Ok(())
    });
    scenarios.value("MediaTypesThreeContentTypes", async |server| {
        let client = client(&server);
        let group = client.general_client();
        let call = group.binary_body_with_three_content_types(b"hello, world!", None);
        assert_eq!(call.into_model().await?, "");
        for (media_type, content) in [("application/json", JSON), ("text/plain", b"hello, world")] {
            let request = operations::binary_body_with_three_content_types(content)?
                .with_header("Content-Type", media_type)?;
            assert_eq!(client.send(request, None).into_model().await?, "");
        }
        Ok(())
    });
    scenarios.value("MediaTypesThreeBodyTypes", async |server| {
        let client = client(&server);
        let group = client.general_client();
        let body = json!({ "hello": "world" });
        let call = group.body_three_types(&body, None);
        assert_eq!(call.into_model().await?, "");
        let like = operations::body_three_types(&body)?;
        for (media_type, content) in [
            ("application/octet-stream", &b"hello, world!"[..]),
            ("text/plain", b"hello, world"),
        ] {
            let request = with_content(&like, media_type, content)?;
            assert_eq!(client.send(request, None).into_model().await?, "");
        }
        Ok(())
    });
}
