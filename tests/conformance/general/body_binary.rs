//! `body-binary.json`: bytes as bodies.

use crate::outcome::service_error;
use crate::table::{blocking_writes, writes};
use body_binary::BinaryWithContentTypeApplicationJsonClient;
use body_binary::clients::UploadClient;
use body_binary::operations::upload as requests;
use conformance_harness::{Scenarios, Server};

fn client(server: &Server) -> BinaryWithContentTypeApplicationJsonClient {
    BinaryWithContentTypeApplicationJsonClient::from_arm_client(&server.arm_client())
}

fn upload(server: &Server) -> UploadClient {
    client(server).upload_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-binary.json");
    let scenarios = &mut list;
    writes!(scenarios, upload,
        "BodyBinaryFile": file(br#"{ "more": "cowbell" }"#);
        "BodyBinaryOctet": binary(&[0xff, 0xfe, 0, 1]);
    );
    scenarios.error("BodyBinaryError", async |server| {
        let response = client(&server).download_client().error_stream(None).await;
        let error = service_error(response)?;
        assert_eq!(error.status(), 400);
        assert_eq!(error.message(), Some("I failed on purpose"));
        Ok(())
    });
    blocking_writes!(scenarios, "BodyBinaryOctet": requests::binary[&[0xff, 0xfe, 0, 1]];);
    list
}
