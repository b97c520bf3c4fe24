//! The generator and the runtime agree on the headers that only the HTTP client can set.

use super::parameter::HEADERS_OF_CLIENT;
use armgen_runtime::runtime::{Operation, Plain, Request};

#[test]
fn the_runtime_refuses_the_headers_that_are_no_parameters() {
    static OPERATION: Operation = Operation::BLANK;
    let with_header = |name: &str| {
        let request = Request::<(), Plain>::new(&OPERATION, &[], None).unwrap();
        request.with_header(name, "1")
    };
    for name in HEADERS_OF_CLIENT {
        assert!(with_header(name).is_err(), "{name}");
    }
    assert!(with_header("if-match").is_ok());
}
