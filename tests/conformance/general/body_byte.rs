//! `body-byte.json`: bytes in base64 as bodies.

use crate::table::{blocking_reads, blocking_writes, reads, writes};
use body_byte::AutoRestSwaggerBatByteServiceClient;
use body_byte::clients::ByteClient;
use body_byte::operations::byte as requests;
use body_byte::runtime::Base64;
use conformance_harness::{Scenarios, Server};

const BYTES: [u8; 10] = [255, 254, 253, 252, 251, 250, 249, 248, 247, 246];

fn byte(server: &Server) -> ByteClient {
    AutoRestSwaggerBatByteServiceClient::from_arm_client(&server.arm_client()).byte_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-byte.json");
    let scenarios = &mut list;
    reads!(scenarios, byte,
        "getByteNull": get_null => Base64::encode([]);
        "getByteEmpty": get_empty => Base64::encode([]);
    );
    scenarios.value("getByteNonAscii", async |server| {
        let value = byte(&server).get_non_ascii(None).await?.into_model()?;
        assert_eq!(value.to_bytes()?, BYTES);
        Ok(())
    });
    writes!(scenarios, byte, "putByteNonAscii": put_non_ascii(&Base64::encode(BYTES)););
    // The text is kept. The error does not show it, since bytes can be a key.
    scenarios.value("getByteInvalid", async |server| {
        let value = byte(&server).get_invalid(None).await?.into_model()?;
        assert_eq!(value.as_str(), "::::SWAGGER::::");
        let error = value.to_bytes().expect_err("no base64");
        assert_eq!(error.to_string(), "expected base64, found another string");
        Ok(())
    });
    blocking_reads!(scenarios,
        "getByteNull": requests::get_null => Base64::encode([]);
        "getByteNonAscii": requests::get_non_ascii => Base64::encode(BYTES);
    );
    blocking_writes!(scenarios, "putByteNonAscii": requests::put_non_ascii[&Base64::encode(BYTES)];);
    list
}
