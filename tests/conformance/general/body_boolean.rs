//! `body-boolean.json` and `body-boolean.quirks.json`: booleans as bodies.

use crate::table::{blocking_reads, blocking_writes, misfits, reads, writes};
use body_boolean::AutoRestBoolTestServiceClient;
use body_boolean::clients::BoolClient;
use body_boolean::operations::r#bool as requests;
use conformance_harness::{Scenarios, Server};

fn boolean(server: &Server) -> BoolClient {
    AutoRestBoolTestServiceClient::from_arm_client(&server.arm_client()).bool_client()
}

pub(crate) fn scenarios() -> Scenarios {
    let mut list = Scenarios::of("body-boolean.json");
    let scenarios = &mut list;
    reads!(scenarios, boolean,
        "getBoolTrue": get_true => true;
        "getBoolFalse": get_false => false;
        "getBoolNull": get_null => None;
    );
    writes!(scenarios, boolean,
        "putBoolTrue": put_true(&true);
        "putBoolFalse": put_false(&false);
    );
    misfits!(scenarios, boolean, "getBoolInvalid": get_invalid => "it cannot be read as JSON: trailing characters at line 1 column 5";);
    blocking_reads!(scenarios,
        "getBoolTrue": requests::get_true => true;
        "getBoolNull": requests::get_null => None;
    );
    blocking_writes!(scenarios, "putBoolFalse": requests::put_false[&false];);
    list
}

/// Like `body-boolean.json`, but null is not declared.
pub(crate) mod quirks {
    use crate::table::{misfits, reads, writes};
    use body_boolean_quirks::AutoRestBoolTestServiceClient;
    use body_boolean_quirks::clients::BoolClient;
    use conformance_harness::{Scenarios, Server};

    fn boolean(server: &Server) -> BoolClient {
        AutoRestBoolTestServiceClient::from_arm_client(&server.arm_client()).bool_client()
    }

    pub(crate) fn scenarios() -> Scenarios {
        let mut list = Scenarios::of("body-boolean.quirks.json");
        let scenarios = &mut list;
        reads!(scenarios, boolean,
            "getBoolTrue": get_true => true;
            "getBoolFalse": get_false => false;
        );
        writes!(scenarios, boolean,
            "putBoolTrue": put_true(&true);
            "putBoolFalse": put_false(&false);
        );
        misfits!(scenarios, boolean,
            "getBoolNull": get_null => "expected JSON, found no body";
            "getBoolInvalid": get_invalid => "it cannot be read as JSON: trailing characters at line 1 column 5";
        );
        list
    }
}
