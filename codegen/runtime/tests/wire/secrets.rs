//! Secrets stay out of messages and of `Debug` output.

use crate::models::Login;
use armgen_runtime::runtime::from_json;

#[test]
fn debug_does_not_show_secrets() {
    let login = Login {
        user: Some("u".into()),
        password: Some("hunter2".into()),
        keys: None,
    };
    assert_eq!(
        format!("{login:?}"),
        r#"Login { user: Some("u"), password: [redacted], keys: None }"#
    );
}

#[test]
fn errors_name_only_the_kind_of_a_secret() {
    let failure = from_json::<Login>(br#"{"password": {"x": 12345}}"#).unwrap_err();
    assert_eq!(
        failure.message,
        "password: expected a string, found an object at line 1 column 17"
    );
}

#[test]
fn errors_name_only_the_kind_of_what_is_in_a_secret() {
    let failure = from_json::<Login>(br#"{"keys": ["a", ["hunter2"]]}"#).unwrap_err();
    assert_eq!(
        (failure.path.as_str(), failure.found.as_str()),
        ("keys[1]", "a list")
    );
    let failure = from_json::<Login>(br#"{"keys": "hunter2"}"#).unwrap_err();
    assert_eq!(failure.found, "a text");
}
