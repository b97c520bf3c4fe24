//! `reserved-words.json`: names that are keywords in some languages.

use conformance_harness::{Scenarios, Server};
use reserved_words::ReservedWordsClient as Client;
use reserved_words::models::MyEnum;
use reserved_words::operations::general::{self as operations, OperationWithUrlOptions};
use reserved_words::operations::import;
use serde_json::{Value, json};

fn client(server: &Server) -> Client {
    Client::from_arm_client(&server.arm_client())
}

/// Calls of which the server compares the arguments. It answers without the JSON that the definition declares.
macro_rules! sent {
    ($scenarios:ident, $client:ident, $($name:literal: $method:ident($($argument:expr),*);)+) => { $(
        $scenarios.value($name, async |server| {
            let response = client(&server).$client().$method($($argument),*).await?;
            assert_eq!(response.status(), 200);
            assert_eq!(response.into_model()?, Value::Null);
            Ok(())
        });
    )+ };
}

/// The same with request functions.
macro_rules! sent_blocking {
    ($scenarios:ident, $($name:literal: $request:expr;)+) => { $(
        $scenarios.blocking_value($name, |server| {
            assert_eq!(server.blocking().call(&$request?)?, Value::Null);
            Ok(())
        });
    )+ };
}

pub(crate) fn scenarios() -> Scenarios {
    let mut scenarios = Scenarios::of("reserved-words.json");
    sent! { scenarios, import_client,
        "reservedWordsOperationGroupImport": operation_one("foo", None);
    }
    sent! { scenarios, general_client,
        "reservedWordsBodyNamedContent": operation_with_content_param(b"hello, world", None);
        "reservedWordsBodyNamedJson": operation_with_json_param(&json!({ "hello": "world" }), None);
        "reservedWordsBodyNamedData": operation_with_data_param("hello", "world", None);
        "reservedWordsBodyNamedFiles": operation_with_files_param(b"hello, world", "my.txt", None);
        "reservedWordsUrlHeaderQuery": operation_with_url("foo", "x-ms-header", Some(OperationWithUrlOptions {
            query_parameters: Some(vec!["one".to_owned(), "two".to_owned()]),
            ..OperationWithUrlOptions::default()
        }));
        "reservedWordsHeaderEnum": reserved_enum(&MyEnum::Import, None);
    }
    sent_blocking! { scenarios,
        "reservedWordsOperationGroupImport": import::operation_one("foo");
        "reservedWordsBodyNamedContent": operations::operation_with_content_param(b"hello, world");
        "reservedWordsBodyNamedData": operations::operation_with_data_param("hello", "world");
        "reservedWordsHeaderEnum": operations::reserved_enum(&MyEnum::Import);
    }
    scenarios
}
