//! `any-type.json` and `object-type.json`: bodies of any type.

use crate::table::{blocking_reads, blocking_writes, reads, writes};
use any_type::AnythingClient;
use any_type::clients::GeneralClient;
use any_type::operations::general as requests;
use conformance_harness::{Scenarios, Server};
use serde_json::json;

fn anything(server: &Server) -> GeneralClient {
    AnythingClient::from_arm_client(&server.arm_client()).general_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("any-type.json");
    let scenarios = &mut list;
    reads!(scenarios, anything,
        "GetStringAsAnything": get_string => json!("anything");
        "GetObjectAsAnything": get_object => json!({ "message": "An object was successfully returned" });
        "GetArrayAsAnything": get_array => json!(["foo", "bar"]);
    );
    writes!(scenarios, anything,
        "PutStringAsAnything": put_string(&json!("anything"));
        "PutObjectAsAnything": put_object(&json!({ "foo": "bar" }));
        "PutArrayAsAnything": put_array(&json!(["foo", "bar"]));
    );
    blocking_reads!(scenarios, "GetArrayAsAnything": requests::get_array => json!(["foo", "bar"]););
    blocking_writes!(scenarios, "PutStringAsAnything": requests::put_string[&json!("anything")];);
    list
}

pub(crate) mod object {
    use crate::outcome::service_error;
    use crate::table::{reads, writes};
    use conformance_harness::{Scenarios, Server};
    use object_type::ObjectTypeClient;
    use object_type::clients::GeneralClient;
    use serde_json::json;

    fn object(server: &Server) -> GeneralClient {
        ObjectTypeClient::from_arm_client(&server.arm_client()).general_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut list = Scenarios::of("object-type.json");
        let scenarios = &mut list;
        reads!(scenarios, object,
            "ObjectTypeResponse": get => json!({ "message": "An object was successfully returned" });
        );
        writes!(scenarios, object, "ObjectTypePut": put(&json!({ "foo": "bar" })););
        scenarios.error("ObjectTypeErrorResponse", async |server| {
            let error = service_error(object(&server).put(&json!({ "bar": "foo" }), None).await)?;
            assert_eq!(error.status(), 400);
            assert_eq!(error.message(), Some("The object you passed was incorrect"));
            let body: serde_json::Value = error.decode()?;
            assert_eq!(
                body,
                json!({ "message": "The object you passed was incorrect" })
            );
            Ok(())
        });
        list
    }
}
